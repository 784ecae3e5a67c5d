// Generated from schema/ by scripts/client. Do not edit.

import { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm-stargate";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import { InstantiateMsg, FastMessages, ExecuteMsg, CosmosMsgForEmpty, BankMsg, Uint128, StakingMsg, DistributionMsg, Binary, WasmMsg, Coin, Empty, AnyMsg, ConfigUpdate, QueryMsg, Status, MigrateMsg, Addr, ConfigResponse, FastLane, ExitWindowResponse, ProductWindow, Lane, OpResponse, MsgView, OpsResponse, PreviewScheduleResponse } from "./Timelock.types.js";
export interface TimelockMsg {
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
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  advance: ({
    id
  }: {
    id: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  execute: ({
    id
  }: {
    id: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  cancel: ({
    id
  }: {
    id: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  approve: ({
    id
  }: {
    id: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  acceptOwnership: ({
    contract
  }: {
    contract: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
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
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
}
export class TimelockMsgComposer implements TimelockMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
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
  schedule = ({
    by,
    msgs,
    title
  }: {
    by: number;
    msgs: CosmosMsgForEmpty[];
    title: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          schedule: {
            by,
            msgs,
            title
          }
        })),
        funds: funds_
      })
    };
  };
  advance = ({
    id
  }: {
    id: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          advance: {
            id
          }
        })),
        funds: funds_
      })
    };
  };
  execute = ({
    id
  }: {
    id: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          execute: {
            id
          }
        })),
        funds: funds_
      })
    };
  };
  cancel = ({
    id
  }: {
    id: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          cancel: {
            id
          }
        })),
        funds: funds_
      })
    };
  };
  approve = ({
    id
  }: {
    id: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          approve: {
            id
          }
        })),
        funds: funds_
      })
    };
  };
  acceptOwnership = ({
    contract
  }: {
    contract: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          accept_ownership: {
            contract
          }
        })),
        funds: funds_
      })
    };
  };
  updateConfig = ({
    fastSecs,
    noticeSecs,
    proposer,
    veto
  }: {
    fastSecs?: number;
    noticeSecs?: number;
    proposer?: string;
    veto?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_config: {
            fast_secs: fastSecs,
            notice_secs: noticeSecs,
            proposer,
            veto
          }
        })),
        funds: funds_
      })
    };
  };
}