// Clicks through the dashboard as people do, and checks the numbers that they see.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { api, ballast, browser, folder, open, serve, written } from "./ballast.mjs";
import { serious } from "./axe.mjs";

let server;
let chrome;

before(async () => {
  server = await serve();
  chrome = await browser();
});

after(async () => {
  await chrome?.end();
  server?.end();
});

const raw = (page, selector) => page.locator(`${selector} data`).first().getAttribute("value");
const ready = (page) => page.waitForFunction(() => !document.querySelector("aside button:disabled"));
const log = (page) => page.locator("#log li").first().innerText();
const view = async () => (await api(server.url, "/api/view")).answer;

/** Waits until the log has a new first line, and returns it. */
async function logged(page, act) {
  const lines = await page.locator("#log li").count();
  await act();
  await page.waitForFunction((n) => document.querySelectorAll("#log li").length > n, lines);
  await ready(page);
  return log(page);
}

/** Every amount on the page is written as its base units say. */
async function amountsAgree(page) {
  const shown = await page.locator("data[title*='ustake'], data[title*='bSTAKE']").evaluateAll((all) =>
    all.map((e) => [e.value, e.firstChild.textContent, e.title]));
  const amounts = shown.filter(([value, , title]) => /^\d+$/.test(value) && !title.includes("per"));
  assert.ok(amounts.length > 30, `${amounts.length} amounts`);
  for (const [value, text] of amounts) {
    assert.ok([written(value), full(value)].includes(text), `${value} is written ${text}, not ${written(value)}`);
  }
}

function full(value) {
  const digits = String(value).padStart(7, "0");
  const rest = digits.slice(-6).replace(/0+$/, "");
  return new Intl.NumberFormat("en-US").format(BigInt(digits.slice(0, -6))) + (rest ? `.${rest}` : "");
}

test("a bond mints what the books say", async () => {
  const page = await open(chrome.context, server.url);
  await ready(page);
  await page.waitForSelector("#p-lst data");
  const others = await raw(page, "#p-lst");
  await page.selectOption("#who", "carol");
  await page.waitForFunction(() => document.querySelector("#as").textContent === "carol");
  // the position of before stands there until hers has come
  await page.waitForFunction((others) => (document.querySelector("#p-lst data")?.value ?? others) !== others, others);
  const [state, lst] = [(await view()).state, BigInt(await raw(page, "#p-lst"))];

  await page.fill("#amount", "1,234.5");
  await page.waitForSelector('#preview[data-for="bond 1,234.5"] data');
  const promised = BigInt(await raw(page, "#preview"));
  const said = await logged(page, () => page.click("#do"));

  const minted = (1_234_500_000n * BigInt(state.shares)) / BigInt(state.value);
  assert.match(said, /carol bonded 1,234\.5 STAKE and got/);
  assert.ok(promised - minted <= 1n && minted - promised <= 1_000n, `${promised} promised, ${minted} by hand`);
  assert.equal(BigInt(await raw(page, "#p-lst")) - lst, await mintedIn(page));
  assert.equal(await raw(page, "#t-value"), (await view()).state.value);
  await amountsAgree(page);
  assert.deepEqual(page.troubles, []);
  await page.close();
});

const mintedIn = async (page) => BigInt(await page.locator("#log li").first().locator("data").nth(1).getAttribute("value"));

test("every panel says what the contracts say", async () => {
  const page = await open(chrome.context, server.url);
  await ready(page);
  const v = await view();
  const values = (selector) => page.locator(selector).evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("data")].map((e) => e.value)));

  const percent = (bps) => `${bps / 100}\u00a0%`;
  assert.equal(await page.innerText("#t-coverage"), percent(v.coverage.coverage_bps));
  assert.equal(await raw(page, "#t-waiting"), v.history.at(-1).waiting);
  const shown = v.history.filter((s) => s.time >= v.history.at(-1).time - 30 * 86400);
  const gained = shown.slice(1).map((s, i) => Math.max(1, s.rate / shown[i].rate)).reduce((a, b) => a * b, 1) - 1;
  const yearly = (gained * 365 * 86400) / (shown.at(-1).time - shown[0].time);
  assert.equal(await page.innerText("#t-yield"), `${Number((yearly * 100).toFixed(2))}\u00a0%`);
  const batches = v.batches.rows.map((b) => {
    const left = BigInt(b.funded) - BigInt(b.claimed);
    return [b.owed, ...(b.owed === b.funded ? [] : [b.funded]), ...(left > 0n ? [String(left)] : [])];
  });
  assert.deepEqual(await values("#queue [data-batch]"), batches);
  const stake = v.validators.map((x) => [x.actual, x.target, x.quota, ...(x.bond_lst === "0" ? [] : [x.bond_lst])]);
  assert.deepEqual(await values("#stake .validator"), stake.map((row) => row.filter((n) => n !== undefined)));
  assert.equal((await values("#insurance"))[0].slice(0, 2).join(), [v.coverage.bonds_value, v.pool.value].join());
  assert.equal(await page.locator("#solvency .yes").count(), v.solvency.checks.length);
  const books = ["buffer", "bonded", "exiting", "dripping", "value", "shares"].map((key) => v.state[key]);
  assert.deepEqual((await values("#about"))[0], books);
  await page.close();
});

