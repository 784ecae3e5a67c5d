import type { ExecuteResult, SigningCosmWasmClient } from "@cosmjs/cosmwasm-stargate";
import { toBase64, toUtf8 } from "@cosmjs/encoding";
import { CollectorClient } from "./generated/Collector.client.js";
import { HubClient } from "./generated/Hub.client.js";
import { QueueClient } from "./generated/Queue.client.js";
import { RegistryClient } from "./generated/Registry.client.js";
import { TokenClient } from "./generated/Token.client.js";
import { VaultClient } from "./generated/Vault.client.js";

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
export function decodeTicketId(result: ExecuteResult, queue: string): string {
  for (const event of result.events) {
    const value = (key: string) => event.attributes.find((pair) => pair.key === key)?.value;
    const id = value("ticket_id");
    if (event.type === "wasm" && value("_contract_address") === queue && id !== undefined) {
      return id;
    }
  }
  throw new Error("this transaction made no ticket");
}

/** The six contracts of a suite, for one account. Amounts are base units, as strings. */
export class Suite {
  private constructor(
    /** The denom that is bonded. */
    readonly denom: string,
    readonly hub: HubClient,
    readonly token: TokenClient,
    readonly queue: QueueClient,
    readonly registry: RegistryClient,
    readonly vault: VaultClient,
    readonly collector: CollectorClient,
  ) {}

  /** Finds all of a suite by the hub's address. */
  static async at(client: SigningCosmWasmClient, sender: string, hub: string): Promise<Suite> {
    const clientOfHub = new HubClient(client, sender, hub);
    const at = await clientOfHub.config();
    return new Suite(
      at.denom,
      clientOfHub,
      new TokenClient(client, sender, at.token),
      new QueueClient(client, sender, at.queue),
      new RegistryClient(client, sender, at.registry),
      new VaultClient(client, sender, at.vault),
      new CollectorClient(client, sender, at.collector),
    );
  }

  /** Bonds `amount`; at least `minShares` LST are minted, or nothing happens. */
  bond(amount: string, minShares?: string): Promise<ExecuteResult> {
    const coin = { denom: this.denom, amount };
    return this.hub.bond({ minShares }, "auto", undefined, [coin]);
  }

  /** Leaves with `shares` LST: a ticket, whose id `decodeTicketId` reads from the result. */
  unbond(shares: string, receiver?: string): Promise<ExecuteResult> {
    const msg = innerMsg({ unbond: { receiver } });
    return this.token.send({ contract: this.queue.contractAddress, amount: shares, msg });
  }

  /** Joins the underwriters with `lst` LST. */
  underwrite(lst: string, minShares?: string): Promise<ExecuteResult> {
    const msg = innerMsg({ underwrite: { min_shares: minShares } });
    return this.token.send({ contract: this.vault.contractAddress, amount: lst, msg });
  }

  /** Posts `lst` LST as a validator's bond. */
  postBond(lst: string, validator: string): Promise<ExecuteResult> {
    const msg = innerMsg({ post_bond: { validator } });
    return this.token.send({ contract: this.vault.contractAddress, amount: lst, msg });
  }
}
