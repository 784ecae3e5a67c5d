// Generated from schema/ by scripts/client. Do not edit.

import { CosmWasmClient, SigningCosmWasmClient, ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { Coin, StdFee } from "@cosmjs/amino";
import { Shares, Uint128, InstantiateMsg, ExecuteMsg, Binary, Decimal, SourceMsg, Action, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, PriceReport, AddFeed, ExpectMsg, QueryMsg, MigrateMsg, Addr, Config, Source, FeedResponse, FeedTerms, FeedsResponse, OwnershipForString, PriceResponse, ReporterResponse, MissedResponse, ReportersResponse, RoundResponse, ReportResponse, WouldResponse, SafePriceResponse, Native, SecurityResponse, SolvencyResponse } from "./Oracle.types.js";
export interface OracleReadOnlyInterface {
  contractAddress: string;
  price: ({
    feed
  }: {
    feed: string;
  }) => Promise<PriceResponse>;
  safePrice: ({
    feed
  }: {
    feed: string;
  }) => Promise<SafePriceResponse>;
  config: () => Promise<Config>;
  feed: ({
    id
  }: {
    id: string;
  }) => Promise<FeedResponse>;
  feeds: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }) => Promise<FeedsResponse>;
  round: ({
    feed
  }: {
    feed: string;
  }) => Promise<RoundResponse>;
  reporter: ({
    address
  }: {
    address: string;
  }) => Promise<ReporterResponse>;
  reporters: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }) => Promise<ReportersResponse>;
  security: () => Promise<SecurityResponse>;
  solvency: () => Promise<SolvencyResponse>;
  ownership: () => Promise<OwnershipForString>;
}
export class OracleQueryClient implements OracleReadOnlyInterface {
  client: CosmWasmClient;
  contractAddress: string;
  constructor(client: CosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.price = this.price.bind(this);
    this.safePrice = this.safePrice.bind(this);
    this.config = this.config.bind(this);
    this.feed = this.feed.bind(this);
    this.feeds = this.feeds.bind(this);
    this.round = this.round.bind(this);
    this.reporter = this.reporter.bind(this);
    this.reporters = this.reporters.bind(this);
    this.security = this.security.bind(this);
    this.solvency = this.solvency.bind(this);
    this.ownership = this.ownership.bind(this);
  }
  price = async ({
    feed
  }: {
    feed: string;
  }): Promise<PriceResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      price: {
        feed
      }
    });
  };
  safePrice = async ({
    feed
  }: {
    feed: string;
  }): Promise<SafePriceResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      safe_price: {
        feed
      }
    });
  };
  config = async (): Promise<Config> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  feed = async ({
    id
  }: {
    id: string;
  }): Promise<FeedResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      feed: {
        id
      }
    });
  };
  feeds = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }): Promise<FeedsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      feeds: {
        limit,
        start_after: startAfter
      }
    });
  };
  round = async ({
    feed
  }: {
    feed: string;
  }): Promise<RoundResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      round: {
        feed
      }
    });
  };
  reporter = async ({
    address
  }: {
    address: string;
  }): Promise<ReporterResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      reporter: {
        address
      }
    });
  };
  reporters = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }): Promise<ReportersResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      reporters: {
        limit,
        start_after: startAfter
      }
    });
  };
  security = async (): Promise<SecurityResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      security: {}
    });
  };
  solvency = async (): Promise<SolvencyResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      solvency: {}
    });
  };
  ownership = async (): Promise<OwnershipForString> => {
    return this.client.queryContractSmart(this.contractAddress, {
      ownership: {}
    });
  };
}
export interface OracleInterface extends OracleReadOnlyInterface {
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
  unpledge: ({
    lst
  }: {
    lst: Shares;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  collect: ({
    reporter
  }: {
    reporter?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  report: ({
    prices,
    round
  }: {
    prices: PriceReport[];
    round?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  close: ({
    feed
  }: {
    feed: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  poke: ({
    feed
  }: {
    feed: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  resume: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
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
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  admit: ({
    address
  }: {
    address: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  evict: ({
    address
  }: {
    address: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  guard: ({
    feed,
    secs
  }: {
    feed: string;
    secs?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  unguard: ({
    feed
  }: {
    feed: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateConfig: ({
    reward
  }: {
    reward?: Shares;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  setGuardian: ({
    address
  }: {
    address: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateOwnership: (action: Action, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
}
export class OracleClient extends OracleQueryClient implements OracleInterface {
  override client: SigningCosmWasmClient;
  sender: string;
  override contractAddress: string;
  constructor(client: SigningCosmWasmClient, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
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
  unpledge = async ({
    lst
  }: {
    lst: Shares;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      unpledge: {
        lst
      }
    }, fee_, memo_, funds_);
  };
  collect = async ({
    reporter
  }: {
    reporter?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      collect: {
        reporter
      }
    }, fee_, memo_, funds_);
  };
  report = async ({
    prices,
    round
  }: {
    prices: PriceReport[];
    round?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      report: {
        prices,
        round
      }
    }, fee_, memo_, funds_);
  };
  close = async ({
    feed
  }: {
    feed: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      close: {
        feed
      }
    }, fee_, memo_, funds_);
  };
  poke = async ({
    feed
  }: {
    feed: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      poke: {
        feed
      }
    }, fee_, memo_, funds_);
  };
  resume = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      resume: {}
    }, fee_, memo_, funds_);
  };
  addFeed = async ({
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
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
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
    }, fee_, memo_, funds_);
  };
  admit = async ({
    address
  }: {
    address: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      admit: {
        address
      }
    }, fee_, memo_, funds_);
  };
  evict = async ({
    address
  }: {
    address: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      evict: {
        address
      }
    }, fee_, memo_, funds_);
  };
  guard = async ({
    feed,
    secs
  }: {
    feed: string;
    secs?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      guard: {
        feed,
        secs
      }
    }, fee_, memo_, funds_);
  };
  unguard = async ({
    feed
  }: {
    feed: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      unguard: {
        feed
      }
    }, fee_, memo_, funds_);
  };
  updateConfig = async ({
    reward
  }: {
    reward?: Shares;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_config: {
        reward
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
  updateOwnership = async (action: Action, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_ownership: action
    }, fee_, memo_, funds_);
  };
}