// Generated from schema/ by scripts/client. Do not edit.

import { Coin } from "@cosmjs/amino";
import { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm-stargate";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import { Decimal, Uint128, Addr, InstantiateMsg, ParamsUpdate, Suite, NewValidator, ExecuteMsg, QueryMsg, MigrateMsg, ConfigResponse, Params, Native, TargetsResponse, Target, UnobservedResponse, Shares, Kind, Status, ValidatorResponse, ValidatorsResponse } from "./Registry.types.js";
export interface RegistryMsg {
  contractAddress: string;
  sender: string;
  addValidator: ({
    address,
    capBps,
    maxCommission,
    weight
  }: {
    address: string;
    capBps?: number;
    maxCommission?: Decimal;
    weight?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  apply: ({
    address,
    maxCommission
  }: {
    address: string;
    maxCommission?: Decimal;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateValidator: ({
    address,
    capBps,
    maxCommission,
    paused,
    weight
  }: {
    address: string;
    capBps?: number;
    maxCommission?: Decimal;
    paused?: boolean;
    weight?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  removeValidator: ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  observe: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateConfig: ({
    capBps,
    leverage,
    maxCommission,
    maxValidators,
    minBond,
    minStake,
    open,
    probationSecs,
    requireBonds
  }: {
    capBps?: number;
    leverage?: Decimal;
    maxCommission?: Decimal;
    maxValidators?: number;
    minBond?: Uint128;
    minStake?: Uint128;
    open?: boolean;
    probationSecs?: number;
    requireBonds?: boolean;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
}
export class RegistryMsgComposer implements RegistryMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.addValidator = this.addValidator.bind(this);
    this.apply = this.apply.bind(this);
    this.updateValidator = this.updateValidator.bind(this);
    this.removeValidator = this.removeValidator.bind(this);
    this.observe = this.observe.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
  }
  addValidator = ({
    address,
    capBps,
    maxCommission,
    weight
  }: {
    address: string;
    capBps?: number;
    maxCommission?: Decimal;
    weight?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          add_validator: {
            address,
            cap_bps: capBps,
            max_commission: maxCommission,
            weight
          }
        })),
        funds: funds_
      })
    };
  };
  apply = ({
    address,
    maxCommission
  }: {
    address: string;
    maxCommission?: Decimal;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          apply: {
            address,
            max_commission: maxCommission
          }
        })),
        funds: funds_
      })
    };
  };
  updateValidator = ({
    address,
    capBps,
    maxCommission,
    paused,
    weight
  }: {
    address: string;
    capBps?: number;
    maxCommission?: Decimal;
    paused?: boolean;
    weight?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_validator: {
            address,
            cap_bps: capBps,
            max_commission: maxCommission,
            paused,
            weight
          }
        })),
        funds: funds_
      })
    };
  };
  removeValidator = ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          remove_validator: {
            address
          }
        })),
        funds: funds_
      })
    };
  };
  observe = ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          observe: {
            limit,
            start_after: startAfter
          }
        })),
        funds: funds_
      })
    };
  };
  updateConfig = ({
    capBps,
    leverage,
    maxCommission,
    maxValidators,
    minBond,
    minStake,
    open,
    probationSecs,
    requireBonds
  }: {
    capBps?: number;
    leverage?: Decimal;
    maxCommission?: Decimal;
    maxValidators?: number;
    minBond?: Uint128;
    minStake?: Uint128;
    open?: boolean;
    probationSecs?: number;
    requireBonds?: boolean;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_config: {
            cap_bps: capBps,
            leverage,
            max_commission: maxCommission,
            max_validators: maxValidators,
            min_bond: minBond,
            min_stake: minStake,
            open,
            probation_secs: probationSecs,
            require_bonds: requireBonds
          }
        })),
        funds: funds_
      })
    };
  };
}