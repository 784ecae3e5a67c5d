// The dashboard's own modules on a stand-in for a page, without a browser.
// Each test says what the dashboard said wrongly before.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const APP = join(dirname(fileURLToPath(import.meta.url)), "../../packages/dashboard/assets/app");
let folder;
let app;

class Element {
  constructor() {
    this.children = [];
    this.dataset = {};
  }

  append(...more) { this.children.push(...more); }
  replaceChildren(...all) { this.children = all; }
  setAttribute() {}
  addEventListener() {}
  contains() { return false; }

  get text() {
    return this.children.map((child) => (child instanceof Element ? child.text : String(child))).join("");
  }
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "ballast-"));
  cpSync(APP, folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  globalThis.ResizeObserver = class { observe() {} unobserve() {} };
  globalThis.window = globalThis;
  globalThis.CSS = { escape: (text) => text };
  globalThis.document = { createElement: () => new Element(), createElementNS: () => new Element(), activeElement: null };
  const load = (name) => import(join(folder, name));
  const names = ["format.js", "panels.js", "person.js", "pictures.js", "amount.js", "words.js"];
  app = Object.assign({}, ...await Promise.all(names.map(load)));
});

after(() => rmSync(folder, { recursive: true }));

/** What the page says a slash of 5 % of so much stake would cost. */
function whatIf(decimals, actual) {
  app.units.token = { symbol: "bX", native: "X", denom: "x", decimals };
  const element = new Element();
  app.whatIf(element, { name: "val0", actual, bond_value: "0" }, 0.05, { pool: { value: "0" } });
  return element.text.match(/A loss of about (.*?) would/)[1];
}

// Before, 185,185,000 without decimals, and 1,851,850 with two.
test("what a slash would cost, whatever the decimals", () => {
  assert.equal(whatIf(0, "370370"), "18,518 X");
  assert.equal(whatIf(2, "37037000"), "18,518.5 X");
  assert.equal(whatIf(6, "370370000000"), "18,518.5 X");
  assert.equal(whatIf(18, "370370000000000000000000"), "18,518.5 X");
});

// Before, a 0.
test("what an answer left out is not known, and a 0 is a 0", () => {
  app.units.token = { symbol: "bX", native: "X", denom: "x", decimals: 6 };
  for (const missing of [undefined, null, ""]) {
    const shown = [app.tokens, app.glance, app.exact, app.decimal, app.bps].map((write) => write(missing));
    assert.deepEqual(shown, ["?", "?", "?", "?", "?"]);
  }
  assert.deepEqual([app.tokens("0"), app.glance("0"), app.exact(0), app.decimal("0", 2), app.bps(0)], ["0", "0", "0", "0.00", "0"]);
});

// Before, a yield of e+174 %.
test("a rate that tripled in a day has a yield in words", () => {
  const growth = app.yearly([{ time: 0, rate: "1" }, { time: 86400, rate: "3" }]);
  assert.equal(app.percent(growth.rate), "over 10,000");
  assert.equal(app.percent(-0.5), "\u221250");
  assert.equal(app.percent(0.0123456), "1.23");
});

// Before, 5 tokens that were never undelegated "have come back".
test("what was never undelegated is overdue", () => {
  app.units.token = { symbol: "bSTAKE", native: "STAKE", denom: "ustake", decimals: 6 };
  const ticket = {
    batch_id: 1, claimable: "20000000", claimed: "0", expected_at: 1702214435, owed: "25000000",
    shares: "25000000", status: "claimable", ticket_id: "1",
  };
  const person = {
    native: "1", shares: "4000000", insurance: { pool: { lst: "0" }, bonds: [], exits: [] },
    tickets: { more: false, rows: [ticket] },
  };
  const view = {
    state: { shares: "5000000", value: "5000000" }, open: { closes_after: 1 },
    block: { time: 1706200065 }, unbonding_secs: 1814400, acts: false,
  };
  const element = new Element();
  app.person(element, person, view, "alice", { name: (text) => text, act() {}, turn() {} });
  assert.match(element.text, /5 STAKE is overdue: it was expected 10 Dec 2023 13:20 UTC, 46/);
});

test("a picture's numbers are ten-thousandths, by the unit of their axis", () => {
  const shown = [[8800, "percent"], [41259, "times"], [30000, "times"], [9050, "number"], [0, "percent"]].map(([v, unit]) => app.shown(v, unit));
  assert.deepEqual(shown, ["88\u00a0%", "4.12x", "3x", "0.905", "0\u00a0%"]);
  assert.deepEqual(app.steps(0, 10000, 5), [0, 2000, 4000, 6000, 8000, 10000]);
});

test("labels that would cover each other are on lines of their own", () => {
  const at = app.rows([{ from: 0, to: 50 }, { from: 40, to: 90 }, { from: 70, to: 120 }, { from: 130, to: 150 }]);
  assert.deepEqual(at, [0, 1, 0, 0]);
});

test("whole addresses are shortened in tables, names and amounts are not", () => {
  const address = "wasm1tqwwyth34550lg2437m05mjnjp8w7h5ka7m70jtzpxn4uh2ktsmqt0n86u";
  assert.equal(app.short(`order 1 of ${address}`).replaceAll("\u2060", ""), "order 1 of wasm1tqwwy…n86u");
  assert.equal(app.short("1,000 mSTAKE"), "1,000 mSTAKE");
});

