// Generated from schema/ by scripts/client. Do not edit.

import { CosmWasmClient, SigningCosmWasmClient, ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { Coin, StdFee } from "@cosmjs/amino";
import { Addr, InstantiateMsg, ParamsUpdate, Suite, ExecuteMsg, Uint128, Binary, LayerId, LayerShares, Shares, Native, Cw20ReceiveMsg, CoverMsg, Totals, LossToCover, FineMsg, FineToPay, QueryMsg, MigrateMsg, BackingResponse, BondsResponse, BondResponse, ConfigResponse, Params, CoverageResponse, ExitsResponse, ExitRequest, PoolResponse, PositionResponse, BondHolding, ExitingTotals, Holding, PremiumResponse, CoverAnswer, Cover, PreviewExitResponse, PreviewUnderwriteResponse } from "./Vault.types.js";
export interface VaultReadOnlyInterface {
  contractAddress: string;
  config: () => Promise<ConfigResponse>;
  position: ({
    owner
  }: {
    owner: string;
  }) => Promise<PositionResponse>;
  exits: ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number;
    owner: string;
    startAfter?: number;
  }) => Promise<ExitsResponse>;
  pool: () => Promise<PoolResponse>;
  bonds: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }) => Promise<BondsResponse>;
  coverage: () => Promise<CoverageResponse>;
  premium: () => Promise<PremiumResponse>;
  previewUnderwrite: ({
    lst
  }: {
    lst: Shares;
  }) => Promise<PreviewUnderwriteResponse>;
  previewExit: ({
    layer,
    shares
  }: {
    layer: LayerId;
    shares: LayerShares;
  }) => Promise<PreviewExitResponse>;
  previewCover: ({
    before,
    losses
  }: {
    before: Totals;
    losses: LossToCover[];
  }) => Promise<CoverAnswer>;
  backing: ({
    validators
  }: {
    validators: string[];
  }) => Promise<BackingResponse>;
}
export class VaultQueryClient implements VaultReadOnlyInterface {
  client: CosmWasmClient;
  contractAddress: string;
  constructor(client: CosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.config = this.config.bind(this);
    this.position = this.position.bind(this);
    this.exits = this.exits.bind(this);
    this.pool = this.pool.bind(this);
    this.bonds = this.bonds.bind(this);
    this.coverage = this.coverage.bind(this);
    this.premium = this.premium.bind(this);
    this.previewUnderwrite = this.previewUnderwrite.bind(this);
    this.previewExit = this.previewExit.bind(this);
    this.previewCover = this.previewCover.bind(this);
    this.backing = this.backing.bind(this);
  }
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
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
  exits = async ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number;
    owner: string;
    startAfter?: number;
  }): Promise<ExitsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      exits: {
        limit,
        owner,
        start_after: startAfter
      }
    });
  };
  pool = async (): Promise<PoolResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      pool: {}
    });
  };
  bonds = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }): Promise<BondsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      bonds: {
        limit,
        start_after: startAfter
      }
    });
  };
  coverage = async (): Promise<CoverageResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      coverage: {}
    });
  };
  premium = async (): Promise<PremiumResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      premium: {}
    });
  };
  previewUnderwrite = async ({
    lst
  }: {
    lst: Shares;
  }): Promise<PreviewUnderwriteResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_underwrite: {
        lst
      }
    });
  };
  previewExit = async ({
    layer,
    shares
  }: {
    layer: LayerId;
    shares: LayerShares;
  }): Promise<PreviewExitResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_exit: {
        layer,
        shares
      }
    });
  };
  previewCover = async ({
    before,
    losses
  }: {
    before: Totals;
    losses: LossToCover[];
  }): Promise<CoverAnswer> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_cover: {
        before,
        losses
      }
    });
  };
  backing = async ({
    validators
  }: {
    validators: string[];
  }): Promise<BackingResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      backing: {
        validators
      }
    });
  };
}
export interface VaultInterface extends VaultReadOnlyInterface {
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
  requestExit: ({
    layer,
    shares
  }: {
    layer: LayerId;
    shares: LayerShares;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  cancelExit: ({
    exitId
  }: {
    exitId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  exit: ({
    exitId
  }: {
    exitId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  refresh: ({
    validator
  }: {
    validator?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  cover: ({
    before,
    losses
  }: {
    before: Totals;
    losses: LossToCover[];
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  fine: ({
    fines,
    totals
  }: {
    fines: FineToPay[];
    totals: Totals;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  updateConfig: ({
    cooldownSecs,
    targetCoverageBps
  }: {
    cooldownSecs?: number;
    targetCoverageBps?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
}
export class VaultClient extends VaultQueryClient implements VaultInterface {
  override client: SigningCosmWasmClient;
  sender: string;
  override contractAddress: string;
  constructor(client: SigningCosmWasmClient, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
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
  requestExit = async ({
    layer,
    shares
  }: {
    layer: LayerId;
    shares: LayerShares;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      request_exit: {
        layer,
        shares
      }
    }, fee_, memo_, funds_);
  };
  cancelExit = async ({
    exitId
  }: {
    exitId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      cancel_exit: {
        exit_id: exitId
      }
    }, fee_, memo_, funds_);
  };
  exit = async ({
    exitId
  }: {
    exitId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      exit: {
        exit_id: exitId
      }
    }, fee_, memo_, funds_);
  };
  refresh = async ({
    validator
  }: {
    validator?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      refresh: {
        validator
      }
    }, fee_, memo_, funds_);
  };
  cover = async ({
    before,
    losses
  }: {
    before: Totals;
    losses: LossToCover[];
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      cover: {
        before,
        losses
      }
    }, fee_, memo_, funds_);
  };
  fine = async ({
    fines,
    totals
  }: {
    fines: FineToPay[];
    totals: Totals;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      fine: {
        fines,
        totals
      }
    }, fee_, memo_, funds_);
  };
  updateConfig = async ({
    cooldownSecs,
    targetCoverageBps
  }: {
    cooldownSecs?: number;
    targetCoverageBps?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_config: {
        cooldown_secs: cooldownSecs,
        target_coverage_bps: targetCoverageBps
      }
    }, fee_, memo_, funds_);
  };
}