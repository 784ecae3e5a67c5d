// Generated from schema/ by scripts/client. Do not edit.

import { CosmWasmClient, SigningCosmWasmClient, ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { Coin, StdFee } from "@cosmjs/amino";
import { Addr, InstantiateMsg, ParamsUpdate, Suite, ExecuteMsg, QueryMsg, MigrateMsg, ConfigResponse, Params, Native, Uint128, PendingResponse } from "./Collector.types.js";
export interface CollectorReadOnlyInterface {
  contractAddress: string;
  config: () => Promise<ConfigResponse>;
  pending: () => Promise<PendingResponse>;
}
export class CollectorQueryClient implements CollectorReadOnlyInterface {
  client: CosmWasmClient;
  contractAddress: string;
  constructor(client: CosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.config = this.config.bind(this);
    this.pending = this.pending.bind(this);
  }
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  pending = async (): Promise<PendingResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      pending: {}
    });
  };
}
export interface CollectorInterface extends CollectorReadOnlyInterface {
  contractAddress: string;
  sender: string;
  distribute: ({
    tipTo
  }: {
    tipTo?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  sweep: ({
    denom
  }: {
    denom: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateConfig: ({
    feeBps,
    premiumMaxBps,
    tipBps
  }: {
    feeBps?: number;
    premiumMaxBps?: number;
    tipBps?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
}
export class CollectorClient extends CollectorQueryClient implements CollectorInterface {
  override client: SigningCosmWasmClient;
  sender: string;
  override contractAddress: string;
  constructor(client: SigningCosmWasmClient, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.distribute = this.distribute.bind(this);
    this.sweep = this.sweep.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
  }
  distribute = async ({
    tipTo
  }: {
    tipTo?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      distribute: {
        tip_to: tipTo
      }
    }, fee_, memo_, funds_);
  };
  sweep = async ({
    denom
  }: {
    denom: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      sweep: {
        denom
      }
    }, fee_, memo_, funds_);
  };
  updateConfig = async ({
    feeBps,
    premiumMaxBps,
    tipBps
  }: {
    feeBps?: number;
    premiumMaxBps?: number;
    tipBps?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_config: {
        fee_bps: feeBps,
        premium_max_bps: premiumMaxBps,
        tip_bps: tipBps
      }
    }, fee_, memo_, funds_);
  };
}