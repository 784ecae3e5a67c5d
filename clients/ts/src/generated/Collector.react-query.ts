// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Addr, InstantiateMsg, ParamsUpdate, Suite, ExecuteMsg, QueryMsg, MigrateMsg, ConfigResponse, Params, Native, Uint128, PendingResponse } from "./Collector.types.js";
import { CollectorQueryClient, CollectorClient } from "./Collector.client.js";
export const collectorQueryKeys = {
  contract: ([{
    contract: "collector"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...collectorQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...collectorQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  pending: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...collectorQueryKeys.address(contractAddress)[0],
    method: "pending",
    args
  }] as const)
};
export interface CollectorReactQuery<TResponse, TData = TResponse> {
  client: CollectorQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface CollectorPendingQuery<TData> extends CollectorReactQuery<PendingResponse, TData> {}
export function useCollectorPendingQuery<TData = PendingResponse>({
  client,
  options
}: CollectorPendingQuery<TData>) {
  return useQuery<PendingResponse, Error, TData>(collectorQueryKeys.pending(client?.contractAddress), () => client ? client.pending() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CollectorConfigQuery<TData> extends CollectorReactQuery<ConfigResponse, TData> {}
export function useCollectorConfigQuery<TData = ConfigResponse>({
  client,
  options
}: CollectorConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(collectorQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface CollectorUpdateConfigMutation {
  client: CollectorClient;
  msg: {
    feeBps?: number;
    premiumMaxBps?: number;
    tipBps?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCollectorUpdateConfigMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CollectorUpdateConfigMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CollectorUpdateConfigMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateConfig(msg, fee, memo, funds), options);
}
export interface CollectorSweepMutation {
  client: CollectorClient;
  msg: {
    denom: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCollectorSweepMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CollectorSweepMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CollectorSweepMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sweep(msg, fee, memo, funds), options);
}
export interface CollectorDistributeMutation {
  client: CollectorClient;
  msg: {
    tipTo?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useCollectorDistributeMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, CollectorDistributeMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, CollectorDistributeMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.distribute(msg, fee, memo, funds), options);
}