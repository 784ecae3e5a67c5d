// Generated from schema/ by scripts/client. Do not edit.

export type Quote = Uint128;
export type Uint128 = string;
export interface InstantiateMsg {
  exercise_from: number;
  expiry: number;
  hub: string;
  quote: string;
  strike: Quote;
}
export type ExecuteMsg = {
  receive: Cw20ReceiveMsg;
} | {
  buy: {
    lst: Shares;
    max_price?: Quote | null;
    offer_id: number;
  };
} | {
  cancel: {
    offer_id: number;
  };
} | {
  close: {
    lst: Shares;
  };
} | {
  exercise: {
    lst: Shares;
    receiver?: string | null;
  };
} | {
  redeem: {
    writer?: string | null;
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
};
export type Binary = string;
export type Shares = Uint128;
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
  offer: {
    offer_id: number;
  };
} | {
  offers: {
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  offers_of: {
    limit?: number | null;
    start_after?: number | null;
    writer: string;
  };
} | {
  preview_buy: {
    lst: Shares;
    offer_id: number;
  };
} | {
  preview_exercise: {
    lst: Shares;
  };
} | {
  position: {
    owner: string;
  };
} | {
  solvency: {};
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
export interface ConfigResponse {
  admin?: Addr | null;
  decimals: number;
  exercise_from: number;
  expiry: number;
  hub: Addr;
  lst: Addr;
  quote: string;
  strike: Quote;
}
export interface OfferResponse {
  end_price: Quote;
  ends_at: number;
  lst: Shares;
  offer_id: number;
  price: Quote;
  price_now: Quote;
  starts_at: number;
  writer: Addr;
}
export interface OffersResponse {
  offers: OfferResponse[];
}
export interface PositionResponse {
  offers: OfferResponse[];
  options: Shares;
  redeemable: Redeemable;
  written: Shares;
}
export interface Redeemable {
  lst: Shares;
  quote: Quote;
}
export interface PreviewBuyResponse {
  cost: Quote;
  price: Quote;
}
export type Native = Uint128;
export interface PreviewExerciseResponse {
  native: Native;
  pays: Quote;
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
export type Phase = "open" | "window" | "expired";
export interface StateResponse {
  lst: Shares;
  offered: Shares;
  phase: Phase;
  quote: Quote;
  supply: Shares;
  written: Shares;
}
export interface TokenInfoResponse {
  decimals: number;
  name: string;
  symbol: string;
  total_supply: Uint128;
}