test("panels draw each picture, and skip one that they do not know", () => {
  const curve = { title: "c", x: { name: "x", unit: "percent" }, y: { name: "y", unit: "number" }, lines: [], marks: [] };
  assert.equal(app.picture({ curve })[0].text, "c");
  assert.equal(app.picture({ pie: {} }), null);
  const bars = app.picture({ bars: { title: "t", bars: [{ name: "a", is: 4736, aim: 5000, note: "n" }] } });
  assert.match(bars.text, /47.36\u00a0% of 50\u00a0%/);
});

// Before, one slash of 1.5 % in a month was a yield of -18.64 % a year.
test("a loss is told once and not times a year", () => {
  const day = 86400;
  const samples = [[0, "1"], [10, "1.003"], [15, "0.988"], [30, "0.992"]].map(([at, rate]) => ({ time: at * day, rate }));
  const growth = app.yearly(samples);
  assert.equal(app.percent(growth.rate), "8.59");
  assert.equal(app.percent(growth.lost), "\u22121.5");
  assert.equal(growth.days, 30);
});

// Before, 284 of 2,529 made a ticket "claimable".
test("a ticket of which a part has arrived is partly claimable", () => {
  const ticket = { status: "claimable", owed: "2529", claimed: "0", claimable: "284" };
  assert.deepEqual(app.standing(ticket), ["partly claimable", ""]);
  assert.deepEqual(app.standing({ ...ticket, claimable: "2529" }), ["claimable", "good"]);
  assert.deepEqual(app.standing({ ...ticket, claimed: "2245" }), ["claimable", "good"]);
  assert.deepEqual(app.standing({ status: "open", owed: "0" }), ["open", ""]);
});

// Before, it was not on the page any more.
test("what was insured and is wiped out says so", () => {
  const none = { pool: { lst: "0", shares: "0", value: "0" }, bonds: [], exits: [] };
  const held = { pool: { lst: "5", shares: "5000", value: "5" }, bonds: [{ validator: "val0", lst: "1", shares: "1", value: "1" }], exits: [] };
  const view = { state: { shares: "1", value: "1" }, open: { closes_after: 1 }, block: { time: 1 }, unbonding_secs: 1, acts: false };
  const draw = (insurance, before) => {
    const element = new Element();
    const data = { native: "1", shares: "0", insurance, tickets: { more: false, rows: [] } };
    app.person(element, data, view, "alice", { name: (text) => text, act() {}, turn() {}, before });
    return element.text;
  };
  assert.match(draw(none, held), /In the poolwiped out.*Bond for val0wiped out/);
  assert.match(draw({ ...none, pool: { lst: "0", shares: "7", value: "0" } }), /In the pool.*Losses burned all of it/);
  assert.match(draw(none), /Insures nothing/);
  const leaving = { ...none, bonds: held.bonds, exits: [{ exit_id: 1, lst: "5", ready_at: null }] };
  assert.doesNotMatch(draw(leaving, held), /wiped out/);
});

test("amounts are read by the table that the command line is tested with", () => {
  const table = JSON.parse(readFileSync(join(dirname(fileURLToPath(import.meta.url)), "../amounts.json"), "utf8"));
  assert.ok(table.length > 35);
  for (const { text, decimals, base } of table) {
    if (base === null) assert.throws(() => app.baseUnits(text, decimals), RangeError, text);
    else assert.equal(app.baseUnits(text, decimals), BigInt(base), text);
  }
});

// Before, ports had thousands ("127.0.0.1:26,657"), decimals too, and codes of modules were shown as they are.
test("refusals are in words, and ports and decimals are left alone", () => {
  app.units.token = { symbol: "bSTAKE", native: "STAKE", denom: "ustake", decimals: 6 };
  for (const [said, told] of [
    ["http://127.0.0.1:26657: connection refused", "http://127.0.0.1:26657: connection refused"],
    ["the rate is 0.123456789, of 1234567 units", "the rate is 0.123456789, of 1,234,567 units"],
    ["wasmd 0.70.31234 at [::1]:26657", "wasmd 0.70.31234 at [::1]:26657"],
    ["balance too small: wasm1xwu5ku9m6s60 has 1, 2000000 are needed", "balance too small: wasm1xwu5ku9m6s60 has 1, 2,000,000 are needed"],
    ["codespace: sdk, code: 5: spendable balance 999999000000ustake is smaller than 99999999999999999ustake: insufficient funds",
      "there are not enough coins: 999,999 STAKE are there, 99,999,999,999.999999 STAKE are needed"],
    ["codespace: sdk, code: 5: spendable balance  is smaller than 5000000ustake: insufficient funds", "there are not enough coins: 0 STAKE are there, 5 STAKE are needed"],
    ["codespace: staking, code: 27", "a validator has as many open unbondings as the chain allows: try again once one has ended"],
    ["codespace: wasm, code: 99", "the chain's module wasm refuses, with its code 99"],
    ["failed to execute message; message index: 0: dispatch: submessages: 5000000 shares would be minted, fewer than min_shares = 5000001: execute wasm contract failed",
      "5,000,000 shares would be minted, fewer than min_shares = 5,000,001"],
    ["rpc error: code = Unknown desc = rpc error: code = Unknown desc = failed to execute message; message index: 0: unknown ticket `7`: execute wasm contract failed [CosmWasm/wasmd@v0.54.0/x/wasm/keeper/keeper.go:423] with gas used: '120000': unknown request",
      "unknown ticket `7`"],
  ]) assert.equal(app.inWords(said), told);
  assert.match(app.refusalOf({ codespace: "sdk", code: 32, raw_log: "account sequence mismatch, expected 7, got 6: incorrect account sequence" }), /another tab/);
  assert.match(app.refusalOf({ codespace: "wasm", code: 5, raw_log: "failed to execute message; message index: 0: unknown exit 4: execute wasm contract failed" }), /^unknown exit 4$/);
});
