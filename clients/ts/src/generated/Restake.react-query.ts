// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Shares, Uint128, ModeMsg, InstantiateMsg, RatioMsg, ExecuteMsg, Binary, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, Mode, Config, Ratio, LstResponse, SharesResponse, PositionResponse, RedemptionResponse, PreviewRedeemResponse, PreviewSlashResponse, RedemptionsResponse, SlashableResponse, Decimal, StateResponse, Request, WindowResponse, TokenInfoResponse } from "./Restake.types.js";
import { RestakeQueryClient, RestakeClient } from "./Restake.client.js";
export const restakeQueryKeys = {
  contract: ([{
    contract: "restake"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...restakeQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  state: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "state",
    args
  }] as const),
  slashable: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "slashable",
    args
  }] as const),
  convertToShares: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "convert_to_shares",
    args
  }] as const),
  convertToAssets: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "convert_to_assets",
    args
  }] as const),
  previewDeposit: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "preview_deposit",
    args
  }] as const),
  previewRedeem: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "preview_redeem",
    args
  }] as const),
  previewWithdraw: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "preview_withdraw",
    args
  }] as const),
  previewSlash: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "preview_slash",
    args
  }] as const),
  position: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "position",
    args
  }] as const),
  redemptions: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "redemptions",
    args
  }] as const),
  balance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "balance",
    args
  }] as const),
  tokenInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "token_info",
    args
  }] as const),
  allowance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "allowance",
    args
  }] as const),
  allAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "all_allowances",
    args
  }] as const),
  allSpenderAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "all_spender_allowances",
    args
  }] as const),
  allAccounts: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...restakeQueryKeys.address(contractAddress)[0],
    method: "all_accounts",
    args
  }] as const)
};
export interface RestakeReactQuery<TResponse, TData = TResponse> {
  client: RestakeQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface RestakeAllAccountsQuery<TData> extends RestakeReactQuery<AllAccountsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useRestakeAllAccountsQuery<TData = AllAccountsResponse>({
  client,
  args,
  options
}: RestakeAllAccountsQuery<TData>) {
  return useQuery<AllAccountsResponse, Error, TData>(restakeQueryKeys.allAccounts(client?.contractAddress, args), () => client ? client.allAccounts({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeAllSpenderAllowancesQuery<TData> extends RestakeReactQuery<AllSpenderAllowancesResponse, TData> {
  args: {
    limit?: number;
    spender: string;
    startAfter?: string;
  };
}
export function useRestakeAllSpenderAllowancesQuery<TData = AllSpenderAllowancesResponse>({
  client,
  args,
  options
}: RestakeAllSpenderAllowancesQuery<TData>) {
  return useQuery<AllSpenderAllowancesResponse, Error, TData>(restakeQueryKeys.allSpenderAllowances(client?.contractAddress, args), () => client ? client.allSpenderAllowances({
    limit: args.limit,
    spender: args.spender,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeAllAllowancesQuery<TData> extends RestakeReactQuery<AllAllowancesResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useRestakeAllAllowancesQuery<TData = AllAllowancesResponse>({
  client,
  args,
  options
}: RestakeAllAllowancesQuery<TData>) {
  return useQuery<AllAllowancesResponse, Error, TData>(restakeQueryKeys.allAllowances(client?.contractAddress, args), () => client ? client.allAllowances({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeAllowanceQuery<TData> extends RestakeReactQuery<AllowanceResponse, TData> {
  args: {
    owner: string;
    spender: string;
  };
}
export function useRestakeAllowanceQuery<TData = AllowanceResponse>({
  client,
  args,
  options
}: RestakeAllowanceQuery<TData>) {
  return useQuery<AllowanceResponse, Error, TData>(restakeQueryKeys.allowance(client?.contractAddress, args), () => client ? client.allowance({
    owner: args.owner,
    spender: args.spender
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeTokenInfoQuery<TData> extends RestakeReactQuery<TokenInfoResponse, TData> {}
export function useRestakeTokenInfoQuery<TData = TokenInfoResponse>({
  client,
  options
}: RestakeTokenInfoQuery<TData>) {
  return useQuery<TokenInfoResponse, Error, TData>(restakeQueryKeys.tokenInfo(client?.contractAddress), () => client ? client.tokenInfo() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeBalanceQuery<TData> extends RestakeReactQuery<BalanceResponse, TData> {
  args: {
    address: string;
  };
}
export function useRestakeBalanceQuery<TData = BalanceResponse>({
  client,
  args,
  options
}: RestakeBalanceQuery<TData>) {
  return useQuery<BalanceResponse, Error, TData>(restakeQueryKeys.balance(client?.contractAddress, args), () => client ? client.balance({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeRedemptionsQuery<TData> extends RestakeReactQuery<RedemptionsResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: number;
  };
}
export function useRestakeRedemptionsQuery<TData = RedemptionsResponse>({
  client,
  args,
  options
}: RestakeRedemptionsQuery<TData>) {
  return useQuery<RedemptionsResponse, Error, TData>(restakeQueryKeys.redemptions(client?.contractAddress, args), () => client ? client.redemptions({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakePositionQuery<TData> extends RestakeReactQuery<PositionResponse, TData> {
  args: {
    owner: string;
  };
}
export function useRestakePositionQuery<TData = PositionResponse>({
  client,
  args,
  options
}: RestakePositionQuery<TData>) {
  return useQuery<PositionResponse, Error, TData>(restakeQueryKeys.position(client?.contractAddress, args), () => client ? client.position({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakePreviewSlashQuery<TData> extends RestakeReactQuery<PreviewSlashResponse, TData> {
  args: {
    amount: Shares;
  };
}
export function useRestakePreviewSlashQuery<TData = PreviewSlashResponse>({
  client,
  args,
  options
}: RestakePreviewSlashQuery<TData>) {
  return useQuery<PreviewSlashResponse, Error, TData>(restakeQueryKeys.previewSlash(client?.contractAddress, args), () => client ? client.previewSlash({
    amount: args.amount
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakePreviewWithdrawQuery<TData> extends RestakeReactQuery<LstResponse, TData> {
  args: {
    redemptionId: number;
  };
}
export function useRestakePreviewWithdrawQuery<TData = LstResponse>({
  client,
  args,
  options
}: RestakePreviewWithdrawQuery<TData>) {
  return useQuery<LstResponse, Error, TData>(restakeQueryKeys.previewWithdraw(client?.contractAddress, args), () => client ? client.previewWithdraw({
    redemptionId: args.redemptionId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakePreviewRedeemQuery<TData> extends RestakeReactQuery<PreviewRedeemResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useRestakePreviewRedeemQuery<TData = PreviewRedeemResponse>({
  client,
  args,
  options
}: RestakePreviewRedeemQuery<TData>) {
  return useQuery<PreviewRedeemResponse, Error, TData>(restakeQueryKeys.previewRedeem(client?.contractAddress, args), () => client ? client.previewRedeem({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakePreviewDepositQuery<TData> extends RestakeReactQuery<SharesResponse, TData> {
  args: {
    lst: Shares;
  };
}
export function useRestakePreviewDepositQuery<TData = SharesResponse>({
  client,
  args,
  options
}: RestakePreviewDepositQuery<TData>) {
  return useQuery<SharesResponse, Error, TData>(restakeQueryKeys.previewDeposit(client?.contractAddress, args), () => client ? client.previewDeposit({
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeConvertToAssetsQuery<TData> extends RestakeReactQuery<LstResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useRestakeConvertToAssetsQuery<TData = LstResponse>({
  client,
  args,
  options
}: RestakeConvertToAssetsQuery<TData>) {
  return useQuery<LstResponse, Error, TData>(restakeQueryKeys.convertToAssets(client?.contractAddress, args), () => client ? client.convertToAssets({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeConvertToSharesQuery<TData> extends RestakeReactQuery<SharesResponse, TData> {
  args: {
    lst: Shares;
  };
}
export function useRestakeConvertToSharesQuery<TData = SharesResponse>({
  client,
  args,
  options
}: RestakeConvertToSharesQuery<TData>) {
  return useQuery<SharesResponse, Error, TData>(restakeQueryKeys.convertToShares(client?.contractAddress, args), () => client ? client.convertToShares({
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeSlashableQuery<TData> extends RestakeReactQuery<SlashableResponse, TData> {}
export function useRestakeSlashableQuery<TData = SlashableResponse>({
  client,
  options
}: RestakeSlashableQuery<TData>) {
  return useQuery<SlashableResponse, Error, TData>(restakeQueryKeys.slashable(client?.contractAddress), () => client ? client.slashable() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeStateQuery<TData> extends RestakeReactQuery<StateResponse, TData> {}
export function useRestakeStateQuery<TData = StateResponse>({
  client,
  options
}: RestakeStateQuery<TData>) {
  return useQuery<StateResponse, Error, TData>(restakeQueryKeys.state(client?.contractAddress), () => client ? client.state() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeConfigQuery<TData> extends RestakeReactQuery<Config, TData> {}
export function useRestakeConfigQuery<TData = Config>({
  client,
  options
}: RestakeConfigQuery<TData>) {
  return useQuery<Config, Error, TData>(restakeQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RestakeDecreaseAllowanceMutation {
  client: RestakeClient;
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
export function useRestakeDecreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeDecreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeDecreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.decreaseAllowance(msg, fee, memo, funds), options);
}
export interface RestakeIncreaseAllowanceMutation {
  client: RestakeClient;
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
export function useRestakeIncreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeIncreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeIncreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.increaseAllowance(msg, fee, memo, funds), options);
}
export interface RestakeSendFromMutation {
  client: RestakeClient;
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
export function useRestakeSendFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeSendFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeSendFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sendFrom(msg, fee, memo, funds), options);
}
export interface RestakeTransferFromMutation {
  client: RestakeClient;
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
export function useRestakeTransferFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeTransferFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeTransferFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferFrom(msg, fee, memo, funds), options);
}
export interface RestakeSendMutation {
  client: RestakeClient;
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
export function useRestakeSendMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeSendMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeSendMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.send(msg, fee, memo, funds), options);
}
export interface RestakeTransferMutation {
  client: RestakeClient;
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
export function useRestakeTransferMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeTransferMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeTransferMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transfer(msg, fee, memo, funds), options);
}
export interface RestakeUnpauseMutation {
  client: RestakeClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakeUnpauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeUnpauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeUnpauseMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.unpause(fee, memo, funds), options);
}
export interface RestakePauseMutation {
  client: RestakeClient;
  msg: {
    secs?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakePauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakePauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakePauseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.pause(msg, fee, memo, funds), options);
}
export interface RestakeBondRewardsMutation {
  client: RestakeClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakeBondRewardsMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeBondRewardsMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeBondRewardsMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.bondRewards(fee, memo, funds), options);
}
export interface RestakeExecuteSlashMutation {
  client: RestakeClient;
  msg: {
    requestId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakeExecuteSlashMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeExecuteSlashMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeExecuteSlashMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.executeSlash(msg, fee, memo, funds), options);
}
export interface RestakeVetoMutation {
  client: RestakeClient;
  msg: {
    requestId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakeVetoMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeVetoMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeVetoMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.veto(msg, fee, memo, funds), options);
}
export interface RestakeSlashMutation {
  client: RestakeClient;
  msg: {
    amount: Shares;
    memo?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakeSlashMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeSlashMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeSlashMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.slash(msg, fee, memo, funds), options);
}
export interface RestakeTransferRedemptionMutation {
  client: RestakeClient;
  msg: {
    receiver: string;
    redemptionId: number;
    units?: Uint128;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakeTransferRedemptionMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeTransferRedemptionMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeTransferRedemptionMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferRedemption(msg, fee, memo, funds), options);
}
export interface RestakeWithdrawMutation {
  client: RestakeClient;
  msg: {
    redemptionIds: number[];
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakeWithdrawMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeWithdrawMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeWithdrawMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.withdraw(msg, fee, memo, funds), options);
}
export interface RestakeRedeemMutation {
  client: RestakeClient;
  msg: {
    receiver?: string;
    shares: Uint128;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRestakeRedeemMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeRedeemMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeRedeemMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.redeem(msg, fee, memo, funds), options);
}
export interface RestakeReceiveMutation {
  client: RestakeClient;
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
export function useRestakeReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RestakeReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RestakeReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}