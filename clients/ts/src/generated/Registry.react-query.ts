// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Decimal, Uint128, Addr, InstantiateMsg, ParamsUpdate, Suite, NewValidator, ExecuteMsg, QueryMsg, MigrateMsg, ConfigResponse, Params, Native, TargetsResponse, Target, UnobservedResponse, Shares, Kind, Status, ValidatorResponse, ValidatorsResponse } from "./Registry.types.js";
import { RegistryQueryClient, RegistryClient } from "./Registry.client.js";
export const registryQueryKeys = {
  contract: ([{
    contract: "registry"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...registryQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...registryQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  validator: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...registryQueryKeys.address(contractAddress)[0],
    method: "validator",
    args
  }] as const),
  validators: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...registryQueryKeys.address(contractAddress)[0],
    method: "validators",
    args
  }] as const),
  unobserved: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...registryQueryKeys.address(contractAddress)[0],
    method: "unobserved",
    args
  }] as const),
  targets: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...registryQueryKeys.address(contractAddress)[0],
    method: "targets",
    args
  }] as const)
};
export interface RegistryReactQuery<TResponse, TData = TResponse> {
  client: RegistryQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface RegistryTargetsQuery<TData> extends RegistryReactQuery<TargetsResponse, TData> {}
export function useRegistryTargetsQuery<TData = TargetsResponse>({
  client,
  options
}: RegistryTargetsQuery<TData>) {
  return useQuery<TargetsResponse, Error, TData>(registryQueryKeys.targets(client?.contractAddress), () => client ? client.targets() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RegistryUnobservedQuery<TData> extends RegistryReactQuery<UnobservedResponse, TData> {}
export function useRegistryUnobservedQuery<TData = UnobservedResponse>({
  client,
  options
}: RegistryUnobservedQuery<TData>) {
  return useQuery<UnobservedResponse, Error, TData>(registryQueryKeys.unobserved(client?.contractAddress), () => client ? client.unobserved() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RegistryValidatorsQuery<TData> extends RegistryReactQuery<ValidatorsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useRegistryValidatorsQuery<TData = ValidatorsResponse>({
  client,
  args,
  options
}: RegistryValidatorsQuery<TData>) {
  return useQuery<ValidatorsResponse, Error, TData>(registryQueryKeys.validators(client?.contractAddress, args), () => client ? client.validators({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RegistryValidatorQuery<TData> extends RegistryReactQuery<ValidatorResponse, TData> {
  args: {
    address: string;
  };
}
export function useRegistryValidatorQuery<TData = ValidatorResponse>({
  client,
  args,
  options
}: RegistryValidatorQuery<TData>) {
  return useQuery<ValidatorResponse, Error, TData>(registryQueryKeys.validator(client?.contractAddress, args), () => client ? client.validator({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RegistryConfigQuery<TData> extends RegistryReactQuery<ConfigResponse, TData> {}
export function useRegistryConfigQuery<TData = ConfigResponse>({
  client,
  options
}: RegistryConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(registryQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface RegistryUpdateConfigMutation {
  client: RegistryClient;
  msg: {
    capBps?: number;
    leverage?: Decimal;
    maxCommission?: Decimal;
    maxValidators?: number;
    minBond?: Uint128;
    minStake?: Uint128;
    open?: boolean;
    probationSecs?: number;
    requireBonds?: boolean;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRegistryUpdateConfigMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RegistryUpdateConfigMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RegistryUpdateConfigMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateConfig(msg, fee, memo, funds), options);
}
export interface RegistryObserveMutation {
  client: RegistryClient;
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
export function useRegistryObserveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RegistryObserveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RegistryObserveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.observe(msg, fee, memo, funds), options);
}
export interface RegistryRemoveValidatorMutation {
  client: RegistryClient;
  msg: {
    address: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRegistryRemoveValidatorMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RegistryRemoveValidatorMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RegistryRemoveValidatorMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.removeValidator(msg, fee, memo, funds), options);
}
export interface RegistryUpdateValidatorMutation {
  client: RegistryClient;
  msg: {
    address: string;
    capBps?: number;
    maxCommission?: Decimal;
    paused?: boolean;
    weight?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRegistryUpdateValidatorMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RegistryUpdateValidatorMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RegistryUpdateValidatorMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateValidator(msg, fee, memo, funds), options);
}
export interface RegistryApplyMutation {
  client: RegistryClient;
  msg: {
    address: string;
    maxCommission?: Decimal;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRegistryApplyMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RegistryApplyMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RegistryApplyMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.apply(msg, fee, memo, funds), options);
}
export interface RegistryAddValidatorMutation {
  client: RegistryClient;
  msg: {
    address: string;
    capBps?: number;
    maxCommission?: Decimal;
    weight?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useRegistryAddValidatorMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, RegistryAddValidatorMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, RegistryAddValidatorMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.addValidator(msg, fee, memo, funds), options);
}