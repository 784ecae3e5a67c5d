// Generated from schema/ by scripts/client. Do not edit.

export type Loan = Uint128;
export type Uint128 = string;
export interface InstantiateMsg {
  borrow_cap?: Loan | null;
  fee_bps?: number | null;
  guardian?: string | null;
  hub: string;
  liq_ltv_bps?: number | null;
  loan: LoanCoin;
  max_debt_ratio?: number | null;
  min_debt?: Loan | null;
  open_ltv_bps?: number | null;
  oracle?: OracleMsg | null;
  owner?: string | null;
  restake_code_id?: number | null;
  restake_part_bps?: number | null;
  share: ShareMsg;
  treasury?: string | null;
  vol_sigmas?: number | null;
}
export interface LoanCoin {
  decimals: number;
  denom: string;
}
export interface OracleMsg {
  address: string;
  feed: string;
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
    min_amount?: Loan | null;
    receiver?: string | null;
    shares: Uint128;
  };
} | {
  remove_collateral: {
    lst: Shares;
    owner?: string | null;
    receiver?: string | null;
  };
} | {
  borrow: {
    amount: Loan;
    owner?: string | null;
    receiver?: string | null;
  };
} | {
  borrow_call: {
    amount: Loan;
    owner?: string | null;
    then: Then;
  };
} | {
  repay: {
    owner?: string | null;
    receiver?: string | null;
    remove?: Shares | null;
  };
} | {
  liquidate: {
    min_lst?: Shares | null;
    owner: string;
    receiver?: string | null;
  };
} | {
  attach: {
    restake: string;
  };
} | {
  watch: {
    owner: string;
  };
} | {
  approve: {
    manager: string;
    until: number;
  };
} | {
  revoke: {
    manager: string;
  };
} | {
  accrue: {};
} | {
  collect: {};
} | {
  update_config: {
    borrow_cap?: Loan | null;
    fee_bps?: number | null;
    open_ltv_bps?: number | null;
  };
} | {
  ramp: {
    liq_ltv_bps: number;
    secs: number;
  };
} | {
  pause: {
    scope: PauseScope;
    secs?: number | null;
  };
} | {
  unpause: {
    scope: PauseScope;
  };
} | {
  set_treasury: {
    address: string;
  };
} | {
  set_guardian: {
    address: string;
  };
} | {
  prove_depth: {
    deeper: number;
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
  update_ownership: Action;
};
export type Binary = string;
export type Shares = Uint128;
export type Then = {
  bond: {
    min_shares?: Shares | null;
  };
} | {
  call: {
    msg: Binary;
  };
};
export type PauseScope = "deposit" | "borrow";
export type Expiration = {
  at_height: number;
} | {
  at_time: Timestamp;
} | {
  never: {};
};
export type Timestamp = Uint64;
export type Uint64 = string;
export type Action = {
  transfer_ownership: {
    expiry?: Expiration | null;
    new_owner: string;
  };
} | "accept_ownership" | "renounce_ownership";
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
export type QueryMsg = {
  config: {};
} | {
  market: {};
} | {
  position: {
    owner: string;
  };
} | {
  debt: {
    owner: string;
  };
} | {
  positions: {
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  managers: {
    limit?: number | null;
    owner: string;
    start_after?: string | null;
  };
} | {
  convert_to_shares: {
    amount: Loan;
  };
} | {
  convert_to_assets: {
    shares: Uint128;
  };
} | {
  preview_deposit: {
    amount: Loan;
  };
} | {
  preview_redeem: {
    shares: Uint128;
  };
} | {
  max_redeem: {
    owner: string;
  };
} | {
  preview_borrow: {
    amount: Loan;
    bond?: boolean | null;
    owner: string;
  };
} | {
  preview_repay: {
    amount: Loan;
    owner: string;
    remove?: Shares | null;
  };
} | {
  preview_liquidate: {
    amount?: Loan | null;
    owner: string;
  };
} | {
  exposure: {};
} | {
  watched: {};
} | {
  paused: {};
} | {
  solvency: {
    limit?: number | null;
    start_after?: string | null;
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
} | {
  ownership: {};
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
  limits: Limits;
  restake?: Attached | null;
  roles: Roles;
  terms: Config;
}
export interface Limits {
  borrow_cap?: Loan | null;
  fee_bps: number;
  liq_at: number;
  liq_bps: number;
  liq_to_bps: number;
  liq_until: number;
  open_bps: number;
}
export interface Attached {
  address: Addr;
  drip_secs: number;
  floor: Shares;
  max_slash_bps: number;
  window_secs: number;
}
export interface Roles {
  guardian?: Addr | null;
  treasury: Addr;
}
export interface Config {
  deployer: Addr;
  hub: Addr;
  liq_birth_bps: number;
  loan: LoanCoin;
  lst: Addr;
  lst_decimals: number;
  max_debt_ratio: number;
  min_debt: Loan;
  open_birth_bps: number;
  oracle?: Oracle | null;
  restake_code_id?: number | null;
  restake_part_bps: number;
  vol_sigmas: number;
}
export interface Oracle {
  address: Addr;
  feed: string;
}
export interface AmountResponse {
  amount: Loan;
}
export interface SharesResponse {
  shares: Uint128;
}
export type Scaled = Uint128;
export interface DebtResponse {
  collateral: Shares;
  debt: Loan;
  index: Uint128;
  scaled: Scaled;
}
export interface ExposureResponse {
  debt: Loan;
  due: Shares;
  exposure: Shares;
}
export interface ManagersResponse {
  managers: ManagerRow[];
}
export interface ManagerRow {
  manager: Addr;
  until: number;
}
export type Decimal = string;
export interface MarketResponse {
  assets: Loan;
  borrow_rate: Decimal;
  cap?: Loan | null;
  cash: Loan;
  debt: Loan;
  headroom?: Loan | null;
  incentive_bps: number;
  index: Uint128;
  liq_ltv_bps: number;
  low?: Decimal | null;
  open_ltv_bps?: number | null;
  price?: Decimal | null;
  rate_at_target: Decimal;
  supply: Uint128;
  supply_rate: Decimal;
  use_bps: number;
}
export interface MaxRedeemResponse {
  amount: Loan;
  shares: Uint128;
}
export interface OwnershipForString {
  owner?: string | null;
  pending_expiry?: Expiration | null;
  pending_owner?: string | null;
}
export interface PausedResponse {
  borrow?: number | null;
  deposit?: number | null;
}
export interface PositionResponse {
  collateral: Shares;
  debt: Loan;
  index: Uint128;
  liq_ltv_bps: number;
  liquidatable?: boolean | null;
  liquidation_price?: Decimal | null;
  ltv_bps?: number | null;
  max_borrow?: Loan | null;
  max_loop?: Loan | null;
  max_remove?: Shares | null;
  open_ltv_bps?: number | null;
  scaled: Scaled;
  worth?: Loan | null;
}
export interface PositionsResponse {
  positions: PositionRow[];
}
export interface PositionRow {
  collateral: Shares;
  debt: Loan;
  owner: Addr;
  scaled: Scaled;
}
export interface PreviewBorrowResponse {
  debt: Loan;
  lst: Shares;
  ltv_bps: number;
}
export interface PreviewLiquidateResponse {
  bad_debt: Loan;
  from_restake: Shares;
  lst: Shares;
  refund: Loan;
  repaid: Loan;
}
export interface PreviewRepayResponse {
  collateral: Shares;
  debt: Loan;
  paid: Loan;
  refund: Loan;
}
export interface SolvencyResponse {
  cash: Loan;
  coins: Loan;
  debt: Loan;
  lst: Shares;
  next?: Addr | null;
  page_collateral: Shares;
  page_debt: Loan;
  page_scaled: Scaled;
  scaled: Scaled;
}
export interface TokenInfoResponse {
  decimals: number;
  name: string;
  symbol: string;
  total_supply: Uint128;
}
export interface Watch {
  successor?: Successor | null;
  watched?: Watched | null;
}
export interface Successor {
  named?: Watched | null;
  ready_at: number;
}
export interface Watched {
  owner: Addr;
  position: Position;
}
export interface Position {
  collateral: Shares;
  scaled: Scaled;
}