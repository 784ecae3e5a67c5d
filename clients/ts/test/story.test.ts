import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bondExitTicket } from "../examples/bond-exit-ticket.js";
import { readme } from "../examples/readme.js";
import { Suite, decodeTicketId } from "../src/index.js";
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
