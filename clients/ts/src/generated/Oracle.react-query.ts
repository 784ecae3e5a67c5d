// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Shares, Uint128, InstantiateMsg, ExecuteMsg, Binary, Decimal, SourceMsg, Action, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, PriceReport, AddFeed, ExpectMsg, QueryMsg, MigrateMsg, Addr, Config, Source, FeedResponse, FeedTerms, FeedsResponse, OwnershipForString, PriceResponse, ReporterResponse, MissedResponse, ReportersResponse, RoundResponse, ReportResponse, WouldResponse, SafePriceResponse, Native, SecurityResponse, SolvencyResponse } from "./Oracle.types.js";
import { OracleQueryClient, OracleClient } from "./Oracle.client.js";
export const oracleQueryKeys = {
  contract: ([{
    contract: "oracle"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...oracleQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  price: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "price",
    args
  }] as const),
  safePrice: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "safe_price",
    args
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  feed: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "feed",
    args
  }] as const),
  feeds: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "feeds",
    args
  }] as const),
  round: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "round",
    args
  }] as const),
  reporter: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "reporter",
    args
  }] as const),
  reporters: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "reporters",
    args
  }] as const),
  security: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "security",
    args
  }] as const),
  solvency: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "solvency",
    args
  }] as const),
  ownership: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...oracleQueryKeys.address(contractAddress)[0],
    method: "ownership",
    args
  }] as const)
};
export interface OracleReactQuery<TResponse, TData = TResponse> {
  client: OracleQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface OracleOwnershipQuery<TData> extends OracleReactQuery<OwnershipForString, TData> {}
export function useOracleOwnershipQuery<TData = OwnershipForString>({
  client,
  options
}: OracleOwnershipQuery<TData>) {
  return useQuery<OwnershipForString, Error, TData>(oracleQueryKeys.ownership(client?.contractAddress), () => client ? client.ownership() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleSolvencyQuery<TData> extends OracleReactQuery<SolvencyResponse, TData> {}
export function useOracleSolvencyQuery<TData = SolvencyResponse>({
  client,
  options
}: OracleSolvencyQuery<TData>) {
  return useQuery<SolvencyResponse, Error, TData>(oracleQueryKeys.solvency(client?.contractAddress), () => client ? client.solvency() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleSecurityQuery<TData> extends OracleReactQuery<SecurityResponse, TData> {}
export function useOracleSecurityQuery<TData = SecurityResponse>({
  client,
  options
}: OracleSecurityQuery<TData>) {
  return useQuery<SecurityResponse, Error, TData>(oracleQueryKeys.security(client?.contractAddress), () => client ? client.security() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleReportersQuery<TData> extends OracleReactQuery<ReportersResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useOracleReportersQuery<TData = ReportersResponse>({
  client,
  args,
  options
}: OracleReportersQuery<TData>) {
  return useQuery<ReportersResponse, Error, TData>(oracleQueryKeys.reporters(client?.contractAddress, args), () => client ? client.reporters({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleReporterQuery<TData> extends OracleReactQuery<ReporterResponse, TData> {
  args: {
    address: string;
  };
}
export function useOracleReporterQuery<TData = ReporterResponse>({
  client,
  args,
  options
}: OracleReporterQuery<TData>) {
  return useQuery<ReporterResponse, Error, TData>(oracleQueryKeys.reporter(client?.contractAddress, args), () => client ? client.reporter({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleRoundQuery<TData> extends OracleReactQuery<RoundResponse, TData> {
  args: {
    feed: string;
  };
}
export function useOracleRoundQuery<TData = RoundResponse>({
  client,
  args,
  options
}: OracleRoundQuery<TData>) {
  return useQuery<RoundResponse, Error, TData>(oracleQueryKeys.round(client?.contractAddress, args), () => client ? client.round({
    feed: args.feed
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleFeedsQuery<TData> extends OracleReactQuery<FeedsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useOracleFeedsQuery<TData = FeedsResponse>({
  client,
  args,
  options
}: OracleFeedsQuery<TData>) {
  return useQuery<FeedsResponse, Error, TData>(oracleQueryKeys.feeds(client?.contractAddress, args), () => client ? client.feeds({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleFeedQuery<TData> extends OracleReactQuery<FeedResponse, TData> {
  args: {
    id: string;
  };
}
export function useOracleFeedQuery<TData = FeedResponse>({
  client,
  args,
  options
}: OracleFeedQuery<TData>) {
  return useQuery<FeedResponse, Error, TData>(oracleQueryKeys.feed(client?.contractAddress, args), () => client ? client.feed({
    id: args.id
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleConfigQuery<TData> extends OracleReactQuery<Config, TData> {}
export function useOracleConfigQuery<TData = Config>({
  client,
  options
}: OracleConfigQuery<TData>) {
  return useQuery<Config, Error, TData>(oracleQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleSafePriceQuery<TData> extends OracleReactQuery<SafePriceResponse, TData> {
  args: {
    feed: string;
  };
}
export function useOracleSafePriceQuery<TData = SafePriceResponse>({
  client,
  args,
  options
}: OracleSafePriceQuery<TData>) {
  return useQuery<SafePriceResponse, Error, TData>(oracleQueryKeys.safePrice(client?.contractAddress, args), () => client ? client.safePrice({
    feed: args.feed
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OraclePriceQuery<TData> extends OracleReactQuery<PriceResponse, TData> {
  args: {
    feed: string;
  };
}
export function useOraclePriceQuery<TData = PriceResponse>({
  client,
  args,
  options
}: OraclePriceQuery<TData>) {
  return useQuery<PriceResponse, Error, TData>(oracleQueryKeys.price(client?.contractAddress, args), () => client ? client.price({
    feed: args.feed
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface OracleUpdateOwnershipMutation {
  client: OracleClient;
  msg: Action;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleUpdateOwnershipMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleUpdateOwnershipMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleUpdateOwnershipMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateOwnership(msg, fee, memo, funds), options);
}
export interface OracleSetGuardianMutation {
  client: OracleClient;
  msg: {
    address: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleSetGuardianMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleSetGuardianMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleSetGuardianMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.setGuardian(msg, fee, memo, funds), options);
}
export interface OracleUpdateConfigMutation {
  client: OracleClient;
  msg: {
    reward?: Shares;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleUpdateConfigMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleUpdateConfigMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleUpdateConfigMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateConfig(msg, fee, memo, funds), options);
}
export interface OracleUnguardMutation {
  client: OracleClient;
  msg: {
    feed: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleUnguardMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleUnguardMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleUnguardMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.unguard(msg, fee, memo, funds), options);
}
export interface OracleGuardMutation {
  client: OracleClient;
  msg: {
    feed: string;
    secs?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleGuardMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleGuardMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleGuardMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.guard(msg, fee, memo, funds), options);
}
export interface OracleEvictMutation {
  client: OracleClient;
  msg: {
    address: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleEvictMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleEvictMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleEvictMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.evict(msg, fee, memo, funds), options);
}
export interface OracleAdmitMutation {
  client: OracleClient;
  msg: {
    address: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleAdmitMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleAdmitMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleAdmitMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.admit(msg, fee, memo, funds), options);
}
export interface OracleAddFeedMutation {
  client: OracleClient;
  msg: {
    bandBps?: number;
    expect: ExpectMsg;
    faultBps?: number;
    freshSecs?: number;
    id: string;
    maxAgeSecs?: number;
    maxGrowthBps?: number;
    maxSpreadBps?: number;
    meanSecs?: number;
    source: SourceMsg;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleAddFeedMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleAddFeedMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleAddFeedMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.addFeed(msg, fee, memo, funds), options);
}
export interface OracleResumeMutation {
  client: OracleClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleResumeMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleResumeMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleResumeMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.resume(fee, memo, funds), options);
}
export interface OraclePokeMutation {
  client: OracleClient;
  msg: {
    feed: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOraclePokeMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OraclePokeMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OraclePokeMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.poke(msg, fee, memo, funds), options);
}
export interface OracleCloseMutation {
  client: OracleClient;
  msg: {
    feed: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleCloseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleCloseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleCloseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.close(msg, fee, memo, funds), options);
}
export interface OracleReportMutation {
  client: OracleClient;
  msg: {
    prices: PriceReport[];
    round?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleReportMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleReportMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleReportMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.report(msg, fee, memo, funds), options);
}
export interface OracleCollectMutation {
  client: OracleClient;
  msg: {
    reporter?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleCollectMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleCollectMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleCollectMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.collect(msg, fee, memo, funds), options);
}
export interface OracleUnpledgeMutation {
  client: OracleClient;
  msg: {
    lst: Shares;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useOracleUnpledgeMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleUnpledgeMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleUnpledgeMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.unpledge(msg, fee, memo, funds), options);
}
export interface OracleReceiveMutation {
  client: OracleClient;
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
export function useOracleReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, OracleReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, OracleReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}