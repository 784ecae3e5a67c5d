// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Shares, Uint128, InstantiateMsg, TargetMsg, ExecuteMsg, Binary, Action, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, Config, LstResponse, SharesResponse, DueResponse, OwnershipForAddr, PartsResponse, PartResponse, PreviewDepositResponse, PreviewRedeemResponse, PieceResponse, Door, Decimal, StateResponse, Announced, Target, TokenInfoResponse } from "./Basket.types.js";
import { BasketQueryClient, BasketClient } from "./Basket.client.js";
export const basketQueryKeys = {
  contract: ([{
    contract: "basket"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...basketQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  state: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "state",
    args
  }] as const),
  parts: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "parts",
    args
  }] as const),
  previewDeposit: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "preview_deposit",
    args
  }] as const),
  previewRedeem: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "preview_redeem",
    args
  }] as const),
  convertToShares: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "convert_to_shares",
    args
  }] as const),
  convertToAssets: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "convert_to_assets",
    args
  }] as const),
  due: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "due",
    args
  }] as const),
  ownership: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "ownership",
    args
  }] as const),
  balance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "balance",
    args
  }] as const),
  tokenInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "token_info",
    args
  }] as const),
  allowance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "allowance",
    args
  }] as const),
  allAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "all_allowances",
    args
  }] as const),
  allSpenderAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "all_spender_allowances",
    args
  }] as const),
  allAccounts: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...basketQueryKeys.address(contractAddress)[0],
    method: "all_accounts",
    args
  }] as const)
};
export interface BasketReactQuery<TResponse, TData = TResponse> {
  client: BasketQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface BasketAllAccountsQuery<TData> extends BasketReactQuery<AllAccountsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useBasketAllAccountsQuery<TData = AllAccountsResponse>({
  client,
  args,
  options
}: BasketAllAccountsQuery<TData>) {
  return useQuery<AllAccountsResponse, Error, TData>(basketQueryKeys.allAccounts(client?.contractAddress, args), () => client ? client.allAccounts({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketAllSpenderAllowancesQuery<TData> extends BasketReactQuery<AllSpenderAllowancesResponse, TData> {
  args: {
    limit?: number;
    spender: string;
    startAfter?: string;
  };
}
export function useBasketAllSpenderAllowancesQuery<TData = AllSpenderAllowancesResponse>({
  client,
  args,
  options
}: BasketAllSpenderAllowancesQuery<TData>) {
  return useQuery<AllSpenderAllowancesResponse, Error, TData>(basketQueryKeys.allSpenderAllowances(client?.contractAddress, args), () => client ? client.allSpenderAllowances({
    limit: args.limit,
    spender: args.spender,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketAllAllowancesQuery<TData> extends BasketReactQuery<AllAllowancesResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useBasketAllAllowancesQuery<TData = AllAllowancesResponse>({
  client,
  args,
  options
}: BasketAllAllowancesQuery<TData>) {
  return useQuery<AllAllowancesResponse, Error, TData>(basketQueryKeys.allAllowances(client?.contractAddress, args), () => client ? client.allAllowances({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketAllowanceQuery<TData> extends BasketReactQuery<AllowanceResponse, TData> {
  args: {
    owner: string;
    spender: string;
  };
}
export function useBasketAllowanceQuery<TData = AllowanceResponse>({
  client,
  args,
  options
}: BasketAllowanceQuery<TData>) {
  return useQuery<AllowanceResponse, Error, TData>(basketQueryKeys.allowance(client?.contractAddress, args), () => client ? client.allowance({
    owner: args.owner,
    spender: args.spender
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketTokenInfoQuery<TData> extends BasketReactQuery<TokenInfoResponse, TData> {}
export function useBasketTokenInfoQuery<TData = TokenInfoResponse>({
  client,
  options
}: BasketTokenInfoQuery<TData>) {
  return useQuery<TokenInfoResponse, Error, TData>(basketQueryKeys.tokenInfo(client?.contractAddress), () => client ? client.tokenInfo() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketBalanceQuery<TData> extends BasketReactQuery<BalanceResponse, TData> {
  args: {
    address: string;
  };
}
export function useBasketBalanceQuery<TData = BalanceResponse>({
  client,
  args,
  options
}: BasketBalanceQuery<TData>) {
  return useQuery<BalanceResponse, Error, TData>(basketQueryKeys.balance(client?.contractAddress, args), () => client ? client.balance({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketOwnershipQuery<TData> extends BasketReactQuery<OwnershipForAddr, TData> {}
export function useBasketOwnershipQuery<TData = OwnershipForAddr>({
  client,
  options
}: BasketOwnershipQuery<TData>) {
  return useQuery<OwnershipForAddr, Error, TData>(basketQueryKeys.ownership(client?.contractAddress), () => client ? client.ownership() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketDueQuery<TData> extends BasketReactQuery<DueResponse, TData> {}
export function useBasketDueQuery<TData = DueResponse>({
  client,
  options
}: BasketDueQuery<TData>) {
  return useQuery<DueResponse, Error, TData>(basketQueryKeys.due(client?.contractAddress), () => client ? client.due() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketConvertToAssetsQuery<TData> extends BasketReactQuery<LstResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useBasketConvertToAssetsQuery<TData = LstResponse>({
  client,
  args,
  options
}: BasketConvertToAssetsQuery<TData>) {
  return useQuery<LstResponse, Error, TData>(basketQueryKeys.convertToAssets(client?.contractAddress, args), () => client ? client.convertToAssets({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketConvertToSharesQuery<TData> extends BasketReactQuery<SharesResponse, TData> {
  args: {
    lst: Shares;
  };
}
export function useBasketConvertToSharesQuery<TData = SharesResponse>({
  client,
  args,
  options
}: BasketConvertToSharesQuery<TData>) {
  return useQuery<SharesResponse, Error, TData>(basketQueryKeys.convertToShares(client?.contractAddress, args), () => client ? client.convertToShares({
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketPreviewRedeemQuery<TData> extends BasketReactQuery<PreviewRedeemResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useBasketPreviewRedeemQuery<TData = PreviewRedeemResponse>({
  client,
  args,
  options
}: BasketPreviewRedeemQuery<TData>) {
  return useQuery<PreviewRedeemResponse, Error, TData>(basketQueryKeys.previewRedeem(client?.contractAddress, args), () => client ? client.previewRedeem({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketPreviewDepositQuery<TData> extends BasketReactQuery<PreviewDepositResponse, TData> {
  args: {
    despitePending?: boolean;
    lst: Shares;
  };
}
export function useBasketPreviewDepositQuery<TData = PreviewDepositResponse>({
  client,
  args,
  options
}: BasketPreviewDepositQuery<TData>) {
  return useQuery<PreviewDepositResponse, Error, TData>(basketQueryKeys.previewDeposit(client?.contractAddress, args), () => client ? client.previewDeposit({
    despitePending: args.despitePending,
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketPartsQuery<TData> extends BasketReactQuery<PartsResponse, TData> {}
export function useBasketPartsQuery<TData = PartsResponse>({
  client,
  options
}: BasketPartsQuery<TData>) {
  return useQuery<PartsResponse, Error, TData>(basketQueryKeys.parts(client?.contractAddress), () => client ? client.parts() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketStateQuery<TData> extends BasketReactQuery<StateResponse, TData> {}
export function useBasketStateQuery<TData = StateResponse>({
  client,
  options
}: BasketStateQuery<TData>) {
  return useQuery<StateResponse, Error, TData>(basketQueryKeys.state(client?.contractAddress), () => client ? client.state() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketConfigQuery<TData> extends BasketReactQuery<Config, TData> {}
export function useBasketConfigQuery<TData = Config>({
  client,
  options
}: BasketConfigQuery<TData>) {
  return useQuery<Config, Error, TData>(basketQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface BasketDecreaseAllowanceMutation {
  client: BasketClient;
  msg: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketDecreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketDecreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketDecreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.decreaseAllowance(msg, fee, memo, funds), options);
}
export interface BasketIncreaseAllowanceMutation {
  client: BasketClient;
  msg: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketIncreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketIncreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketIncreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.increaseAllowance(msg, fee, memo, funds), options);
}
export interface BasketSendFromMutation {
  client: BasketClient;
  msg: {
    amount: Uint128;
    contract: string;
    msg: Binary;
    owner: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketSendFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketSendFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketSendFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sendFrom(msg, fee, memo, funds), options);
}
export interface BasketTransferFromMutation {
  client: BasketClient;
  msg: {
    amount: Uint128;
    owner: string;
    recipient: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketTransferFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketTransferFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketTransferFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferFrom(msg, fee, memo, funds), options);
}
export interface BasketSendMutation {
  client: BasketClient;
  msg: {
    amount: Uint128;
    contract: string;
    msg: Binary;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketSendMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketSendMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketSendMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.send(msg, fee, memo, funds), options);
}
export interface BasketTransferMutation {
  client: BasketClient;
  msg: {
    amount: Uint128;
    recipient: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketTransferMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketTransferMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketTransferMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transfer(msg, fee, memo, funds), options);
}
export interface BasketUpdateOwnershipMutation {
  client: BasketClient;
  msg: Action;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketUpdateOwnershipMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketUpdateOwnershipMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketUpdateOwnershipMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateOwnership(msg, fee, memo, funds), options);
}
export interface BasketUnpauseMutation {
  client: BasketClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketUnpauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketUnpauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketUnpauseMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.unpause(fee, memo, funds), options);
}
export interface BasketPauseMutation {
  client: BasketClient;
  msg: {
    secs?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketPauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketPauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketPauseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.pause(msg, fee, memo, funds), options);
}
export interface BasketDropAnnouncedMutation {
  client: BasketClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketDropAnnouncedMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketDropAnnouncedMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketDropAnnouncedMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.dropAnnounced(fee, memo, funds), options);
}
export interface BasketApplyPartsMutation {
  client: BasketClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketApplyPartsMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketApplyPartsMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketApplyPartsMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.applyParts(fee, memo, funds), options);
}
export interface BasketSetPartsMutation {
  client: BasketClient;
  msg: {
    parts: TargetMsg[];
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketSetPartsMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketSetPartsMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketSetPartsMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.setParts(msg, fee, memo, funds), options);
}
export interface BasketNoteMutation {
  client: BasketClient;
  msg: {
    part: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketNoteMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketNoteMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketNoteMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.note(msg, fee, memo, funds), options);
}
export interface BasketGatherMutation {
  client: BasketClient;
  msg: {
    part: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketGatherMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketGatherMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketGatherMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.gather(msg, fee, memo, funds), options);
}
export interface BasketTrimMutation {
  client: BasketClient;
  msg: {
    part: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketTrimMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketTrimMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketTrimMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.trim(msg, fee, memo, funds), options);
}
export interface BasketAllocateMutation {
  client: BasketClient;
  msg: {
    part: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketAllocateMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketAllocateMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketAllocateMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.allocate(msg, fee, memo, funds), options);
}
export interface BasketRedeemMutation {
  client: BasketClient;
  msg: {
    receiver?: string;
    shares: Uint128;
    skip?: string[];
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketRedeemMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketRedeemMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketRedeemMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.redeem(msg, fee, memo, funds), options);
}
export interface BasketReceiveMutation {
  client: BasketClient;
  msg: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useBasketReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, BasketReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, BasketReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}