test("a number that is changed on the page is noticed", async () => {
  const wrong = {
    "a digit more": ["digits.slice(0, cut)", 'digits.slice(0, cut) + "1"'],
    "a hundredth less": ['const text = String(amount);', 'const text = String(BigInt(amount) - 10000n);'],
    "no thousands": ['(?!\\d))/g, ","', '(?!\\d))/g, ""'],
  };
  const script = await (await fetch(`${server.url}/app/format.js`)).text();
  for (const [what, [place, instead]] of Object.entries(wrong)) {
    const changed = script.replace(place, instead);
    assert.notEqual(changed, script, what);
    const page = await open(chrome.context, server.url, { script: changed });
    await ready(page);
    await assert.rejects(amountsAgree(page), /is written/, what);
    await page.close();
  }
});

test("a slash is seen, booked, and paid by bond, pool and holders", async () => {
  const page = await open(chrome.context, server.url);
  await ready(page);
  const before = await view();
  const stake = BigInt(before.validators.find((v) => v.name === "val0").actual);
  const bond = BigInt(before.validators.find((v) => v.name === "val0").bond_value);

  await page.selectOption("#victim", "val0");
  await page.fill("#percent", "50");
  assert.match(await page.innerText("#what-if"), /bond .*\n?.*pool .*\n?.*holders/s);
  assert.match(await logged(page, () => page.click("#slash")), /val0 was slashed by 50\s%/);
  const pending = BigInt(await raw(page, "#pending-loss"));
  // the chain slashes whole tokens of all stake with the validator
  const off = pending - stake / 2n;
  assert.ok(off <= 500_000n && off >= -500_000n, `${pending} of ${stake}`);
  const said = await logged(page, () => page.click("#pending-loss button"));

  assert.match(said, /val0 lost .*: its bond paid .*, the pool of underwriters .*, all holders bear/);
  const { losses, state } = await view();
  const loss = losses.rows[0];
  const row = page.locator(`[data-loss="${loss.id}"]`);
  const told = await row.locator("data").evaluateAll((all) => all.map((e) => BigInt(e.value)).map(String));
  assert.deepEqual(told, [loss.amount, loss.paid_by_bond, loss.paid_by_pool, loss.uncovered]);
  const widths = await row.locator("rect:not(.track)").evaluateAll((all) => all.map((e) => Number(e.getAttribute("width"))));
  for (const [i, width] of widths.entries()) {
    assert.ok(Math.abs(width - (1000 * Number(told[i + 1])) / Number(told[0])) < 1, `${width} of 1000 for ${told[i + 1]}`);
  }
  assert.equal(BigInt(told[0]), told.slice(1).map(BigInt).reduce((a, b) => a + b));
  // the bond pays all it has; in the two blocks since `before` rewards have dripped into its value
  const grown = BigInt(loss.paid_by_bond) - bond;
  assert.ok(grown >= 0n && grown < bond / 1_000n, `${loss.paid_by_bond} of ${bond}`);
  assert.equal(await page.locator("#pending-loss").count(), 0);
  assert.ok(Number(state.rate) < Number(before.state.rate));
  assert.equal(await page.locator("#t-rate data").getAttribute("value"), state.rate);
  assert.match(await page.innerText("#t-solvency"), /hold/);
  await amountsAgree(page);
  assert.deepEqual(page.troubles, []);
  await page.close();
});

