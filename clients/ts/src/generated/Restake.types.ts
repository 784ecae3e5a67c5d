// Generated from schema/ by scripts/client. Do not edit.

export type Shares = Uint128;
export type Uint128 = string;
export type ModeMsg = "instant" | {
  veto: {
    execute_secs?: number | null;
    resolver: string;
    veto_secs?: number | null;
  };
};
export interface InstantiateMsg {
  cooldown_secs?: number | null;
  destination?: string | null;
  drip_secs?: number | null;
  floor?: Shares | null;
  guardian?: string | null;
  hub: string;
  max_slash_bps?: number | null;
  mode: ModeMsg;
  name: string;
  ratio?: RatioMsg | null;
  slasher: string;
  symbol: string;
  window_secs?: number | null;
}
export interface RatioMsg {
  consumer: string;
  hold_secs?: number | null;
  ratio_bps?: number | null;
}
export type ExecuteMsg = {
  receive: Cw20ReceiveMsg;
} | {
  redeem: {
    receiver?: string | null;
    shares: Uint128;
  };
} | {
  withdraw: {
    redemption_ids: number[];
  };
} | {
  transfer_redemption: {
    receiver: string;
    redemption_id: number;
    units?: Uint128 | null;
  };
} | {
  slash: {
    amount: Shares;
    memo?: string | null;
  };
} | {
  veto: {
    request_id: number;
  };
} | {
  execute_slash: {
    request_id: number;
  };
} | {
  bond_rewards: {};
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
  slashable: {};
} | {
  convert_to_shares: {
    lst: Shares;
  };
} | {
  convert_to_assets: {
    shares: Uint128;
  };
} | {
  preview_deposit: {
    lst: Shares;
  };
} | {
  preview_redeem: {
    shares: Uint128;
  };
} | {
  preview_withdraw: {
    redemption_id: number;
  };
} | {
  preview_slash: {
    amount: Shares;
  };
} | {
  position: {
    owner: string;
  };
} | {
  redemptions: {
    limit?: number | null;
    owner: string;
    start_after?: number | null;
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
export type Mode = "instant" | {
  veto: {
    execute_secs: number;
    resolver: Addr;
    veto_secs: number;
  };
};
export interface Config {
  cooldown_secs: number;
  destination: Addr;
  drip_secs: number;
  floor: Shares;
  guardian?: Addr | null;
  hub: Addr;
  lst: Addr;
  lst_decimals: number;
  max_slash_bps: number;
  mode: Mode;
  ratio?: Ratio | null;
  slasher: Addr;
  window_secs: number;
}
export interface Ratio {
  consumer: Addr;
  hold_secs: number;
  ratio_bps: number;
}
export interface LstResponse {
  lst: Shares;
}
export interface SharesResponse {
  shares: Uint128;
}
export interface PositionResponse {
  lst: Shares;
  redeeming_lst: Shares;
  redemptions: RedemptionResponse[];
  shares: Uint128;
}
export interface RedemptionResponse {
  held_until?: number | null;
  lst: Shares;
  ready_at: number;
  redemption_id: number;
  units: Uint128;
}
export interface PreviewRedeemResponse {
  lst: Shares;
  ready_at: number;
}
export interface PreviewSlashResponse {
  of_active: Shares;
  of_redeeming: Shares;
  taken: Shares;
}
export interface RedemptionsResponse {
  redemptions: RedemptionResponse[];
}
export interface SlashableResponse {
  active: Shares;
  held: Shares;
  redeeming: Shares;
  slashable: Shares;
  window_resets_at: number;
}
export type Decimal = string;
export interface StateResponse {
  active: Shares;
  dripping: Shares;
  paused_until?: number | null;
  price: Decimal;
  quiet_until: number;
  redeeming: Shares;
  request?: Request | null;
  shares: Uint128;
  spent: boolean;
  window: WindowResponse;
}
export interface Request {
  amount: Shares;
  expires: number;
  id: number;
  veto_until: number;
}
export interface WindowResponse {
  opens_again_at: number;
  taken: Shares;
}
export interface TokenInfoResponse {
  decimals: number;
  name: string;
  symbol: string;
  total_supply: Uint128;
}