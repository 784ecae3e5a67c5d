// Generated from schema/ by scripts/client. Do not edit.

export interface InstantiateMsg {
  guardian?: string | null;
  keeper_bps?: number | null;
  market: string;
  max_bps?: number | null;
  max_discount_bps?: number | null;
  max_rate_bps?: number | null;
  min_bps?: number | null;
  ramp_secs?: number | null;
  ripcord_bps?: number | null;
  share: ShareMsg;
  target_bps?: number | null;
}
export interface ShareMsg {
  name: string;
  symbol: string;
}
export type ExecuteMsg = {
  receive: Cw20ReceiveMsg;
} | {
  deposit: {
    min_shares?: Uint128 | null;
    receiver?: string | null;
  };
} | {
  redeem: {
    min_lst?: Shares | null;
    receiver?: string | null;
    shares: Uint128;
  };
} | {
  order: {
    most_bps?: number | null;
    receiver?: string | null;
    shares: Uint128;
  };
} | {
  cancel: {
    order_id: number;
  };
} | {
  fill: {
    min_lst?: Shares | null;
    order_id: number;
    receiver?: string | null;
  };
} | {
  buy_down: {
    min_lst?: Shares | null;
    receiver?: string | null;
  };
} | {
  rebalance: {};
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
  convert_to_assets: {
    shares: Uint128;
  };
} | {
  convert_to_shares: {
    native: Native;
  };
} | {
  preview_deposit: {
    amount?: Native | null;
    lst?: Shares | null;
  };
} | {
  preview_redeem: {
    shares: Uint128;
  };
} | {
  preview_fill: {
    order_id: number;
    pay?: Native | null;
  };
} | {
  preview_buy_down: {
    pay?: Native | null;
  };
} | {
  preview_rebalance: {};
} | {
  order: {
    order_id: number;
  };
} | {
  orders: {
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  orders_of: {
    limit?: number | null;
    owner: string;
    start_after?: number | null;
  };
} | {
  paused: {};
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
export type Native = Uint128;
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
  denom: string;
  guardian?: Addr | null;
  hub: Addr;
  lst: Addr;
  market: Addr;
  terms: Terms;
}
export interface Terms {
  keeper_bps: number;
  liq_birth_bps: number;
  max_bps: number;
  max_discount_bps: number;
  max_rate_bps: number;
  min_bps: number;
  min_debt: Native;
  open_birth_bps: number;
  ramp_secs: number;
  ripcord_bps: number;
  target_bps: number;
}
export interface AssetsResponse {
  native: Native;
}
export interface SharesResponse {
  shares: Uint128;
}
export interface OrderResponse {
  debt: Native;
  discount_bps: number;
  lst: Shares;
  most_bps: number;
  order_id: number;
  owner: Addr;
  receiver: Addr;
  shares: Uint128;
  since: number;
  to_buyer?: Shares | null;
  to_owner?: Shares | null;
}
export interface OrdersResponse {
  orders: OrderResponse[];
}
export interface PausedResponse {
  deposit?: number | null;
}
export interface PreviewBuyDownResponse {
  discount_bps: number;
  leverage_bps?: number | null;
  lst: Shares;
  paid: Native;
}
export interface PreviewDepositResponse {
  lst: Shares;
  shares: Uint128;
}
export interface PreviewFillResponse {
  discount_bps: number;
  lst: Shares;
  paid: Native;
  shares: Uint128;
  to_owner: Shares;
}
export interface PreviewRebalanceResponse {
  borrowed: Native;
  leverage_bps?: number | null;
  lst: Shares;
  tip: Uint128;
}
export interface PreviewRedeemResponse {
  lst: Shares;
  pay: Native;
}
export interface SolvencyResponse {
  coins: Native;
  collateral: Shares;
  debt: Native;
  in_orders: Uint128;
  lst: Shares;
  shares: Uint128;
}
export type Decimal = string;
export type Can = "rebalance" | "buy_down";
export interface StateResponse {
  band: Band;
  borrow_rate: Decimal;
  can?: Can | null;
  collateral: Shares;
  debt: Native;
  discount_bps?: number | null;
  equity?: Native | null;
  fall_to_liquidation_bps?: number | null;
  fall_to_max_bps?: number | null;
  leverage_bps?: number | null;
  rate_at_target: Decimal;
  shares: Uint128;
  worth?: Native | null;
}
export interface Band {
  max: number;
  min: number;
  ripcord: number;
  target: number;
}
export interface TokenInfoResponse {
  decimals: number;
  name: string;
  symbol: string;
  total_supply: Uint128;
}