// Generated from schema/ by scripts/client. Do not edit.

import { Coin } from "@cosmjs/amino";
import { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm-stargate";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import { Addr, InstantiateMsg, ParamsUpdate, Suite, ExecuteMsg, QueryMsg, MigrateMsg, ConfigResponse, Params, Native, Uint128, PendingResponse } from "./Collector.types.js";
export interface CollectorMsg {
  contractAddress: string;
  sender: string;
  distribute: ({
    tipTo
  }: {
    tipTo?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  sweep: ({
    denom
  }: {
    denom: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateConfig: ({
    feeBps,
    premiumMaxBps,
    tipBps
  }: {
    feeBps?: number;
    premiumMaxBps?: number;
    tipBps?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
}
export class CollectorMsgComposer implements CollectorMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.distribute = this.distribute.bind(this);
    this.sweep = this.sweep.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
  }
  distribute = ({
    tipTo
  }: {
    tipTo?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          distribute: {
            tip_to: tipTo
          }
        })),
        funds: funds_
      })
    };
  };
  sweep = ({
    denom
  }: {
    denom: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          sweep: {
            denom
          }
        })),
        funds: funds_
      })
    };
  };
  updateConfig = ({
    feeBps,
    premiumMaxBps,
    tipBps
  }: {
    feeBps?: number;
    premiumMaxBps?: number;
    tipBps?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_config: {
            fee_bps: feeBps,
            premium_max_bps: premiumMaxBps,
            tip_bps: tipBps
          }
        })),
        funds: funds_
      })
    };
  };
}