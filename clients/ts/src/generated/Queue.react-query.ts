// Generated from schema/ by scripts/client. Do not edit.

import { UseQueryOptions, useQuery, useMutation, UseMutationOptions } from "@tanstack/react-query";
import { ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee, Coin } from "@cosmjs/amino";
import { Addr, InstantiateMsg, Suite, ExecuteMsg, Uint128, Binary, Native, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, Funding, QueryMsg, MigrateMsg, Shares, TicketStatus, AllNftInfoResponseForTicketResponse, OwnerOfResponse, Approval, NftInfoResponseForTicketResponse, TicketResponse, OperatorsResponse, TokensResponse, ApprovalResponse, ApprovalsResponse, BatchStatus, BatchResponse, BatchesResponse, ConfigResponse, CollectionInfo, HoldingsResponse, ExitTotals, NumTokensResponse, OpenBatchResponse, OperatorResponse, TicketsResponse } from "./Queue.types.js";
import { QueueQueryClient, QueueClient } from "./Queue.client.js";
export const queueQueryKeys = {
  contract: ([{
    contract: "queue"
  }] as const),
  address: (contractAddress: string | undefined) => ([{
    ...queueQueryKeys.contract[0],
    address: contractAddress
  }] as const),
  config: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "config",
    args
  }] as const),
  ticket: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "ticket",
    args
  }] as const),
  tickets: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "tickets",
    args
  }] as const),
  holdings: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "holdings",
    args
  }] as const),
  openBatch: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "open_batch",
    args
  }] as const),
  batch: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "batch",
    args
  }] as const),
  batches: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "batches",
    args
  }] as const),
  ownerOf: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "owner_of",
    args
  }] as const),
  approval: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "approval",
    args
  }] as const),
  approvals: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "approvals",
    args
  }] as const),
  operator: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "operator",
    args
  }] as const),
  allOperators: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "all_operators",
    args
  }] as const),
  numTokens: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "num_tokens",
    args
  }] as const),
  contractInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "contract_info",
    args
  }] as const),
  nftInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "nft_info",
    args
  }] as const),
  allNftInfo: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "all_nft_info",
    args
  }] as const),
  tokens: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "tokens",
    args
  }] as const),
  allTokens: (contractAddress: string | undefined, args?: Record<string, unknown>) => ([{
    ...queueQueryKeys.address(contractAddress)[0],
    method: "all_tokens",
    args
  }] as const)
};
export interface QueueReactQuery<TResponse, TData = TResponse> {
  client: QueueQueryClient | undefined;
  options?: Omit<UseQueryOptions<TResponse, Error, TData>, "'queryKey' | 'queryFn' | 'initialData'"> & {
    initialData?: undefined;
  };
}
export interface QueueAllTokensQuery<TData> extends QueueReactQuery<TokensResponse, TData> {
  args: {
    limit?: number;
    startAfter?: string;
  };
}
export function useQueueAllTokensQuery<TData = TokensResponse>({
  client,
  args,
  options
}: QueueAllTokensQuery<TData>) {
  return useQuery<TokensResponse, Error, TData>(queueQueryKeys.allTokens(client?.contractAddress, args), () => client ? client.allTokens({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueTokensQuery<TData> extends QueueReactQuery<TokensResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useQueueTokensQuery<TData = TokensResponse>({
  client,
  args,
  options
}: QueueTokensQuery<TData>) {
  return useQuery<TokensResponse, Error, TData>(queueQueryKeys.tokens(client?.contractAddress, args), () => client ? client.tokens({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueAllNftInfoQuery<TData> extends QueueReactQuery<AllNftInfoResponseForTicketResponse, TData> {
  args: {
    includeExpired?: boolean;
    tokenId: string;
  };
}
export function useQueueAllNftInfoQuery<TData = AllNftInfoResponseForTicketResponse>({
  client,
  args,
  options
}: QueueAllNftInfoQuery<TData>) {
  return useQuery<AllNftInfoResponseForTicketResponse, Error, TData>(queueQueryKeys.allNftInfo(client?.contractAddress, args), () => client ? client.allNftInfo({
    includeExpired: args.includeExpired,
    tokenId: args.tokenId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueNftInfoQuery<TData> extends QueueReactQuery<NftInfoResponseForTicketResponse, TData> {
  args: {
    tokenId: string;
  };
}
export function useQueueNftInfoQuery<TData = NftInfoResponseForTicketResponse>({
  client,
  args,
  options
}: QueueNftInfoQuery<TData>) {
  return useQuery<NftInfoResponseForTicketResponse, Error, TData>(queueQueryKeys.nftInfo(client?.contractAddress, args), () => client ? client.nftInfo({
    tokenId: args.tokenId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueContractInfoQuery<TData> extends QueueReactQuery<CollectionInfo, TData> {}
export function useQueueContractInfoQuery<TData = CollectionInfo>({
  client,
  options
}: QueueContractInfoQuery<TData>) {
  return useQuery<CollectionInfo, Error, TData>(queueQueryKeys.contractInfo(client?.contractAddress), () => client ? client.contractInfo() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueNumTokensQuery<TData> extends QueueReactQuery<NumTokensResponse, TData> {}
export function useQueueNumTokensQuery<TData = NumTokensResponse>({
  client,
  options
}: QueueNumTokensQuery<TData>) {
  return useQuery<NumTokensResponse, Error, TData>(queueQueryKeys.numTokens(client?.contractAddress), () => client ? client.numTokens() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueAllOperatorsQuery<TData> extends QueueReactQuery<OperatorsResponse, TData> {
  args: {
    includeExpired?: boolean;
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useQueueAllOperatorsQuery<TData = OperatorsResponse>({
  client,
  args,
  options
}: QueueAllOperatorsQuery<TData>) {
  return useQuery<OperatorsResponse, Error, TData>(queueQueryKeys.allOperators(client?.contractAddress, args), () => client ? client.allOperators({
    includeExpired: args.includeExpired,
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueOperatorQuery<TData> extends QueueReactQuery<OperatorResponse, TData> {
  args: {
    includeExpired?: boolean;
    operator: string;
    owner: string;
  };
}
export function useQueueOperatorQuery<TData = OperatorResponse>({
  client,
  args,
  options
}: QueueOperatorQuery<TData>) {
  return useQuery<OperatorResponse, Error, TData>(queueQueryKeys.operator(client?.contractAddress, args), () => client ? client.operator({
    includeExpired: args.includeExpired,
    operator: args.operator,
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueApprovalsQuery<TData> extends QueueReactQuery<ApprovalsResponse, TData> {
  args: {
    includeExpired?: boolean;
    tokenId: string;
  };
}
export function useQueueApprovalsQuery<TData = ApprovalsResponse>({
  client,
  args,
  options
}: QueueApprovalsQuery<TData>) {
  return useQuery<ApprovalsResponse, Error, TData>(queueQueryKeys.approvals(client?.contractAddress, args), () => client ? client.approvals({
    includeExpired: args.includeExpired,
    tokenId: args.tokenId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueApprovalQuery<TData> extends QueueReactQuery<ApprovalResponse, TData> {
  args: {
    includeExpired?: boolean;
    spender: string;
    tokenId: string;
  };
}
export function useQueueApprovalQuery<TData = ApprovalResponse>({
  client,
  args,
  options
}: QueueApprovalQuery<TData>) {
  return useQuery<ApprovalResponse, Error, TData>(queueQueryKeys.approval(client?.contractAddress, args), () => client ? client.approval({
    includeExpired: args.includeExpired,
    spender: args.spender,
    tokenId: args.tokenId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueOwnerOfQuery<TData> extends QueueReactQuery<OwnerOfResponse, TData> {
  args: {
    includeExpired?: boolean;
    tokenId: string;
  };
}
export function useQueueOwnerOfQuery<TData = OwnerOfResponse>({
  client,
  args,
  options
}: QueueOwnerOfQuery<TData>) {
  return useQuery<OwnerOfResponse, Error, TData>(queueQueryKeys.ownerOf(client?.contractAddress, args), () => client ? client.ownerOf({
    includeExpired: args.includeExpired,
    tokenId: args.tokenId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueBatchesQuery<TData> extends QueueReactQuery<BatchesResponse, TData> {
  args: {
    limit?: number;
    startAfter?: number;
  };
}
export function useQueueBatchesQuery<TData = BatchesResponse>({
  client,
  args,
  options
}: QueueBatchesQuery<TData>) {
  return useQuery<BatchesResponse, Error, TData>(queueQueryKeys.batches(client?.contractAddress, args), () => client ? client.batches({
    limit: args.limit,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueBatchQuery<TData> extends QueueReactQuery<BatchResponse, TData> {
  args: {
    batchId: number;
  };
}
export function useQueueBatchQuery<TData = BatchResponse>({
  client,
  args,
  options
}: QueueBatchQuery<TData>) {
  return useQuery<BatchResponse, Error, TData>(queueQueryKeys.batch(client?.contractAddress, args), () => client ? client.batch({
    batchId: args.batchId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueOpenBatchQuery<TData> extends QueueReactQuery<OpenBatchResponse, TData> {}
export function useQueueOpenBatchQuery<TData = OpenBatchResponse>({
  client,
  options
}: QueueOpenBatchQuery<TData>) {
  return useQuery<OpenBatchResponse, Error, TData>(queueQueryKeys.openBatch(client?.contractAddress), () => client ? client.openBatch() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueHoldingsQuery<TData> extends QueueReactQuery<HoldingsResponse, TData> {
  args: {
    owner: string;
  };
}
export function useQueueHoldingsQuery<TData = HoldingsResponse>({
  client,
  args,
  options
}: QueueHoldingsQuery<TData>) {
  return useQuery<HoldingsResponse, Error, TData>(queueQueryKeys.holdings(client?.contractAddress, args), () => client ? client.holdings({
    owner: args.owner
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueTicketsQuery<TData> extends QueueReactQuery<TicketsResponse, TData> {
  args: {
    limit?: number;
    owner: string;
    startAfter?: string;
  };
}
export function useQueueTicketsQuery<TData = TicketsResponse>({
  client,
  args,
  options
}: QueueTicketsQuery<TData>) {
  return useQuery<TicketsResponse, Error, TData>(queueQueryKeys.tickets(client?.contractAddress, args), () => client ? client.tickets({
    limit: args.limit,
    owner: args.owner,
    startAfter: args.startAfter
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueTicketQuery<TData> extends QueueReactQuery<TicketResponse, TData> {
  args: {
    ticketId: string;
  };
}
export function useQueueTicketQuery<TData = TicketResponse>({
  client,
  args,
  options
}: QueueTicketQuery<TData>) {
  return useQuery<TicketResponse, Error, TData>(queueQueryKeys.ticket(client?.contractAddress, args), () => client ? client.ticket({
    ticketId: args.ticketId
  }) : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueConfigQuery<TData> extends QueueReactQuery<ConfigResponse, TData> {}
export function useQueueConfigQuery<TData = ConfigResponse>({
  client,
  options
}: QueueConfigQuery<TData>) {
  return useQuery<ConfigResponse, Error, TData>(queueQueryKeys.config(client?.contractAddress), () => client ? client.config() : Promise.reject(new Error("Invalid client")), {
    ...options,
    enabled: !!client && (options?.enabled != undefined ? options.enabled : true)
  });
}
export interface QueueRevokeAllMutation {
  client: QueueClient;
  msg: {
    operator: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueRevokeAllMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueRevokeAllMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueRevokeAllMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.revokeAll(msg, fee, memo, funds), options);
}
export interface QueueApproveAllMutation {
  client: QueueClient;
  msg: {
    expires?: Expiration;
    operator: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueApproveAllMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueApproveAllMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueApproveAllMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.approveAll(msg, fee, memo, funds), options);
}
export interface QueueRevokeMutation {
  client: QueueClient;
  msg: {
    spender: string;
    tokenId: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueRevokeMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueRevokeMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueRevokeMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.revoke(msg, fee, memo, funds), options);
}
export interface QueueApproveMutation {
  client: QueueClient;
  msg: {
    expires?: Expiration;
    spender: string;
    tokenId: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueApproveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueApproveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueApproveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.approve(msg, fee, memo, funds), options);
}
export interface QueueSendNftMutation {
  client: QueueClient;
  msg: {
    contract: string;
    msg: Binary;
    tokenId: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueSendNftMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueSendNftMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueSendNftMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.sendNft(msg, fee, memo, funds), options);
}
export interface QueueTransferNftMutation {
  client: QueueClient;
  msg: {
    recipient: string;
    tokenId: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueTransferNftMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueTransferNftMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueTransferNftMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.transferNft(msg, fee, memo, funds), options);
}
export interface QueueFundMutation {
  client: QueueClient;
  msg: {
    parts: Funding[];
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueFundMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueFundMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueFundMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.fund(msg, fee, memo, funds), options);
}
export interface QueueCloseBatchMutation {
  client: QueueClient;
  msg: {
    batchId: number;
    expectedAt: number;
    owed: Native;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueCloseBatchMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueCloseBatchMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueCloseBatchMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.closeBatch(msg, fee, memo, funds), options);
}
export interface QueueClaimMutation {
  client: QueueClient;
  msg: {
    ticketIds: string[];
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueClaimMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueClaimMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueClaimMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.claim(msg, fee, memo, funds), options);
}
export interface QueueCancelMutation {
  client: QueueClient;
  msg: {
    ticketId: string;
  };
  args?: {
    fee?: number | StdFee | "auto";
    memo?: string;
    funds?: Coin[];
  };
}
export function useQueueCancelMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueCancelMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueCancelMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.cancel(msg, fee, memo, funds), options);
}
export interface QueueReceiveMutation {
  client: QueueClient;
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
export function useQueueReceiveMutation(options?: Omit<UseMutationOptions<ExecuteResult, Error, QueueReceiveMutation>, "mutationFn">) {
  return useMutation<ExecuteResult, Error, QueueReceiveMutation>(({
    client,
    msg,
    args: {
      fee,
      memo,
      funds
    } = {}
  }) => client.receive(msg, fee, memo, funds), options);
}