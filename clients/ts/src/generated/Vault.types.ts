// Generated from schema/ by scripts/client. Do not edit.

export type Addr = string;
export interface InstantiateMsg {
  exit_secs: number;
  params: ParamsUpdate;
  suite: Suite;
}
export interface ParamsUpdate {
  cooldown_secs?: number | null;
  target_coverage_bps?: number | null;
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
  request_exit: {
    layer: LayerId;
    shares: LayerShares;
  };
} | {
  cancel_exit: {
    exit_id: number;
  };
} | {
  exit: {
    exit_id: number;
  };
} | {
  refresh: {
    validator?: string | null;
  };
} | {
  cover: CoverMsg;
} | {
  fine: FineMsg;
} | {
  update_config: ParamsUpdate;
};
export type Uint128 = string;
export type Binary = string;
export type LayerId = "pool" | {
  bond: {
    validator: string;
  };
};
export type LayerShares = Uint128;
export type Shares = Uint128;
export type Native = Uint128;
export interface Cw20ReceiveMsg {
  amount: Uint128;
  msg: Binary;
  sender: string;
}
export interface CoverMsg {
  before: Totals;
  losses: LossToCover[];
}
export interface Totals {
  shares: Shares;
  value: Native;
}
export interface LossToCover {
  amount: Native;
  loss_id: number;
  validator: string;
}
export interface FineMsg {
  fines: FineToPay[];
  totals: Totals;
}
export interface FineToPay {
  lst: Shares;
  validator: string;
}
export type QueryMsg = {
  config: {};
} | {
  position: {
    owner: string;
  };
} | {
  exits: {
    limit?: number | null;
    owner: string;
    start_after?: number | null;
  };
} | {
  pool: {};
} | {
  bonds: {
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  coverage: {};
} | {
  premium: {};
} | {
  preview_underwrite: {
    lst: Shares;
  };
} | {
  preview_exit: {
    layer: LayerId;
    shares: LayerShares;
  };
} | {
  preview_cover: CoverMsg;
} | {
  backing: {
    validators: string[];
  };
};
export interface MigrateMsg {}
export interface BackingResponse {
  bonds: Shares[];
}
export interface BondsResponse {
  bonds: BondResponse[];
}
export interface BondResponse {
  exiting_lst: Shares;
  exiting_shares: LayerShares;
  lst: Shares;
  shares: LayerShares;
  validator: string;
  value: Native;
}
export interface ConfigResponse {
  params: Params;
  suite: Suite;
}
export interface Params {
  cooldown_secs: number;
  target_coverage_bps: number;
}
export interface CoverageResponse {
  bonds_value: Native;
  coverage_bps: number;
  insured_value: Native;
  pool_value: Native;
  target_bps: number;
}
export interface ExitsResponse {
  exits: ExitRequest[];
}
export interface ExitRequest {
  exit_id: number;
  layer: LayerId;
  lst: Shares;
  ready_at?: number | null;
  shares: LayerShares;
  value: Native;
}
export interface PoolResponse {
  dripping: Shares;
  exiting_lst: Shares;
  exiting_shares: LayerShares;
  lst: Shares;
  shares: LayerShares;
  value: Native;
}
export interface PositionResponse {
  bonds: BondHolding[];
  exiting: ExitingTotals;
  exits: ExitRequest[];
  is_list_partial: boolean;
  pool: Holding;
}
export interface BondHolding {
  lst: Shares;
  shares: LayerShares;
  validator: string;
  value: Native;
}
export interface ExitingTotals {
  exits: number;
  is_partial: boolean;
  lst: Shares;
  value: Native;
}
export interface Holding {
  lst: Shares;
  shares: LayerShares;
  value: Native;
}
export interface PremiumResponse {
  premium_bps: number;
}
export interface CoverAnswer {
  burned: Cover[];
}
export interface Cover {
  bond: Shares;
  pool: Shares;
}
export interface PreviewExitResponse {
  lst: Shares;
  value: Native;
}
export interface PreviewUnderwriteResponse {
  shares: LayerShares;
}