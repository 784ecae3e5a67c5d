import { toBase64, toUtf8 } from "@cosmjs/encoding";
import { inWords } from "./errors.js";

/** Whatever asks contracts: a client of cosmjs, or `Lcd`. */
export interface Reader {
  queryContractSmart(address: string, msg: unknown): Promise<unknown>;
}

/** A node's REST endpoint (LCD), asked with `fetch`: no signer, no RPC, nothing but this class in a bundle. */
export class Lcd implements Reader {
  readonly url: string;

  constructor(url: string, private readonly ask: typeof fetch = (input, init) => fetch(input, init)) {
    this.url = url.replace(/\/+$/, "");
  }

  async queryContractSmart(address: string, msg: unknown): Promise<unknown> {
    const question = toBase64(toUtf8(JSON.stringify(msg))).replaceAll("+", "-").replaceAll("/", "_");
    const answer = await this.get(`/cosmwasm/wasm/v1/contract/${address}/smart/${question}`);
    return (answer as { data: unknown }).data;
  }

  /** Coins of an account, base units. */
  async balance(address: string, denom: string): Promise<bigint> {
    const path = `/cosmos/bank/v1beta1/balances/${address}/by_denom?denom=${encodeURIComponent(denom)}`;
    const answer = (await this.get(path)) as { balance?: { amount?: string } };
    return BigInt(answer.balance?.amount ?? "0");
  }

  private async get(path: string): Promise<unknown> {
    const response = await this.ask(this.url + path);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && answer !== undefined) return answer;
    const said = (answer as { message?: unknown } | undefined)?.message;
    throw new Error(typeof said === "string" ? inWords(said) : `${this.url} answered ${response.status}`);
  }
}
