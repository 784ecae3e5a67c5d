// Generated from schema/ by scripts/client. Do not edit.

import { Coin } from "@cosmjs/amino";
import { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm-stargate";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import { Uint128, Decimal, Logo, EmbeddedLogo, Binary, InstantiateMsg, CodeIds, SuiteParams, ParamsUpdate4, ParamsUpdate, ParamsUpdate2, ParamsUpdate3, TokenInfo, InstantiateMarketingInfo, NewValidator, ExecuteMsg, Shares, Native, PauseScope, Work, Action, Expiration, Timestamp, Uint64, MintOrder, Fine, QueryMsg, MigrateMsg, ConfigResponse, Params, DelegationsResponse, Delegation, DueResponse, ExchangeRateResponse, FreshnessResponse, LossesResponse, LossRecord, Totals, OwnershipForString, PausedResponse, PausedUntil, TicketStatus, PositionResponse, ExitTotals, TicketResponse, PreviewBondResponse, PreviewUnbondResponse, Empty, RedemptionRateResponse, SolvencyResponse, Check, StateResponse, UnbondingResponse, UnbondingEntry } from "./Hub.types.js";
export interface HubMsg {
  contractAddress: string;
  sender: string;
  bond: ({
    minShares,
    receiver
  }: {
    minShares?: Shares;
    receiver?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  advance: ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  sync: (funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  settle: ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  submitBatch: (funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  undelegate: ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  delegate: ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  rebalance: ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  harvest: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  retryCover: ({
    lossId
  }: {
    lossId: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  addRewards: ({
    mint
  }: {
    mint: MintOrder[];
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  fine: ({
    fines
  }: {
    fines: Fine[];
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateConfig: ({
    batchIntervalSecs,
    dripSecs,
    gateEveryCall,
    maxEntries,
    maxOps,
    minBond,
    minMove,
    nettingBps,
    rebalanceBandBps,
    unbondingSecs
  }: {
    batchIntervalSecs?: number;
    dripSecs?: number;
    gateEveryCall?: boolean;
    maxEntries?: number;
    maxOps?: number;
    minBond?: Uint128;
    minMove?: Uint128;
    nettingBps?: number;
    rebalanceBandBps?: number;
    unbondingSecs?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  pause: ({
    scope,
    secs
  }: {
    scope: PauseScope;
    secs?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  unpause: ({
    scope
  }: {
    scope: PauseScope;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  setGuardian: ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  setTreasury: ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  proveDepth: ({
    deeper
  }: {
    deeper: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  advanceStep: ({
    caller,
    step
  }: {
    caller: string;
    step: Work;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateOwnership: (action: Action, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
}
export class HubMsgComposer implements HubMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.bond = this.bond.bind(this);
    this.advance = this.advance.bind(this);
    this.sync = this.sync.bind(this);
    this.settle = this.settle.bind(this);
    this.submitBatch = this.submitBatch.bind(this);
    this.undelegate = this.undelegate.bind(this);
    this.delegate = this.delegate.bind(this);
    this.rebalance = this.rebalance.bind(this);
    this.harvest = this.harvest.bind(this);
    this.retryCover = this.retryCover.bind(this);
    this.addRewards = this.addRewards.bind(this);
    this.fine = this.fine.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
    this.pause = this.pause.bind(this);
    this.unpause = this.unpause.bind(this);
    this.setGuardian = this.setGuardian.bind(this);
    this.setTreasury = this.setTreasury.bind(this);
    this.proveDepth = this.proveDepth.bind(this);
    this.advanceStep = this.advanceStep.bind(this);
    this.updateOwnership = this.updateOwnership.bind(this);
  }
  bond = ({
    minShares,
    receiver
  }: {
    minShares?: Shares;
    receiver?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          bond: {
            min_shares: minShares,
            receiver
          }
        })),
        funds: funds_
      })
    };
  };
  advance = ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          advance: {
            limit
          }
        })),
        funds: funds_
      })
    };
  };
  sync = (funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          sync: {}
        })),
        funds: funds_
      })
    };
  };
  settle = ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          settle: {
            limit
          }
        })),
        funds: funds_
      })
    };
  };
  submitBatch = (funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          submit_batch: {}
        })),
        funds: funds_
      })
    };
  };
  undelegate = ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          undelegate: {
            limit
          }
        })),
        funds: funds_
      })
    };
  };
  delegate = ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          delegate: {
            limit
          }
        })),
        funds: funds_
      })
    };
  };
  rebalance = ({
    limit
  }: {
    limit?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          rebalance: {
            limit
          }
        })),
        funds: funds_
      })
    };
  };
  harvest = ({
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
          harvest: {
            limit,
            start_after: startAfter
          }
        })),
        funds: funds_
      })
    };
  };
  retryCover = ({
    lossId
  }: {
    lossId: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          retry_cover: {
            loss_id: lossId
          }
        })),
        funds: funds_
      })
    };
  };
  addRewards = ({
    mint
  }: {
    mint: MintOrder[];
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          add_rewards: {
            mint
          }
        })),
        funds: funds_
      })
    };
  };
  fine = ({
    fines
  }: {
    fines: Fine[];
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          fine: {
            fines
          }
        })),
        funds: funds_
      })
    };
  };
  updateConfig = ({
    batchIntervalSecs,
    dripSecs,
    gateEveryCall,
    maxEntries,
    maxOps,
    minBond,
    minMove,
    nettingBps,
    rebalanceBandBps,
    unbondingSecs
  }: {
    batchIntervalSecs?: number;
    dripSecs?: number;
    gateEveryCall?: boolean;
    maxEntries?: number;
    maxOps?: number;
    minBond?: Uint128;
    minMove?: Uint128;
    nettingBps?: number;
    rebalanceBandBps?: number;
    unbondingSecs?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_config: {
            batch_interval_secs: batchIntervalSecs,
            drip_secs: dripSecs,
            gate_every_call: gateEveryCall,
            max_entries: maxEntries,
            max_ops: maxOps,
            min_bond: minBond,
            min_move: minMove,
            netting_bps: nettingBps,
            rebalance_band_bps: rebalanceBandBps,
            unbonding_secs: unbondingSecs
          }
        })),
        funds: funds_
      })
    };
  };
  pause = ({
    scope,
    secs
  }: {
    scope: PauseScope;
    secs?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          pause: {
            scope,
            secs
          }
        })),
        funds: funds_
      })
    };
  };
  unpause = ({
    scope
  }: {
    scope: PauseScope;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          unpause: {
            scope
          }
        })),
        funds: funds_
      })
    };
  };
  setGuardian = ({
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
          set_guardian: {
            address
          }
        })),
        funds: funds_
      })
    };
  };
  setTreasury = ({
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
          set_treasury: {
            address
          }
        })),
        funds: funds_
      })
    };
  };
  proveDepth = ({
    deeper
  }: {
    deeper: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          prove_depth: {
            deeper
          }
        })),
        funds: funds_
      })
    };
  };
  advanceStep = ({
    caller,
    step
  }: {
    caller: string;
    step: Work;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          advance_step: {
            caller,
            step
          }
        })),
        funds: funds_
      })
    };
  };
  updateOwnership = (action: Action, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_ownership: action
        })),
        funds: funds_
      })
    };
  };
}