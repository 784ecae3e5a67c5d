// Generated from schema/ by scripts/client. Do not edit.

export type InstantiateMsg = {
  split: {
    hub: string;
    maturity: number;
  };
} | {
  principal: {
    decimals: number;
    name: string;
    suite: Suite;
    symbol: string;
  };
};
export type Addr = string;
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
  claim: {
    owner?: string | null;
  };
} | {
  touch: {};
} | {
  begin: {
    hub: string;
    maturity: number;
  };
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
} | {
  mint: {
    amount: Uint128;
    recipient: string;
  };
} | {
  burn: {
    amount: Uint128;
  };
} | {
  burn_from: {
    amount: Uint128;
    owner: string;
  };
} | {
  update_minter: {
    new_minter?: string | null;
  };
} | {
  update_marketing: {
    description?: string | null;
    marketing?: string | null;
    project?: string | null;
  };
} | {
  upload_logo: Logo;
};
export type Uint128 = string;
export type Binary = string;
export type Expiration = {
  at_height: number;
} | {
  at_time: Timestamp;
} | {
  never: {};
};
export type Timestamp = Uint64;
export type Uint64 = string;
export type Logo = {
  url: string;
} | {
  embedded: EmbeddedLogo;
};
export type EmbeddedLogo = {
  svg: Binary;
} | {
  png: Binary;
};
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
  preview_split: {
    lst: Shares;
  };
} | {
  preview_merge: {
    pt: Principal;
  };
} | {
  preview_redeem: {
    pt: Principal;
  };
} | {
  claimable: {
    owner: string;
  };
} | {
  value: {
    pt: Principal;
  };
} | {
  position: {
    owner: string;
  };
} | {
  solvency: {};
} | {
  minter: {};
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
export type Shares = Uint128;
export type Principal = Uint128;
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
export interface LstResponse {
  lst: Shares;
}
export interface ConfigResponse {
  admin?: Addr | null;
  code_id: number;
  decimals: number;
  hub: Addr;
  lst: Addr;
  maturity: number;
  pt: Addr;
}
export interface MinterResponse {
  cap?: Uint128 | null;
  minter: string;
}
export type Native = Uint128;
export interface PositionResponse {
  claimable: Shares;
  native?: Native | null;
  pt: Principal;
  yt: Principal;
}
export type Mark = Uint128;
export interface PreviewSplitResponse {
  mark: Mark;
  pt: Principal;
  yt: Principal;
}
export interface SolvencyResponse {
  checks: Check[];
  ok: boolean;
}
export interface Check {
  detail: string;
  holds: boolean;
  id: string;
}
export type Decimal = string;
export interface StateResponse {
  face_rate: Decimal;
  final: boolean;
  mark: Mark;
  mark_at: number;
  matured: boolean;
  owed: Shares;
  pt_supply: Principal;
  rate?: Decimal | null;
  reserve: Shares;
  touched_at: number;
  yt_supply: Principal;
}
export interface TokenInfoResponse {
  decimals: number;
  name: string;
  symbol: string;
  total_supply: Uint128;
}
export interface ValueResponse {
  at_maturity: boolean;
  lst: Shares;
  native: Native;
}