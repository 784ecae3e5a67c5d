// The suite that scripts/with-suite has put on a real local node: keys, keepers, slashes, by the command line.
import { execFileSync } from "node:child_process";

function env(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: scripts/with-suite new scripts/browser-test --wallet sets it`);
  return value;
}

export const rest = env("SUITE_REST");
export const rpc = env("SUITE_RPC");
export const hub = env("SUITE_HUB");
export const record = env("SUITE_DEPLOYMENT");
const keyring = ["--keyring-backend", "test", "--home", env("SUITE_KEYS")];
const wasmd = (args, input) => execFileSync(env("WASMD"), args, { encoding: "utf8", input, stdio: ["pipe", "pipe", "ignore"] }).trim();

export const secretOf = (name) => new Uint8Array(Buffer.from(wasmd(["keys", "export", name, "--unarmored-hex", "--unsafe", ...keyring], "y\n"), "hex"));
export const addressOf = (name) => wasmd(["keys", "show", name, "--address", ...keyring]);
export const operatorOf = (name) => wasmd(["keys", "show", name, "--address", "--bech", "val", ...keyring]);

/** Sends coins to an account, and waits until they are there. */
export async function fund(address, amount) {
  wasmd(["tx", "bank", "send", "alice", address, `${amount}ustake`, "--chain-id", "ballast-local", "--node", rpc, "--gas-prices", "0.025ustake", "--yes", ...keyring]);
  await until(async () => (await balance(address)) !== "0");
}

/** Asks the node. A connection that it closed while this process waited for a command is opened anew. */
export async function get(path) {
  const answer = await fetch(rest + path).catch(() => fetch(rest + path));
  return answer.json();
}
export const balance = async (address) => (await get(`/cosmos/bank/v1beta1/balances/${address}/by_denom?denom=ustake`)).balance.amount;

export async function ask(contract, msg) {
  const at = contract === "hub" ? hub : (await ask("hub", { config: {} }))[contract];
  return (await get(`/cosmwasm/wasm/v1/contract/${at}/smart/${encodeURIComponent(Buffer.from(JSON.stringify(msg)).toString("base64"))}`)).data;
}

/** A message of an account with a name, by the command line. */
export function tell(from, contract, msg, ...flags) {
  const text = execFileSync(env("BALLAST"), ["--json", "tx", contract, JSON.stringify(msg), "--from", from, "--yes", "--deployment", record, ...flags], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return JSON.parse(text.trim().split("\n").pop());
}

/**
 * A keeper's call, if there is something to do; whether there was. One that does not get through is told and left to the next try, as a
 * keeper leaves it: what was due when the hub was asked may be done or grown by the block of the call.
 */
export async function advance() {
  const { work } = await ask("hub", { due: {} });
  try {
    if (work.length) tell("keeper", "hub", { advance: {} });
  } catch (error) {
    console.error(`# advance, to be tried again: ${error.stderr || error.message}`);
  }
  return work.length > 0;
}

/** Has the chain slash silent1. */
export const slash = () => execFileSync("scripts/with-suite", ["slash"], { stdio: ["ignore", "ignore", "inherit"] });

export async function until(holds, secs = 90) {
  for (const end = Date.now() + secs * 1000; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error(`not within ${secs} s: ${holds}`);
}
