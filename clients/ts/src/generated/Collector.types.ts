// Generated from schema/ by scripts/client. Do not edit.

export type Addr = string;
export interface InstantiateMsg {
  denom: string;
  params: ParamsUpdate;
  suite: Suite;
}
export interface ParamsUpdate {
  fee_bps?: number | null;
  premium_max_bps?: number | null;
  tip_bps?: number | null;
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
  distribute: {
    tip_to?: string | null;
  };
} | {
  sweep: {
    denom: string;
  };
} | {
  update_config: ParamsUpdate;
};
export type QueryMsg = {
  config: {};
} | {
  pending: {};
};
export interface MigrateMsg {}
export interface ConfigResponse {
  denom: string;
  params: Params;
  suite: Suite;
}
export interface Params {
  fee_bps: number;
  premium_max_bps: number;
  tip_bps: number;
}
export type Native = Uint128;
export type Uint128 = string;
export interface PendingResponse {
  fee: Native;
  premium: Native;
  restake: Native;
  rewards: Native;
  tip: Native;
}