// Generated from schema/ by scripts/client. Do not edit.

export type Shares = Uint128;
export type Uint128 = string;
export interface InstantiateMsg {
  fine_bps?: number | null;
  guardian?: string | null;
  hub: string;
  leave_secs?: number | null;
  max_missed?: number | null;
  min_pledge: Shares;
  min_reports?: number | null;
  owner?: string | null;
  reporters?: string[];
  reward?: Shares | null;
  round_secs?: number | null;
  suspend_secs?: number | null;
}
export type ExecuteMsg = {
  receive: Cw20ReceiveMsg;
} | {
  unpledge: {
    lst: Shares;
  };
} | {
  collect: {
    reporter?: string | null;
  };
} | {
  report: {
    prices: PriceReport[];
    round?: number | null;
  };
} | {
  close: {
    feed: string;
  };
} | {
  poke: {
    feed: string;
  };
} | {
  resume: {};
} | {
  add_feed: AddFeed;
} | {
  admit: {
    address: string;
  };
} | {
  evict: {
    address: string;
  };
} | {
  guard: {
    feed: string;
    secs?: number | null;
  };
} | {
  unguard: {
    feed: string;
  };
} | {
  update_config: {
    reward?: Shares | null;
  };
} | {
  set_guardian: {
    address: string;
  };
} | {
  update_ownership: Action;
};
export type Binary = string;
export type Decimal = string;
export type SourceMsg = "reported" | {
  contract: {
    address: string;
    feed: string;
  };
} | {
  lst: {
    base?: string | null;
    market?: string | null;
  };
};
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
export interface PriceReport {
  feed: string;
  price: Decimal;
}
export interface AddFeed {
  band_bps?: number | null;
  expect: ExpectMsg;
  fault_bps?: number | null;
  fresh_secs?: number | null;
  id: string;
  max_age_secs?: number | null;
  max_growth_bps?: number | null;
  max_spread_bps?: number | null;
  mean_secs?: number | null;
  source: SourceMsg;
}
export interface ExpectMsg {
  max: Decimal;
  min: Decimal;
}
export type QueryMsg = {
  price: {
    feed: string;
  };
} | {
  safe_price: {
    feed: string;
  };
} | {
  config: {};
} | {
  feed: {
    id: string;
  };
} | {
  feeds: {
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  round: {
    feed: string;
  };
} | {
  reporter: {
    address: string;
  };
} | {
  reporters: {
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  security: {};
} | {
  solvency: {};
} | {
  ownership: {};
};
export interface MigrateMsg {}
export type Addr = string;
export interface Config {
  fine_bps: number;
  guardian: Addr;
  hub: Addr;
  leave_secs: number;
  lst: Addr;
  max_missed: number;
  min_pledge: Shares;
  min_reports: number;
  reward: Shares;
  round_secs: number;
  suspend_secs: number;
  vault: Addr;
}
export type Source = "reported" | {
  contract: {
    address: Addr;
    feed: string;
  };
} | {
  lst: {
    base?: string | null;
    market?: string | null;
  };
};
export interface FeedResponse {
  cap?: Decimal | null;
  expect: ExpectMsg;
  fails?: string | null;
  guarded_until?: number | null;
  id: string;
  mean?: Decimal | null;
  next_poke?: number | null;
  price?: Decimal | null;
  sigma_day?: Decimal | null;
  source: Source;
  terms: FeedTerms;
  updated_at?: number | null;
  voids: number;
}
export interface FeedTerms {
  band_bps: number;
  fault_bps: number;
  fresh_secs: number;
  max_age_secs: number;
  max_growth_bps: number;
  max_spread_bps: number;
  mean_secs: number;
}
export interface FeedsResponse {
  feeds: FeedResponse[];
}
export interface OwnershipForString {
  owner?: string | null;
  pending_expiry?: Expiration | null;
  pending_owner?: string | null;
}
export interface PriceResponse {
  price: Decimal;
  updated_at: number;
}
export interface ReporterResponse {
  address: Addr;
  counts_from: number;
  counts_until?: number | null;
  leaving: Shares;
  missed: MissedResponse[];
  owed: Shares;
  pledge: Shares;
  ready_at?: number | null;
  suspended_until?: number | null;
  weight: Shares;
}
export interface MissedResponse {
  feed: string;
  rows: number;
}
export interface ReportersResponse {
  reporters: ReporterResponse[];
}
export interface RoundResponse {
  active: Shares;
  current: number;
  ends_at: number;
  reports: ReportResponse[];
  round: number;
  would: WouldResponse;
}
export interface ReportResponse {
  price: Decimal;
  reporter?: Addr | null;
  weight: Shares;
}
export interface WouldResponse {
  fined: Addr[];
  good: Addr[];
  missing: Addr[];
  price?: Decimal | null;
  suspects: Addr[];
  void?: string | null;
}
export interface SafePriceResponse {
  high: Decimal;
  low: Decimal;
  price: Decimal;
  updated_at: number;
  variance: Uint128;
}
export type Native = Uint128;
export interface SecurityResponse {
  active: Shares;
  native: Native;
  to_set: Shares;
  to_set_native: Native;
  to_stop: Shares;
  to_stop_native: Native;
}
export interface SolvencyResponse {
  leaving: Shares;
  lst: Shares;
  owed: Shares;
  pledged: Shares;
  pot: Shares;
  solvent: boolean;
}