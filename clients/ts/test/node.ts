// The client on a real local node: `scripts/with-suite LINE scripts/client --node`.
import { Secp256k1Wallet } from "@cosmjs/amino";
import { SigningCosmWasmClient } from "@cosmjs/cosmwasm-stargate";
import { Random } from "@cosmjs/crypto";
import { fromHex } from "@cosmjs/encoding";
import { DirectSecp256k1Wallet, type OfflineSigner } from "@cosmjs/proto-signing";
import { GasPrice } from "@cosmjs/stargate";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { before, test } from "node:test";
import { bondOnce } from "../examples/bond-once.js";
import { bondExitTicket } from "../examples/bond-exit-ticket.js";
import { AccountNumber, Lcd, Refused, Suite, Unread, connect, decodeTicketId } from "../src/index.js";

function env(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: scripts/with-suite sets it`);
  return value;
}

const [rpc, rest, hub, line] = [env("SUITE_RPC"), env("SUITE_REST"), env("SUITE_HUB"), env("SUITE_LINE")];
const options = { gasPrice: GasPrice.fromString("0.025ustake"), broadcastPollIntervalMs: 300 };

function key(name: string): Uint8Array {
  const args = ["keys", "export", name, "--unarmored-hex", "--unsafe", "--keyring-backend", "test", "--home", env("SUITE_KEYS")];
  return fromHex(execFileSync(env("WASMD"), args, { encoding: "utf8", input: "y\n", stdio: ["pipe", "pipe", "ignore"] }).trim());
}

const own = (secret: Uint8Array) => DirectSecp256k1Wallet.fromKey(secret, "wasm");

async function addressOf(signer: OfflineSigner): Promise<string> {
  return (await signer.getAccounts())[0]!.address;
}

/** An account that the chain sees for the first time, with 100 tokens. */
async function fresh<S extends OfflineSigner>(make: (secret: Uint8Array) => Promise<S>): Promise<S> {
  const signer = await make(Random.getBytes(32));
  const bank = await connect(rpc, alice, options);
  const sent = await bank.sendTokens(await addressOf(alice), await addressOf(signer), [{ denom: "ustake", amount: "100000000" }], "auto");
  assert.equal(sent.code, 0);
  return signer;
}

const sharesOf = async (suite: Suite) => BigInt((await suite.token.balance({ address: suite.sender })).balance);

let alice: DirectSecp256k1Wallet;

before(async () => {
  alice = await own(key("alice"));
});

test("the suite is read without a signer, by RPC and by REST", async () => {
  const byRpc = await Suite.read(rpc, hub);
  const byRest = await Suite.read(new Lcd(`${rest}/`), hub);

  assert.deepEqual(await byRest.hub.config(), await byRpc.hub.config());
  assert.deepEqual(byRest.addresses, byRpc.addresses);
  assert.deepEqual([byRest.denom, byRest.symbol, byRest.decimals], ["ustake", "bSTAKE", 6]);
  assert.equal(await new Lcd(rest).balance(await addressOf(alice), "unothing"), 0n);
  await assert.rejects(byRest.queue.ticket({ ticketId: "999" }), /999/);
});

test("an account of the genesis bonds, leaves and cancels", async () => {
  const suite = await Suite.sign(rpc, alice, hub, options);
  const had = await sharesOf(suite);

  await suite.bond(suite.amount("12.5"));
  const minted = (await sharesOf(suite)) - had;
  const left = await suite.unbond(minted);
  const ticketId = decodeTicketId(left, suite.queue.contractAddress);

  assert.equal(minted > 0n, true);
  assert.equal((await suite.queue.ticket({ ticketId })).shares, String(minted));
  await suite.queue.cancel({ ticketId });
  assert.equal(await sharesOf(suite), had + minted);
  assert.equal((await suite.outcome(left.transactionHash))?.code, 0);
});

test("an account that is new on the chain bonds, whatever number the chain gave it", async () => {
  const suite = await Suite.sign(rpc, await fresh(own), hub, options);
  await suite.bond(5_000_000n);
  assert.equal((await sharesOf(suite)) > 0n, true);
});

test("a signer of amino, as of a Ledger, does too", async () => {
  const suite = await Suite.sign(rpc, await fresh((secret) => Secp256k1Wallet.fromKey(secret, "wasm")), hub, options);
  await suite.bond(5_000_000n);
  assert.equal((await sharesOf(suite)) > 0n, true);
});

test("a client of cosmjs bonds where its account numbers reach, and says so where they do not", async () => {
  const signer = await fresh(own);
  const client = await SigningCosmWasmClient.connectWithSigner(rpc, signer, options);
  const suite = await Suite.at(client, await addressOf(signer), hub);
  if (line === "old") {
    await suite.bond(5_000_000n);
    assert.equal((await sharesOf(suite)) > 0n, true);
  } else {
    await assert.rejects(suite.bond(5_000_000n), (error: unknown) => error instanceof AccountNumber && /53 bits.*Suite\.sign/s.test(error.message));
    assert.equal(await sharesOf(suite), 0n);
  }
});

// regression: what was sent was thrown as if unsent, and a retry bonded twice
test("what was sent and cannot be read says so, with its hash, and is there once", async () => {
  const client = await connect(rpc, alice, { ...options, broadcastTimeoutMs: 2_000 });
  const suite = await Suite.at(client, await addressOf(alice), hub);
  const had = await sharesOf(suite);
  const { getTx } = client;
  client.getTx = () => Promise.reject(new Error("an answer in a shape of tomorrow"));

  const thrown = await suite.bond(7_000_000n).then(() => undefined, (error: unknown) => error);

  assert.ok(thrown instanceof Unread, String(thrown));
  assert.match(thrown.message, /^sent, hash [0-9A-F]{64}; .*shape of tomorrow/);
  client.getTx = getTx;
  assert.equal((await suite.outcome(thrown.hash))?.code, 0);
  const minted = (await sharesOf(suite)) - had;
  const { shares } = await suite.hub.previewBond({ amount: "7000000" });
  assert.ok(minted > 0n && minted < 2n * BigInt(shares), `${minted}`);
});

test("a node that takes a transaction and breaks off is asked what came of it", async () => {
  const client = await connect(rpc, alice, options);
  const broadcast = client.broadcastTxSync.bind(client);
  client.broadcastTxSync = async (tx) => {
    await broadcast(tx);
    throw new TypeError("fetch failed");
  };
  const suite = await Suite.at(client, await addressOf(alice), hub);
  const done = await suite.bond(1_000_000n);
  assert.match(done.transactionHash, /^[0-9A-F]{64}$/);
});

test("what never reached a node is not said to be sent for certain", async () => {
  const client = await connect(rpc, alice, { ...options, broadcastTimeoutMs: 1_000 });
  client.broadcastTxSync = () => Promise.reject(new TypeError("fetch failed"));
  const suite = await Suite.at(client, await addressOf(alice), hub);
  await assert.rejects(suite.bond(1_000_000n), (error: unknown) => error instanceof Unread && !error.isAccepted && /perhaps sent/.test(error.message));
});

test("a refusal is told in the contract's words, before and in a block", async () => {
  const suite = await Suite.sign(rpc, alice, hub, options);
  await assert.rejects(suite.bond(1_000_000n, 10n ** 12n), /mint|shares|minimum/i);

  const fee = { amount: [{ denom: "ustake", amount: "50000" }], gas: "900000" };
  const coins = [{ denom: "ustake", amount: "1000000" }];
  await assert.rejects(suite.hub.bond({ minShares: "1000000000000" }, fee, undefined, coins), (error: unknown) => {
    assert.ok(error instanceof Refused, String(error));
    assert.match(error.message, /^refused in block \d+, hash [0-9A-F]{64}: /);
    assert.doesNotMatch(error.message, /failed to execute message|execute wasm contract failed/);
    return true;
  });
  const poor = { amount: [], gas: "900000" };
  await assert.rejects(suite.hub.bond({}, poor, undefined, coins), (error: unknown) => error instanceof Refused && error.height === undefined && /nothing was sent/.test(error.message));
});

test("the examples run", async () => {
  const client = await connect(rpc, alice, options);
  const ticket = await bondExitTicket(client, await addressOf(alice), hub);
  assert.equal(ticket.status, "open");
  assert.match(await bondOnce(rpc, alice, hub, "0.025ustake", "1.5"), /^bonded 1\.5, got \d/);
});