test("an exit becomes a ticket that says when and how much, and is claimed to the unit", async () => {
  const page = await open(chrome.context, server.url);
  await ready(page);
  await page.selectOption("#who", "erin");
  await page.waitForFunction(() => document.querySelector("#as").textContent === "erin");
  await page.check("input[value=unbond]", { force: true });
  await page.fill("#amount", "500");
  assert.match(await logged(page, () => page.click("#do")), /erin handed in 500 bSTAKE: ticket \d+ in batch \d+/);
  const ticket = await page.locator("#person [data-ticket]").last().getAttribute("data-ticket");
  const place = `#person [data-ticket="${ticket}"]`;
  assert.match(await page.innerText(place), /open.*worth .* STAKE now/s);

  await page.click('#clock [data-days="30"]');
  await page.waitForSelector(`${place} button[data-key="Claim-${ticket}"]:enabled`, { timeout: 120_000 });
  await page.waitForFunction(() => document.querySelector("#progress").hidden);
  await ready(page);
  const { answer } = await api(server.url, "/api/person?who=erin");
  const owed = answer.tickets.rows.find((t) => t.ticket_id === ticket);
  assert.match(await page.innerText(place), /can be claimed now/);
  const coins = BigInt(await raw(page, "#p-native"));
  const said = await logged(page, () => page.click(`${place} button[data-key="Claim-${ticket}"]`));

  assert.match(said, /erin had .* STAKE paid/);
  assert.equal(BigInt(await raw(page, "#p-native")) - coins, BigInt(owed.claimable));
  assert.equal(await page.locator(place).count(), 0);
  await amountsAgree(page);
  assert.deepEqual(page.troubles, []);
  await page.close();
});

test("the page says what the command line says of the same session", async () => {
  const session = join(folder(), "session.jsonl");
  ballast("chain", "start", "--session", session);
  ballast("exec", "hub", '{"bond":{}}', "--from", "alice", "--funds", "7654321000", "--session", session);
  const own = await serve("--session", session);
  const page = await open(chrome.context, own.url);
  await ready(page);
  await page.fill("#amount", "12");
  await logged(page, () => page.click("#do"));
  const shown = {
    value: await raw(page, "#t-value"),
    rate: await page.locator("#t-rate data").getAttribute("value"),
    text: await page.innerText("#t-value"),
  };
  own.end();

  const state = ballast("query", "hub", '{"state":{}}', "--session", session);
  assert.deepEqual(shown, { value: state.value, rate: state.rate, text: "7,667.32 STAKE" });
  assert.deepEqual(page.troubles, []);
  await page.close();
});

test("wrong input gets one clear line and changes nothing", async () => {
  const page = await open(chrome.context, server.url);
  await ready(page);
  const before = await view();
  for (const [amount, why] of [["-5", /an amount is written/], ["1e6", /an amount is written/], ["0", /zero/],
    ["0.0000001", /6 decimals/], ["999,999,999", /not enough coins: .* STAKE are there, 999,999,999 STAKE are needed/], ["<b>", /an amount is written/]]) {
    await page.fill("#amount", amount);
    const said = await logged(page, () => page.click("#do"));
    assert.match(said, /Refused, and nothing changed/, amount);
    assert.match(said, why, amount);
  }
  await page.fill("#percent", "101");
  assert.match(await logged(page, () => page.click("#slash")), /percent are more than 0 and at most 100/);
  const now = await view();
  // a refused transaction makes a block, in which rewards drip; nothing else moves
  assert.equal(now.state.shares, before.state.shares);
  assert.equal(now.losses.total, before.losses.total);
  assert.equal(await page.locator("b", { hasText: "<b>" }).count(), 0);
  await page.close();
});

