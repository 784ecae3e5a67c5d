// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Loan, Uint128, InstantiateMsg, LoanCoin, OracleMsg, ShareMsg, ExecuteMsg, Binary, Shares, Then, PauseScope, Expiration, Timestamp, Uint64, Action, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, ConfigResponse, Limits, Attached, Roles, Config, Oracle, AmountResponse, SharesResponse, Scaled, DebtResponse, ExposureResponse, ManagersResponse, ManagerRow, Decimal, MarketResponse, MaxRedeemResponse, OwnershipForString, PausedResponse, PositionResponse, PositionsResponse, PositionRow, PreviewBorrowResponse, PreviewLiquidateResponse, PreviewRepayResponse, SolvencyResponse, TokenInfoResponse, Watch, Successor, Watched, Position } from "./Market.types.js";
import { MarketQueryClient, MarketClient } from "./Market.client.js";
export const marketQueryKeys = {
  contract: ([{
    contract: "market"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...marketQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  market: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "market",
    args
  }] as const),
  position: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "position",
    args
  }] as const),
  debt: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "debt",
    args
  }] as const),
  positions: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "positions",
    args
  }] as const),
  managers: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "managers",
    args
  }] as const),
  convertToShares: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "convert_to_shares",
    args
  }] as const),
  convertToAssets: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "convert_to_assets",
    args
  }] as const),
  previewDeposit: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "preview_deposit",
    args
  }] as const),
  previewRedeem: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "preview_redeem",
    args
  }] as const),
  maxRedeem: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "max_redeem",
    args
  }] as const),
  previewBorrow: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "preview_borrow",
    args
  }] as const),
  previewRepay: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "preview_repay",
    args
  }] as const),
  previewLiquidate: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "preview_liquidate",
    args
  }] as const),
  exposure: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "exposure",
    args
  }] as const),
  watched: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "watched",
    args
  }] as const),
  paused: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "paused",
    args
  }] as const),
  solvency: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "solvency",
    args
  }] as const),
  balance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "balance",
    args
  }] as const),
  tokenInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "token_info",
    args
  }] as const),
  allowance: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "allowance",
    args
  }] as const),
  allAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "all_allowances",
    args
  }] as const),
  allSpenderAllowances: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "all_spender_allowances",
    args
  }] as const),
  allAccounts: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "all_accounts",
    args
  }] as const),
  ownership: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...marketQueryKeys.address(contractAddress)[0],
    method: "ownership",
    args
  }] as const)
};
export interface MarketReactQuery<TResponse, TData = TResponse> {
  client: MarketQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface MarketOwnershipQuery<TData> extends MarketReactQuery<OwnershipForString, TData> {}
export function useMarketOwnershipQuery<TData = OwnershipForString>({
  client,
  options
}: MarketOwnershipQuery<TData>) {
  return useQuery<OwnershipForString, Error, TData>(marketQueryKeys.ownership(client?.contractAddress), () => client ? client.ownership() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketAllAccountsQuery<TData> extends MarketReactQuery<AllAccountsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useMarketAllAccountsQuery<TData = AllAccountsResponse>({
  client,
  args,
  options
}: MarketAllAccountsQuery<TData>) {
  return useQuery<AllAccountsResponse, Error, TData>(marketQueryKeys.allAccounts(client?.contractAddress, args), () => client ? client.allAccounts({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketAllSpenderAllowancesQuery<TData> extends MarketReactQuery<AllSpenderAllowancesResponse, TData> {
  args: {
    limit?: number;
    spender: string;
    startAfter?: string;
  };
}
export function useMarketAllSpenderAllowancesQuery<TData = AllSpenderAllowancesResponse>({
  client,
  args,
  options
}: MarketAllSpenderAllowancesQuery<TData>) {
  return useQuery<AllSpenderAllowancesResponse, Error, TData>(marketQueryKeys.allSpenderAllowances(client?.contractAddress, args), () => client ? client.allSpenderAllowances({
    limit: args.limit,
    spender: args.spender,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketAllAllowancesQuery<TData> extends MarketReactQuery<AllAllowancesResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useMarketAllAllowancesQuery<TData = AllAllowancesResponse>({
  client,
  args,
  options
}: MarketAllAllowancesQuery<TData>) {
  return useQuery<AllAllowancesResponse, Error, TData>(marketQueryKeys.allAllowances(client?.contractAddress, args), () => client ? client.allAllowances({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketAllowanceQuery<TData> extends MarketReactQuery<AllowanceResponse, TData> {
  args: {
    owner: string;
    spender: string;
  };
}
export function useMarketAllowanceQuery<TData = AllowanceResponse>({
  client,
  args,
  options
}: MarketAllowanceQuery<TData>) {
  return useQuery<AllowanceResponse, Error, TData>(marketQueryKeys.allowance(client?.contractAddress, args), () => client ? client.allowance({
    owner: args.owner,
    spender: args.spender
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketTokenInfoQuery<TData> extends MarketReactQuery<TokenInfoResponse, TData> {}
export function useMarketTokenInfoQuery<TData = TokenInfoResponse>({
  client,
  options
}: MarketTokenInfoQuery<TData>) {
  return useQuery<TokenInfoResponse, Error, TData>(marketQueryKeys.tokenInfo(client?.contractAddress), () => client ? client.tokenInfo() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketBalanceQuery<TData> extends MarketReactQuery<BalanceResponse, TData> {
  args: {
    address: string;
  };
}
export function useMarketBalanceQuery<TData = BalanceResponse>({
  client,
  args,
  options
}: MarketBalanceQuery<TData>) {
  return useQuery<BalanceResponse, Error, TData>(marketQueryKeys.balance(client?.contractAddress, args), () => client ? client.balance({
    address: args.address
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketSolvencyQuery<TData> extends MarketReactQuery<SolvencyResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useMarketSolvencyQuery<TData = SolvencyResponse>({
  client,
  args,
  options
}: MarketSolvencyQuery<TData>) {
  return useQuery<SolvencyResponse, Error, TData>(marketQueryKeys.solvency(client?.contractAddress, args), () => client ? client.solvency({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketPausedQuery<TData> extends MarketReactQuery<PausedResponse, TData> {}
export function useMarketPausedQuery<TData = PausedResponse>({
  client,
  options
}: MarketPausedQuery<TData>) {
  return useQuery<PausedResponse, Error, TData>(marketQueryKeys.paused(client?.contractAddress), () => client ? client.paused() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketWatchedQuery<TData> extends MarketReactQuery<Watch, TData> {}
export function useMarketWatchedQuery<TData = Watch>({
  client,
  options
}: MarketWatchedQuery<TData>) {
  return useQuery<Watch, Error, TData>(marketQueryKeys.watched(client?.contractAddress), () => client ? client.watched() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketExposureQuery<TData> extends MarketReactQuery<ExposureResponse, TData> {}
export function useMarketExposureQuery<TData = ExposureResponse>({
  client,
  options
}: MarketExposureQuery<TData>) {
  return useQuery<ExposureResponse, Error, TData>(marketQueryKeys.exposure(client?.contractAddress), () => client ? client.exposure() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketPreviewLiquidateQuery<TData> extends MarketReactQuery<PreviewLiquidateResponse, TData> {
  args: {
    amount?: Loan;
    owner: string;
  };
}
export function useMarketPreviewLiquidateQuery<TData = PreviewLiquidateResponse>({
  client,
  args,
  options
}: MarketPreviewLiquidateQuery<TData>) {
  return useQuery<PreviewLiquidateResponse, Error, TData>(marketQueryKeys.previewLiquidate(client?.contractAddress, args), () => client ? client.previewLiquidate({
    amount: args.amount,
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketPreviewRepayQuery<TData> extends MarketReactQuery<PreviewRepayResponse, TData> {
  args: {
    amount: Loan;
    owner: string;
    remove?: Shares;
  };
}
export function useMarketPreviewRepayQuery<TData = PreviewRepayResponse>({
  client,
  args,
  options
}: MarketPreviewRepayQuery<TData>) {
  return useQuery<PreviewRepayResponse, Error, TData>(marketQueryKeys.previewRepay(client?.contractAddress, args), () => client ? client.previewRepay({
    amount: args.amount,
    owner: args.owner,
    remove: args.remove
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketPreviewBorrowQuery<TData> extends MarketReactQuery<PreviewBorrowResponse, TData> {
  args: {
    amount: Loan;
    bond?: boolean;
    owner: string;
  };
}
export function useMarketPreviewBorrowQuery<TData = PreviewBorrowResponse>({
  client,
  args,
  options
}: MarketPreviewBorrowQuery<TData>) {
  return useQuery<PreviewBorrowResponse, Error, TData>(marketQueryKeys.previewBorrow(client?.contractAddress, args), () => client ? client.previewBorrow({
    amount: args.amount,
    bond: args.bond,
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketMaxRedeemQuery<TData> extends MarketReactQuery<MaxRedeemResponse, TData> {
  args: {
    owner: string;
  };
}
export function useMarketMaxRedeemQuery<TData = MaxRedeemResponse>({
  client,
  args,
  options
}: MarketMaxRedeemQuery<TData>) {
  return useQuery<MaxRedeemResponse, Error, TData>(marketQueryKeys.maxRedeem(client?.contractAddress, args), () => client ? client.maxRedeem({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketPreviewRedeemQuery<TData> extends MarketReactQuery<AmountResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useMarketPreviewRedeemQuery<TData = AmountResponse>({
  client,
  args,
  options
}: MarketPreviewRedeemQuery<TData>) {
  return useQuery<AmountResponse, Error, TData>(marketQueryKeys.previewRedeem(client?.contractAddress, args), () => client ? client.previewRedeem({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketPreviewDepositQuery<TData> extends MarketReactQuery<SharesResponse, TData> {
  args: {
    amount: Loan;
  };
}
export function useMarketPreviewDepositQuery<TData = SharesResponse>({
  client,
  args,
  options
}: MarketPreviewDepositQuery<TData>) {
  return useQuery<SharesResponse, Error, TData>(marketQueryKeys.previewDeposit(client?.contractAddress, args), () => client ? client.previewDeposit({
    amount: args.amount
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketConvertToAssetsQuery<TData> extends MarketReactQuery<AmountResponse, TData> {
  args: {
    shares: Uint128;
  };
}
export function useMarketConvertToAssetsQuery<TData = AmountResponse>({
  client,
  args,
  options
}: MarketConvertToAssetsQuery<TData>) {
  return useQuery<AmountResponse, Error, TData>(marketQueryKeys.convertToAssets(client?.contractAddress, args), () => client ? client.convertToAssets({
    shares: args.shares
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketConvertToSharesQuery<TData> extends MarketReactQuery<SharesResponse, TData> {
  args: {
    amount: Loan;
  };
}
export function useMarketConvertToSharesQuery<TData = SharesResponse>({
  client,
  args,
  options
}: MarketConvertToSharesQuery<TData>) {
  return useQuery<SharesResponse, Error, TData>(marketQueryKeys.convertToShares(client?.contractAddress, args), () => client ? client.convertToShares({
    amount: args.amount
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketManagersQuery<TData> extends MarketReactQuery<ManagersResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useMarketManagersQuery<TData = ManagersResponse>({
  client,
  args,
  options
}: MarketManagersQuery<TData>) {
  return useQuery<ManagersResponse, Error, TData>(marketQueryKeys.managers(client?.contractAddress, args), () => client ? client.managers({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketPositionsQuery<TData> extends MarketReactQuery<PositionsResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useMarketPositionsQuery<TData = PositionsResponse>({
  client,
  args,
  options
}: MarketPositionsQuery<TData>) {
  return useQuery<PositionsResponse, Error, TData>(marketQueryKeys.positions(client?.contractAddress, args), () => client ? client.positions({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketDebtQuery<TData> extends MarketReactQuery<DebtResponse, TData> {
  args: {
    owner: string;
  };
}
export function useMarketDebtQuery<TData = DebtResponse>({
  client,
  args,
  options
}: MarketDebtQuery<TData>) {
  return useQuery<DebtResponse, Error, TData>(marketQueryKeys.debt(client?.contractAddress, args), () => client ? client.debt({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketPositionQuery<TData> extends MarketReactQuery<PositionResponse, TData> {
  args: {
    owner: string;
  };
}
export function useMarketPositionQuery<TData = PositionResponse>({
  client,
  args,
  options
}: MarketPositionQuery<TData>) {
  return useQuery<PositionResponse, Error, TData>(marketQueryKeys.position(client?.contractAddress, args), () => client ? client.position({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketMarketQuery<TData> extends MarketReactQuery<MarketResponse, TData> {}
export function useMarketMarketQuery<TData = MarketResponse>({
  client,
  options
}: MarketMarketQuery<TData>) {
  return useQuery<MarketResponse, Error, TData>(marketQueryKeys.market(client?.contractAddress), () => client ? client.market() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketConfigQuery<TData> extends MarketReactQuery<ConfigResponse, TData> {}
export function useMarketConfigQuery<TData = ConfigResponse>({
  client,
  options
}: MarketConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(marketQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface MarketUpdateOwnershipMutation {
  client: MarketClient;
  msg: Action;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketUpdateOwnershipMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketUpdateOwnershipMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketUpdateOwnershipMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateOwnership(msg, fee, memo, funds), options);
}
export interface MarketDecreaseAllowanceMutation {
  client: MarketClient;
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
export function useMarketDecreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketDecreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketDecreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.decreaseAllowance(msg, fee, memo, funds), options);
}
export interface MarketIncreaseAllowanceMutation {
  client: MarketClient;
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
export function useMarketIncreaseAllowanceMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketIncreaseAllowanceMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketIncreaseAllowanceMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.increaseAllowance(msg, fee, memo, funds), options);
}
export interface MarketSendFromMutation {
  client: MarketClient;
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
export function useMarketSendFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketSendFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketSendFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sendFrom(msg, fee, memo, funds), options);
}
export interface MarketTransferFromMutation {
  client: MarketClient;
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
export function useMarketTransferFromMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketTransferFromMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketTransferFromMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferFrom(msg, fee, memo, funds), options);
}
export interface MarketSendMutation {
  client: MarketClient;
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
export function useMarketSendMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketSendMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketSendMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.send(msg, fee, memo, funds), options);
}
export interface MarketTransferMutation {
  client: MarketClient;
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
export function useMarketTransferMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketTransferMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketTransferMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transfer(msg, fee, memo, funds), options);
}
export interface MarketProveDepthMutation {
  client: MarketClient;
  msg: {
    deeper: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketProveDepthMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketProveDepthMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketProveDepthMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.proveDepth(msg, fee, memo, funds), options);
}
export interface MarketSetGuardianMutation {
  client: MarketClient;
  msg: {
    address: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketSetGuardianMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketSetGuardianMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketSetGuardianMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.setGuardian(msg, fee, memo, funds), options);
}
export interface MarketSetTreasuryMutation {
  client: MarketClient;
  msg: {
    address: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketSetTreasuryMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketSetTreasuryMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketSetTreasuryMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.setTreasury(msg, fee, memo, funds), options);
}
export interface MarketUnpauseMutation {
  client: MarketClient;
  msg: {
    scope: PauseScope;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketUnpauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketUnpauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketUnpauseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.unpause(msg, fee, memo, funds), options);
}
export interface MarketPauseMutation {
  client: MarketClient;
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
export function useMarketPauseMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketPauseMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketPauseMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.pause(msg, fee, memo, funds), options);
}
export interface MarketRampMutation {
  client: MarketClient;
  msg: {
    liqLtvBps: number;
    secs: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketRampMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketRampMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketRampMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.ramp(msg, fee, memo, funds), options);
}
export interface MarketUpdateConfigMutation {
  client: MarketClient;
  msg: {
    borrowCap?: Loan;
    feeBps?: number;
    openLtvBps?: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketUpdateConfigMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketUpdateConfigMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketUpdateConfigMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.updateConfig(msg, fee, memo, funds), options);
}
export interface MarketCollectMutation {
  client: MarketClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketCollectMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketCollectMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketCollectMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.collect(fee, memo, funds), options);
}
export interface MarketAccrueMutation {
  client: MarketClient;
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketAccrueMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketAccrueMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketAccrueMutation>(({
    client,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.accrue(fee, memo, funds), options);
}
export interface MarketRevokeMutation {
  client: MarketClient;
  msg: {
    manager: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketRevokeMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketRevokeMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketRevokeMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.revoke(msg, fee, memo, funds), options);
}
export interface MarketApproveMutation {
  client: MarketClient;
  msg: {
    manager: string;
    until: number;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketApproveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketApproveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketApproveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.approve(msg, fee, memo, funds), options);
}
export interface MarketWatchMutation {
  client: MarketClient;
  msg: {
    owner: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketWatchMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketWatchMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketWatchMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.watch(msg, fee, memo, funds), options);
}
export interface MarketAttachMutation {
  client: MarketClient;
  msg: {
    restake: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketAttachMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketAttachMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketAttachMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.attach(msg, fee, memo, funds), options);
}
export interface MarketLiquidateMutation {
  client: MarketClient;
  msg: {
    minLst?: Shares;
    owner: string;
    receiver?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketLiquidateMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketLiquidateMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketLiquidateMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.liquidate(msg, fee, memo, funds), options);
}
export interface MarketRepayMutation {
  client: MarketClient;
  msg: {
    owner?: string;
    receiver?: string;
    remove?: Shares;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketRepayMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketRepayMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketRepayMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.repay(msg, fee, memo, funds), options);
}
export interface MarketBorrowCallMutation {
  client: MarketClient;
  msg: {
    amount: Loan;
    owner?: string;
    then: Then;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketBorrowCallMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketBorrowCallMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketBorrowCallMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.borrowCall(msg, fee, memo, funds), options);
}
export interface MarketBorrowMutation {
  client: MarketClient;
  msg: {
    amount: Loan;
    owner?: string;
    receiver?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketBorrowMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketBorrowMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketBorrowMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.borrow(msg, fee, memo, funds), options);
}
export interface MarketRemoveCollateralMutation {
  client: MarketClient;
  msg: {
    lst: Shares;
    owner?: string;
    receiver?: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketRemoveCollateralMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketRemoveCollateralMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketRemoveCollateralMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.removeCollateral(msg, fee, memo, funds), options);
}
export interface MarketRedeemMutation {
  client: MarketClient;
  msg: {
    minAmount?: Loan;
    receiver?: string;
    shares: Uint128;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useMarketRedeemMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketRedeemMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketRedeemMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.redeem(msg, fee, memo, funds), options);
}
export interface MarketDepositMutation {
  client: MarketClient;
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
export function useMarketDepositMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketDepositMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketDepositMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.deposit(msg, fee, memo, funds), options);
}
export interface MarketReceiveMutation {
  client: MarketClient;
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
export function useMarketReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, MarketReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, MarketReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}