// Generated from schema/ by scripts/client. Do not edit.

import { CosmWasmClient, SigningCosmWasmClient, ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { Coin, StdFee } from "@cosmjs/amino";
import { Uint128, Decimal, Logo, EmbeddedLogo, Binary, InstantiateMsg, CodeIds, SuiteParams, ParamsUpdate4, ParamsUpdate, ParamsUpdate2, ParamsUpdate3, TokenInfo, InstantiateMarketingInfo, NewValidator, ExecuteMsg, Shares, Native, PauseScope, Work, Action, Expiration, Timestamp, Uint64, MintOrder, Fine, QueryMsg, MigrateMsg, ConfigResponse, Params, DelegationsResponse, Delegation, DueResponse, ExchangeRateResponse, FreshnessResponse, LossesResponse, LossRecord, Totals, OwnershipForString, PausedResponse, PausedUntil, TicketStatus, PositionResponse, ExitTotals, TicketResponse, PreviewBondResponse, PreviewUnbondResponse, Empty, RedemptionRateResponse, SolvencyResponse, Check, StateResponse, UnbondingResponse, UnbondingEntry } from "./Hub.types.js";
export interface HubReadOnlyInterface {
  contractAddress: string;
  config: () => Promise<ConfigResponse>;
  state: () => Promise<StateResponse>;
  exchangeRate: () => Promise<ExchangeRateResponse>;
  previewBond: ({
    amount
  }: {
    amount: Native;
  }) => Promise<PreviewBondResponse>;
  previewUnbond: ({
    shares
  }: {
    shares: Shares;
  }) => Promise<PreviewUnbondResponse>;
  delegations: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }) => Promise<DelegationsResponse>;
  unbonding: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: number;
  }) => Promise<UnbondingResponse>;
  losses: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: number;
  }) => Promise<LossesResponse>;
  due: () => Promise<DueResponse>;
  solvency: () => Promise<SolvencyResponse>;
  position: ({
    address
  }: {
    address: string;
  }) => Promise<PositionResponse>;
  paused: () => Promise<PausedResponse>;
  freshness: () => Promise<FreshnessResponse>;
  redemptionRate: ({
    denom,
    params
  }: {
    denom: string;
    params?: Binary;
  }) => Promise<RedemptionRateResponse>;
  probeDepth: ({
    deeper
  }: {
    deeper: number;
  }) => Promise<Empty>;
  ownership: () => Promise<OwnershipForString>;
}
export class HubQueryClient implements HubReadOnlyInterface {
  client: CosmWasmClient;
  contractAddress: string;
  constructor(client: CosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.config = this.config.bind(this);
    this.state = this.state.bind(this);
    this.exchangeRate = this.exchangeRate.bind(this);
    this.previewBond = this.previewBond.bind(this);
    this.previewUnbond = this.previewUnbond.bind(this);
    this.delegations = this.delegations.bind(this);
    this.unbonding = this.unbonding.bind(this);
    this.losses = this.losses.bind(this);
    this.due = this.due.bind(this);
    this.solvency = this.solvency.bind(this);
    this.position = this.position.bind(this);
    this.paused = this.paused.bind(this);
    this.freshness = this.freshness.bind(this);
    this.redemptionRate = this.redemptionRate.bind(this);
    this.probeDepth = this.probeDepth.bind(this);
    this.ownership = this.ownership.bind(this);
  }
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  state = async (): Promise<StateResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      state: {}
    });
  };
  exchangeRate = async (): Promise<ExchangeRateResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      exchange_rate: {}
    });
  };
  previewBond = async ({
    amount
  }: {
    amount: Native;
  }): Promise<PreviewBondResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_bond: {
        amount
      }
    });
  };
  previewUnbond = async ({
    shares
  }: {
    shares: Shares;
  }): Promise<PreviewUnbondResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_unbond: {
        shares
      }
    });
  };
  delegations = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }): Promise<DelegationsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      delegations: {
        limit,
        start_after: startAfter
      }
    });
  };
  unbonding = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: number;
  }): Promise<UnbondingResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      unbonding: {
        limit,
        start_after: startAfter
      }
    });
  };
  losses = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: number;
  }): Promise<LossesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      losses: {
        limit,
        start_after: startAfter
      }
    });
  };
  due = async (): Promise<DueResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      due: {}
    });
  };
  solvency = async (): Promise<SolvencyResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      solvency: {}
    });
  };
  position = async ({
    address
  }: {
    address: string;
  }): Promise<PositionResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      position: {
        address
      }
    });
  };
  paused = async (): Promise<PausedResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      paused: {}
    });
  };
  freshness = async (): Promise<FreshnessResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      freshness: {}
    });
  };
  redemptionRate = async ({
    denom,
    params
  }: {
    denom: string;
    params?: Binary;
  }): Promise<RedemptionRateResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      redemption_rate: {
        denom,
        params
      }
    });
  };
  probeDepth = async ({
    deeper
  }: {
    deeper: number;
  }): Promise<Empty> => {
    return this.client.queryContractSmart(this.contractAddress, {
      probe_depth: {
        deeper
      }
    });
  };
  ownership = async (): Promise<OwnershipForString> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ownership: {}
    });
  };
}
export interface HubInterface extends HubReadOnlyInterface {
  contractAddress: string;
  sender: string;
  bond: ({
    minShares,
    receiver
  }: {
    minShares?: Shares;
    receiver?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  advance: ({
    limit
  }: {
    limit?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  sync: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  settle: ({
    limit
  }: {
    limit?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  submitBatch: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  undelegate: ({
    limit
  }: {
    limit?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  delegate: ({
    limit
  }: {
    limit?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  rebalance: ({
    limit
  }: {
    limit?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  harvest: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  retryCover: ({
    lossId
  }: {
    lossId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  addRewards: ({
    mint
  }: {
    mint: MintOrder[];
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  fine: ({
    fines
  }: {
    fines: Fine[];
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
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
  setGuardian: ({
    address
  }: {
    address: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  setTreasury: ({
    address
  }: {
    address: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  proveDepth: ({
    deeper
  }: {
    deeper: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  advanceStep: ({
    caller,
    step
  }: {
    caller: string;
    step: Work;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateOwnership: (action: Action, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
}
export class HubClient extends HubQueryClient implements HubInterface {
  override client: SigningCosmWasmClient;
  sender: string;
  override contractAddress: string;
  constructor(client: SigningCosmWasmClient, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
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
  bond = async ({
    minShares,
    receiver
  }: {
    minShares?: Shares;
    receiver?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      bond: {
        min_shares: minShares,
        receiver
      }
    }, fee_, memo_, funds_);
  };
  advance = async ({
    limit
  }: {
    limit?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      advance: {
        limit
      }
    }, fee_, memo_, funds_);
  };
  sync = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      sync: {}
    }, fee_, memo_, funds_);
  };
  settle = async ({
    limit
  }: {
    limit?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      settle: {
        limit
      }
    }, fee_, memo_, funds_);
  };
  submitBatch = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      submit_batch: {}
    }, fee_, memo_, funds_);
  };
  undelegate = async ({
    limit
  }: {
    limit?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      undelegate: {
        limit
      }
    }, fee_, memo_, funds_);
  };
  delegate = async ({
    limit
  }: {
    limit?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      delegate: {
        limit
      }
    }, fee_, memo_, funds_);
  };
  rebalance = async ({
    limit
  }: {
    limit?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      rebalance: {
        limit
      }
    }, fee_, memo_, funds_);
  };
  harvest = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      harvest: {
        limit,
        start_after: startAfter
      }
    }, fee_, memo_, funds_);
  };
  retryCover = async ({
    lossId
  }: {
    lossId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      retry_cover: {
        loss_id: lossId
      }
    }, fee_, memo_, funds_);
  };
  addRewards = async ({
    mint
  }: {
    mint: MintOrder[];
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      add_rewards: {
        mint
      }
    }, fee_, memo_, funds_);
  };
  fine = async ({
    fines
  }: {
    fines: Fine[];
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      fine: {
        fines
      }
    }, fee_, memo_, funds_);
  };
  updateConfig = async ({
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
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
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
  advanceStep = async ({
    caller,
    step
  }: {
    caller: string;
    step: Work;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      advance_step: {
        caller,
        step
      }
    }, fee_, memo_, funds_);
  };
  updateOwnership = async (action: Action, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_ownership: action
    }, fee_, memo_, funds_);
  };
}