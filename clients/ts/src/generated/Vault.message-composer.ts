// Generated from schema/ by scripts/client. Do not edit.

import { Coin } from "@cosmjs/amino";
import { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm-stargate";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import { Addr, InstantiateMsg, ParamsUpdate, Suite, ExecuteMsg, Uint128, Binary, LayerId, LayerShares, Shares, Native, Cw20ReceiveMsg, CoverMsg, Totals, LossToCover, FineMsg, FineToPay, QueryMsg, MigrateMsg, BackingResponse, BondsResponse, BondResponse, ConfigResponse, Params, CoverageResponse, ExitsResponse, ExitRequest, PoolResponse, PositionResponse, BondHolding, ExitingTotals, Holding, PremiumResponse, CoverAnswer, Cover, PreviewExitResponse, PreviewUnderwriteResponse } from "./Vault.types.js";
export interface VaultMsg {
  contractAddress: string;
  sender: string;
  receive: ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  requestExit: ({
    layer,
    shares
  }: {
    layer: LayerId;
    shares: LayerShares;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  cancelExit: ({
    exitId
  }: {
    exitId: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  exit: ({
    exitId
  }: {
    exitId: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  refresh: ({
    validator
  }: {
    validator?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  cover: ({
    before,
    losses
  }: {
    before: Totals;
    losses: LossToCover[];
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  fine: ({
    fines,
    totals
  }: {
    fines: FineToPay[];
    totals: Totals;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateConfig: ({
    cooldownSecs,
    targetCoverageBps
  }: {
    cooldownSecs?: number;
    targetCoverageBps?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
}
export class VaultMsgComposer implements VaultMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.receive = this.receive.bind(this);
    this.requestExit = this.requestExit.bind(this);
    this.cancelExit = this.cancelExit.bind(this);
    this.exit = this.exit.bind(this);
    this.refresh = this.refresh.bind(this);
    this.cover = this.cover.bind(this);
    this.fine = this.fine.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
  }
  receive = ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          receive: {
            amount,
            msg,
            sender
          }
        })),
        funds: funds_
      })
    };
  };
  requestExit = ({
    layer,
    shares
  }: {
    layer: LayerId;
    shares: LayerShares;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          request_exit: {
            layer,
            shares
          }
        })),
        funds: funds_
      })
    };
  };
  cancelExit = ({
    exitId
  }: {
    exitId: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          cancel_exit: {
            exit_id: exitId
          }
        })),
        funds: funds_
      })
    };
  };
  exit = ({
    exitId
  }: {
    exitId: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          exit: {
            exit_id: exitId
          }
        })),
        funds: funds_
      })
    };
  };
  refresh = ({
    validator
  }: {
    validator?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          refresh: {
            validator
          }
        })),
        funds: funds_
      })
    };
  };
  cover = ({
    before,
    losses
  }: {
    before: Totals;
    losses: LossToCover[];
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          cover: {
            before,
            losses
          }
        })),
        funds: funds_
      })
    };
  };
  fine = ({
    fines,
    totals
  }: {
    fines: FineToPay[];
    totals: Totals;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          fine: {
            fines,
            totals
          }
        })),
        funds: funds_
      })
    };
  };
  updateConfig = ({
    cooldownSecs,
    targetCoverageBps
  }: {
    cooldownSecs?: number;
    targetCoverageBps?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_config: {
            cooldown_secs: cooldownSecs,
            target_coverage_bps: targetCoverageBps
          }
        })),
        funds: funds_
      })
    };
  };
}