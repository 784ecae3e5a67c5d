// Generated from schema/ by scripts/client. Do not edit.

import { CosmWasmClient, SigningCosmWasmClient, ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { StdFee } from "@cosmjs/amino";
import { InstantiateMsg, FastMessages, ExecuteMsg, CosmosMsgForEmpty, BankMsg, Uint128, StakingMsg, DistributionMsg, Binary, WasmMsg, Coin, Empty, AnyMsg, ConfigUpdate, QueryMsg, Status, MigrateMsg, Addr, ConfigResponse, FastLane, ExitWindowResponse, ProductWindow, Lane, OpResponse, MsgView, OpsResponse, PreviewScheduleResponse } from "./Timelock.types.js";
export interface TimelockReadOnlyInterface {
  contractAddress: string;
  config: () => Promise<ConfigResponse>;
  op: ({
    id
  }: {
    id: number;
  }) => Promise<OpResponse>;
  ops: ({
    limit,
    startAfter,
    status
  }: {
    limit?: number;
    startAfter?: number;
    status?: Status;
  }) => Promise<OpsResponse>;
  previewSchedule: ({
    msgs
  }: {
    msgs: CosmosMsgForEmpty[];
  }) => Promise<PreviewScheduleResponse>;
  exitWindow: () => Promise<ExitWindowResponse>;
}
export class TimelockQueryClient implements TimelockReadOnlyInterface {
  client: CosmWasmClient;
  contractAddress: string;
  constructor(client: CosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.config = this.config.bind(this);
    this.op = this.op.bind(this);
    this.ops = this.ops.bind(this);
    this.previewSchedule = this.previewSchedule.bind(this);
    this.exitWindow = this.exitWindow.bind(this);
  }
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  op = async ({
    id
  }: {
    id: number;
  }): Promise<OpResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      op: {
        id
      }
    });
  };
  ops = async ({
    limit,
    startAfter,
    status
  }: {
    limit?: number;
    startAfter?: number;
    status?: Status;
  }): Promise<OpsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ops: {
        limit,
        start_after: startAfter,
        status
      }
    });
  };
  previewSchedule = async ({
    msgs
  }: {
    msgs: CosmosMsgForEmpty[];
  }): Promise<PreviewScheduleResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_schedule: {
        msgs
      }
    });
  };
  exitWindow = async (): Promise<ExitWindowResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      exit_window: {}
    });
  };
}
export interface TimelockInterface extends TimelockReadOnlyInterface {
  contractAddress: string;
  sender: string;
  schedule: ({
    by,
    msgs,
    title
  }: {
    by: number;
    msgs: CosmosMsgForEmpty[];
    title: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  advance: ({
    id
  }: {
    id: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  execute: ({
    id
  }: {
    id: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  cancel: ({
    id
  }: {
    id: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  approve: ({
    id
  }: {
    id: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  acceptOwnership: ({
    contract
  }: {
    contract: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateConfig: ({
    fastSecs,
    noticeSecs,
    proposer,
    veto
  }: {
    fastSecs?: number;
    noticeSecs?: number;
    proposer?: string;
    veto?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
}
export class TimelockClient extends TimelockQueryClient implements TimelockInterface {
  override client: SigningCosmWasmClient;
  sender: string;
  override contractAddress: string;
  constructor(client: SigningCosmWasmClient, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.schedule = this.schedule.bind(this);
    this.advance = this.advance.bind(this);
    this.execute = this.execute.bind(this);
    this.cancel = this.cancel.bind(this);
    this.approve = this.approve.bind(this);
    this.acceptOwnership = this.acceptOwnership.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
  }
  schedule = async ({
    by,
    msgs,
    title
  }: {
    by: number;
    msgs: CosmosMsgForEmpty[];
    title: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      schedule: {
        by,
        msgs,
        title
      }
    }, fee_, memo_, funds_);
  };
  advance = async ({
    id
  }: {
    id: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      advance: {
        id
      }
    }, fee_, memo_, funds_);
  };
  execute = async ({
    id
  }: {
    id: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      execute: {
        id
      }
    }, fee_, memo_, funds_);
  };
  cancel = async ({
    id
  }: {
    id: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      cancel: {
        id
      }
    }, fee_, memo_, funds_);
  };
  approve = async ({
    id
  }: {
    id: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      approve: {
        id
      }
    }, fee_, memo_, funds_);
  };
  acceptOwnership = async ({
    contract
  }: {
    contract: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      accept_ownership: {
        contract
      }
    }, fee_, memo_, funds_);
  };
  updateConfig = async ({
    fastSecs,
    noticeSecs,
    proposer,
    veto
  }: {
    fastSecs?: number;
    noticeSecs?: number;
    proposer?: string;
    veto?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_config: {
        fast_secs: fastSecs,
        notice_secs: noticeSecs,
        proposer,
        veto
      }
    }, fee_, memo_, funds_);
  };
}