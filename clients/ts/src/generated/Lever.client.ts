// Generated from schema/ by scripts/client. Do not edit.

import { CosmWasmClient, SigningCosmWasmClient, ExecuteResult } from "@cosmjs/cosmwasm-stargate";
import { Coin, StdFee } from "@cosmjs/amino";
import { InstantiateMsg, ShareMsg, ExecuteMsg, Uint128, Binary, Shares, Expiration, Timestamp, Uint64, Cw20ReceiveMsg, QueryMsg, Native, MigrateMsg, AllAccountsResponse, AllAllowancesResponse, AllowanceInfo, AllSpenderAllowancesResponse, SpenderAllowanceInfo, AllowanceResponse, BalanceResponse, Addr, Config, Terms, AssetsResponse, SharesResponse, OrderResponse, OrdersResponse, PausedResponse, PreviewBuyDownResponse, PreviewDepositResponse, PreviewFillResponse, PreviewRebalanceResponse, PreviewRedeemResponse, SolvencyResponse, Decimal, Can, StateResponse, Band, TokenInfoResponse } from "./Lever.types.js";
export interface LeverReadOnlyInterface {
  contractAddress: string;
  config: () => Promise<Config>;
  state: () => Promise<StateResponse>;
  convertToAssets: ({
    shares
  }: {
    shares: Uint128;
  }) => Promise<AssetsResponse>;
  convertToShares: ({
    native
  }: {
    native: Native;
  }) => Promise<SharesResponse>;
  previewDeposit: ({
    amount,
    lst
  }: {
    amount?: Native;
    lst?: Shares;
  }) => Promise<PreviewDepositResponse>;
  previewRedeem: ({
    shares
  }: {
    shares: Uint128;
  }) => Promise<PreviewRedeemResponse>;
  previewFill: ({
    orderId,
    pay
  }: {
    orderId: number;
    pay?: Native;
  }) => Promise<PreviewFillResponse>;
  previewBuyDown: ({
    pay
  }: {
    pay?: Native;
  }) => Promise<PreviewBuyDownResponse>;
  previewRebalance: () => Promise<PreviewRebalanceResponse>;
  queryOrder: ({
    orderId
  }: {
    orderId: number;
  }) => Promise<OrderResponse>;
  orders: ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: number;
  }) => Promise<OrdersResponse>;
  ordersOf: ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number;
    owner: string;
    startAfter?: number;
  }) => Promise<OrdersResponse>;
  paused: () => Promise<PausedResponse>;
  solvency: () => Promise<SolvencyResponse>;
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
}
export class LeverQueryClient implements LeverReadOnlyInterface {
  client: CosmWasmClient;
  contractAddress: string;
  constructor(client: CosmWasmClient, contractAddress: string) {
    this.client = client;
    this.contractAddress = contractAddress;
    this.config = this.config.bind(this);
    this.state = this.state.bind(this);
    this.convertToAssets = this.convertToAssets.bind(this);
    this.convertToShares = this.convertToShares.bind(this);
    this.previewDeposit = this.previewDeposit.bind(this);
    this.previewRedeem = this.previewRedeem.bind(this);
    this.previewFill = this.previewFill.bind(this);
    this.previewBuyDown = this.previewBuyDown.bind(this);
    this.previewRebalance = this.previewRebalance.bind(this);
    this.queryOrder = this.queryOrder.bind(this);
    this.orders = this.orders.bind(this);
    this.ordersOf = this.ordersOf.bind(this);
    this.paused = this.paused.bind(this);
    this.solvency = this.solvency.bind(this);
    this.balance = this.balance.bind(this);
    this.tokenInfo = this.tokenInfo.bind(this);
    this.allowance = this.allowance.bind(this);
    this.allAllowances = this.allAllowances.bind(this);
    this.allSpenderAllowances = this.allSpenderAllowances.bind(this);
    this.allAccounts = this.allAccounts.bind(this);
  }
  config = async (): Promise<Config> => {
    return this.client.queryContractSmart(this.contractAddress, {
      config: {}
    });
  };
  state = async (): Promise<StateResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      state: {}
    });
  };
  convertToAssets = async ({
    shares
  }: {
    shares: Uint128;
  }): Promise<AssetsResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      convert_to_assets: {
        shares
      }
    });
  };
  convertToShares = async ({
    native
  }: {
    native: Native;
  }): Promise<SharesResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      convert_to_shares: {
        native
      }
    });
  };
  previewDeposit = async ({
    amount,
    lst
  }: {
    amount?: Native;
    lst?: Shares;
  }): Promise<PreviewDepositResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_deposit: {
        amount,
        lst
      }
    });
  };
  previewRedeem = async ({
    shares
  }: {
    shares: Uint128;
  }): Promise<PreviewRedeemResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_redeem: {
        shares
      }
    });
  };
  previewFill = async ({
    orderId,
    pay
  }: {
    orderId: number;
    pay?: Native;
  }): Promise<PreviewFillResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_fill: {
        order_id: orderId,
        pay
      }
    });
  };
  previewBuyDown = async ({
    pay
  }: {
    pay?: Native;
  }): Promise<PreviewBuyDownResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_buy_down: {
        pay
      }
    });
  };
  previewRebalance = async (): Promise<PreviewRebalanceResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      preview_rebalance: {}
    });
  };
  queryOrder = async ({
    orderId
  }: {
    orderId: number;
  }): Promise<OrderResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      order: {
        order_id: orderId
      }
    });
  };
  orders = async ({
    limit,
    startAfter
  }: {
    limit?: number;
    startAfter?: number;
  }): Promise<OrdersResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      orders: {
        limit,
        start_after: startAfter
      }
    });
  };
  ordersOf = async ({
    limit,
    owner,
    startAfter
  }: {
    limit?: number;
    owner: string;
    startAfter?: number;
  }): Promise<OrdersResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      orders_of: {
        limit,
        owner,
        start_after: startAfter
      }
    });
  };
  paused = async (): Promise<PausedResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      paused: {}
    });
  };
  solvency = async (): Promise<SolvencyResponse> => {
    return this.client.queryContractSmart(this.contractAddress, {
      solvency: {}
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
}
export interface LeverInterface extends LeverReadOnlyInterface {
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
    minLst,
    receiver,
    shares
  }: {
    minLst?: Shares;
    receiver?: string;
    shares: Uint128;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  order: ({
    mostBps,
    receiver,
    shares
  }: {
    mostBps?: number;
    receiver?: string;
    shares: Uint128;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  cancel: ({
    orderId
  }: {
    orderId: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  fill: ({
    minLst,
    orderId,
    receiver
  }: {
    minLst?: Shares;
    orderId: number;
    receiver?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  buyDown: ({
    minLst,
    receiver
  }: {
    minLst?: Shares;
    receiver?: string;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  rebalance: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  pause: ({
    secs
  }: {
    secs?: number;
  }, fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
  unpause: (fee_?: number | StdFee | "auto", memo_?: string, funds_?: Coin[]) => Promise<ExecuteResult>;
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
}
export class LeverClient extends LeverQueryClient implements LeverInterface {
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
    this.order = this.order.bind(this);
    this.cancel = this.cancel.bind(this);
    this.fill = this.fill.bind(this);
    this.buyDown = this.buyDown.bind(this);
    this.rebalance = this.rebalance.bind(this);
    this.pause = this.pause.bind(this);
    this.unpause = this.unpause.bind(this);
    this.transfer = this.transfer.bind(this);
    this.send = this.send.bind(this);
    this.transferFrom = this.transferFrom.bind(this);
    this.sendFrom = this.sendFrom.bind(this);
    this.increaseAllowance = this.increaseAllowance.bind(this);
    this.decreaseAllowance = this.decreaseAllowance.bind(this);
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
    minLst,
    receiver,
    shares
  }: {
    minLst?: Shares;
    receiver?: string;
    shares: Uint128;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      redeem: {
        min_lst: minLst,
        receiver,
        shares
      }
    }, fee_, memo_, funds_);
  };
  order = async ({
    mostBps,
    receiver,
    shares
  }: {
    mostBps?: number;
    receiver?: string;
    shares: Uint128;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      order: {
        most_bps: mostBps,
        receiver,
        shares
      }
    }, fee_, memo_, funds_);
  };
  cancel = async ({
    orderId
  }: {
    orderId: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      cancel: {
        order_id: orderId
      }
    }, fee_, memo_, funds_);
  };
  fill = async ({
    minLst,
    orderId,
    receiver
  }: {
    minLst?: Shares;
    orderId: number;
    receiver?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      fill: {
        min_lst: minLst,
        order_id: orderId,
        receiver
      }
    }, fee_, memo_, funds_);
  };
  buyDown = async ({
    minLst,
    receiver
  }: {
    minLst?: Shares;
    receiver?: string;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      buy_down: {
        min_lst: minLst,
        receiver
      }
    }, fee_, memo_, funds_);
  };
  rebalance = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      rebalance: {}
    }, fee_, memo_, funds_);
  };
  pause = async ({
    secs
  }: {
    secs?: number;
  }, fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      pause: {
        secs
      }
    }, fee_, memo_, funds_);
  };
  unpause = async (fee_: number | StdFee | "auto" = "auto", memo_?: string, funds_?: Coin[]): Promise<ExecuteResult> => {
    return await this.client.execute(this.sender, this.contractAddress, {
      unpause: {}
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
}