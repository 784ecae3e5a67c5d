// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee } from "@cosmjs/amino";
import { InstantiateMsg, FastMessages, ExecuteMsg, CosmosMsgForEmpty, BankMsg, Uint128, StakingMsg, DistributionMsg, Binary, WasmMsg, Coin, Empty, AnyMsg, ConfigUpdate, QueryMsg, Status, MigrateMsg, Addr, ConfigResponse, FastLane, ExitWindowResponse, ProductWindow, Lane, OpResponse, MsgView, OpsResponse, PreviewScheduleResponse } from "./Timelock.types.js";
import { TimelockQueryClient, TimelockClient } from "./Timelock.client.js";
export const timelockQueryKeys = {
  contract: ([{
    contract: "timelock"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...timelockQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...timelockQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  op: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...timelockQueryKeys.address(contractAddress)[0],
    method: "op",
    args
  }] as const),
  ops: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...timelockQueryKeys.address(contractAddress)[0],
    method: "ops",
    args
  }] as const),
  previewSchedule: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...timelockQueryKeys.address(contractAddress)[0],
    method: "preview_schedule",
    args
  }] as const),
  exitWindow: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...timelockQueryKeys.address(contractAddress)[0],
    method: "exit_window",
    args
  }] as const)
};
export interface TimelockReactQuery<TResponse, TData = TResponse> {
  client: TimelockQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface TimelockExitWindowQuery<TData> extends TimelockReactQuery<ExitWindowResponse, TData> {}
export function useTimelockExitWindowQuery<TData = ExitWindowResponse>({
  client,
  options
}: TimelockExitWindowQuery<TData>) {
  return useQuery<ExitWindowResponse, Error, TData>(timelockQueryKeys.exitWindow(client?.contractAddress), () => client ? client.exitWindow() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface TimelockPreviewScheduleQuery<TData> extends TimelockReactQuery<PreviewScheduleResponse, TData> {
  args: {
    msgs: CosmosMsgForEmpty[];
  };
}
export function useTimelockPreviewScheduleQuery<TData = PreviewScheduleResponse>({
  client,
  args,
  options
}: TimelockPreviewScheduleQuery<TData>) {
  return useQuery<PreviewScheduleResponse, Error, TData>(timelockQueryKeys.previewSchedule(client?.contractAddress, args), () => client ? client.previewSchedule({
    msgs: args.msgs
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface TimelockOpsQuery<TData> extends TimelockReactQuery<OpsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: number;
    status?: Status;
  };
}
export function useTimelockOpsQuery<TData = OpsResponse>({
  client,
  args,
  options
}: TimelockOpsQuery<TData>) {
  return useQuery<OpsResponse, Error, TData>(timelockQueryKeys.ops(client?.contractAddress, args), () => client ? client.ops({
    limit: args.limit,
    startAfter: args.startAfter,
    status: args.status
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface TimelockOpQuery<TData> extends TimelockReactQuery<OpResponse, TData> {
  args: {
    id: number;
  };
}
export function useTimelockOpQuery<TData = OpResponse>({
  client,
  args,
  options
}: TimelockOpQuery<TData>) {
  return useQuery<OpResponse, Error, TData>(timelockQueryKeys.op(client?.contractAddress, args), () => client ? client.op({
    id: args.id
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface TimelockConfigQuery<TData> extends TimelockReactQuery<ConfigResponse, TData> {}
export function useTimelockConfigQuery<TData = ConfigResponse>({
  client,
  options
}: TimelockConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(timelockQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface TimelockUpdateConfigMutation {
  client: TimelockClient;
  msg: {
    fastSecs?: number;
    noticeSecs?: number;
    proposer?: string;
    veto?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useTimelockUpdateConfigMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, TimelockUpdateConfigMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, TimelockUpdateConfigMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateConfig(msg, fee, memo, funds), options);
}
export interface TimelockAcceptOwnershipMutation {
  client: TimelockClient;
  msg: {
    contract: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useTimelockAcceptOwnershipMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, TimelockAcceptOwnershipMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, TimelockAcceptOwnershipMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.acceptOwnership(msg, fee, memo, funds), options);
}
export interface TimelockApproveMutation {
  client: TimelockClient;
  msg: {
    id: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useTimelockApproveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, TimelockApproveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, TimelockApproveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.approve(msg, fee, memo, funds), options);
}
export interface TimelockCancelMutation {
  client: TimelockClient;
  msg: {
    id: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useTimelockCancelMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, TimelockCancelMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, TimelockCancelMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.cancel(msg, fee, memo, funds), options);
}
export interface TimelockExecuteMutation {
  client: TimelockClient;
  msg: {
    id: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useTimelockExecuteMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, TimelockExecuteMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, TimelockExecuteMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.execute(msg, fee, memo, funds), options);
}
export interface TimelockAdvanceMutation {
  client: TimelockClient;
  msg: {
    id: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useTimelockAdvanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, TimelockAdvanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, TimelockAdvanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.advance(msg, fee, memo, funds), options);
}
export interface TimelockScheduleMutation {
  client: TimelockClient;
  msg: {
    by: number;
    msgs: CosmosMsgForEmpty[];
    title: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useTimelockScheduleMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, TimelockScheduleMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, TimelockScheduleMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.schedule(msg, fee, memo, funds), options);
}