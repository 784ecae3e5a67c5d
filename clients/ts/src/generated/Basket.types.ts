// Generated from schema/ by scripts/client. Do not edit.

export type Shares = Uint128;
export type Uint128 = string;
export interface InstantiateMsg {
  guardian?: string | null;
  hub: string;
  name: string;
  notice_secs?: number | null;
  owner: string;
  part_admin?: string | null;
  part_code_id: number;
  parts: TargetMsg[];
  symbol: string;
}
export interface TargetMsg {
  address: string;
  cap?: Shares | null;
  weight_bps: number;
}
export type ExecuteMsg = {
  receive: Cw20ReceiveMsg;
} | {
  redeem: {
    receiver?: string | null;
    shares: Uint128;
    skip?: string[] | null;
  };
} | {
  allocate: {
    part: string;
  };
} | {
  trim: {
    part: string;
  };
} | {
  gather: {
    part: string;
  };
} | {
  note: {
    part: string;
  };
} | {
  set_parts: {
    parts: TargetMsg[];
  };
} | {
  apply_parts: {};
} | {
  drop_announced: {};
} | {
  pause: {
    secs?: number | null;
  };
} | {
  unpause: {};
} | {
  update_ownership: Action;
} | {
  transfer: {
    amount: Uint128;
    recipient: string;
  };
} | {
  send: {
    amount: Uint128;
    contract: string;
    msg: Binary;
  };
} | {
  transfer_from: {
    amount: Uint128;
    owner: string;
    recipient: string;
  };
} | {
  send_from: {
    amount: Uint128;
    contract: string;
    msg: Binary;
    owner: string;
  };
} | {
  increase_allowance: {
    amount: Uint128;
    expires?: Expiration | null;
    spender: string;
  };
} | {
  decrease_allowance: {
    amount: Uint128;
    expires?: Expiration | null;
    spender: string;
  };
};
export type Binary = string;
export type Action = {
  transfer_ownership: {
    expiry?: Expiration | null;
    new_owner: string;
  };
} | "accept_ownership" | "renounce_ownership";
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
export type QueryMsg = {
  config: {};
} | {
  state: {};
} | {
  parts: {};
} | {
  preview_deposit: {
    despite_pending?: boolean | null;
    lst: Shares;
  };
} | {
  preview_redeem: {
    shares: Uint128;
  };
} | {
  convert_to_shares: {
    lst: Shares;
  };
} | {
  convert_to_assets: {
    shares: Uint128;
  };
} | {
  due: {};
} | {
  ownership: {};
} | {
  balance: {
    address: string;
  };
} | {
  token_info: {};
} | {
  allowance: {
    owner: string;
    spender: string;
  };
} | {
  all_allowances: {
    limit?: number | null;
    owner: string;
    start_after?: string | null;
  };
} | {
  all_spender_allowances: {
    limit?: number | null;
    spender: string;
    start_after?: string | null;
  };
} | {
  all_accounts: {
    limit?: number | null;
    start_after?: string | null;
  };
};
export interface MigrateMsg {}
export interface AllAccountsResponse {
  accounts: string[];
}
export interface AllAllowancesResponse {
  allowances: AllowanceInfo[];
}
export interface AllowanceInfo {
  allowance: Uint128;
  expires: Expiration;
  spender: string;
}
export interface AllSpenderAllowancesResponse {
  allowances: SpenderAllowanceInfo[];
}
export interface SpenderAllowanceInfo {
  allowance: Uint128;
  expires: Expiration;
  owner: string;
}
export interface AllowanceResponse {
  allowance: Uint128;
  expires: Expiration;
}
export interface BalanceResponse {
  balance: Uint128;
}
export type Addr = string;
export interface Config {
  guardian?: Addr | null;
  hub: Addr;
  lst: Addr;
  lst_decimals: number;
  notice_secs: number;
  part_admin?: Addr | null;
  part_code_id: number;
}
export interface LstResponse {
  lst: Shares;
}
export interface SharesResponse {
  shares: Uint128;
}
export interface DueResponse {
  work: ExecuteMsg[];
}
export interface OwnershipForAddr {
  owner?: Addr | null;
  pending_expiry?: Expiration | null;
  pending_owner?: Addr | null;
}
export interface PartsResponse {
  parts: PartResponse[];
}
export interface PartResponse {
  address: Addr;
  cap?: Shares | null;
  cooldown_secs: number;
  max_slash_bps: number;
  of_that_trim: Shares;
  pending: boolean;
  ripe_at?: number | null;
  shares: Uint128;
  silent_since?: number | null;
  spent: boolean;
  target: Shares;
  trim?: number | null;
  weight_bps: number;
  worth?: Shares | null;
}
export interface PreviewDepositResponse {
  nav: Shares;
  shares: Uint128;
}
export interface PreviewRedeemResponse {
  lst: Shares;
  parts: PieceResponse[];
}
export interface PieceResponse {
  address: Addr;
  lst?: Shares | null;
  ready_at: number;
  shares: Uint128;
  trim_lst: Shares;
  trim_ready_at?: number | null;
}
export type Door = "open" | {
  shut: {
    until?: number | null;
    why: string;
  };
};
export type Decimal = string;
export interface StateResponse {
  announced?: Announced | null;
  deposits: Door;
  loose: Shares;
  nav: Shares;
  price: Decimal;
  shares: Uint128;
}
export interface Announced {
  at: number;
  parts: Target[];
}
export interface Target {
  address: Addr;
  cap?: Shares | null;
  weight_bps: number;
}
export interface TokenInfoResponse {
  decimals: number;
  name: string;
  symbol: string;
  total_supply: Uint128;
}