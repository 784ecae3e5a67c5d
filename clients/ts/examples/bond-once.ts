/**
 * Bonds on a real chain, from the shell:
 *
 *   npx tsx bond-once.ts RPC HUB GAS_PRICE AMOUNT < mnemonic
 *   npx tsx bond-once.ts http://127.0.0.1:26657 wasm1… 0.025ustake 1.5 < mnemonic
 */
import { DirectSecp256k1HdWallet, type OfflineSigner } from "@cosmjs/proto-signing";
import { GasPrice } from "@cosmjs/stargate";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Suite, Unread } from "@ballast/client";

/** Bonds so many tokens, once: what is sent and unread is looked for, and never sent again. */
export async function bondOnce(rpc: string, signer: OfflineSigner, hub: string, gasPrice: string, amount: string): Promise<string> {
  const suite = await Suite.sign(rpc, signer, hub, { gasPrice: GasPrice.fromString(gasPrice) });
  const had = (await suite.token.balance({ address: suite.sender })).balance;
  try {
    await suite.bond(suite.amount(amount));
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    const found = await suite.outcome(error.hash);
    if (found?.code !== 0) throw error;
  }
  const has = (await suite.token.balance({ address: suite.sender })).balance;
  return `bonded ${amount}, got ${suite.text(BigInt(has) - BigInt(had))} ${suite.symbol}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [rpc, hub, gasPrice, amount] = process.argv.slice(2);
  if (!rpc || !hub || !gasPrice || !amount) {
    console.error("usage: bond-once RPC HUB GAS_PRICE AMOUNT < mnemonic");
    process.exit(2);
  }
  const reader = await Suite.read(rpc, hub);
  const prefix = reader.hub.contractAddress.split("1")[0] ?? "";
  const signer = await DirectSecp256k1HdWallet.fromMnemonic(readFileSync(0, "utf8").trim(), { prefix });
  console.log(await bondOnce(rpc, signer, hub, gasPrice, amount));
}
