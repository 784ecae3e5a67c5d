// Generated from schema/ by scripts/client. Do not edit.

export type Addr = string;
export interface InstantiateMsg {
  denom: string;
  name: string;
  suite: Suite;
  symbol: string;
}
export interface Suite {
  collector: Addr;
  hub: Addr;
  queue: Addr;
  registry: Addr;
  token: Addr;
  vault: Addr;
}
export type ExecuteMsg = {
  receive: Cw20ReceiveMsg;
} | {
  cancel: {
    ticket_id: string;
  };
} | {
  claim: {
    ticket_ids: string[];
  };
} | {
  close_batch: {
    batch_id: number;
    expected_at: number;
    owed: Native;
  };
} | {
  fund: {
    parts: Funding[];
  };
} | {
  transfer_nft: {
    recipient: string;
    token_id: string;
  };
} | {
  send_nft: {
    contract: string;
    msg: Binary;
    token_id: string;
  };
} | {
  approve: {
    expires?: Expiration | null;
    spender: string;
    token_id: string;
  };
} | {
  revoke: {
    spender: string;
    token_id: string;
  };
} | {
  approve_all: {
    expires?: Expiration | null;
    operator: string;
  };
} | {
  revoke_all: {
    operator: string;
  };
};
export type Uint128 = string;
export type Binary = string;
export type Native = Uint128;
export type Expiration = {
  at_height: number;
} | {
  at_time: Timestamp;
} | {
  never: {};
};
export type Timestamp = Uint64;
export type Uint64 = string;
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
export interface Funding {
  amount: Native;
  batch_id: number;
  owed_less: Native;
}
export type QueryMsg = {
  config: {};
} | {
  ticket: {
    ticket_id: string;
  };
} | {
  tickets: {
    limit?: number | null;
    owner: string;
    start_after?: string | null;
  };
} | {
  holdings: {
    owner: string;
  };
} | {
  open_batch: {};
} | {
  batch: {
    batch_id: number;
  };
} | {
  batches: {
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  owner_of: {
    include_expired?: boolean | null;
    token_id: string;
  };
} | {
  approval: {
    include_expired?: boolean | null;
    spender: string;
    token_id: string;
  };
} | {
  approvals: {
    include_expired?: boolean | null;
    token_id: string;
  };
} | {
  operator: {
    include_expired?: boolean | null;
    operator: string;
    owner: string;
  };
} | {
  all_operators: {
    include_expired?: boolean | null;
    limit?: number | null;
    owner: string;
    start_after?: string | null;
  };
} | {
  num_tokens: {};
} | {
  contract_info: {};
} | {
  nft_info: {
    token_id: string;
  };
} | {
  all_nft_info: {
    include_expired?: boolean | null;
    token_id: string;
  };
} | {
  tokens: {
    limit?: number | null;
    owner: string;
    start_after?: string | null;
  };
} | {
  all_tokens: {
    limit?: number | null;
    start_after?: string | null;
  };
};
export interface MigrateMsg {}
export type Shares = Uint128;
export type TicketStatus = "open" | "exiting" | "claimable" | "done";
export interface AllNftInfoResponseForTicketResponse {
  access: OwnerOfResponse;
  info: NftInfoResponseForTicketResponse;
}
export interface OwnerOfResponse {
  approvals: Approval[];
  owner: string;
}
export interface Approval {
  expires: Expiration;
  spender: Addr;
}
export interface NftInfoResponseForTicketResponse {
  extension: TicketResponse;
  token_uri?: string | null;
}
export interface TicketResponse {
  batch_id?: number | null;
  claimable?: Native | null;
  claimed?: Native | null;
  expected_at?: number | null;
  owed?: Native | null;
  owner?: string | null;
  shares?: Shares | null;
  status: TicketStatus;
  ticket_id: string;
}
export interface OperatorsResponse {
  operators: Approval[];
}
export interface TokensResponse {
  tokens: string[];
}
export interface ApprovalResponse {
  approval: Approval;
}
export interface ApprovalsResponse {
  approvals: Approval[];
}
export type BatchStatus = "open" | "exiting" | "settled";
export interface BatchResponse {
  batch_id: number;
  claimed: Native;
  closed_at?: number | null;
  expected_at?: number | null;
  funded: Native;
  owed: Native;
  shares: Shares;
  status: BatchStatus;
}
export interface BatchesResponse {
  batches: BatchResponse[];
}
export interface ConfigResponse {
  denom: string;
  suite: Suite;
}
export interface CollectionInfo {
  name: string;
  symbol: string;
  updated_at: Timestamp;
}
export interface HoldingsResponse {
  tickets: TicketResponse[];
  total: ExitTotals;
}
export interface ExitTotals {
  claimable: Native;
  is_partial: boolean;
  open_shares: Shares;
  owed: Native;
  tickets: number;
}
export interface NumTokensResponse {
  count: number;
}
export interface OpenBatchResponse {
  batch_id: number;
  closes_after: number;
  opened_at: number;
  shares: Shares;
  tickets: number;
}
export interface OperatorResponse {
  approval: Approval;
}
export interface TicketsResponse {
  tickets: TicketResponse[];
}