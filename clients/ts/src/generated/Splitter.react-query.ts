// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { InstantiateMsg, Addr, Suite, ExecuteMsg, Uint128, Binary, Expiration, Timestamp, Uint64, Logo, EmbeddedLogo, Cw20ReceiveMsg, QueryMsg, Shares, Principal, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, LstResponse, ConfigResponse, MinterResponse, Native, PositionResponse, Mark, PreviewSplitResponse, SolvencyResponse, Check, Decimal, StateResponse, TokenInfoResponse, ValueResponse } from "./Splitter.types.js";
import { SplitterQueryClient, SplitterClient } from "./Splitter.client.js";
export const splitterQueryKeys = {
  contract: ([{
    contract: "splitter"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...splitterQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  state: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "state",
    args
  }] as const),
  previewSplit: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "preview_split",
    args
  }] as const),
  previewMerge: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "preview_merge",
    args
  }] as const),
  previewRedeem: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "preview_redeem",
    args
  }] as const),
  claimable: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "claimable",
    args
  }] as const),
  value: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "value",
    args
  }] as const),
  position: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "position",
    args
  }] as const),
  solvency: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "solvency",
    args
  }] as const),
  minter: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "minter",
    args
  }] as const),
  balance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "balance",
    args
  }] as const),
  tokenInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "token_info",
    args
  }] as const),
  allowance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "allowance",
    args
  }] as const),
  allAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "all_allowances",
    args
  }] as const),
  allSpenderAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "all_spender_allowances",
    args
  }] as const),
  allAccounts: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...splitterQueryKeys.address(contractAddress)[0],
    method: "all_accounts",
    args
  }] as const)
};
export interface SplitterReactQuery<TResponse, TData = TResponse> {
  client: SplitterQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface SplitterAllAccountsQuery<TData> extends SplitterReactQuery<AllAccountsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useSplitterAllAccountsQuery<TData = AllAccountsResponse>({
  client,
  args,
  options
}: SplitterAllAccountsQuery<TData>) {
  return useQuery<AllAccountsResponse, Error, TData>(splitterQueryKeys.allAccounts(client?.contractAddress, args), () => client ? client.allAccounts({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterAllSpenderAllowancesQuery<TData> extends SplitterReactQuery<AllSpenderAllowancesResponse, TData> {
  args: {
    limit?: number;
    spender: string;
    startAfter?: string;
  };
}
export function useSplitterAllSpenderAllowancesQuery<TData = AllSpenderAllowancesResponse>({
  client,
  args,
  options
}: SplitterAllSpenderAllowancesQuery<TData>) {
  return useQuery<AllSpenderAllowancesResponse, Error, TData>(splitterQueryKeys.allSpenderAllowances(client?.contractAddress, args), () => client ? client.allSpenderAllowances({
    limit: args.limit,
    spender: args.spender,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterAllAllowancesQuery<TData> extends SplitterReactQuery<AllAllowancesResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useSplitterAllAllowancesQuery<TData = AllAllowancesResponse>({
  client,
  args,
  options
}: SplitterAllAllowancesQuery<TData>) {
  return useQuery<AllAllowancesResponse, Error, TData>(splitterQueryKeys.allAllowances(client?.contractAddress, args), () => client ? client.allAllowances({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterAllowanceQuery<TData> extends SplitterReactQuery<AllowanceResponse, TData> {
  args: {
    owner: string;
    spender: string;
  };
}
export function useSplitterAllowanceQuery<TData = AllowanceResponse>({
  client,
  args,
  options
}: SplitterAllowanceQuery<TData>) {
  return useQuery<AllowanceResponse, Error, TData>(splitterQueryKeys.allowance(client?.contractAddress, args), () => client ? client.allowance({
    owner: args.owner,
    spender: args.spender
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterTokenInfoQuery<TData> extends SplitterReactQuery<TokenInfoResponse, TData> {}
export function useSplitterTokenInfoQuery<TData = TokenInfoResponse>({
  client,
  options
}: SplitterTokenInfoQuery<TData>) {
  return useQuery<TokenInfoResponse, Error, TData>(splitterQueryKeys.tokenInfo(client?.contractAddress), () => client ? client.tokenInfo() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterBalanceQuery<TData> extends SplitterReactQuery<BalanceResponse, TData> {
  args: {
    address: string;
  };
}
export function useSplitterBalanceQuery<TData = BalanceResponse>({
  client,
  args,
  options
}: SplitterBalanceQuery<TData>) {
  return useQuery<BalanceResponse, Error, TData>(splitterQueryKeys.balance(client?.contractAddress, args), () => client ? client.balance({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterMinterQuery<TData> extends SplitterReactQuery<MinterResponse, TData> {}
export function useSplitterMinterQuery<TData = MinterResponse>({
  client,
  options
}: SplitterMinterQuery<TData>) {
  return useQuery<MinterResponse, Error, TData>(splitterQueryKeys.minter(client?.contractAddress), () => client ? client.minter() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterSolvencyQuery<TData> extends SplitterReactQuery<SolvencyResponse, TData> {}
export function useSplitterSolvencyQuery<TData = SolvencyResponse>({
  client,
  options
}: SplitterSolvencyQuery<TData>) {
  return useQuery<SolvencyResponse, Error, TData>(splitterQueryKeys.solvency(client?.contractAddress), () => client ? client.solvency() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterPositionQuery<TData> extends SplitterReactQuery<PositionResponse, TData> {
  args: {
    owner: string;
  };
}
export function useSplitterPositionQuery<TData = PositionResponse>({
  client,
  args,
  options
}: SplitterPositionQuery<TData>) {
  return useQuery<PositionResponse, Error, TData>(splitterQueryKeys.position(client?.contractAddress, args), () => client ? client.position({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterValueQuery<TData> extends SplitterReactQuery<ValueResponse, TData> {
  args: {
    pt: Principal;
  };
}
export function useSplitterValueQuery<TData = ValueResponse>({
  client,
  args,
  options
}: SplitterValueQuery<TData>) {
  return useQuery<ValueResponse, Error, TData>(splitterQueryKeys.value(client?.contractAddress, args), () => client ? client.value({
    pt: args.pt
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterClaimableQuery<TData> extends SplitterReactQuery<LstResponse, TData> {
  args: {
    owner: string;
  };
}
export function useSplitterClaimableQuery<TData = LstResponse>({
  client,
  args,
  options
}: SplitterClaimableQuery<TData>) {
  return useQuery<LstResponse, Error, TData>(splitterQueryKeys.claimable(client?.contractAddress, args), () => client ? client.claimable({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterPreviewRedeemQuery<TData> extends SplitterReactQuery<LstResponse, TData> {
  args: {
    pt: Principal;
  };
}
export function useSplitterPreviewRedeemQuery<TData = LstResponse>({
  client,
  args,
  options
}: SplitterPreviewRedeemQuery<TData>) {
  return useQuery<LstResponse, Error, TData>(splitterQueryKeys.previewRedeem(client?.contractAddress, args), () => client ? client.previewRedeem({
    pt: args.pt
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterPreviewMergeQuery<TData> extends SplitterReactQuery<LstResponse, TData> {
  args: {
    pt: Principal;
  };
}
export function useSplitterPreviewMergeQuery<TData = LstResponse>({
  client,
  args,
  options
}: SplitterPreviewMergeQuery<TData>) {
  return useQuery<LstResponse, Error, TData>(splitterQueryKeys.previewMerge(client?.contractAddress, args), () => client ? client.previewMerge({
    pt: args.pt
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterPreviewSplitQuery<TData> extends SplitterReactQuery<PreviewSplitResponse, TData> {
  args: {
    lst: Shares;
  };
}
export function useSplitterPreviewSplitQuery<TData = PreviewSplitResponse>({
  client,
  args,
  options
}: SplitterPreviewSplitQuery<TData>) {
  return useQuery<PreviewSplitResponse, Error, TData>(splitterQueryKeys.previewSplit(client?.contractAddress, args), () => client ? client.previewSplit({
    lst: args.lst
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterStateQuery<TData> extends SplitterReactQuery<StateResponse, TData> {}
export function useSplitterStateQuery<TData = StateResponse>({
  client,
  options
}: SplitterStateQuery<TData>) {
  return useQuery<StateResponse, Error, TData>(splitterQueryKeys.state(client?.contractAddress), () => client ? client.state() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterConfigQuery<TData> extends SplitterReactQuery<ConfigResponse, TData> {}
export function useSplitterConfigQuery<TData = ConfigResponse>({
  client,
  options
}: SplitterConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(splitterQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface SplitterUploadLogoMutation {
  client: SplitterClient;
  msg: Logo;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useSplitterUploadLogoMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterUploadLogoMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterUploadLogoMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.uploadLogo(msg, fee, memo, funds), options);
}
export interface SplitterUpdateMarketingMutation {
  client: SplitterClient;
  msg: {
    description?: string;
    marketing?: string;
    project?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useSplitterUpdateMarketingMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterUpdateMarketingMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterUpdateMarketingMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateMarketing(msg, fee, memo, funds), options);
}
export interface SplitterUpdateMinterMutation {
  client: SplitterClient;
  msg: {
    newMinter?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useSplitterUpdateMinterMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterUpdateMinterMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterUpdateMinterMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateMinter(msg, fee, memo, funds), options);
}
export interface SplitterBurnFromMutation {
  client: SplitterClient;
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
export function useSplitterBurnFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterBurnFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterBurnFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.burnFrom(msg, fee, memo, funds), options);
}
export interface SplitterBurnMutation {
  client: SplitterClient;
  msg: {
    amount: Uint128;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useSplitterBurnMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterBurnMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterBurnMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.burn(msg, fee, memo, funds), options);
}
export interface SplitterMintMutation {
  client: SplitterClient;
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
export function useSplitterMintMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterMintMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterMintMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.mint(msg, fee, memo, funds), options);
}
export interface SplitterDecreaseAllowanceMutation {
  client: SplitterClient;
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
export function useSplitterDecreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterDecreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterDecreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.decreaseAllowance(msg, fee, memo, funds), options);
}
export interface SplitterIncreaseAllowanceMutation {
  client: SplitterClient;
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
export function useSplitterIncreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterIncreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterIncreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.increaseAllowance(msg, fee, memo, funds), options);
}
export interface SplitterSendFromMutation {
  client: SplitterClient;
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
export function useSplitterSendFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterSendFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterSendFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sendFrom(msg, fee, memo, funds), options);
}
export interface SplitterTransferFromMutation {
  client: SplitterClient;
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
export function useSplitterTransferFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterTransferFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterTransferFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferFrom(msg, fee, memo, funds), options);
}
export interface SplitterSendMutation {
  client: SplitterClient;
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
export function useSplitterSendMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterSendMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterSendMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.send(msg, fee, memo, funds), options);
}
export interface SplitterTransferMutation {
  client: SplitterClient;
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
export function useSplitterTransferMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterTransferMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterTransferMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transfer(msg, fee, memo, funds), options);
}
export interface SplitterBeginMutation {
  client: SplitterClient;
  msg: {
    hub: string;
    maturity: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useSplitterBeginMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterBeginMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterBeginMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.begin(msg, fee, memo, funds), options);
}
export interface SplitterTouchMutation {
  client: SplitterClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useSplitterTouchMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterTouchMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterTouchMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.touch(fee, memo, funds), options);
}
export interface SplitterClaimMutation {
  client: SplitterClient;
  msg: {
    owner?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useSplitterClaimMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterClaimMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterClaimMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.claim(msg, fee, memo, funds), options);
}
export interface SplitterReceiveMutation {
  client: SplitterClient;
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
export function useSplitterReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, SplitterReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, SplitterReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}