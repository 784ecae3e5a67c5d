// Generated from schema/ by scripts/client. Do not edit.

export interface InstantiateMsg {
  council?: string | null;
  extensions?: FastMessages[];
  fast_secs?: number | null;
  hub: string;
  notice_secs?: number | null;
  proposer: string;
  veto?: string | null;
}
export interface FastMessages {
  contract: string;
  messages: string[];
}
export type ExecuteMsg = {
  schedule: {
    by: number;
    msgs: CosmosMsgForEmpty[];
    title: string;
  };
} | {
  advance: {
    id: number;
  };
} | {
  execute: {
    id: number;
  };
} | {
  cancel: {
    id: number;
  };
} | {
  approve: {
    id: number;
  };
} | {
  accept_ownership: {
    contract: string;
  };
} | {
  update_config: ConfigUpdate;
};
export type CosmosMsgForEmpty = {
  bank: BankMsg;
} | {
  custom: Empty;
} | {
  staking: StakingMsg;
} | {
  distribution: DistributionMsg;
} | {
  any: AnyMsg;
} | {
  wasm: WasmMsg;
};
export type BankMsg = {
  send: {
    amount: Coin[];
    to_address: string;
  };
} | {
  burn: {
    amount: Coin[];
  };
};
export type Uint128 = string;
export type StakingMsg = {
  delegate: {
    amount: Coin;
    validator: string;
  };
} | {
  undelegate: {
    amount: Coin;
    validator: string;
  };
} | {
  redelegate: {
    amount: Coin;
    dst_validator: string;
    src_validator: string;
  };
};
export type DistributionMsg = {
  set_withdraw_address: {
    address: string;
  };
} | {
  withdraw_delegator_reward: {
    validator: string;
  };
} | {
  fund_community_pool: {
    amount: Coin[];
  };
};
export type Binary = string;
export type WasmMsg = {
  execute: {
    contract_addr: string;
    funds: Coin[];
    msg: Binary;
  };
} | {
  instantiate: {
    admin?: string | null;
    code_id: number;
    funds: Coin[];
    label: string;
    msg: Binary;
  };
} | {
  instantiate2: {
    admin?: string | null;
    code_id: number;
    funds: Coin[];
    label: string;
    msg: Binary;
    salt: Binary;
  };
} | {
  migrate: {
    contract_addr: string;
    msg: Binary;
    new_code_id: number;
  };
} | {
  update_admin: {
    admin: string;
    contract_addr: string;
  };
} | {
  clear_admin: {
    contract_addr: string;
  };
};
export interface Coin {
  amount: Uint128;
  denom: string;
}
export interface Empty {}
export interface AnyMsg {
  type_url: string;
  value: Binary;
}
export interface ConfigUpdate {
  fast_secs?: number | null;
  notice_secs?: number | null;
  proposer?: string | null;
  veto?: string | null;
}
export type QueryMsg = {
  config: {};
} | {
  op: {
    id: number;
  };
} | {
  ops: {
    limit?: number | null;
    start_after?: number | null;
    status?: Status | null;
  };
} | {
  preview_schedule: {
    msgs: CosmosMsgForEmpty[];
  };
} | {
  exit_window: {};
};
export type Status = "waiting" | "ready" | "executed" | "cancelled" | "expired";
export interface MigrateMsg {}
export type Addr = string;
export interface ConfigResponse {
  claim_secs: number;
  council?: Addr | null;
  exit_secs?: number | null;
  fast: FastLane[];
  fast_secs: number;
  grace_secs: number;
  guardian?: Addr | null;
  hub: Addr;
  last_resort_secs: number;
  notice_secs: number;
  proposer: Addr;
  queue: Addr;
  veto?: Addr | null;
}
export interface FastLane {
  contract: Addr;
  messages: string[];
  role: string;
}
export interface ExitWindowResponse {
  products: ProductWindow[];
  secs: number;
  stage: number;
}
export interface ProductWindow {
  note: string;
  product: string;
  secs?: number | null;
}
export type Lane = "fast" | "slow";
export interface OpResponse {
  approved: boolean;
  batch?: number | null;
  checked: number;
  ended_at?: number | null;
  expires_at?: number | null;
  id: number;
  lane: Lane;
  msgs: MsgView[];
  notice_until?: number | null;
  ready_at?: number | null;
  scheduled_at: number;
  status: Status;
  title: string;
  waits_for?: string | null;
}
export interface MsgView {
  because?: string | null;
  decoded?: string | null;
  lane: Lane;
  msg: CosmosMsgForEmpty;
}
export interface OpsResponse {
  next?: number | null;
  ops: OpResponse[];
}
export interface PreviewScheduleResponse {
  because?: string | null;
  earliest: number;
  lane: Lane;
  ready_at?: number | null;
}