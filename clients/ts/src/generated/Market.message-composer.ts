// Generated from schema/ by scripts/client. Do not edit.

import { Coin } from "@cosmjs/amino";
import { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm-stargate";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { toUtf8 } from "@cosmjs/encoding";
import { Loan, Uint128, InstantiateMsg, LoanCoin, OracleMsg, ShareMsg, ExecuteMsg, Binary, Shares, Then, PauseScope, Expiration, Timestamp, Uint64, Action, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, ConfigResponse, Limits, Attached, Roles, Config, Oracle, AmountResponse, SharesResponse, Scaled, DebtResponse, ExposureResponse, ManagersResponse, ManagerRow, Decimal, MarketResponse, MaxRedeemResponse, OwnershipForString, PausedResponse, PositionResponse, PositionsResponse, PositionRow, PreviewBorrowResponse, PreviewLiquidateResponse, PreviewRepayResponse, SolvencyResponse, TokenInfoResponse, Watch, Successor, Watched, Position } from "./Market.types.js";
export interface MarketMsg {
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
  deposit: ({
    minShares,
    receiver
  }: {
    minShares?: Uint128;
    receiver?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  redeem: ({
    minAmount,
    receiver,
    shares
  }: {
    minAmount?: Loan;
    receiver?: string;
    shares: Uint128;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  removeCollateral: ({
    lst,
    owner,
    receiver
  }: {
    lst: Shares;
    owner?: string;
    receiver?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  borrow: ({
    amount,
    owner,
    receiver
  }: {
    amount: Loan;
    owner?: string;
    receiver?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  borrowCall: ({
    amount,
    owner,
    then
  }: {
    amount: Loan;
    owner?: string;
    then: Then;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  repay: ({
    owner,
    receiver,
    remove
  }: {
    owner?: string;
    receiver?: string;
    remove?: Shares;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  liquidate: ({
    minLst,
    owner,
    receiver
  }: {
    minLst?: Shares;
    owner: string;
    receiver?: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  attach: ({
    restake
  }: {
    restake: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  watch: ({
    owner
  }: {
    owner: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  approve: ({
    manager,
    until
  }: {
    manager: string;
    until: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  revoke: ({
    manager
  }: {
    manager: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  accrue: (funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  collect: (funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateConfig: ({
    borrowCap,
    feeBps,
    openLtvBps
  }: {
    borrowCap?: Loan;
    feeBps?: number;
    openLtvBps?: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  ramp: ({
    liqLtvBps,
    secs
  }: {
    liqLtvBps: number;
    secs: number;
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
  setTreasury: ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  setGuardian: ({
    address
  }: {
    address: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  proveDepth: ({
    deeper
  }: {
    deeper: number;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  transfer: ({
    amount,
    recipient
  }: {
    amount: Uint128;
    recipient: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  send: ({
    amount,
    contract,
    msg
  }: {
    amount: Uint128;
    contract: string;
    msg: Binary;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  transferFrom: ({
    amount,
    owner,
    recipient
  }: {
    amount: Uint128;
    owner: string;
    recipient: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  sendFrom: ({
    amount,
    contract,
    msg,
    owner
  }: {
    amount: Uint128;
    contract: string;
    msg: Binary;
    owner: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  increaseAllowance: ({
    amount,
    expires,
    spender
  }: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  decreaseAllowance: ({
    amount,
    expires,
    spender
  }: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  }, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
  updateOwnership: (action: Action, funds_?: Coin[]) => MsgExecuteContractEncodeObject;
}
export class MarketMsgComposer implements MarketMsg {
  sender: string;
  contractAddress: string;
  constructor(sender: string, contractAddress: string) {
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.receive = this.receive.bind(this);
    this.deposit = this.deposit.bind(this);
    this.redeem = this.redeem.bind(this);
    this.removeCollateral = this.removeCollateral.bind(this);
    this.borrow = this.borrow.bind(this);
    this.borrowCall = this.borrowCall.bind(this);
    this.repay = this.repay.bind(this);
    this.liquidate = this.liquidate.bind(this);
    this.attach = this.attach.bind(this);
    this.watch = this.watch.bind(this);
    this.approve = this.approve.bind(this);
    this.revoke = this.revoke.bind(this);
    this.accrue = this.accrue.bind(this);
    this.collect = this.collect.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
    this.ramp = this.ramp.bind(this);
    this.pause = this.pause.bind(this);
    this.unpause = this.unpause.bind(this);
    this.setTreasury = this.setTreasury.bind(this);
    this.setGuardian = this.setGuardian.bind(this);
    this.proveDepth = this.proveDepth.bind(this);
    this.transfer = this.transfer.bind(this);
    this.send = this.send.bind(this);
    this.transferFrom = this.transferFrom.bind(this);
    this.sendFrom = this.sendFrom.bind(this);
    this.increaseAllowance = this.increaseAllowance.bind(this);
    this.decreaseAllowance = this.decreaseAllowance.bind(this);
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
  deposit = ({
    minShares,
    receiver
  }: {
    minShares?: Uint128;
    receiver?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          deposit: {
            min_shares: minShares,
            receiver
          }
        })),
        funds: funds_
      })
    };
  };
  redeem = ({
    minAmount,
    receiver,
    shares
  }: {
    minAmount?: Loan;
    receiver?: string;
    shares: Uint128;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          redeem: {
            min_amount: minAmount,
            receiver,
            shares
          }
        })),
        funds: funds_
      })
    };
  };
  removeCollateral = ({
    lst,
    owner,
    receiver
  }: {
    lst: Shares;
    owner?: string;
    receiver?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          remove_collateral: {
            lst,
            owner,
            receiver
          }
        })),
        funds: funds_
      })
    };
  };
  borrow = ({
    amount,
    owner,
    receiver
  }: {
    amount: Loan;
    owner?: string;
    receiver?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          borrow: {
            amount,
            owner,
            receiver
          }
        })),
        funds: funds_
      })
    };
  };
  borrowCall = ({
    amount,
    owner,
    then
  }: {
    amount: Loan;
    owner?: string;
    then: Then;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          borrow_call: {
            amount,
            owner,
            then
          }
        })),
        funds: funds_
      })
    };
  };
  repay = ({
    owner,
    receiver,
    remove
  }: {
    owner?: string;
    receiver?: string;
    remove?: Shares;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          repay: {
            owner,
            receiver,
            remove
          }
        })),
        funds: funds_
      })
    };
  };
  liquidate = ({
    minLst,
    owner,
    receiver
  }: {
    minLst?: Shares;
    owner: string;
    receiver?: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          liquidate: {
            min_lst: minLst,
            owner,
            receiver
          }
        })),
        funds: funds_
      })
    };
  };
  attach = ({
    restake
  }: {
    restake: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          attach: {
            restake
          }
        })),
        funds: funds_
      })
    };
  };
  watch = ({
    owner
  }: {
    owner: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          watch: {
            owner
          }
        })),
        funds: funds_
      })
    };
  };
  approve = ({
    manager,
    until
  }: {
    manager: string;
    until: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          approve: {
            manager,
            until
          }
        })),
        funds: funds_
      })
    };
  };
  revoke = ({
    manager
  }: {
    manager: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          revoke: {
            manager
          }
        })),
        funds: funds_
      })
    };
  };
  accrue = (funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          accrue: {}
        })),
        funds: funds_
      })
    };
  };
  collect = (funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          collect: {}
        })),
        funds: funds_
      })
    };
  };
  updateConfig = ({
    borrowCap,
    feeBps,
    openLtvBps
  }: {
    borrowCap?: Loan;
    feeBps?: number;
    openLtvBps?: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          update_config: {
            borrow_cap: borrowCap,
            fee_bps: feeBps,
            open_ltv_bps: openLtvBps
          }
        })),
        funds: funds_
      })
    };
  };
  ramp = ({
    liqLtvBps,
    secs
  }: {
    liqLtvBps: number;
    secs: number;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          ramp: {
            liq_ltv_bps: liqLtvBps,
            secs
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
  transfer = ({
    amount,
    recipient
  }: {
    amount: Uint128;
    recipient: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          transfer: {
            amount,
            recipient
          }
        })),
        funds: funds_
      })
    };
  };
  send = ({
    amount,
    contract,
    msg
  }: {
    amount: Uint128;
    contract: string;
    msg: Binary;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          send: {
            amount,
            contract,
            msg
          }
        })),
        funds: funds_
      })
    };
  };
  transferFrom = ({
    amount,
    owner,
    recipient
  }: {
    amount: Uint128;
    owner: string;
    recipient: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          transfer_from: {
            amount,
            owner,
            recipient
          }
        })),
        funds: funds_
      })
    };
  };
  sendFrom = ({
    amount,
    contract,
    msg,
    owner
  }: {
    amount: Uint128;
    contract: string;
    msg: Binary;
    owner: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          send_from: {
            amount,
            contract,
            msg,
            owner
          }
        })),
        funds: funds_
      })
    };
  };
  increaseAllowance = ({
    amount,
    expires,
    spender
  }: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          increase_allowance: {
            amount,
            expires,
            spender
          }
        })),
        funds: funds_
      })
    };
  };
  decreaseAllowance = ({
    amount,
    expires,
    spender
  }: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  }, funds_?: Coin[]): MsgExecuteContractEncodeObject => {
    return {
      typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
      value: MsgExecuteContract.fromPartial({
        sender: this.sender,
        contract: this.contractAddress,
        msg: toUtf8(JSON.stringify({
          decrease_allowance: {
            amount,
            expires,
            spender
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