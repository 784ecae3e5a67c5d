// From messages to a block: price, signature, broadcast, outcome.
import { refusalOf } from "../app/words.js";
import { Silent } from "./node.js";
import { modeOf, sign } from "./keplr.js";
import { authInfo, txBody, txRaw } from "./proto.js";

/** More gas than a simulation used: the block that takes it may have more to do. */
const ROOM = 1.4;
const WAIT = 60_000;
const EVERY = 700;
export const KEY_TYPE = "/cosmos.crypto.secp256k1.PubKey";
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** A fee for so much gas, in base units, rounded up. */
export function feeOf(gas, { gas_price: price, denom }) {
  // a price has a few decimals; exact as an integer
  const billionths = BigInt(Math.round(price * 1e9));
  return { denom, amount: String((BigInt(gas) * billionths + 999_999_999n) / 1_000_000_000n) };
}

/** What messages would cost; the chain's refusal, if it would refuse them. */
export async function priced(node, config, key, messages) {
  const account = await node.account(key.bech32Address);
  const keyType = account.keyType ?? KEY_TYPE;
  const auth = authInfo({ keyType, pubKey: key.pubKey, mode: modeOf(key), sequence: account.sequence, fee: [], gas: 0 });
  const used = await node.simulate(txRaw(txBody(messages), auth, new Uint8Array()));
  const gas = Math.ceil(used * ROOM);
  return { gas, fee: feeOf(gas, config.chain), account, keyType };
}

async function hashOf(tx) {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", tx));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase();
}

/** Sent, and what came of it is not known. */
export class Unread extends Error {
  constructor(hash, isAccepted) {
    super(`${isAccepted ? "Sent" : "Handed to a node that did not answer, perhaps sent"}, hash ${hash ?? "unknown"}; what came of it could not be read yet. Look at your balances before you send it again.`);
    this.hash = hash;
  }
}

/** Signs with the wallet, sends, waits for the block. `tell` hears of each stage. */
export async function send(node, config, api, key, messages, { gas, fee, keyType }, tell) {
  tell("sign");
  // read now: another tab may have sent something meanwhile
  const account = await node.account(key.bech32Address);
  const { chain_id: chainId } = config.chain;
  const signed = await sign(api, key, { chainId, account, messages, fee: [fee], gas, keyType });
  const tx = txRaw(signed.body, signed.auth, signed.signature);
  tell("send");
  let hash = await hashOf(tx);
  let isAccepted = true;
  try {
    const said = await node.broadcast(tx);
    hash = said.txhash ?? hash;
    if (said.code && !(said.code === 19 && said.codespace === "sdk")) throw new Error(`Refused, and nothing was sent: ${refusalOf(said)}.`);
  } catch (error) {
    if (!(error instanceof Silent)) throw error;
    isAccepted = false;
  }
  tell("wait", hash);
  for (const until = Date.now() + WAIT; Date.now() < until && hash;) {
    await pause(EVERY);
    const found = await node.outcome(hash).catch(() => null);
    if (!found) continue;
    if (found.code) throw new Error(`Refused in block ${found.height}, and nothing changed but the fee: ${refusalOf(found)}.`);
    return found;
  }
  throw new Unread(hash, isAccepted);
}
