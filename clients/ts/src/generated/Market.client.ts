// Generated from schema/ by scripts/client. Do not edit.

import { CosmWasmClient, SigningCosmWasmClient, ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { Coin, StdFee } from "@cosmjs/amino";
import { Loan, Uint128, InstantiateMsg, LoanCoin, OracleMsg, ShareMsg, ExecuteMsg, Binary, Shares, Then, PauseScope, Expiration, Timestamp, Uint64, Action, Cw20ReceiveMsg, QueryMsg, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, ConfigResponse, Limits, Attached, Roles, Config, Oracle, AmountResponse, SharesResponse, Scaled, DebtResponse, ExposureResponse, ManagersResponse, ManagerRow, Decimal, MarketResponse, MaxRedeemResponse, OwnershipForString, PausedResponse, PositionResponse, PositionsResponse, PositionRow, PreviewBorrowResponse, PreviewLiquidateResponse, PreviewRepayResponse, SolvencyResponse, TokenInfoResponse, Watch, Successor, Watched, Position } from "./Market.types.js";
export interface MarketReadOnlyInterface {
  contractAddress: string;
  config: () => Promise<ConfigResponse>;
  market: () => Promise<MarketResponse>;
  position: ({
    owner
  }: {
    owner: string;
  }) => Promise<PositionResponse>;
  debt: ({
    owner
  }: {
    owner: string;
  }) => Promise<DebtResponse>;
  positions: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }) => Promise<PositionsResponse>;
  managers: ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number;
    owner: string;
    startAfter?: string;
  }) => Promise<ManagersResponse>;
  convertToShares: ({
    amount
  }: {
    amount: Loan;
  }) => Promise<SharesResponse>;
  convertToAssets: ({
    shares
  }: {
    shares: Uint128;
  }) => Promise<AmountResponse>;
  previewDeposit: ({
    amount
  }: {
    amount: Loan;
  }) => Promise<SharesResponse>;
  previewRedeem: ({
    shares
  }: {
    shares: Uint128;
  }) => Promise<AmountResponse>;
  maxRedeem: ({
    owner
  }: {
    owner: string;
  }) => Promise<MaxRedeemResponse>;
  previewBorrow: ({
    amount,
    bond,
    owner
  }: {
    amount: Loan;
    bond?: boolean;
    owner: string;
  }) => Promise<PreviewBorrowResponse>;
  previewRepay: ({
    amount,
    owner,
    remove
  }: {
    amount: Loan;
    owner: string;
    remove?: Shares;
  }) => Promise<PreviewRepayResponse>;
  previewLiquidate: ({
    amount,
    owner
  }: {
    amount?: Loan;
    owner: string;
  }) => Promise<PreviewLiquidateResponse>;
  exposure: () => Promise<ExposureResponse>;
  watched: () => Promise<Watch>;
  paused: () => Promise<PausedResponse>;
  solvency: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }) => Promise<SolvencyResponse>;
  balance: ({
    address
  }: {
    address: string;
  }) => Promise<BalanceResponse>;
  tokenInfo: () => Promise<TokenInfoResponse>;
  allowance: ({
    owner,
    spender
  }: {
    owner: string;
    spender: string;
  }) => Promise<AllowanceResponse>;
  allAllowances: ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number;
    owner: string;
    startAfter?: string;
  }) => Promise<AllAllowancesResponse>;
  allSpenderAllowances: ({
    limit,
    spender,
    startAfter
  }: {
    limit?: number;
    spender: string;
    startAfter?: string;
  }) => Promise<AllSpenderAllowancesResponse>;
  allAccounts: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }) => Promise<AllAccountsResponse>;
  ownership: () => Promise<OwnershipForString>;
}
export class MarketQueryClient implements MarketReadOnlyInterface {
  client: CosmWasmClient;
  contractAddress: string;
  constructor(client: CosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.config = this.config.bind(this);
    this.market = this.market.bind(this);
    this.position = this.position.bind(this);
    this.debt = this.debt.bind(this);
    this.positions = this.positions.bind(this);
    this.managers = this.managers.bind(this);
    this.convertToShares = this.convertToShares.bind(this);
    this.convertToAssets = this.convertToAssets.bind(this);
    this.previewDeposit = this.previewDeposit.bind(this);
    this.previewRedeem = this.previewRedeem.bind(this);
    this.maxRedeem = this.maxRedeem.bind(this);
    this.previewBorrow = this.previewBorrow.bind(this);
    this.previewRepay = this.previewRepay.bind(this);
    this.previewLiquidate = this.previewLiquidate.bind(this);
    this.exposure = this.exposure.bind(this);
    this.watched = this.watched.bind(this);
    this.paused = this.paused.bind(this);
    this.solvency = this.solvency.bind(this);
    this.balance = this.balance.bind(this);
    this.tokenInfo = this.tokenInfo.bind(this);
    this.allowance = this.allowance.bind(this);
    this.allAllowances = this.allAllowances.bind(this);
    this.allSpenderAllowances = this.allSpenderAllowances.bind(this);
    this.allAccounts = this.allAccounts.bind(this);
    this.ownership = this.ownership.bind(this);
  }
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  market = async (): Promise<MarketResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      market: {}
    });
  };
  position = async ({
    owner
  }: {
    owner: string;
  }): Promise<PositionResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      position: {
        owner
      }
    });
  };
  debt = async ({
    owner
  }: {
    owner: string;
  }): Promise<DebtResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      debt: {
        owner
      }
    });
  };
  positions = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }): Promise<PositionsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      positions: {
        limit,
        start_after: startAfter
      }
    });
  };
  managers = async ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number;
    owner: string;
    startAfter?: string;
  }): Promise<ManagersResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      managers: {
        limit,
        owner,
        start_after: startAfter
      }
    });
  };
  convertToShares = async ({
    amount
  }: {
    amount: Loan;
  }): Promise<SharesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      convert_to_shares: {
        amount
      }
    });
  };
  convertToAssets = async ({
    shares
  }: {
    shares: Uint128;
  }): Promise<AmountResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      convert_to_assets: {
        shares
      }
    });
  };
  previewDeposit = async ({
    amount
  }: {
    amount: Loan;
  }): Promise<SharesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_deposit: {
        amount
      }
    });
  };
  previewRedeem = async ({
    shares
  }: {
    shares: Uint128;
  }): Promise<AmountResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_redeem: {
        shares
      }
    });
  };
  maxRedeem = async ({
    owner
  }: {
    owner: string;
  }): Promise<MaxRedeemResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      max_redeem: {
        owner
      }
    });
  };
  previewBorrow = async ({
    amount,
    bond,
    owner
  }: {
    amount: Loan;
    bond?: boolean;
    owner: string;
  }): Promise<PreviewBorrowResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_borrow: {
        amount,
        bond,
        owner
      }
    });
  };
  previewRepay = async ({
    amount,
    owner,
    remove
  }: {
    amount: Loan;
    owner: string;
    remove?: Shares;
  }): Promise<PreviewRepayResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_repay: {
        amount,
        owner,
        remove
      }
    });
  };
  previewLiquidate = async ({
    amount,
    owner
  }: {
    amount?: Loan;
    owner: string;
  }): Promise<PreviewLiquidateResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_liquidate: {
        amount,
        owner
      }
    });
  };
  exposure = async (): Promise<ExposureResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      exposure: {}
    });
  };
  watched = async (): Promise<Watch> => {
    return this.client.queryContractSmart(this.contractAddress, {
      watched: {}
    });
  };
  paused = async (): Promise<PausedResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      paused: {}
    });
  };
  solvency = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }): Promise<SolvencyResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      solvency: {
        limit,
        start_after: startAfter
      }
    });
  };
  balance = async ({
    address
  }: {
    address: string;
  }): Promise<BalanceResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      balance: {
        address
      }
    });
  };
  tokenInfo = async (): Promise<TokenInfoResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      token_info: {}
    });
  };
  allowance = async ({
    owner,
    spender
  }: {
    owner: string;
    spender: string;
  }): Promise<AllowanceResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      allowance: {
        owner,
        spender
      }
    });
  };
  allAllowances = async ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number;
    owner: string;
    startAfter?: string;
  }): Promise<AllAllowancesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      all_allowances: {
        limit,
        owner,
        start_after: startAfter
      }
    });
  };
  allSpenderAllowances = async ({
    limit,
    spender,
    startAfter
  }: {
    limit?: number;
    spender: string;
    startAfter?: string;
  }): Promise<AllSpenderAllowancesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      all_spender_allowances: {
        limit,
        spender,
        start_after: startAfter
      }
    });
  };
  allAccounts = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }): Promise<AllAccountsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      all_accounts: {
        limit,
        start_after: startAfter
      }
    });
  };
  ownership = async (): Promise<OwnershipForString> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ownership: {}
    });
  };
}
export interface MarketInterface extends MarketReadOnlyInterface {
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
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  deposit: ({
    minShares,
    receiver
  }: {
    minShares?: Uint128;
    receiver?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  redeem: ({
    minAmount,
    receiver,
    shares
  }: {
    minAmount?: Loan;
    receiver?: string;
    shares: Uint128;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  removeCollateral: ({
    lst,
    owner,
    receiver
  }: {
    lst: Shares;
    owner?: string;
    receiver?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  borrow: ({
    amount,
    owner,
    receiver
  }: {
    amount: Loan;
    owner?: string;
    receiver?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  borrowCall: ({
    amount,
    owner,
    then
  }: {
    amount: Loan;
    owner?: string;
    then: Then;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  repay: ({
    owner,
    receiver,
    remove
  }: {
    owner?: string;
    receiver?: string;
    remove?: Shares;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  liquidate: ({
    minLst,
    owner,
    receiver
  }: {
    minLst?: Shares;
    owner: string;
    receiver?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  attach: ({
    restake
  }: {
    restake: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  watch: ({
    owner
  }: {
    owner: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  approve: ({
    manager,
    until
  }: {
    manager: string;
    until: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  revoke: ({
    manager
  }: {
    manager: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  accrue: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  collect: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateConfig: ({
    borrowCap,
    feeBps,
    openLtvBps
  }: {
    borrowCap?: Loan;
    feeBps?: number;
    openLtvBps?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  ramp: ({
    liqLtvBps,
    secs
  }: {
    liqLtvBps: number;
    secs: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  pause: ({
    scope,
    secs
  }: {
    scope: PauseScope;
    secs?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  unpause: ({
    scope
  }: {
    scope: PauseScope;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  setTreasury: ({
    address
  }: {
    address: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  setGuardian: ({
    address
  }: {
    address: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  proveDepth: ({
    deeper
  }: {
    deeper: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  transfer: ({
    amount,
    recipient
  }: {
    amount: Uint128;
    recipient: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  send: ({
    amount,
    contract,
    msg
  }: {
    amount: Uint128;
    contract: string;
    msg: Binary;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  transferFrom: ({
    amount,
    owner,
    recipient
  }: {
    amount: Uint128;
    owner: string;
    recipient: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
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
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  increaseAllowance: ({
    amount,
    expires,
    spender
  }: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  decreaseAllowance: ({
    amount,
    expires,
    spender
  }: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateOwnership: (action: Action, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
}
export class MarketClient extends MarketQueryClient implements MarketInterface {
  override client: SigningCosmWasmClient;
  sender: string;
  override contractAddress: string;
  constructor(client: SigningCosmWasmClient, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
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
  receive = async ({
    amount,
    msg,
    sender
  }: {
    amount: Uint128;
    msg: Binary;
    sender: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      receive: {
        amount,
        msg,
        sender
      }
    }, fee_, memo_, funds_);
  };
  deposit = async ({
    minShares,
    receiver
  }: {
    minShares?: Uint128;
    receiver?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      deposit: {
        min_shares: minShares,
        receiver
      }
    }, fee_, memo_, funds_);
  };
  redeem = async ({
    minAmount,
    receiver,
    shares
  }: {
    minAmount?: Loan;
    receiver?: string;
    shares: Uint128;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      redeem: {
        min_amount: minAmount,
        receiver,
        shares
      }
    }, fee_, memo_, funds_);
  };
  removeCollateral = async ({
    lst,
    owner,
    receiver
  }: {
    lst: Shares;
    owner?: string;
    receiver?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      remove_collateral: {
        lst,
        owner,
        receiver
      }
    }, fee_, memo_, funds_);
  };
  borrow = async ({
    amount,
    owner,
    receiver
  }: {
    amount: Loan;
    owner?: string;
    receiver?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      borrow: {
        amount,
        owner,
        receiver
      }
    }, fee_, memo_, funds_);
  };
  borrowCall = async ({
    amount,
    owner,
    then
  }: {
    amount: Loan;
    owner?: string;
    then: Then;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      borrow_call: {
        amount,
        owner,
        then
      }
    }, fee_, memo_, funds_);
  };
  repay = async ({
    owner,
    receiver,
    remove
  }: {
    owner?: string;
    receiver?: string;
    remove?: Shares;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      repay: {
        owner,
        receiver,
        remove
      }
    }, fee_, memo_, funds_);
  };
  liquidate = async ({
    minLst,
    owner,
    receiver
  }: {
    minLst?: Shares;
    owner: string;
    receiver?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      liquidate: {
        min_lst: minLst,
        owner,
        receiver
      }
    }, fee_, memo_, funds_);
  };
  attach = async ({
    restake
  }: {
    restake: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      attach: {
        restake
      }
    }, fee_, memo_, funds_);
  };
  watch = async ({
    owner
  }: {
    owner: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      watch: {
        owner
      }
    }, fee_, memo_, funds_);
  };
  approve = async ({
    manager,
    until
  }: {
    manager: string;
    until: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      approve: {
        manager,
        until
      }
    }, fee_, memo_, funds_);
  };
  revoke = async ({
    manager
  }: {
    manager: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      revoke: {
        manager
      }
    }, fee_, memo_, funds_);
  };
  accrue = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      accrue: {}
    }, fee_, memo_, funds_);
  };
  collect = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      collect: {}
    }, fee_, memo_, funds_);
  };
  updateConfig = async ({
    borrowCap,
    feeBps,
    openLtvBps
  }: {
    borrowCap?: Loan;
    feeBps?: number;
    openLtvBps?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_config: {
        borrow_cap: borrowCap,
        fee_bps: feeBps,
        open_ltv_bps: openLtvBps
      }
    }, fee_, memo_, funds_);
  };
  ramp = async ({
    liqLtvBps,
    secs
  }: {
    liqLtvBps: number;
    secs: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      ramp: {
        liq_ltv_bps: liqLtvBps,
        secs
      }
    }, fee_, memo_, funds_);
  };
  pause = async ({
    scope,
    secs
  }: {
    scope: PauseScope;
    secs?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      pause: {
        scope,
        secs
      }
    }, fee_, memo_, funds_);
  };
  unpause = async ({
    scope
  }: {
    scope: PauseScope;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      unpause: {
        scope
      }
    }, fee_, memo_, funds_);
  };
  setTreasury = async ({
    address
  }: {
    address: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_treasury: {
        address
      }
    }, fee_, memo_, funds_);
  };
  setGuardian = async ({
    address
  }: {
    address: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      set_guardian: {
        address
      }
    }, fee_, memo_, funds_);
  };
  proveDepth = async ({
    deeper
  }: {
    deeper: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      prove_depth: {
        deeper
      }
    }, fee_, memo_, funds_);
  };
  transfer = async ({
    amount,
    recipient
  }: {
    amount: Uint128;
    recipient: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      transfer: {
        amount,
        recipient
      }
    }, fee_, memo_, funds_);
  };
  send = async ({
    amount,
    contract,
    msg
  }: {
    amount: Uint128;
    contract: string;
    msg: Binary;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      send: {
        amount,
        contract,
        msg
      }
    }, fee_, memo_, funds_);
  };
  transferFrom = async ({
    amount,
    owner,
    recipient
  }: {
    amount: Uint128;
    owner: string;
    recipient: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      transfer_from: {
        amount,
        owner,
        recipient
      }
    }, fee_, memo_, funds_);
  };
  sendFrom = async ({
    amount,
    contract,
    msg,
    owner
  }: {
    amount: Uint128;
    contract: string;
    msg: Binary;
    owner: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      send_from: {
        amount,
        contract,
        msg,
        owner
      }
    }, fee_, memo_, funds_);
  };
  increaseAllowance = async ({
    amount,
    expires,
    spender
  }: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      increase_allowance: {
        amount,
        expires,
        spender
      }
    }, fee_, memo_, funds_);
  };
  decreaseAllowance = async ({
    amount,
    expires,
    spender
  }: {
    amount: Uint128;
    expires?: Expiration;
    spender: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      decrease_allowance: {
        amount,
        expires,
        spender
      }
    }, fee_, memo_, funds_);
  };
  updateOwnership = async (action: Action, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_ownership: action
    }, fee_, memo_, funds_);
  };
}