test("it works by keyboard", async () => {
  const page = await open(chrome.context, server.url);
  await ready(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.focus("#rate svg");
  await page.keyboard.press("Home");
  const first = await page.innerText("#rate .tip");
  await page.keyboard.press("PageDown");
  const later = await page.innerText("#rate .tip");
  assert.notEqual(later, first);
  for (let i = 0; i < 20; i += 1) await page.keyboard.press("ArrowLeft");
  assert.equal(await page.innerText("#rate .tip"), first);
  await page.focus("#amount");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("5");
  assert.match(await logged(page, () => page.keyboard.press("Enter")), /bonded 5 STAKE/);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("u");
  assert.match(await page.innerText("#t-value"), /^[\d,]{12,} ustake$/);
  await page.keyboard.press("u");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.keyboard.press("d");
  assert.notEqual(await ground(), light);
  await page.keyboard.press("d");
  const unnamed = await page.evaluate(() => [...document.querySelectorAll("button, input, select, svg[role=img]")]
    .filter((e) => !e.closest("[hidden]") && !(e.textContent.trim() || e.labels?.length || e.getAttribute("aria-label"))).map((e) => e.outerHTML));
  assert.deepEqual(unnamed.filter((html) => !html.includes('id="address"')), []);
  await page.close();
});

test("where nobody may act the page only shows", async () => {
  const own = await serve("--days", "3", "--bind", "0.0.0.0");
  const url = own.url.replace("0.0.0.0", "127.0.0.1");
  const page = await open(chrome.context, url);
  assert.equal(await page.locator("#do:visible, #slash:visible, #advance:visible, #clock:visible").count(), 0);
  await page.fill("#address", "dave");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#p-lst data");
  const { answer } = await api(url, "/api/person?who=dave");
  assert.equal(await raw(page, "#p-lst"), answer.shares);
  assert.equal(await page.locator("#person button:visible").count(), 0);
  await page.fill("#address", "<b>nobody</b>");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#person .bad");
  assert.match(await page.innerText("#person"), /neither a name nor an address/);
  await amountsAgree(page);
  await page.close();
  own.end();
});

test("it fits a phone, in light and dark", async () => {
  for (const dark of [false, true]) {
    const page = await open(chrome.context, server.url, { size: { width: 360, height: 740 }, dark });
    await ready(page);
    const [wide, high] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    assert.ok(wide <= 360, `${wide} pixels wide`);
    assert.ok(high > 740);
    await page.fill("#amount", "3");
    assert.match(await logged(page, () => page.click("#do")), /bonded 3 STAKE/);
    await page.close();
  }
});

// Before, the alert was above the window, and one saw nothing.
test("a slash from the right column brings its alert into view", async () => {
  for (const size of [{ width: 1360, height: 700 }, { width: 360, height: 700 }]) {
    const page = await open(chrome.context, server.url, { size });
    await ready(page);
    await page.selectOption("#victim", "val3");
    await page.fill("#percent", "0.5");
    await page.locator("#slash").scrollIntoViewIfNeeded();
    await logged(page, () => page.click("#slash"));
    const box = await page.locator("#pending-loss").boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= size.height, JSON.stringify(box));
    await logged(page, () => page.click("#pending-loss button"));
    await page.close();
  }
});

// Before, lines that were there already kept the other unit.
test("with base units on, nothing on the page is in tokens", async () => {
  const page = await open(chrome.context, server.url);
  await ready(page);
  await page.fill("#amount", "3");
  await logged(page, () => page.click("#do"));
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("u");
  const tokens = await page.locator("#log data .sym, main data .sym, .tiles data .sym, #person data .sym").evaluateAll((all) => all.map((e) => e.textContent.trim()).filter((text) => ["STAKE", "bSTAKE"].includes(text)));
  assert.deepEqual(tokens, []);
  assert.match(await log(page), /bonded 3,000,000 ustake and got [\d,]+ base units of bSTAKE/);
  await page.keyboard.press("u");
  assert.match(await log(page), /bonded 3 STAKE/);
  await page.close();
});

// Before, "Refused, and nothing changed".
test("a server that is gone is not a refusal", async () => {
  const own = await serve("--days", "3");
  const page = await open(chrome.context, own.url);
  await ready(page);
  own.end();
  await page.fill("#amount", "3");
  const said = await logged(page, () => page.click("#do"));
  assert.match(said, /No answer, so it may have been done or not: the server does not answer; is it still running\?/);
  assert.match(await page.innerText("#no-answer"), /What is shown is as of height/);
  await page.close();
});

// Before, its panels were empty.
test("a page that never had an answer says so in each panel, and comes to life", async () => {
  const page = await chrome.context.newPage();
  await page.route("**/api/view", (route) => route.fulfill({ status: 502, json: { error: "http://127.0.0.1:26657: connection refused" } }));
  await page.goto(server.url);
  await page.waitForSelector("#no-answer");
  assert.match(await page.innerText("#no-answer"), /127\.0\.0\.1:26657: connection refused Nothing can be shown yet/);
  for (const id of ["rate", "insurance", "losses", "queue", "stake", "solvency", "about", "due"]) {
    assert.equal(await page.innerText(`#${id}`), "No answer yet.", id);
  }
  await page.unroute("**/api/view");
  await page.waitForSelector("#t-value data");
  await page.waitForSelector("#no-answer", { state: "detached" });
  await page.close();
});

test("axe finds nothing serious, wide and narrow, in light and dark", async () => {
  for (const [width, dark] of [[1360, false], [1360, true], [320, false], [2200, true]]) {
    const page = await open(chrome.context, server.url, { size: { width, height: 800 }, dark });
    await ready(page);
    assert.deepEqual(await serious(page), [], `${width}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} of ${width}`);
    await page.close();
  }
});
