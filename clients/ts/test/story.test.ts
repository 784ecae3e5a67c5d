import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bondExitTicket } from "../examples/bond-exit-ticket.js";
import { readme } from "../examples/readme.js";
import { type Reader, Suite, decodeEvents, decodeTicketId } from "../src/index.js";
import { Refused, Session } from "./session.js";

let session: Session;
let alice: Suite;

before(async () => {
  session = new Session();
  alice = await Suite.at(session.client(), session.address("alice"), session.address("hub"));
});

after(() => session.end());

test("the example bonds, leaves and reads its ticket", async () => {
  const ticket = await bondExitTicket(session.client(), session.address("alice"), session.address("hub"));

  assert.equal(ticket.ticket_id, "1");
  assert.equal(ticket.status, "open");
  assert.equal(ticket.owner, session.address("alice"));
  assert.equal(ticket.shares, "2500000");
});

test("a ticket is sold, and its new owner is paid", async () => {
  const bob = session.address("bob");
  await alice.hub.advance({});
  await alice.queue.transferNft({ recipient: bob, tokenId: "1" });
  session.ballast("chain", "advance", "22d");
  await alice.hub.advance({});
  await alice.hub.advance({});
  const before = JSON.parse(session.ballast("balance", "bob")) as { ustake: string };

  await alice.queue.claim({ ticketIds: ["1"] });

  const now = JSON.parse(session.ballast("balance", "bob")) as { ustake: string };
  assert.equal(BigInt(now.ustake) - BigInt(before.ustake), 2500000n);
  assert.equal((await alice.queue.ticket({ ticketId: "1" })).status, "done");
});

test("an underwriter joins and asks to leave", async () => {
  await alice.underwrite("1000000");
  const { pool } = await alice.vault.position({ owner: session.address("alice") });
  await alice.vault.requestExit({ layer: "pool", shares: pool.shares });

  const { exits } = await alice.vault.position({ owner: session.address("alice") });

  assert.equal(exits.length, 1);
  assert.equal(exits[0]?.layer, "pool");
});

test("a bond is posted for a validator", async () => {
  const { delegations } = await alice.hub.delegations({});
  const validator = delegations[0]!.validator;

  await alice.postBond("500000", validator);

  const { bonds } = await alice.vault.bonds({});
  assert.deepEqual(bonds.map((bond) => [bond.validator, bond.lst]), [[validator, "500000"]]);
});

test("a limit on what is minted is kept", async () => {
  await assert.rejects(alice.bond("1000000", "1000001"), Refused);
});

test("a transaction without a ticket is told apart", async () => {
  const bonded = await alice.bond("1000000");
  assert.throws(() => decodeTicketId(bonded, alice.queue.contractAddress), /no ticket/);
});

test("what the readme shows works", async () => {
  const ticket = await readme(session.client(), session.address("bob"), session.address("hub"));
  assert.equal(ticket.owner, session.address("bob"));
});

test("a suite is read without a signer", async () => {
  const read = await Suite.read(session.client() as Reader, session.address("hub"));
  assert.equal((await read.hub.state()).shares, (await alice.hub.state()).shares);
  assert.deepEqual([read.text(1_500_000n), read.amount("1,000.5")], ["1.5", 1_000_500_000n]);
});

test("a loss is decoded from its event, with amounts as bigints", async () => {
  const validator = (await alice.hub.delegations({})).delegations.find((one) => one.actual !== "0");
  const accounts = session.ballast("chain", "accounts").trim().split("\n").map((line) => JSON.parse(line) as { name: string; address: string });
  const name = accounts.find((one) => one.address === validator?.validator)?.name ?? "val0";
  session.ballast("chain", "slash", name, "0.1");

  const done = await alice.hub.sync();

  const losses = alice.events(done).filter((event) => event.type === "ballast-loss");
  assert.equal(losses.length, 1);
  const [loss] = losses;
  assert.ok(loss?.type === "ballast-loss");
  assert.equal(loss.contract, alice.hub.contractAddress);
  assert.equal(loss.amount, loss.paid_by_bond + loss.paid_by_pool + loss.uncovered + loss.cover_owed);
  assert.equal(loss.loss_id, 1);
  // what another contract says under the same name is not the suite's
  assert.deepEqual(decodeEvents(done.events, [session.address("bob")], "suite"), []);
});

test("an event that lacks something, or whose number is none, throws", () => {
  const said = (attributes: [string, string][]) => [
    { type: "wasm-ballast-premium", attributes: [["_contract_address", "v"], ...attributes].map(([key, value]) => ({ key: key!, value: value! })) },
  ];
  assert.deepEqual(decodeEvents(said([["amount", "340282366920938463463374607431768211455"]]), ["v"], "suite"), [
    { type: "ballast-premium", contract: "v", amount: (1n << 128n) - 1n },
  ]);
  assert.throws(() => decodeEvents(said([]), ["v"], "suite"), /has no amount/);
  assert.throws(() => decodeEvents(said([["amount", "1e3"]]), ["v"], "suite"), /is no number/);
});
