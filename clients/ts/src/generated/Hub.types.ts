// Generated from schema/ by scripts/client. Do not edit.

export type Uint128 = string;
export type Decimal = string;
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
export type Binary = string;
export interface InstantiateMsg {
  admin?: string | null;
  code_ids: CodeIds;
  denom?: string | null;
  guardian?: string | null;
  immutable?: boolean;
  owner?: string | null;
  params?: SuiteParams;
  token: TokenInfo;
  treasury?: string | null;
  validators?: NewValidator[];
}
export interface CodeIds {
  collector: number;
  queue: number;
  registry: number;
  token: number;
  vault: number;
}
export interface SuiteParams {
  collector?: ParamsUpdate4;
  hub?: ParamsUpdate;
  registry?: ParamsUpdate2;
  vault?: ParamsUpdate3;
}
export interface ParamsUpdate4 {
  fee_bps?: number | null;
  premium_max_bps?: number | null;
  tip_bps?: number | null;
}
export interface ParamsUpdate {
  batch_interval_secs?: number | null;
  drip_secs?: number | null;
  gate_every_call?: boolean | null;
  max_entries?: number | null;
  max_ops?: number | null;
  min_bond?: Uint128 | null;
  min_move?: Uint128 | null;
  netting_bps?: number | null;
  rebalance_band_bps?: number | null;
  unbonding_secs?: number | null;
}
export interface ParamsUpdate2 {
  cap_bps?: number | null;
  leverage?: Decimal | null;
  max_commission?: Decimal | null;
  max_validators?: number | null;
  min_bond?: Uint128 | null;
  min_stake?: Uint128 | null;
  open?: boolean | null;
  probation_secs?: number | null;
  require_bonds?: boolean | null;
}
export interface ParamsUpdate3 {
  cooldown_secs?: number | null;
  target_coverage_bps?: number | null;
}
export interface TokenInfo {
  decimals: number;
  marketing?: InstantiateMarketingInfo | null;
  name: string;
  symbol: string;
}
export interface InstantiateMarketingInfo {
  description?: string | null;
  logo?: Logo | null;
  marketing?: string | null;
  project?: string | null;
}
export interface NewValidator {
  address: string;
  cap_bps?: number | null;
  max_commission?: Decimal | null;
  weight?: number | null;
}
export type ExecuteMsg = {
  bond: {
    min_shares?: Shares | null;
    receiver?: string | null;
  };
} | {
  advance: {
    limit?: number | null;
  };
} | {
  sync: {};
} | {
  settle: {
    limit?: number | null;
  };
} | {
  submit_batch: {};
} | {
  undelegate: {
    limit?: number | null;
  };
} | {
  delegate: {
    limit?: number | null;
  };
} | {
  rebalance: {
    limit?: number | null;
  };
} | {
  harvest: {
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  retry_cover: {
    loss_id: number;
  };
} | {
  add_rewards: {
    mint: MintOrder[];
  };
} | {
  fine: {
    fines: Fine[];
  };
} | {
  update_config: ParamsUpdate;
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
  set_guardian: {
    address: string;
  };
} | {
  set_treasury: {
    address: string;
  };
} | {
  prove_depth: {
    deeper: number;
  };
} | {
  advance_step: {
    caller: string;
    step: Work;
  };
} | {
  update_ownership: Action;
};
export type Shares = Uint128;
export type Native = Uint128;
export type PauseScope = "bond" | "unbond" | "cranks";
export type Work = "sync" | "settle" | "retry_cover" | "observe" | "rebalance" | "submit_batch" | "undelegate" | "harvest" | "distribute" | "delegate";
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
export interface MintOrder {
  amount: Native;
  to: string;
}
export interface Fine {
  amount: Native;
  validator: string;
}
export type QueryMsg = {
  config: {};
} | {
  state: {};
} | {
  exchange_rate: {};
} | {
  preview_bond: {
    amount: Native;
  };
} | {
  preview_unbond: {
    shares: Shares;
  };
} | {
  delegations: {
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  unbonding: {
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  losses: {
    limit?: number | null;
    start_after?: number | null;
  };
} | {
  due: {};
} | {
  solvency: {};
} | {
  position: {
    address: string;
  };
} | {
  paused: {};
} | {
  freshness: {};
} | {
  redemption_rate: {
    denom: string;
    params?: Binary | null;
  };
} | {
  probe_depth: {
    deeper: number;
  };
} | {
  ownership: {};
};
export interface MigrateMsg {}
export interface ConfigResponse {
  admin?: string | null;
  collector: string;
  denom: string;
  guardian: string;
  hub: string;
  immutable: boolean;
  owner?: string | null;
  params: Params;
  queue: string;
  registry: string;
  token: string;
  treasury: string;
  vault: string;
}
export interface Params {
  batch_interval_secs: number;
  drip_secs: number;
  gate_every_call: boolean;
  max_entries: number;
  max_ops: number;
  min_bond: Uint128;
  min_move: Uint128;
  netting_bps: number;
  rebalance_band_bps: number;
  unbonding_secs: number;
}
export interface DelegationsResponse {
  delegations: Delegation[];
}
export interface Delegation {
  actual: Native;
  booked: Native;
  entries: number;
  locked_until?: number | null;
  quota: Native;
  target: Native;
  validator: string;
}
export interface DueResponse {
  work: Work[];
}
export interface ExchangeRateResponse {
  pending_cover: Native;
  rate: Decimal;
  shares: Shares;
  updated_at: number;
  value: Native;
}
export interface FreshnessResponse {
  pending_cover: Native;
  pending_loss: Native;
  shares: Shares;
  value: Native;
}
export interface LossesResponse {
  losses: LossRecord[];
}
export interface LossRecord {
  amount: Native;
  at: number;
  before: Totals;
  by_exits: Native;
  cover_owed: Native;
  height: number;
  id: number;
  paid_by_bond: Native;
  paid_by_pool: Native;
  uncovered: Native;
  validator: string;
}
export interface Totals {
  shares: Shares;
  value: Native;
}
export interface OwnershipForString {
  owner?: string | null;
  pending_expiry?: Expiration | null;
  pending_owner?: string | null;
}
export interface PausedResponse {
  bond?: PausedUntil | null;
  cranks?: PausedUntil | null;
  unbond?: PausedUntil | null;
}
export interface PausedUntil {
  until: number;
}
export type TicketStatus = "open" | "exiting" | "claimable" | "done";
export interface PositionResponse {
  exits: ExitTotals;
  is_list_partial: boolean;
  shares: Shares;
  tickets: TicketResponse[];
  value: Native;
}
export interface ExitTotals {
  claimable: Native;
  is_partial: boolean;
  open_shares: Shares;
  owed: Native;
  tickets: number;
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
export interface PreviewBondResponse {
  shares: Shares;
}
export interface PreviewUnbondResponse {
  amount: Native;
  batch_id: number;
  earliest_claim_at: number;
}
export interface Empty {}
export interface RedemptionRateResponse {
  redemption_rate: Decimal;
  update_time: number;
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
export interface StateResponse {
  bonded: Native;
  buffer: Native;
  dripping: Native;
  exiting: Native;
  last_batch_at?: number | null;
  last_sync_height: number;
  native_denom: string;
  next_batch_at: number;
  pending_cover: Native;
  pending_loss: Native;
  rate: Decimal;
  shares: Shares;
  value: Native;
}
export interface UnbondingResponse {
  entries: UnbondingEntry[];
}
export interface UnbondingEntry {
  amount: Native;
  batch_id: number;
  completes_at: number;
  id: number;
  is_late: boolean;
  validator: string;
}