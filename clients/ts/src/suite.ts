import type { CosmWasmClient, ExecuteResult, SigningCosmWasmClient, SigningCosmWasmClientOptions } from "@cosmjs/cosmwasm-stargate";
import { toBase64, toUtf8 } from "@cosmjs/encoding";
import type { OfflineSigner } from "@cosmjs/proto-signing";
import type { IndexedTx } from "@cosmjs/stargate";
import { type Amount, formatAmount, parseAmount } from "./amount.js";
import { careful, connect, connectReader } from "./connect.js";
import { type ChainEvent, decodeEvents } from "./events.js";
import { CollectorClient, CollectorQueryClient } from "./generated/Collector.client.js";
import type { Events } from "./generated/events.js";
import { HubClient, HubQueryClient } from "./generated/Hub.client.js";
import { QueueClient, QueueQueryClient } from "./generated/Queue.client.js";
import { RegistryClient, RegistryQueryClient } from "./generated/Registry.client.js";
import { TokenClient, TokenQueryClient } from "./generated/Token.client.js";
import { VaultClient, VaultQueryClient } from "./generated/Vault.client.js";
import type { Reader } from "./lcd.js";

/** What LST is sent to the queue for. */
export type QueueReceiveMsg = {
  /** An exit: a ticket for `receiver`, or for the sender. */
  unbond: { receiver?: string };
};

/** What LST is sent to the vault for. */
export type VaultReceiveMsg =
  /** Joins the underwriters' pool, for at least `min_shares` shares of it. */
  | { underwrite: { receiver?: string; min_shares?: string } }
  /** Adds to a validator's bond. */
  | { post_bond: { validator: string } };

/** A message inside another: of a cw20 `send`, or of an operation. */
export function innerMsg(msg: QueueReceiveMsg | VaultReceiveMsg | Record<string, unknown>): string {
  return toBase64(toUtf8(JSON.stringify(msg)));
}

/** The id of the ticket that a transaction made. */
export function decodeTicketId(result: { readonly events: readonly ChainEvent[] }, queue: string): string {
  for (const event of result.events) {
    const value = (key: string) => event.attributes.find((pair) => pair.key === key)?.value;
    const id = value("ticket_id");
    if (event.type === "wasm" && value("_contract_address") === queue && id !== undefined) {
      return id;
    }
  }
  throw new Error("this transaction made no ticket");
}

/** What both kinds of suite know of the suite's token, and of its events. */
abstract class Known {
  protected constructor(
    /** The denom that is bonded. */
    readonly denom: string,
    /** The LST's ticker. */
    readonly symbol: string,
    /** Decimals of both. */
    readonly decimals: number,
    /** The six contracts. */
    readonly addresses: readonly string[],
  ) {}

  /** Whole tokens as people write them, in base units: `1,234.5`. Throws, in words, for anything else. */
  amount(text: string): bigint {
    return parseAmount(text, this.decimals);
  }

  /** Base units as whole tokens, exactly. */
  text(amount: Amount): string {
    return formatAmount(amount, this.decimals);
  }

  /** What the six contracts said of themselves in a transaction. */
  events(result: { readonly events: readonly ChainEvent[] }): Events["suite"][] {
    return decodeEvents(result.events, this.addresses, "suite");
  }
}

/** The six contracts of a suite, to be asked and not told. */
export class ReadSuite extends Known {
  private constructor(
    denom: string,
    symbol: string,
    decimals: number,
    readonly hub: HubQueryClient,
    readonly token: TokenQueryClient,
    readonly queue: QueueQueryClient,
    readonly registry: RegistryQueryClient,
    readonly vault: VaultQueryClient,
    readonly collector: CollectorQueryClient,
  ) {
    super(denom, symbol, decimals, [hub, token, queue, registry, vault, collector].map((one) => one.contractAddress));
  }

