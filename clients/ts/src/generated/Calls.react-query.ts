// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Quote, Uint128, InstantiateMsg, ExecuteMsg, Binary, Shares, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, ConfigResponse, OfferResponse, OffersResponse, PositionResponse, Redeemable, PreviewBuyResponse, Native, PreviewExerciseResponse, SolvencyResponse, Check, Phase, StateResponse, TokenInfoResponse } from "./Calls.types.js";
import { CallsQueryClient, CallsClient } from "./Calls.client.js";
export const callsQueryKeys = {
  contract: ([{
    contract: "calls"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...callsQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  state: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "state",
    args
  }] as const),
  offer: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "offer",
    args
  }] as const),
  offers: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "offers",
    args
  }] as const),
  offersOf: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "offers_of",
    args
  }] as const),
  previewBuy: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "preview_buy",
    args
  }] as const),
  previewExercise: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "preview_exercise",
    args
  }] as const),
  position: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "position",
    args
  }] as const),
  solvency: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "solvency",
    args
  }] as const),
  balance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "balance",
    args
  }] as const),
  tokenInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "token_info",
    args
  }] as const),
  allowance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "allowance",
    args
  }] as const),
  allAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "all_allowances",
    args
  }] as const),
  allSpenderAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "all_spender_allowances",
    args
  }] as const),
  allAccounts: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...callsQueryKeys.address(contractAddress)[0],
    method: "all_accounts",
    args
  }] as const)
};
export interface CallsReactQuery<TResponse, TData = TResponse> {
  client: CallsQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface CallsAllAccountsQuery<TData> extends CallsReactQuery<AllAccountsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useCallsAllAccountsQuery<TData = AllAccountsResponse>({
  client,
  args,
  options
}: CallsAllAccountsQuery<TData>) {
  return useQuery<AllAccountsResponse, Error, TData>(callsQueryKeys.allAccounts(client?.contractAddress, args), () => client ? client.allAccounts({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsAllSpenderAllowancesQuery<TData> extends CallsReactQuery<AllSpenderAllowancesResponse, TData> {
  args: {
    limit?: number;
    spender: string;
    startAfter?: string;
  };
}
export function useCallsAllSpenderAllowancesQuery<TData = AllSpenderAllowancesResponse>({
  client,
  args,
  options
}: CallsAllSpenderAllowancesQuery<TData>) {
  return useQuery<AllSpenderAllowancesResponse, Error, TData>(callsQueryKeys.allSpenderAllowances(client?.contractAddress, args), () => client ? client.allSpenderAllowances({
    limit: args.limit,
    spender: args.spender,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsAllAllowancesQuery<TData> extends CallsReactQuery<AllAllowancesResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useCallsAllAllowancesQuery<TData = AllAllowancesResponse>({
  client,
  args,
  options
}: CallsAllAllowancesQuery<TData>) {
  return useQuery<AllAllowancesResponse, Error, TData>(callsQueryKeys.allAllowances(client?.contractAddress, args), () => client ? client.allAllowances({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsAllowanceQuery<TData> extends CallsReactQuery<AllowanceResponse, TData> {
  args: {
    owner: string;
    spender: string;
  };
}
export function useCallsAllowanceQuery<TData = AllowanceResponse>({
  client,
  args,
  options
}: CallsAllowanceQuery<TData>) {
  return useQuery<AllowanceResponse, Error, TData>(callsQueryKeys.allowance(client?.contractAddress, args), () => client ? client.allowance({
    owner: args.owner,
    spender: args.spender
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsTokenInfoQuery<TData> extends CallsReactQuery<TokenInfoResponse, TData> {}
export function useCallsTokenInfoQuery<TData = TokenInfoResponse>({
  client,
  options
}: CallsTokenInfoQuery<TData>) {
  return useQuery<TokenInfoResponse, Error, TData>(callsQueryKeys.tokenInfo(client?.contractAddress), () => client ? client.tokenInfo() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsBalanceQuery<TData> extends CallsReactQuery<BalanceResponse, TData> {
  args: {
    address: string;
  };
}
export function useCallsBalanceQuery<TData = BalanceResponse>({
  client,
  args,
  options
}: CallsBalanceQuery<TData>) {
  return useQuery<BalanceResponse, Error, TData>(callsQueryKeys.balance(client?.contractAddress, args), () => client ? client.balance({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsSolvencyQuery<TData> extends CallsReactQuery<SolvencyResponse, TData> {}
export function useCallsSolvencyQuery<TData = SolvencyResponse>({
  client,
  options
}: CallsSolvencyQuery<TData>) {
  return useQuery<SolvencyResponse, Error, TData>(callsQueryKeys.solvency(client?.contractAddress), () => client ? client.solvency() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsPositionQuery<TData> extends CallsReactQuery<PositionResponse, TData> {
  args: {
    owner: string;
  };
}
export function useCallsPositionQuery<TData = PositionResponse>({
  client,
  args,
  options
}: CallsPositionQuery<TData>) {
  return useQuery<PositionResponse, Error, TData>(callsQueryKeys.position(client?.contractAddress, args), () => client ? client.position({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsPreviewExerciseQuery<TData> extends CallsReactQuery<PreviewExerciseResponse, TData> {
  args: {
    lst: Shares;
  };
}
export function useCallsPreviewExerciseQuery<TData = PreviewExerciseResponse>({
  client,
  args,
  options
}: CallsPreviewExerciseQuery<TData>) {
  return useQuery<PreviewExerciseResponse, Error, TData>(callsQueryKeys.previewExercise(client?.contractAddress, args), () => client ? client.previewExercise({
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsPreviewBuyQuery<TData> extends CallsReactQuery<PreviewBuyResponse, TData> {
  args: {
    lst: Shares;
    offerId: number;
  };
}
export function useCallsPreviewBuyQuery<TData = PreviewBuyResponse>({
  client,
  args,
  options
}: CallsPreviewBuyQuery<TData>) {
  return useQuery<PreviewBuyResponse, Error, TData>(callsQueryKeys.previewBuy(client?.contractAddress, args), () => client ? client.previewBuy({
    lst: args.lst,
    offerId: args.offerId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsOffersOfQuery<TData> extends CallsReactQuery<OffersResponse, TData> {
  args: {
    limit?: number;
    startAfter?: number;
    writer: string;
  };
}
export function useCallsOffersOfQuery<TData = OffersResponse>({
  client,
  args,
  options
}: CallsOffersOfQuery<TData>) {
  return useQuery<OffersResponse, Error, TData>(callsQueryKeys.offersOf(client?.contractAddress, args), () => client ? client.offersOf({
    limit: args.limit,
    startAfter: args.startAfter,
    writer: args.writer
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsOffersQuery<TData> extends CallsReactQuery<OffersResponse, TData> {
  args: {
    limit?: number;
    startAfter?: number;
  };
}
export function useCallsOffersQuery<TData = OffersResponse>({
  client,
  args,
  options
}: CallsOffersQuery<TData>) {
  return useQuery<OffersResponse, Error, TData>(callsQueryKeys.offers(client?.contractAddress, args), () => client ? client.offers({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsOfferQuery<TData> extends CallsReactQuery<OfferResponse, TData> {
  args: {
    offerId: number;
  };
}
export function useCallsOfferQuery<TData = OfferResponse>({
  client,
  args,
  options
}: CallsOfferQuery<TData>) {
  return useQuery<OfferResponse, Error, TData>(callsQueryKeys.offer(client?.contractAddress, args), () => client ? client.offer({
    offerId: args.offerId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsStateQuery<TData> extends CallsReactQuery<StateResponse, TData> {}
export function useCallsStateQuery<TData = StateResponse>({
  client,
  options
}: CallsStateQuery<TData>) {
  return useQuery<StateResponse, Error, TData>(callsQueryKeys.state(client?.contractAddress), () => client ? client.state() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsConfigQuery<TData> extends CallsReactQuery<ConfigResponse, TData> {}
export function useCallsConfigQuery<TData = ConfigResponse>({
  client,
  options
}: CallsConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(callsQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CallsBurnFromMutation {
  client: CallsClient;
  msg: {
    amount: Uint128;
    owner: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCallsBurnFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsBurnFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsBurnFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.burnFrom(msg, fee, memo, funds), options);
}
export interface CallsBurnMutation {
  client: CallsClient;
  msg: {
    amount: Uint128;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCallsBurnMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsBurnMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsBurnMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.burn(msg, fee, memo, funds), options);
}
export interface CallsMintMutation {
  client: CallsClient;
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
export function useCallsMintMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsMintMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsMintMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.mint(msg, fee, memo, funds), options);
}
export interface CallsDecreaseAllowanceMutation {
  client: CallsClient;
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
export function useCallsDecreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsDecreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsDecreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.decreaseAllowance(msg, fee, memo, funds), options);
}
export interface CallsIncreaseAllowanceMutation {
  client: CallsClient;
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
export function useCallsIncreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsIncreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsIncreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.increaseAllowance(msg, fee, memo, funds), options);
}
export interface CallsSendFromMutation {
  client: CallsClient;
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
export function useCallsSendFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsSendFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsSendFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sendFrom(msg, fee, memo, funds), options);
}
export interface CallsTransferFromMutation {
  client: CallsClient;
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
export function useCallsTransferFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsTransferFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsTransferFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferFrom(msg, fee, memo, funds), options);
}
export interface CallsSendMutation {
  client: CallsClient;
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
export function useCallsSendMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsSendMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsSendMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.send(msg, fee, memo, funds), options);
}
export interface CallsTransferMutation {
  client: CallsClient;
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
export function useCallsTransferMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsTransferMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsTransferMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transfer(msg, fee, memo, funds), options);
}
export interface CallsRedeemMutation {
  client: CallsClient;
  msg: {
    writer?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCallsRedeemMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsRedeemMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsRedeemMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.redeem(msg, fee, memo, funds), options);
}
export interface CallsExerciseMutation {
  client: CallsClient;
  msg: {
    lst: Shares;
    receiver?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCallsExerciseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsExerciseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsExerciseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.exercise(msg, fee, memo, funds), options);
}
export interface CallsCloseMutation {
  client: CallsClient;
  msg: {
    lst: Shares;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCallsCloseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsCloseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsCloseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.close(msg, fee, memo, funds), options);
}
export interface CallsCancelMutation {
  client: CallsClient;
  msg: {
    offerId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCallsCancelMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsCancelMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsCancelMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.cancel(msg, fee, memo, funds), options);
}
export interface CallsBuyMutation {
  client: CallsClient;
  msg: {
    lst: Shares;
    maxPrice?: Quote;
    offerId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCallsBuyMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsBuyMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsBuyMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.buy(msg, fee, memo, funds), options);
}
export interface CallsReceiveMutation {
  client: CallsClient;
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
export function useCallsReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CallsReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CallsReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}