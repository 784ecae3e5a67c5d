import type { Coin } from "@cosmjs/amino";
import type { ExecuteResult, SigningCosmWasmClient } from "@cosmjs/cosmwasm-stargate";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What `ballast --json` says of a transaction. */
type Answer = {
  height: number;
  events: { type: string; contract: string; attributes: [string, string][] }[];
};

/** The `ballast` command, which `scripts/client` builds. */
const BALLAST = resolve(process.env["BALLAST"] ?? "../../target/debug/ballast");

/** What the contracts, or the command, refused. */
export class Refused extends Error {}

/** A chain in a file, with the real contracts, driven by the `ballast` command. */
export class Session {
  readonly folder = mkdtempSync(join(tmpdir(), "ballast-ts-"));
  readonly addresses: Map<string, string>;
  /** Messages in the order in which they were sent. */
  readonly sent: { contract: string; msg: unknown }[] = [];

  constructor() {
    this.ballast("chain", "start", "--validators", "3");
    const lines = this.ballast("chain", "accounts").trim().split("\n");
    const rows = lines.map((line) => JSON.parse(line) as { name: string; address: string });
    this.addresses = new Map(rows.map((row) => [row.name, row.address]));
  }

  address(name: string): string {
    const found = this.addresses.get(name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  }

  /** The address of a contract that was made after the session began. */
  addressNow(name: string): string {
    const lines = this.ballast("chain", "accounts").trim().split("\n");
    for (const line of lines) {
      const row = JSON.parse(line) as { name: string; address: string };
      this.addresses.set(row.name, row.address);
    }
    return this.address(name);
  }

  ballast(...args: string[]): string {
    try {
      return execFileSync(BALLAST, [...args, "--json"], {
        cwd: this.folder,
        encoding: "utf8",
        stdio: "pipe",
      });
    } catch (failure) {
      const { stdout, stderr } = failure as { stdout?: string; stderr?: string };
      throw new Refused(stdout || stderr || String(failure));
    }
  }

  /** The part of the cosmjs client that the generated clients use, over this session. */
  client(): SigningCosmWasmClient {
    const execute = async (
      sender: string,
      contract: string,
      msg: unknown,
      _fee: unknown,
      _memo?: string,
      funds?: readonly Coin[],
    ): Promise<ExecuteResult> => {
      const coins = (funds ?? []).map((coin) => coin.amount + coin.denom).join(",");
      const json = JSON.stringify(msg);
      this.sent.push({ contract, msg: JSON.parse(json) });
      const said = this.ballast("exec", contract, json, "--from", sender, "--funds", coins);
      const answer = JSON.parse(said) as Answer;
      const events = answer.events.map((event) => ({
        type: event.type,
        attributes: [
          { key: "_contract_address", value: this.addresses.get(event.contract) ?? event.contract },
          ...event.attributes.map(([key, value]) => ({ key, value })),
        ],
      }));
      return {
        height: answer.height,
        transactionHash: "",
        gasWanted: 0n,
        gasUsed: 0n,
        logs: [],
        events,
      } as ExecuteResult;
    };
    const queryContractSmart = async (contract: string, msg: unknown): Promise<unknown> =>
      JSON.parse(this.ballast("query", contract, JSON.stringify(msg)));
    return { execute, queryContractSmart } as unknown as SigningCosmWasmClient;
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
