// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { TriggerMsg, InstantiateMsg, Premium, ExecuteMsg, Uint128, Binary, Shares, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, Trigger, Config, BackerTerms, LstResponse, SharesResponse, DepositsResponse, DepositResponse, ExposureResponse, PositionResponse, PreviewActivateResponse, PreviewTopUpResponse, QuoteResponse, Native, Decimal, StateResponse, Event, Totals, TokenInfoResponse, WaitingResponse, WaitingDeposit } from "./Hedge.types.js";
import { HedgeQueryClient, HedgeClient } from "./Hedge.client.js";
export const hedgeQueryKeys = {
  contract: ([{
    contract: "hedge"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...hedgeQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  state: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "state",
    args
  }] as const),
  exposure: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "exposure",
    args
  }] as const),
  previewActivate: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "preview_activate",
    args
  }] as const),
  previewRedeem: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "preview_redeem",
    args
  }] as const),
  previewTopUp: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "preview_top_up",
    args
  }] as const),
  quote: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "quote",
    args
  }] as const),
  position: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "position",
    args
  }] as const),
  deposits: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "deposits",
    args
  }] as const),
  waiting: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "waiting",
    args
  }] as const),
  convertToShares: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "convert_to_shares",
    args
  }] as const),
  convertToAssets: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "convert_to_assets",
    args
  }] as const),
  balance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "balance",
    args
  }] as const),
  tokenInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "token_info",
    args
  }] as const),
  allowance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "allowance",
    args
  }] as const),
  allAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "all_allowances",
    args
  }] as const),
  allSpenderAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "all_spender_allowances",
    args
  }] as const),
  allAccounts: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hedgeQueryKeys.address(contractAddress)[0],
    method: "all_accounts",
    args
  }] as const)
};
export interface HedgeReactQuery<TResponse, TData = TResponse> {
  client: HedgeQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface HedgeAllAccountsQuery<TData> extends HedgeReactQuery<AllAccountsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useHedgeAllAccountsQuery<TData = AllAccountsResponse>({
  client,
  args,
  options
}: HedgeAllAccountsQuery<TData>) {
  return useQuery<AllAccountsResponse, Error, TData>(hedgeQueryKeys.allAccounts(client?.contractAddress, args), () => client ? client.allAccounts({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeAllSpenderAllowancesQuery<TData> extends HedgeReactQuery<AllSpenderAllowancesResponse, TData> {
  args: {
    limit?: number;
    spender: string;
    startAfter?: string;
  };
}
export function useHedgeAllSpenderAllowancesQuery<TData = AllSpenderAllowancesResponse>({
  client,
  args,
  options
}: HedgeAllSpenderAllowancesQuery<TData>) {
  return useQuery<AllSpenderAllowancesResponse, Error, TData>(hedgeQueryKeys.allSpenderAllowances(client?.contractAddress, args), () => client ? client.allSpenderAllowances({
    limit: args.limit,
    spender: args.spender,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeAllAllowancesQuery<TData> extends HedgeReactQuery<AllAllowancesResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useHedgeAllAllowancesQuery<TData = AllAllowancesResponse>({
  client,
  args,
  options
}: HedgeAllAllowancesQuery<TData>) {
  return useQuery<AllAllowancesResponse, Error, TData>(hedgeQueryKeys.allAllowances(client?.contractAddress, args), () => client ? client.allAllowances({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeAllowanceQuery<TData> extends HedgeReactQuery<AllowanceResponse, TData> {
  args: {
    owner: string;
    spender: string;
  };
}
export function useHedgeAllowanceQuery<TData = AllowanceResponse>({
  client,
  args,
  options
}: HedgeAllowanceQuery<TData>) {
  return useQuery<AllowanceResponse, Error, TData>(hedgeQueryKeys.allowance(client?.contractAddress, args), () => client ? client.allowance({
    owner: args.owner,
    spender: args.spender
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeTokenInfoQuery<TData> extends HedgeReactQuery<TokenInfoResponse, TData> {}
export function useHedgeTokenInfoQuery<TData = TokenInfoResponse>({
  client,
  options
}: HedgeTokenInfoQuery<TData>) {
  return useQuery<TokenInfoResponse, Error, TData>(hedgeQueryKeys.tokenInfo(client?.contractAddress), () => client ? client.tokenInfo() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeBalanceQuery<TData> extends HedgeReactQuery<BalanceResponse, TData> {
  args: {
    address: string;
  };
}
export function useHedgeBalanceQuery<TData = BalanceResponse>({
  client,
  args,
  options
}: HedgeBalanceQuery<TData>) {
  return useQuery<BalanceResponse, Error, TData>(hedgeQueryKeys.balance(client?.contractAddress, args), () => client ? client.balance({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeConvertToAssetsQuery<TData> extends HedgeReactQuery<LstResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useHedgeConvertToAssetsQuery<TData = LstResponse>({
  client,
  args,
  options
}: HedgeConvertToAssetsQuery<TData>) {
  return useQuery<LstResponse, Error, TData>(hedgeQueryKeys.convertToAssets(client?.contractAddress, args), () => client ? client.convertToAssets({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeConvertToSharesQuery<TData> extends HedgeReactQuery<SharesResponse, TData> {
  args: {
    lst: Shares;
  };
}
export function useHedgeConvertToSharesQuery<TData = SharesResponse>({
  client,
  args,
  options
}: HedgeConvertToSharesQuery<TData>) {
  return useQuery<SharesResponse, Error, TData>(hedgeQueryKeys.convertToShares(client?.contractAddress, args), () => client ? client.convertToShares({
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeWaitingQuery<TData> extends HedgeReactQuery<WaitingResponse, TData> {
  args: {
    limit?: number;
    startAfter?: number;
  };
}
export function useHedgeWaitingQuery<TData = WaitingResponse>({
  client,
  args,
  options
}: HedgeWaitingQuery<TData>) {
  return useQuery<WaitingResponse, Error, TData>(hedgeQueryKeys.waiting(client?.contractAddress, args), () => client ? client.waiting({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeDepositsQuery<TData> extends HedgeReactQuery<DepositsResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: number;
  };
}
export function useHedgeDepositsQuery<TData = DepositsResponse>({
  client,
  args,
  options
}: HedgeDepositsQuery<TData>) {
  return useQuery<DepositsResponse, Error, TData>(hedgeQueryKeys.deposits(client?.contractAddress, args), () => client ? client.deposits({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgePositionQuery<TData> extends HedgeReactQuery<PositionResponse, TData> {
  args: {
    owner: string;
  };
}
export function useHedgePositionQuery<TData = PositionResponse>({
  client,
  args,
  options
}: HedgePositionQuery<TData>) {
  return useQuery<PositionResponse, Error, TData>(hedgeQueryKeys.position(client?.contractAddress, args), () => client ? client.position({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeQuoteQuery<TData> extends HedgeReactQuery<QuoteResponse, TData> {
  args: {
    lst: Shares;
  };
}
export function useHedgeQuoteQuery<TData = QuoteResponse>({
  client,
  args,
  options
}: HedgeQuoteQuery<TData>) {
  return useQuery<QuoteResponse, Error, TData>(hedgeQueryKeys.quote(client?.contractAddress, args), () => client ? client.quote({
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgePreviewTopUpQuery<TData> extends HedgeReactQuery<PreviewTopUpResponse, TData> {}
export function useHedgePreviewTopUpQuery<TData = PreviewTopUpResponse>({
  client,
  options
}: HedgePreviewTopUpQuery<TData>) {
  return useQuery<PreviewTopUpResponse, Error, TData>(hedgeQueryKeys.previewTopUp(client?.contractAddress), () => client ? client.previewTopUp() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgePreviewRedeemQuery<TData> extends HedgeReactQuery<LstResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useHedgePreviewRedeemQuery<TData = LstResponse>({
  client,
  args,
  options
}: HedgePreviewRedeemQuery<TData>) {
  return useQuery<LstResponse, Error, TData>(hedgeQueryKeys.previewRedeem(client?.contractAddress, args), () => client ? client.previewRedeem({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgePreviewActivateQuery<TData> extends HedgeReactQuery<PreviewActivateResponse, TData> {
  args: {
    depositId: number;
  };
}
export function useHedgePreviewActivateQuery<TData = PreviewActivateResponse>({
  client,
  args,
  options
}: HedgePreviewActivateQuery<TData>) {
  return useQuery<PreviewActivateResponse, Error, TData>(hedgeQueryKeys.previewActivate(client?.contractAddress, args), () => client ? client.previewActivate({
    depositId: args.depositId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeExposureQuery<TData> extends HedgeReactQuery<ExposureResponse, TData> {}
export function useHedgeExposureQuery<TData = ExposureResponse>({
  client,
  options
}: HedgeExposureQuery<TData>) {
  return useQuery<ExposureResponse, Error, TData>(hedgeQueryKeys.exposure(client?.contractAddress), () => client ? client.exposure() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeStateQuery<TData> extends HedgeReactQuery<StateResponse, TData> {}
export function useHedgeStateQuery<TData = StateResponse>({
  client,
  options
}: HedgeStateQuery<TData>) {
  return useQuery<StateResponse, Error, TData>(hedgeQueryKeys.state(client?.contractAddress), () => client ? client.state() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeConfigQuery<TData> extends HedgeReactQuery<Config, TData> {}
export function useHedgeConfigQuery<TData = Config>({
  client,
  options
}: HedgeConfigQuery<TData>) {
  return useQuery<Config, Error, TData>(hedgeQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HedgeDecreaseAllowanceMutation {
  client: HedgeClient;
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
export function useHedgeDecreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeDecreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeDecreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.decreaseAllowance(msg, fee, memo, funds), options);
}
export interface HedgeIncreaseAllowanceMutation {
  client: HedgeClient;
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
export function useHedgeIncreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeIncreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeIncreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.increaseAllowance(msg, fee, memo, funds), options);
}
export interface HedgeSendFromMutation {
  client: HedgeClient;
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
export function useHedgeSendFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeSendFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeSendFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sendFrom(msg, fee, memo, funds), options);
}
export interface HedgeTransferFromMutation {
  client: HedgeClient;
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
export function useHedgeTransferFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeTransferFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeTransferFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferFrom(msg, fee, memo, funds), options);
}
export interface HedgeSendMutation {
  client: HedgeClient;
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
export function useHedgeSendMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeSendMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeSendMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.send(msg, fee, memo, funds), options);
}
export interface HedgeTransferMutation {
  client: HedgeClient;
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
export function useHedgeTransferMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeTransferMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeTransferMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transfer(msg, fee, memo, funds), options);
}
export interface HedgeUnpauseMutation {
  client: HedgeClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgeUnpauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeUnpauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeUnpauseMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.unpause(fee, memo, funds), options);
}
export interface HedgePauseMutation {
  client: HedgeClient;
  msg: {
    secs?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgePauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgePauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgePauseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.pause(msg, fee, memo, funds), options);
}
export interface HedgePayMutation {
  client: HedgeClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgePayMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgePayMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgePayMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.pay(fee, memo, funds), options);
}
export interface HedgeObserveMutation {
  client: HedgeClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgeObserveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeObserveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeObserveMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.observe(fee, memo, funds), options);
}
export interface HedgeTopUpMutation {
  client: HedgeClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgeTopUpMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeTopUpMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeTopUpMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.topUp(fee, memo, funds), options);
}
export interface HedgeRedeemMutation {
  client: HedgeClient;
  msg: {
    forfeit?: boolean;
    minLst?: Shares;
    receiver?: string;
    shares: Uint128;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgeRedeemMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeRedeemMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeRedeemMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.redeem(msg, fee, memo, funds), options);
}
export interface HedgeCancelMutation {
  client: HedgeClient;
  msg: {
    depositId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgeCancelMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeCancelMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeCancelMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.cancel(msg, fee, memo, funds), options);
}
export interface HedgeActivateMutation {
  client: HedgeClient;
  msg: {
    depositId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgeActivateMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeActivateMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeActivateMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.activate(msg, fee, memo, funds), options);
}
export interface HedgeReceiveMutation {
  client: HedgeClient;
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
export function useHedgeReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}
export interface HedgeAttachMutation {
  client: HedgeClient;
  msg: {
    backer: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHedgeAttachMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HedgeAttachMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HedgeAttachMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.attach(msg, fee, memo, funds), options);
}