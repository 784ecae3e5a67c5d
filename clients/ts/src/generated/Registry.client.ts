// Generated from schema/ by scripts/client. Do not edit.

import { CosmWasmClient, SigningCosmWasmClient, ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { Coin, StdFee } from "@cosmjs/amino";
import { Decimal, Uint128, Addr, InstantiateMsg, ParamsUpdate, Suite, NewValidator, ExecuteMsg, QueryMsg, MigrateMsg, ConfigResponse, Params, Native, TargetsResponse, Target, UnobservedResponse, Shares, Kind, Status, ValidatorResponse, ValidatorsResponse } from "./Registry.types.js";
export interface RegistryReadOnlyInterface {
  contractAddress: string;
  config: () => Promise<ConfigResponse>;
  validator: ({
    address
  }: {
    address: string;
  }) => Promise<ValidatorResponse>;
  validators: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }) => Promise<ValidatorsResponse>;
  unobserved: () => Promise<UnobservedResponse>;
  targets: () => Promise<TargetsResponse>;
}
export class RegistryQueryClient implements RegistryReadOnlyInterface {
  client: CosmWasmClient;
  contractAddress: string;
  constructor(client: CosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.config = this.config.bind(this);
    this.validator = this.validator.bind(this);
    this.validators = this.validators.bind(this);
    this.unobserved = this.unobserved.bind(this);
    this.targets = this.targets.bind(this);
  }
  config = async (): Promise<ConfigResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  validator = async ({
    address
  }: {
    address: string;
  }): Promise<ValidatorResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      validator: {
        address
      }
    });
  };
  validators = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }): Promise<ValidatorsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      validators: {
        limit,
        start_after: startAfter
      }
    });
  };
  unobserved = async (): Promise<UnobservedResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      unobserved: {}
    });
  };
  targets = async (): Promise<TargetsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      targets: {}
    });
  };
}
export interface RegistryInterface extends RegistryReadOnlyInterface {
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
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  apply: ({
    address,
    maxCommission
  }: {
    address: string;
    maxCommission?: Decimal;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
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
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  removeValidator: ({
    address
  }: {
    address: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  observe: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
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
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
}
export class RegistryClient extends RegistryQueryClient implements RegistryInterface {
  override client: SigningCosmWasmClient;
  sender: string;
  override contractAddress: string;
  constructor(client: SigningCosmWasmClient, sender: string, contractAddress: string) {
    super(client, contractAddress);
    this.client = client;
    this.sender = sender;
    this.contractAddress = contractAddress;
    this.addValidator = this.addValidator.bind(this);
    this.apply = this.apply.bind(this);
    this.updateValidator = this.updateValidator.bind(this);
    this.removeValidator = this.removeValidator.bind(this);
    this.observe = this.observe.bind(this);
    this.updateConfig = this.updateConfig.bind(this);
  }
  addValidator = async ({
    address,
    capBps,
    maxCommission,
    weight
  }: {
    address: string;
    capBps?: number;
    maxCommission?: Decimal;
    weight?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      add_validator: {
        address,
        cap_bps: capBps,
        max_commission: maxCommission,
        weight
      }
    }, fee_, memo_, funds_);
  };
  apply = async ({
    address,
    maxCommission
  }: {
    address: string;
    maxCommission?: Decimal;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      apply: {
        address,
        max_commission: maxCommission
      }
    }, fee_, memo_, funds_);
  };
  updateValidator = async ({
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
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      update_validator: {
        address,
        cap_bps: capBps,
        max_commission: maxCommission,
        paused,
        weight
      }
    }, fee_, memo_, funds_);
  };
  removeValidator = async ({
    address
  }: {
    address: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      remove_validator: {
        address
      }
    }, fee_, memo_, funds_);
  };
  observe = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      observe: {
        limit,
        start_after: startAfter
      }
    }, fee_, memo_, funds_);
  };
  updateConfig = async ({
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
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
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
    }, fee_, memo_, funds_);
  };
}