// Generated from schema/ by scripts/client. Do not edit.

export type TriggerMsg = {
  rate_drop: {
    deductible_bps?: number | null;
    event_secs?: number | null;
  };
};
export interface InstantiateMsg {
  guardian?: string | null;
  hub: string;
  name: string;
  premium: Premium;
  reserve_bps: number;
  restake_code_id: number;
  symbol: string;
  trigger: TriggerMsg;
  waiting_secs?: number | null;
}
export interface Premium {
  kink_bps: number;
  max_bps: number;
  min_bps: number;
}
export type ExecuteMsg = {
  attach: {
    backer: string;
  };
} | {
  receive: Cw20ReceiveMsg;
} | {
  activate: {
    deposit_id: number;
  };
} | {
  cancel: {
    deposit_id: number;
  };
} | {
  redeem: {
    forfeit?: boolean | null;
    min_lst?: Shares | null;
    receiver?: string | null;
    shares: Uint128;
  };
} | {
  top_up: {};
} | {
  observe: {};
} | {
  pay: {};
} | {
  pause: {
    secs?: number | null;
  };
} | {
  unpause: {};
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
export type Uint128 = string;
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
  exposure: {};
} | {
  preview_activate: {
    deposit_id: number;
  };
} | {
  preview_redeem: {
    shares: Uint128;
  };
} | {
  preview_top_up: {};
} | {
  quote: {
    lst: Shares;
  };
} | {
  position: {
    owner: string;
  };
} | {
  deposits: {
    limit?: number | null;
    owner: string;
    start_after?: number | null;
  };
} | {
  waiting: {
    limit?: number | null;
    start_after?: number | null;
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
export type Trigger = {
  rate_drop: {
    deductible_bps: number;
    event_secs: number;
  };
};
export interface Config {
  backer?: Addr | null;
  backer_terms?: BackerTerms | null;
  deployer: Addr;
  guardian?: Addr | null;
  hub: Addr;
  lst: Addr;
  lst_decimals: number;
  premium: Premium;
  reserve_bps: number;
  restake_code_id: number;
  trigger: Trigger;
  waiting_secs: number;
}
export interface BackerTerms {
  cooldown_secs: number;
  drip_secs: number;
  floor: Shares;
}
export interface LstResponse {
  lst: Shares;
}
export interface SharesResponse {
  shares: Uint128;
}
export interface DepositsResponse {
  deposits: DepositResponse[];
}
export interface DepositResponse {
  deposit_id: number;
  lst: Shares;
  ready_at: number;
  until: number;
}
export interface ExposureResponse {
  due: Uint128;
  exposure: Uint128;
}
export interface PositionResponse {
  deposits: DepositResponse[];
  lst: Shares;
  shares: Uint128;
  waiting: Shares;
}
export interface PreviewActivateResponse {
  rate_bps: number;
  shares: Uint128;
}
export interface PreviewTopUpResponse {
  due: Shares;
  paid: Shares;
}
export interface QuoteResponse {
  capacity_left: Shares;
  rate_bps: number;
}
export type Native = Uint128;
export type Decimal = string;
export interface StateResponse {
  capital: Shares;
  coverage_bps: number;
  due: Shares;
  event?: Event | null;
  gifts: Shares;
  guaranteed_until?: number | null;
  mark: Totals;
  paused_until?: number | null;
  premium_due: Shares;
  price: Decimal;
  protected: Shares;
  rate_bps: number;
  reserve: Shares;
  shares: Uint128;
  slashable: Shares;
  to_observe: boolean;
  waiting: Shares;
}
export interface Event {
  room?: Shares | null;
  since: number;
}
export interface Totals {
  shares: Shares;
  value: Native;
}
export interface TokenInfoResponse {
  decimals: number;
  name: string;
  symbol: string;
  total_supply: Uint128;
}
export interface WaitingResponse {
  deposits: WaitingDeposit[];
}
export interface WaitingDeposit {
  deposit_id: number;
  lst: Shares;
  owner: Addr;
  ready_at: number;
  until: number;
}