// Generated from schema/ by scripts/client. Do not edit.

import { Coin } from "@cosmjs/amino";
import { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm-stargate";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import { Shares, Uint128, InstantiateMsg, ExecuteMsg, Binary, Decimal, SourceMsg, Action, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, PriceReport, AddFeed, ExpectMsg, QueryMsg, MigrateMsg, Addr, Config, Source, FeedResponse, FeedTerms, FeedsResponse, OwnershipForString, PriceResponse, ReporterResponse, MissedResponse, ReportersResponse, RoundResponse, ReportResponse, WouldResponse, SafePriceResponse, Native, SecurityResponse, SolvencyResponse } from "./Oracle.types.js";
export interface OracleMsg {
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
  unpledge: ({
    lst
  }: {
    lst: Shares;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  collect: ({
    reporter
  }: {
    reporter?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  report: ({
    prices,
    round
  }: {
    prices: PriceReport[];
    round?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  close: ({
    feed
  }: {
    feed: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  poke: ({
    feed
  }: {
    feed: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  resume: (funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  addFeed: ({
    bandBps,
    expect,
    faultBps,
    freshSecs,
    id,
    maxAgeSecs,
    maxGrowthBps,
    maxSpreadBps,
    meanSecs,
    source
  }: {
    bandBps?: number;
    expect: ExpectMsg;
    faultBps?: number;
    freshSecs?: number;
    id: string;
    maxAgeSecs?: number;
    maxGrowthBps?: number;
    maxSpreadBps?: number;
    meanSecs?: number;
    source: SourceMsg;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  admit: ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  evict: ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  guard: ({
    feed,
    secs
  }: {
    feed: string;
    secs?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  unguard: ({
    feed
  }: {
    feed: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateConfig: ({
    reward
  }: {
    reward?: Shares;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  setGuardian: ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateOwnership: (action: Action, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
}
export class OracleMsgComposer implements OracleMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.receive = this.receive.bind(this);
    this.unpledge = this.unpledge.bind(this);
    this.collect = this.collect.bind(this);
    this.report = this.report.bind(this);
    this.close = this.close.bind(this);
    this.poke = this.poke.bind(this);
    this.resume = this.resume.bind(this);
    this.addFeed = this.addFeed.bind(this);
    this.admit = this.admit.bind(this);
    this.evict = this.evict.bind(this);
    this.guard = this.guard.bind(this);
    this.unguard = this.unguard.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
    this.setGuardian = this.setGuardian.bind(this);
    this.updateOwnership = this.updateOwnership.bind(this);
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
  unpledge = ({
    lst
  }: {
    lst: Shares;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          unpledge: {
            lst
          }
        })),
        funds: funds_
      })
    };
  };
  collect = ({
    reporter
  }: {
    reporter?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          collect: {
            reporter
          }
        })),
        funds: funds_
      })
    };
  };
  report = ({
    prices,
    round
  }: {
    prices: PriceReport[];
    round?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          report: {
            prices,
            round
          }
        })),
        funds: funds_
      })
    };
  };
  close = ({
    feed
  }: {
    feed: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          close: {
            feed
          }
        })),
        funds: funds_
      })
    };
  };
  poke = ({
    feed
  }: {
    feed: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          poke: {
            feed
          }
        })),
        funds: funds_
      })
    };
  };
  resume = (funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          resume: {}
        })),
        funds: funds_
      })
    };
  };
  addFeed = ({
    bandBps,
    expect,
    faultBps,
    freshSecs,
    id,
    maxAgeSecs,
    maxGrowthBps,
    maxSpreadBps,
    meanSecs,
    source
  }: {
    bandBps?: number;
    expect: ExpectMsg;
    faultBps?: number;
    freshSecs?: number;
    id: string;
    maxAgeSecs?: number;
    maxGrowthBps?: number;
    maxSpreadBps?: number;
    meanSecs?: number;
    source: SourceMsg;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          add_feed: {
            band_bps: bandBps,
            expect,
            fault_bps: faultBps,
            fresh_secs: freshSecs,
            id,
            max_age_secs: maxAgeSecs,
            max_growth_bps: maxGrowthBps,
            max_spread_bps: maxSpreadBps,
            mean_secs: meanSecs,
            source
          }
        })),
        funds: funds_
      })
    };
  };
  admit = ({
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
          admit: {
            address
          }
        })),
        funds: funds_
      })
    };
  };
  evict = ({
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
          evict: {
            address
          }
        })),
        funds: funds_
      })
    };
  };
  guard = ({
    feed,
    secs
  }: {
    feed: string;
    secs?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          guard: {
            feed,
            secs
          }
        })),
        funds: funds_
      })
    };
  };
  unguard = ({
    feed
  }: {
    feed: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          unguard: {
            feed
          }
        })),
        funds: funds_
      })
    };
  };
  updateConfig = ({
    reward
  }: {
    reward?: Shares;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_config: {
            reward
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