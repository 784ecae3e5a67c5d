// Generated from schema/ by scripts/client. Do not edit.

export type Decimal = string;
export type Uint128 = string;
export type Addr = string;
export interface InstantiateMsg {
  params: ParamsUpdate;
  suite: Suite;
  validators: NewValidator[];
}
export interface ParamsUpdate {
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
export interface Suite {
  collector: Addr;
  hub: Addr;
  queue: Addr;
  registry: Addr;
  token: Addr;
  vault: Addr;
}
export interface NewValidator {
  address: string;
  cap_bps?: number | null;
  max_commission?: Decimal | null;
  weight?: number | null;
}
export type ExecuteMsg = {
  add_validator: {
    address: string;
    cap_bps?: number | null;
    max_commission?: Decimal | null;
    weight?: number | null;
  };
} | {
  apply: {
    address: string;
    max_commission?: Decimal | null;
  };
} | {
  update_validator: {
    address: string;
    cap_bps?: number | null;
    max_commission?: Decimal | null;
    paused?: boolean | null;
    weight?: number | null;
  };
} | {
  remove_validator: {
    address: string;
  };
} | {
  observe: {
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  update_config: ParamsUpdate;
};
export type QueryMsg = {
  config: {};
} | {
  validator: {
    address: string;
  };
} | {
  validators: {
    limit?: number | null;
    start_after?: string | null;
  };
} | {
  unobserved: {};
} | {
  targets: {};
};
export interface MigrateMsg {}
export interface ConfigResponse {
  params: Params;
  suite: Suite;
}
export interface Params {
  cap_bps: number;
  leverage: Decimal;
  max_commission: Decimal;
  max_validators: number;
  min_bond: Uint128;
  min_stake: Uint128;
  open: boolean;
  probation_secs: number;
  require_bonds: boolean;
}
export type Native = Uint128;
export interface TargetsResponse {
  targets: Target[];
  unplaced: Native;
}
export interface Target {
  address: string;
  quota: Native;
  target: Native;
}
export interface UnobservedResponse {
  changes: number;
  looked_at: number;
}
export type Shares = Uint128;
export type Kind = "curated" | "bonded";
export type Status = "active" | "probation" | "paused" | "leaving";
export interface ValidatorResponse {
  address: string;
  bond: Shares;
  breaches: number;
  cap_bps: number;
  kind: Kind;
  max_commission: Decimal;
  owed: Native;
  quota: Native;
  reason?: string | null;
  since: number;
  status: Status;
  weight: number;
}
export interface ValidatorsResponse {
  validators: ValidatorResponse[];
}