// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Uint128, Decimal, Logo, EmbeddedLogo, Binary, InstantiateMsg, CodeIds, SuiteParams, ParamsUpdate4, ParamsUpdate, ParamsUpdate2, ParamsUpdate3, TokenInfo, InstantiateMarketingInfo, NewValidator, ExecuteMsg, Shares, Native, PauseScope, Work, Action, Expiration, Timestamp, Uint64, MintOrder, Fine, QueryMsg, MigrateMsg, ConfigResponse, Params, DelegationsResponse, Delegation, DueResponse, ExchangeRateResponse, FreshnessResponse, LossesResponse, LossRecord, Totals, OwnershipForString, PausedResponse, PausedUntil, TicketStatus, PositionResponse, ExitTotals, TicketResponse, PreviewBondResponse, PreviewUnbondResponse, Empty, RedemptionRateResponse, SolvencyResponse, Check, StateResponse, UnbondingResponse, UnbondingEntry } from "./Hub.types.js";
import { HubQueryClient, HubClient } from "./Hub.client.js";
export const hubQueryKeys = {
  contract: ([{
    contract: "hub"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...hubQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  state: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "state",
    args
  }] as const),
  exchangeRate: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "exchange_rate",
    args
  }] as const),
  previewBond: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "preview_bond",
    args
  }] as const),
  previewUnbond: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "preview_unbond",
    args
  }] as const),
  delegations: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "delegations",
    args
  }] as const),
  unbonding: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "unbonding",
    args
  }] as const),
  losses: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "losses",
    args
  }] as const),
  due: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "due",
    args
  }] as const),
  solvency: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "solvency",
    args
  }] as const),
  position: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "position",
    args
  }] as const),
  paused: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "paused",
    args
  }] as const),
  freshness: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "freshness",
    args
  }] as const),
  redemptionRate: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "redemption_rate",
    args
  }] as const),
  probeDepth: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "probe_depth",
    args
  }] as const),
  ownership: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...hubQueryKeys.address(contractAddress)[0],
    method: "ownership",
    args
  }] as const)
};
export interface HubReactQuery<TResponse, TData = TResponse> {
  client: HubQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface HubOwnershipQuery<TData> extends HubReactQuery<OwnershipForString, TData> {}
export function useHubOwnershipQuery<TData = OwnershipForString>({
  client,
  options
}: HubOwnershipQuery<TData>) {
  return useQuery<OwnershipForString, Error, TData>(hubQueryKeys.ownership(client?.contractAddress), () => client ? client.ownership() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubProbeDepthQuery<TData> extends HubReactQuery<Empty, TData> {
  args: {
    deeper: number;
  };
}
export function useHubProbeDepthQuery<TData = Empty>({
  client,
  args,
  options
}: HubProbeDepthQuery<TData>) {
  return useQuery<Empty, Error, TData>(hubQueryKeys.probeDepth(client?.contractAddress, args), () => client ? client.probeDepth({
    deeper: args.deeper
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubRedemptionRateQuery<TData> extends HubReactQuery<RedemptionRateResponse, TData> {
  args: {
    denom: string;
    params?: Binary;
  };
}
export function useHubRedemptionRateQuery<TData = RedemptionRateResponse>({
  client,
  args,
  options
}: HubRedemptionRateQuery<TData>) {
  return useQuery<RedemptionRateResponse, Error, TData>(hubQueryKeys.redemptionRate(client?.contractAddress, args), () => client ? client.redemptionRate({
    denom: args.denom,
    params: args.params
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubFreshnessQuery<TData> extends HubReactQuery<FreshnessResponse, TData> {}
export function useHubFreshnessQuery<TData = FreshnessResponse>({
  client,
  options
}: HubFreshnessQuery<TData>) {
  return useQuery<FreshnessResponse, Error, TData>(hubQueryKeys.freshness(client?.contractAddress), () => client ? client.freshness() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubPausedQuery<TData> extends HubReactQuery<PausedResponse, TData> {}
export function useHubPausedQuery<TData = PausedResponse>({
  client,
  options
}: HubPausedQuery<TData>) {
  return useQuery<PausedResponse, Error, TData>(hubQueryKeys.paused(client?.contractAddress), () => client ? client.paused() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubPositionQuery<TData> extends HubReactQuery<PositionResponse, TData> {
  args: {
    address: string;
  };
}
export function useHubPositionQuery<TData = PositionResponse>({
  client,
  args,
  options
}: HubPositionQuery<TData>) {
  return useQuery<PositionResponse, Error, TData>(hubQueryKeys.position(client?.contractAddress, args), () => client ? client.position({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubSolvencyQuery<TData> extends HubReactQuery<SolvencyResponse, TData> {}
export function useHubSolvencyQuery<TData = SolvencyResponse>({
  client,
  options
}: HubSolvencyQuery<TData>) {
  return useQuery<SolvencyResponse, Error, TData>(hubQueryKeys.solvency(client?.contractAddress), () => client ? client.solvency() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubDueQuery<TData> extends HubReactQuery<DueResponse, TData> {}
export function useHubDueQuery<TData = DueResponse>({
  client,
  options
}: HubDueQuery<TData>) {
  return useQuery<DueResponse, Error, TData>(hubQueryKeys.due(client?.contractAddress), () => client ? client.due() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubLossesQuery<TData> extends HubReactQuery<LossesResponse, TData> {
  args: {
    limit?: number;
    startAfter?: number;
  };
}
export function useHubLossesQuery<TData = LossesResponse>({
  client,
  args,
  options
}: HubLossesQuery<TData>) {
  return useQuery<LossesResponse, Error, TData>(hubQueryKeys.losses(client?.contractAddress, args), () => client ? client.losses({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubUnbondingQuery<TData> extends HubReactQuery<UnbondingResponse, TData> {
  args: {
    limit?: number;
    startAfter?: number;
  };
}
export function useHubUnbondingQuery<TData = UnbondingResponse>({
  client,
  args,
  options
}: HubUnbondingQuery<TData>) {
  return useQuery<UnbondingResponse, Error, TData>(hubQueryKeys.unbonding(client?.contractAddress, args), () => client ? client.unbonding({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubDelegationsQuery<TData> extends HubReactQuery<DelegationsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useHubDelegationsQuery<TData = DelegationsResponse>({
  client,
  args,
  options
}: HubDelegationsQuery<TData>) {
  return useQuery<DelegationsResponse, Error, TData>(hubQueryKeys.delegations(client?.contractAddress, args), () => client ? client.delegations({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubPreviewUnbondQuery<TData> extends HubReactQuery<PreviewUnbondResponse, TData> {
  args: {
    shares: Shares;
  };
}
export function useHubPreviewUnbondQuery<TData = PreviewUnbondResponse>({
  client,
  args,
  options
}: HubPreviewUnbondQuery<TData>) {
  return useQuery<PreviewUnbondResponse, Error, TData>(hubQueryKeys.previewUnbond(client?.contractAddress, args), () => client ? client.previewUnbond({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubPreviewBondQuery<TData> extends HubReactQuery<PreviewBondResponse, TData> {
  args: {
    amount: Native;
  };
}
export function useHubPreviewBondQuery<TData = PreviewBondResponse>({
  client,
  args,
  options
}: HubPreviewBondQuery<TData>) {
  return useQuery<PreviewBondResponse, Error, TData>(hubQueryKeys.previewBond(client?.contractAddress, args), () => client ? client.previewBond({
    amount: args.amount
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubExchangeRateQuery<TData> extends HubReactQuery<ExchangeRateResponse, TData> {}
export function useHubExchangeRateQuery<TData = ExchangeRateResponse>({
  client,
  options
}: HubExchangeRateQuery<TData>) {
  return useQuery<ExchangeRateResponse, Error, TData>(hubQueryKeys.exchangeRate(client?.contractAddress), () => client ? client.exchangeRate() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubStateQuery<TData> extends HubReactQuery<StateResponse, TData> {}
export function useHubStateQuery<TData = StateResponse>({
  client,
  options
}: HubStateQuery<TData>) {
  return useQuery<StateResponse, Error, TData>(hubQueryKeys.state(client?.contractAddress), () => client ? client.state() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubConfigQuery<TData> extends HubReactQuery<ConfigResponse, TData> {}
export function useHubConfigQuery<TData = ConfigResponse>({
  client,
  options
}: HubConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(hubQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface HubUpdateOwnershipMutation {
  client: HubClient;
  msg: Action;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubUpdateOwnershipMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubUpdateOwnershipMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubUpdateOwnershipMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateOwnership(msg, fee, memo, funds), options);
}
export interface HubAdvanceStepMutation {
  client: HubClient;
  msg: {
    caller: string;
    step: Work;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubAdvanceStepMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubAdvanceStepMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubAdvanceStepMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.advanceStep(msg, fee, memo, funds), options);
}
export interface HubProveDepthMutation {
  client: HubClient;
  msg: {
    deeper: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubProveDepthMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubProveDepthMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubProveDepthMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.proveDepth(msg, fee, memo, funds), options);
}
export interface HubSetTreasuryMutation {
  client: HubClient;
  msg: {
    address: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubSetTreasuryMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubSetTreasuryMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubSetTreasuryMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.setTreasury(msg, fee, memo, funds), options);
}
export interface HubSetGuardianMutation {
  client: HubClient;
  msg: {
    address: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubSetGuardianMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubSetGuardianMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubSetGuardianMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.setGuardian(msg, fee, memo, funds), options);
}
export interface HubUnpauseMutation {
  client: HubClient;
  msg: {
    scope: PauseScope;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubUnpauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubUnpauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubUnpauseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.unpause(msg, fee, memo, funds), options);
}
export interface HubPauseMutation {
  client: HubClient;
  msg: {
    scope: PauseScope;
    secs?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubPauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubPauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubPauseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.pause(msg, fee, memo, funds), options);
}
export interface HubUpdateConfigMutation {
  client: HubClient;
  msg: {
    batchIntervalSecs?: number;
    dripSecs?: number;
    gateEveryCall?: boolean;
    maxEntries?: number;
    maxOps?: number;
    minBond?: Uint128;
    minMove?: Uint128;
    nettingBps?: number;
    rebalanceBandBps?: number;
    unbondingSecs?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubUpdateConfigMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubUpdateConfigMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubUpdateConfigMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateConfig(msg, fee, memo, funds), options);
}
export interface HubFineMutation {
  client: HubClient;
  msg: {
    fines: Fine[];
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubFineMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubFineMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubFineMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.fine(msg, fee, memo, funds), options);
}
export interface HubAddRewardsMutation {
  client: HubClient;
  msg: {
    mint: MintOrder[];
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubAddRewardsMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubAddRewardsMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubAddRewardsMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.addRewards(msg, fee, memo, funds), options);
}
export interface HubRetryCoverMutation {
  client: HubClient;
  msg: {
    lossId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubRetryCoverMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubRetryCoverMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubRetryCoverMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.retryCover(msg, fee, memo, funds), options);
}
export interface HubHarvestMutation {
  client: HubClient;
  msg: {
    limit?: number;
    startAfter?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubHarvestMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubHarvestMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubHarvestMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.harvest(msg, fee, memo, funds), options);
}
export interface HubRebalanceMutation {
  client: HubClient;
  msg: {
    limit?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubRebalanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubRebalanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubRebalanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.rebalance(msg, fee, memo, funds), options);
}
export interface HubDelegateMutation {
  client: HubClient;
  msg: {
    limit?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubDelegateMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubDelegateMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubDelegateMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.delegate(msg, fee, memo, funds), options);
}
export interface HubUndelegateMutation {
  client: HubClient;
  msg: {
    limit?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubUndelegateMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubUndelegateMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubUndelegateMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.undelegate(msg, fee, memo, funds), options);
}
export interface HubSubmitBatchMutation {
  client: HubClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubSubmitBatchMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubSubmitBatchMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubSubmitBatchMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.submitBatch(fee, memo, funds), options);
}
export interface HubSettleMutation {
  client: HubClient;
  msg: {
    limit?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubSettleMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubSettleMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubSettleMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.settle(msg, fee, memo, funds), options);
}
export interface HubSyncMutation {
  client: HubClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubSyncMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubSyncMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubSyncMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sync(fee, memo, funds), options);
}
export interface HubAdvanceMutation {
  client: HubClient;
  msg: {
    limit?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubAdvanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubAdvanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubAdvanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.advance(msg, fee, memo, funds), options);
}
export interface HubBondMutation {
  client: HubClient;
  msg: {
    minShares?: Shares;
    receiver?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useHubBondMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, HubBondMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, HubBondMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.bond(msg, fee, memo, funds), options);
}