  /** Finds all of a suite by the hub's address. */
  static async at(reader: Reader, hub: string): Promise<ReadSuite> {
    // of a whole client the generated ones only ask contracts
    const client = reader as CosmWasmClient;
    const clientOfHub = new HubQueryClient(client, hub);
    const at = await clientOfHub.config();
    const token = new TokenQueryClient(client, at.token);
    const { symbol, decimals } = await token.tokenInfo();
    return new ReadSuite(
      at.denom,
      symbol,
      decimals,
      clientOfHub,
      token,
      new QueueQueryClient(client, at.queue),
      new RegistryQueryClient(client, at.registry),
      new VaultQueryClient(client, at.vault),
      new CollectorQueryClient(client, at.collector),
    );
  }
}

/** The six contracts of a suite, for one account. Amounts are base units: bigints, or their digits. */
export class Suite extends Known {
  private constructor(
    denom: string,
    symbol: string,
    decimals: number,
    /** Who signs. */
    readonly sender: string,
    private readonly client: SigningCosmWasmClient,
    readonly hub: HubClient,
    readonly token: TokenClient,
    readonly queue: QueueClient,
    readonly registry: RegistryClient,
    readonly vault: VaultClient,
    readonly collector: CollectorClient,
  ) {
    super(denom, symbol, decimals, [hub, token, queue, registry, vault, collector].map((one) => one.contractAddress));
  }

  /** A suite to be read, without a signer: by a node's RPC address, or by an `Lcd` or a client of yours. */
  static async read(from: string | Reader, hub: string): Promise<ReadSuite> {
    return ReadSuite.at(typeof from === "string" ? await connectReader(from) : from, hub);
  }

  /**
   * A suite to be used: connects to a node's RPC, signs as the signer's first account.
   *
   * Signs with account numbers of all sizes, which a `SigningCosmWasmClient` of cosmjs does not.
   */
  static async sign(rpc: string, signer: OfflineSigner, hub: string, options: SigningCosmWasmClientOptions = {}): Promise<Suite> {
    const [account] = await signer.getAccounts();
    if (account === undefined) throw new Error("the signer has no account");
    return Suite.at(await connect(rpc, signer, options), account.address, hub);
  }

  /**
   * Finds all of a suite by the hub's address, for a client of yours.
   *
   * What was sent with it is never thrown as if it were unsent: `Unread` has the hash, `Refused` what the chain said.
   */
  static async at(client: SigningCosmWasmClient, sender: string, hub: string): Promise<Suite> {
    const own = careful(client);
    const clientOfHub = new HubClient(own, sender, hub);
    const at = await clientOfHub.config();
    const token = new TokenClient(own, sender, at.token);
    const { symbol, decimals } = await token.tokenInfo();
    return new Suite(
      at.denom,
      symbol,
      decimals,
      sender,
      own,
      clientOfHub,
      token,
      new QueueClient(own, sender, at.queue),
      new RegistryClient(own, sender, at.registry),
      new VaultClient(own, sender, at.vault),
      new CollectorClient(own, sender, at.collector),
    );
  }

  /** What came of a transaction, by its hash; null while it is in no block. */
  outcome(hash: string): Promise<IndexedTx | null> {
    return this.client.getTx(hash);
  }

  /** Bonds `amount`; at least `minShares` LST are minted, or nothing happens. */
  bond(amount: Amount, minShares?: Amount): Promise<ExecuteResult> {
    const coin = { denom: this.denom, amount: String(amount) };
    return this.hub.bond({ minShares: minShares?.toString() }, "auto", undefined, [coin]);
  }

  /** Leaves with `shares` LST: a ticket, whose id `decodeTicketId` reads from the result. */
  unbond(shares: Amount, receiver?: string): Promise<ExecuteResult> {
    const msg = innerMsg({ unbond: { receiver } });
    return this.token.send({ contract: this.queue.contractAddress, amount: String(shares), msg });
  }

  /** Joins the underwriters with `lst` LST. */
  underwrite(lst: Amount, minShares?: Amount): Promise<ExecuteResult> {
    const msg = innerMsg({ underwrite: { min_shares: minShares?.toString() } });
    return this.token.send({ contract: this.vault.contractAddress, amount: String(lst), msg });
  }

  /** Posts `lst` LST as a validator's bond. */
  postBond(lst: Amount, validator: string): Promise<ExecuteResult> {
    const msg = innerMsg({ post_bond: { validator } });
    return this.token.send({ contract: this.vault.contractAddress, amount: String(lst), msg });
  }
}
