// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Addr, InstantiateMsg, ParamsUpdate, Suite, ExecuteMsg, Uint128, Binary, LayerId, LayerShares, Shares, Native, Cw20ReceiveMsg, CoverMsg, Totals, LossToCover, FineMsg, FineToPay, QueryMsg, MigrateMsg, BackingResponse, BondsResponse, BondResponse, ConfigResponse, Params, CoverageResponse, ExitsResponse, ExitRequest, PoolResponse, PositionResponse, BondHolding, ExitingTotals, Holding, PremiumResponse, CoverAnswer, Cover, PreviewExitResponse, PreviewUnderwriteResponse } from "./Vault.types.js";
import { VaultQueryClient, VaultClient } from "./Vault.client.js";
export const vaultQueryKeys = {
  contract: ([{
    contract: "vault"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...vaultQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  position: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "position",
    args
  }] as const),
  exits: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "exits",
    args
  }] as const),
  pool: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "pool",
    args
  }] as const),
  bonds: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "bonds",
    args
  }] as const),
  coverage: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "coverage",
    args
  }] as const),
  premium: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "premium",
    args
  }] as const),
  previewUnderwrite: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "preview_underwrite",
    args
  }] as const),
  previewExit: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "preview_exit",
    args
  }] as const),
  previewCover: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "preview_cover",
    args
  }] as const),
  backing: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...vaultQueryKeys.address(contractAddress)[0],
    method: "backing",
    args
  }] as const)
};
export interface VaultReactQuery<TResponse, TData = TResponse> {
  client: VaultQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface VaultBackingQuery<TData> extends VaultReactQuery<BackingResponse, TData> {
  args: {
    validators: string[];
  };
}
export function useVaultBackingQuery<TData = BackingResponse>({
  client,
  args,
  options
}: VaultBackingQuery<TData>) {
  return useQuery<BackingResponse, Error, TData>(vaultQueryKeys.backing(client?.contractAddress, args), () => client ? client.backing({
    validators: args.validators
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultPreviewCoverQuery<TData> extends VaultReactQuery<CoverAnswer, TData> {
  args: Parameters<VaultQueryClient["previewCover"]>[0];
}
export function useVaultPreviewCoverQuery<TData = CoverAnswer>({
  client,
  args,
  options
}: VaultPreviewCoverQuery<TData>) {
  return useQuery<CoverAnswer, Error, TData>(vaultQueryKeys.previewCover(client?.contractAddress, { ...args }), () => client ? client.previewCover(args) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultPreviewExitQuery<TData> extends VaultReactQuery<PreviewExitResponse, TData> {
  args: {
    layer: LayerId;
    shares: LayerShares;
  };
}
export function useVaultPreviewExitQuery<TData = PreviewExitResponse>({
  client,
  args,
  options
}: VaultPreviewExitQuery<TData>) {
  return useQuery<PreviewExitResponse, Error, TData>(vaultQueryKeys.previewExit(client?.contractAddress, args), () => client ? client.previewExit({
    layer: args.layer,
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultPreviewUnderwriteQuery<TData> extends VaultReactQuery<PreviewUnderwriteResponse, TData> {
  args: {
    lst: Shares;
  };
}
export function useVaultPreviewUnderwriteQuery<TData = PreviewUnderwriteResponse>({
  client,
  args,
  options
}: VaultPreviewUnderwriteQuery<TData>) {
  return useQuery<PreviewUnderwriteResponse, Error, TData>(vaultQueryKeys.previewUnderwrite(client?.contractAddress, args), () => client ? client.previewUnderwrite({
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultPremiumQuery<TData> extends VaultReactQuery<PremiumResponse, TData> {}
export function useVaultPremiumQuery<TData = PremiumResponse>({
  client,
  options
}: VaultPremiumQuery<TData>) {
  return useQuery<PremiumResponse, Error, TData>(vaultQueryKeys.premium(client?.contractAddress), () => client ? client.premium() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultCoverageQuery<TData> extends VaultReactQuery<CoverageResponse, TData> {}
export function useVaultCoverageQuery<TData = CoverageResponse>({
  client,
  options
}: VaultCoverageQuery<TData>) {
  return useQuery<CoverageResponse, Error, TData>(vaultQueryKeys.coverage(client?.contractAddress), () => client ? client.coverage() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultBondsQuery<TData> extends VaultReactQuery<BondsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useVaultBondsQuery<TData = BondsResponse>({
  client,
  args,
  options
}: VaultBondsQuery<TData>) {
  return useQuery<BondsResponse, Error, TData>(vaultQueryKeys.bonds(client?.contractAddress, args), () => client ? client.bonds({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultPoolQuery<TData> extends VaultReactQuery<PoolResponse, TData> {}
export function useVaultPoolQuery<TData = PoolResponse>({
  client,
  options
}: VaultPoolQuery<TData>) {
  return useQuery<PoolResponse, Error, TData>(vaultQueryKeys.pool(client?.contractAddress), () => client ? client.pool() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultExitsQuery<TData> extends VaultReactQuery<ExitsResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: number;
  };
}
export function useVaultExitsQuery<TData = ExitsResponse>({
  client,
  args,
  options
}: VaultExitsQuery<TData>) {
  return useQuery<ExitsResponse, Error, TData>(vaultQueryKeys.exits(client?.contractAddress, args), () => client ? client.exits({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultPositionQuery<TData> extends VaultReactQuery<PositionResponse, TData> {
  args: {
    owner: string;
  };
}
export function useVaultPositionQuery<TData = PositionResponse>({
  client,
  args,
  options
}: VaultPositionQuery<TData>) {
  return useQuery<PositionResponse, Error, TData>(vaultQueryKeys.position(client?.contractAddress, args), () => client ? client.position({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultConfigQuery<TData> extends VaultReactQuery<ConfigResponse, TData> {}
export function useVaultConfigQuery<TData = ConfigResponse>({
  client,
  options
}: VaultConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(vaultQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface VaultUpdateConfigMutation {
  client: VaultClient;
  msg: {
    cooldownSecs?: number;
    targetCoverageBps?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useVaultUpdateConfigMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, VaultUpdateConfigMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, VaultUpdateConfigMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateConfig(msg, fee, memo, funds), options);
}
export interface VaultFineMutation {
  client: VaultClient;
  msg: {
    fines: FineToPay[];
    totals: Totals;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useVaultFineMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, VaultFineMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, VaultFineMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.fine(msg, fee, memo, funds), options);
}
export interface VaultCoverMutation {
  client: VaultClient;
  msg: {
    before: Totals;
    losses: LossToCover[];
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useVaultCoverMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, VaultCoverMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, VaultCoverMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.cover(msg, fee, memo, funds), options);
}
export interface VaultRefreshMutation {
  client: VaultClient;
  msg: {
    validator?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useVaultRefreshMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, VaultRefreshMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, VaultRefreshMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.refresh(msg, fee, memo, funds), options);
}
export interface VaultExitMutation {
  client: VaultClient;
  msg: {
    exitId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useVaultExitMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, VaultExitMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, VaultExitMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.exit(msg, fee, memo, funds), options);
}
export interface VaultCancelExitMutation {
  client: VaultClient;
  msg: {
    exitId: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useVaultCancelExitMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, VaultCancelExitMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, VaultCancelExitMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.cancelExit(msg, fee, memo, funds), options);
}
export interface VaultRequestExitMutation {
  client: VaultClient;
  msg: {
    layer: LayerId;
    shares: LayerShares;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useVaultRequestExitMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, VaultRequestExitMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, VaultRequestExitMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.requestExit(msg, fee, memo, funds), options);
}
export interface VaultReceiveMutation {
  client: VaultClient;
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
export function useVaultReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, VaultReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, VaultReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}