// The dashboard's own modules on a stand-in for a page, without a browser.
// Each test says what the dashboard said wrongly before.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
  app = { ...await load("format.js"), ...await load("panels.js"), ...await load("person.js"), ...await load("pictures.js") };
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
