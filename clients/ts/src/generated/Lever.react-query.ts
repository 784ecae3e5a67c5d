// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { InstantiateMsg, ShareMsg, ExecuteMsg, Uint128, Binary, Shares, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, QueryMsg, Native, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, Config, Terms, AssetsResponse, SharesResponse, OrderResponse, OrdersResponse, PausedResponse, PreviewBuyDownResponse, PreviewDepositResponse, PreviewFillResponse, PreviewRebalanceResponse, PreviewRedeemResponse, SolvencyResponse, Decimal, Can, StateResponse, Band, TokenInfoResponse } from "./Lever.types.js";
import { LeverQueryClient, LeverClient } from "./Lever.client.js";
export const leverQueryKeys = {
  contract: ([{
    contract: "lever"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...leverQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  state: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "state",
    args
  }] as const),
  convertToAssets: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "convert_to_assets",
    args
  }] as const),
  convertToShares: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "convert_to_shares",
    args
  }] as const),
  previewDeposit: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "preview_deposit",
    args
  }] as const),
  previewRedeem: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "preview_redeem",
    args
  }] as const),
  previewFill: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "preview_fill",
    args
  }] as const),
  previewBuyDown: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "preview_buy_down",
    args
  }] as const),
  previewRebalance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "preview_rebalance",
    args
  }] as const),
  order: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "order",
    args
  }] as const),
  orders: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "orders",
    args
  }] as const),
  ordersOf: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "orders_of",
    args
  }] as const),
  paused: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "paused",
    args
  }] as const),
  solvency: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "solvency",
    args
  }] as const),
  balance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "balance",
    args
  }] as const),
  tokenInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "token_info",
    args
  }] as const),
  allowance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "allowance",
    args
  }] as const),
  allAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "all_allowances",
    args
  }] as const),
  allSpenderAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "all_spender_allowances",
    args
  }] as const),
  allAccounts: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...leverQueryKeys.address(contractAddress)[0],
    method: "all_accounts",
    args
  }] as const)
};
export interface LeverReactQuery<TResponse, TData = TResponse> {
  client: LeverQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface LeverAllAccountsQuery<TData> extends LeverReactQuery<AllAccountsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useLeverAllAccountsQuery<TData = AllAccountsResponse>({
  client,
  args,
  options
}: LeverAllAccountsQuery<TData>) {
  return useQuery<AllAccountsResponse, Error, TData>(leverQueryKeys.allAccounts(client?.contractAddress, args), () => client ? client.allAccounts({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverAllSpenderAllowancesQuery<TData> extends LeverReactQuery<AllSpenderAllowancesResponse, TData> {
  args: {
    limit?: number;
    spender: string;
    startAfter?: string;
  };
}
export function useLeverAllSpenderAllowancesQuery<TData = AllSpenderAllowancesResponse>({
  client,
  args,
  options
}: LeverAllSpenderAllowancesQuery<TData>) {
  return useQuery<AllSpenderAllowancesResponse, Error, TData>(leverQueryKeys.allSpenderAllowances(client?.contractAddress, args), () => client ? client.allSpenderAllowances({
    limit: args.limit,
    spender: args.spender,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverAllAllowancesQuery<TData> extends LeverReactQuery<AllAllowancesResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useLeverAllAllowancesQuery<TData = AllAllowancesResponse>({
  client,
  args,
  options
}: LeverAllAllowancesQuery<TData>) {
  return useQuery<AllAllowancesResponse, Error, TData>(leverQueryKeys.allAllowances(client?.contractAddress, args), () => client ? client.allAllowances({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverAllowanceQuery<TData> extends LeverReactQuery<AllowanceResponse, TData> {
  args: {
    owner: string;
    spender: string;
  };
}
export function useLeverAllowanceQuery<TData = AllowanceResponse>({
  client,
  args,
  options
}: LeverAllowanceQuery<TData>) {
  return useQuery<AllowanceResponse, Error, TData>(leverQueryKeys.allowance(client?.contractAddress, args), () => client ? client.allowance({
    owner: args.owner,
    spender: args.spender
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverTokenInfoQuery<TData> extends LeverReactQuery<TokenInfoResponse, TData> {}
export function useLeverTokenInfoQuery<TData = TokenInfoResponse>({
  client,
  options
}: LeverTokenInfoQuery<TData>) {
  return useQuery<TokenInfoResponse, Error, TData>(leverQueryKeys.tokenInfo(client?.contractAddress), () => client ? client.tokenInfo() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverBalanceQuery<TData> extends LeverReactQuery<BalanceResponse, TData> {
  args: {
    address: string;
  };
}
export function useLeverBalanceQuery<TData = BalanceResponse>({
  client,
  args,
  options
}: LeverBalanceQuery<TData>) {
  return useQuery<BalanceResponse, Error, TData>(leverQueryKeys.balance(client?.contractAddress, args), () => client ? client.balance({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverSolvencyQuery<TData> extends LeverReactQuery<SolvencyResponse, TData> {}
export function useLeverSolvencyQuery<TData = SolvencyResponse>({
  client,
  options
}: LeverSolvencyQuery<TData>) {
  return useQuery<SolvencyResponse, Error, TData>(leverQueryKeys.solvency(client?.contractAddress), () => client ? client.solvency() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverPausedQuery<TData> extends LeverReactQuery<PausedResponse, TData> {}
export function useLeverPausedQuery<TData = PausedResponse>({
  client,
  options
}: LeverPausedQuery<TData>) {
  return useQuery<PausedResponse, Error, TData>(leverQueryKeys.paused(client?.contractAddress), () => client ? client.paused() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverOrdersOfQuery<TData> extends LeverReactQuery<OrdersResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: number;
  };
}
export function useLeverOrdersOfQuery<TData = OrdersResponse>({
  client,
  args,
  options
}: LeverOrdersOfQuery<TData>) {
  return useQuery<OrdersResponse, Error, TData>(leverQueryKeys.ordersOf(client?.contractAddress, args), () => client ? client.ordersOf({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverOrdersQuery<TData> extends LeverReactQuery<OrdersResponse, TData> {
  args: {
    limit?: number;
    startAfter?: number;
  };
}
export function useLeverOrdersQuery<TData = OrdersResponse>({
  client,
  args,
  options
}: LeverOrdersQuery<TData>) {
  return useQuery<OrdersResponse, Error, TData>(leverQueryKeys.orders(client?.contractAddress, args), () => client ? client.orders({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverOrderQuery<TData> extends LeverReactQuery<OrderResponse, TData> {
  args: {
    orderId: number;
  };
}
export function useLeverOrderQuery<TData = OrderResponse>({
  client,
  args,
  options
}: LeverOrderQuery<TData>) {
  return useQuery<OrderResponse, Error, TData>(leverQueryKeys.order(client?.contractAddress, args), () => client ? client.queryOrder({
    orderId: args.orderId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverPreviewRebalanceQuery<TData> extends LeverReactQuery<PreviewRebalanceResponse, TData> {}
export function useLeverPreviewRebalanceQuery<TData = PreviewRebalanceResponse>({
  client,
  options
}: LeverPreviewRebalanceQuery<TData>) {
  return useQuery<PreviewRebalanceResponse, Error, TData>(leverQueryKeys.previewRebalance(client?.contractAddress), () => client ? client.previewRebalance() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverPreviewBuyDownQuery<TData> extends LeverReactQuery<PreviewBuyDownResponse, TData> {
  args: {
    pay?: Native;
  };
}
export function useLeverPreviewBuyDownQuery<TData = PreviewBuyDownResponse>({
  client,
  args,
  options
}: LeverPreviewBuyDownQuery<TData>) {
  return useQuery<PreviewBuyDownResponse, Error, TData>(leverQueryKeys.previewBuyDown(client?.contractAddress, args), () => client ? client.previewBuyDown({
    pay: args.pay
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverPreviewFillQuery<TData> extends LeverReactQuery<PreviewFillResponse, TData> {
  args: {
    orderId: number;
    pay?: Native;
  };
}
export function useLeverPreviewFillQuery<TData = PreviewFillResponse>({
  client,
  args,
  options
}: LeverPreviewFillQuery<TData>) {
  return useQuery<PreviewFillResponse, Error, TData>(leverQueryKeys.previewFill(client?.contractAddress, args), () => client ? client.previewFill({
    orderId: args.orderId,
    pay: args.pay
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverPreviewRedeemQuery<TData> extends LeverReactQuery<PreviewRedeemResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useLeverPreviewRedeemQuery<TData = PreviewRedeemResponse>({
  client,
  args,
  options
}: LeverPreviewRedeemQuery<TData>) {
  return useQuery<PreviewRedeemResponse, Error, TData>(leverQueryKeys.previewRedeem(client?.contractAddress, args), () => client ? client.previewRedeem({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverPreviewDepositQuery<TData> extends LeverReactQuery<PreviewDepositResponse, TData> {
  args: {
    amount?: Native;
    lst?: Shares;
  };
}
export function useLeverPreviewDepositQuery<TData = PreviewDepositResponse>({
  client,
  args,
  options
}: LeverPreviewDepositQuery<TData>) {
  return useQuery<PreviewDepositResponse, Error, TData>(leverQueryKeys.previewDeposit(client?.contractAddress, args), () => client ? client.previewDeposit({
    amount: args.amount,
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverConvertToSharesQuery<TData> extends LeverReactQuery<SharesResponse, TData> {
  args: {
    native: Native;
  };
}
export function useLeverConvertToSharesQuery<TData = SharesResponse>({
  client,
  args,
  options
}: LeverConvertToSharesQuery<TData>) {
  return useQuery<SharesResponse, Error, TData>(leverQueryKeys.convertToShares(client?.contractAddress, args), () => client ? client.convertToShares({
    native: args.native
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverConvertToAssetsQuery<TData> extends LeverReactQuery<AssetsResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useLeverConvertToAssetsQuery<TData = AssetsResponse>({
  client,
  args,
  options
}: LeverConvertToAssetsQuery<TData>) {
  return useQuery<AssetsResponse, Error, TData>(leverQueryKeys.convertToAssets(client?.contractAddress, args), () => client ? client.convertToAssets({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverStateQuery<TData> extends LeverReactQuery<StateResponse, TData> {}
export function useLeverStateQuery<TData = StateResponse>({
  client,
  options
}: LeverStateQuery<TData>) {
  return useQuery<StateResponse, Error, TData>(leverQueryKeys.state(client?.contractAddress), () => client ? client.state() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverConfigQuery<TData> extends LeverReactQuery<Config, TData> {}
export function useLeverConfigQuery<TData = Config>({
  client,
  options
}: LeverConfigQuery<TData>) {
  return useQuery<Config, Error, TData>(leverQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface LeverDecreaseAllowanceMutation {
  client: LeverClient;
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
export function useLeverDecreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverDecreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverDecreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.decreaseAllowance(msg, fee, memo, funds), options);
}
export interface LeverIncreaseAllowanceMutation {
  client: LeverClient;
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
export function useLeverIncreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverIncreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverIncreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.increaseAllowance(msg, fee, memo, funds), options);
}
export interface LeverSendFromMutation {
  client: LeverClient;
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
export function useLeverSendFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverSendFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverSendFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sendFrom(msg, fee, memo, funds), options);
}
export interface LeverTransferFromMutation {
  client: LeverClient;
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
export function useLeverTransferFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverTransferFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverTransferFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferFrom(msg, fee, memo, funds), options);
}
export interface LeverSendMutation {
  client: LeverClient;
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
export function useLeverSendMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverSendMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverSendMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.send(msg, fee, memo, funds), options);
}
export interface LeverTransferMutation {
  client: LeverClient;
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
export function useLeverTransferMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverTransferMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverTransferMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transfer(msg, fee, memo, funds), options);
}
export interface LeverUnpauseMutation {
  client: LeverClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useLeverUnpauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverUnpauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverUnpauseMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.unpause(fee, memo, funds), options);
}
export interface LeverPauseMutation {
  client: LeverClient;
  msg: {
    secs?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useLeverPauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverPauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverPauseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.pause(msg, fee, memo, funds), options);
}
export interface LeverRebalanceMutation {
  client: LeverClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useLeverRebalanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverRebalanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverRebalanceMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.rebalance(fee, memo, funds), options);
}
export interface LeverBuyDownMutation {
  client: LeverClient;
  msg: {
    minLst?: Shares;
    receiver?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useLeverBuyDownMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverBuyDownMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverBuyDownMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.buyDown(msg, fee, memo, funds), options);
}
export interface LeverFillMutation {
  client: LeverClient;
  msg: {
    minLst?: Shares;
    orderId: number;
    receiver?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useLeverFillMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverFillMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverFillMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.fill(msg, fee, memo, funds), options);
}
export interface LeverCancelMutation {
  client: LeverClient;
  msg: {
    orderId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useLeverCancelMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverCancelMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverCancelMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.cancel(msg, fee, memo, funds), options);
}
export interface LeverOrderMutation {
  client: LeverClient;
  msg: {
    mostBps?: number;
    receiver?: string;
    shares: Uint128;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useLeverOrderMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverOrderMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverOrderMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.order(msg, fee, memo, funds), options);
}
export interface LeverRedeemMutation {
  client: LeverClient;
  msg: {
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
export function useLeverRedeemMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverRedeemMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverRedeemMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.redeem(msg, fee, memo, funds), options);
}
export interface LeverDepositMutation {
  client: LeverClient;
  msg: {
    minShares?: Uint128;
    receiver?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useLeverDepositMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverDepositMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverDepositMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.deposit(msg, fee, memo, funds), options);
}
export interface LeverReceiveMutation {
  client: LeverClient;
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
export function useLeverReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, LeverReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, LeverReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}