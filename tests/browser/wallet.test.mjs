// The page for wallets, in a real browser, on a real local node, with a wallet that signs for real.
// `scripts/with-suite new scripts/browser-test --wallet`
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execFileSync } from "node:child_process";
import { browser, folder, open, serve } from "./ballast.mjs";
import { TestWallet } from "./keplr.mjs";
import { serious } from "./axe.mjs";
import * as suite from "./suite.mjs";

const FLAGS = ["--lcd", suite.rest, "--deployment", suite.record, "--wallet", "--rpc", suite.rpc, "--gas-price", "0.025"];
const SHOTS = process.env.PICTURES;
let server;
let chrome;
let wallet;
let address;

const url = () => `${server.url}/wallet`;
const origins = () => [server.url, suite.rest, suite.rpc];
const raw = (page, selector) => page.locator(`${selector} data`).first().getAttribute("value");
const state = (page) => page.innerText("#review-state");

/** A page of which nothing but the server and the node is asked. */
async function visit(at = url(), options = {}) {
  const page = await open(chrome.context, at, { ...options, origins: [...origins(), at], wait: options.wait ?? "#t-value data" });
  return page;
}

async function connected(options = {}) {
  const page = await visit(url(), options);
  await page.click("#connect button");
  await page.waitForSelector("#m-native data");
  return page;
}

async function typed(page, what, amount) {
  await page.check(`input[name=what][value=${what}]`, { force: true });
  await page.fill("#amount", amount);
  await page.waitForSelector(`#preview[data-for="${what} ${amount.trim()}"]`);
}

/** Reviews and signs what the page is about to do; returns what the page says at the end. */
async function signed(page, press) {
  await press();
  await page.waitForSelector("#review-sign:enabled, #review-again:visible");
  assert.equal(await page.locator("#review-sign:enabled").count(), 1, await state(page));
  const shown = JSON.parse(await page.innerText("#review pre"));
  await page.click("#review-sign");
  await page.waitForSelector("#review-state.good, #review-state.bad");
  const said = await state(page);
  await page.click("#review-leave");
  await page.waitForSelector("#review", { state: "hidden" });
  return { said, shown };
}

/** An amount once it is another one: after an act the page asks the node again. */
async function renewed(page, selector, before) {
  await page.waitForFunction(([place, old]) => document.querySelector(`${place} data`).value !== old, [selector, String(before)]);
  return raw(page, selector);
}

/** A picture, if PICTURES names a folder for them. */
async function shot(page, name) {
  if (!SHOTS) return;
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

before(async () => {
  server = await serve(...FLAGS);
  chrome = await browser();
  wallet = new TestWallet(new Uint8Array(randomBytes(32)), "wasm");
});

after(async () => {
  await chrome?.end();
  server?.end();
});

test("without a wallet the page shows the pool, and says that it needs one", async () => {
  const page = await visit();
  assert.match(await page.innerText("#no-wallet"), /No wallet in this browser/);
  const hub = await suite.ask("hub", { state: {} });
  assert.equal(await raw(page, "#t-value"), hub.value);
  assert.equal(await page.locator("#validators tbody tr").count() > 0 || /Nothing is delegated/.test(await page.innerText("#validators")), true);
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(page.troubles, []);
  await shot(page, "wallet-none");
  await page.close();
});

test("a wallet that does not know the chain is told of it from the deployment, and may say no", async () => {
  await wallet.install(chrome.context);
  await wallet.call("suggest", { chainId: "another-1" });
  address = (await wallet.call("getKey", "another-1")).bech32Address;
  await suite.fund(address, 3_000_000_000);
  const page = await visit();
  wallet.rejects = true;
  await page.click("#connect button");
  await page.waitForSelector("#trouble");
  assert.match(await page.innerText("#trouble"), /you rejected it in the wallet/);
  wallet.rejects = false;
  await page.click("#connect button");
  await page.waitForSelector("#m-native data");

  const info = wallet.chains.get("ballast-local");
  assert.deepEqual([info.rest, info.rpc, info.bip44.coinType, info.bech32Config.bech32PrefixValAddr], [suite.rest, suite.rpc, 118, "wasmvaloper"]);
  assert.deepEqual(info.stakeCurrency, { coinDenom: "STAKE", coinMinimalDenom: "ustake", coinDecimals: 6 });
  assert.equal(await raw(page, "#m-native"), "3000000000");
  assert.match(await page.innerText("#tickets"), /No exits/);
  assert.match(await page.innerText("#insured"), /Nothing\. Underwrite/);
  assert.deepEqual(page.troubles, []);
  await page.close();
});

test("what cannot be done is refused while it is typed, and Max leaves fees", async () => {
  const page = await connected();
  for (const [amount, why] of [["abc", /an amount is written/], ["NaN", /an amount is written/], ["1e3", /an amount is written/], ["-1", /an amount is written/],
    ["0", /zero/], ["0.0000001", /6 decimals/], ["3000.000001", /You have 3,000 STAKE/]]) {
    await page.fill("#amount", amount);
    await page.waitForSelector("#preview.bad");
    assert.match(await page.innerText("#preview"), why, amount);
    assert.equal(await page.isDisabled("#do"), true, amount);
    await page.fill("#amount", "");
    await page.waitForFunction(() => !document.querySelector("#preview.bad"));
  }
  await page.click("#max");
  assert.equal(await page.inputValue("#amount"), "2,999.95");
  await page.check("input[name=what][value=unbond]", { force: true });
  await page.click("#max");
  assert.match(await page.innerText("#preview"), /You have no LST/);
  assert.equal(wallet.signed.length, 0);
  await page.close();
});

test("a bond is shown before it is signed, and a rejected signature changes nothing", async () => {
  const page = await connected();
  await typed(page, "bond", "1,000");
  const promised = await raw(page, "#preview");
  wallet.rejects = true;
  const no = await signed(page, () => page.click("#do"));
  assert.match(no.said, /You rejected it in the wallet\. Nothing was signed or sent/);
  assert.equal(await raw(page, "#m-native"), "3000000000");

  wallet.rejects = false;
  wallet.tampers = true;
  const changed = await signed(page, () => page.click("#do"));
  assert.match(changed.said, /another transaction than the one shown here: it was not sent/);
  wallet.tampers = false;

  await page.click("#do");
  await page.waitForSelector("#review-sign:enabled");
  await shot(page, "wallet-review");
  assert.deepEqual(await serious(page), []);
  await page.keyboard.press("Escape");
  await page.waitForSelector("#review", { state: "hidden" });
  const { said, shown } = await signed(page, () => page.click("#do"));
  assert.match(said, /^Done, in block [\d,]+: [0-9A-F]{64}$/);
  assert.equal(shown.length, 1);
  assert.equal(shown[0].contract, `hub ${suite.hub}`);
  assert.deepEqual(shown[0].coins, [{ denom: "ustake", amount: "1000000000" }]);
  assert.ok(BigInt(shown[0].message.bond.min_shares) < BigInt(promised));
  // what was signed has what was shown, byte by byte
  const body = Buffer.from(wallet.signed.at(-1).bodyBytes).toString("latin1");
  assert.ok(body.includes(JSON.stringify(shown[0].message)) && body.includes(suite.hub) && body.includes(address));
  const has = BigInt(await renewed(page, "#m-lst", 0n));
  assert.ok(has >= BigInt(shown[0].message.bond.min_shares), `${has}`);
  const left = BigInt(await raw(page, "#m-native"));
  assert.ok(left < 2_000_000_000n && left > 1_999_900_000n, `${left}`);
  assert.deepEqual(page.troubles, []);
  await page.close();
});

test("insurance: underwriting, a bond for a validator, and asking out", async () => {
  const page = await connected();
  await typed(page, "underwrite", "200");
  assert.match((await signed(page, () => page.click("#do"))).said, /^Done/);
  await page.check("input[name=what][value=post_bond]", { force: true });
  await suite.advance();
  await page.waitForSelector(`#bond-validator option[value="${suite.operatorOf("silent1")}"]`, { state: "attached", timeout: 60_000 });
  await page.selectOption("#bond-validator", suite.operatorOf("signer"));
  await typed(page, "post_bond", "10");
  assert.match((await signed(page, () => page.click("#do"))).said, /^Done/);
  await page.waitForSelector('#insured [data-key^="leave-wasm"]');
  assert.match(await page.innerText("#insured"), /underwriters' pool.*200.*Bond for signer.*10/s);
  assert.match((await signed(page, () => page.click('#insured [data-key^="leave-wasm"]'))).said, /^Done/);
  await page.waitForSelector('#insured [data-key^="stay-"]');
  assert.match(await page.innerText("#insured"), /Request 1/);
  assert.match((await signed(page, () => page.click('#insured [data-key^="stay-"]'))).said, /^Done/);
  await page.close();
});

test("the chain slashes a validator, the page says so, and the underwriters pay", async () => {
  const page = await connected();
  await suite.advance();
  const { delegations } = await suite.ask("hub", { delegations: {} });
  assert.ok(BigInt(delegations.find((one) => one.validator === suite.operatorOf("silent1")).actual) > 0n, "nothing is with the one that will be slashed");
  const before = await suite.ask("hub", { exchange_rate: {} });
  const had = BigInt((await suite.ask("vault", { position: { owner: address } })).pool.value);
  suite.slash();
  await page.waitForSelector("#pending-loss", { timeout: 120_000 });
  assert.match(await page.innerText("#pending-loss"), /A validator was slashed: .*STAKE/);
  await shot(page, "wallet-slashed");
  suite.tell("keeper", "hub", { sync: {} });
  await page.waitForSelector("#pending-loss", { state: "detached", timeout: 60_000 });
  const { losses } = await suite.ask("hub", { losses: {} });
  assert.equal(losses.length, 1);
  assert.equal(losses[0].paid_by_pool, losses[0].amount);
  const now = await suite.ask("hub", { exchange_rate: {} });
  assert.ok(Number(now.rate) >= Number(before.rate), `${before.rate} to ${now.rate}`);
  const kept = BigInt((await suite.ask("vault", { position: { owner: address } })).pool.value);
  assert.ok(had - kept > 0n && had - kept <= BigInt(losses[0].amount) + had / 100n, `${had} to ${kept}`);
  await page.close();
});

test("an exit: a ticket that says when, cancelled, made again, given away, priced and claimed", async () => {
  const page = await connected();
  const lst = await raw(page, "#m-lst");
  await typed(page, "unbond", "50");
  assert.match(await page.innerText("#preview"), /You would be owed .* STAKE, in batch \d+, not before/);
  assert.match((await signed(page, () => page.click("#do"))).said, /^Done/);
  const ticket = async () => page.locator("#tickets [data-ticket]").last().getAttribute("data-ticket");
  await page.waitForSelector("#tickets [data-ticket]");
  const first = await ticket();
  assert.match((await signed(page, () => page.click(`[data-key="cancel-${first}"]`))).said, /^Done/);
  await page.waitForSelector(`[data-ticket="${first}"]`, { state: "detached" });
  await page.waitForFunction((before) => document.querySelector("#m-lst data").value === before, lst);

  await typed(page, "unbond", "400");
  await signed(page, () => page.click("#do"));
  await page.waitForSelector("#tickets [data-ticket]");
  const kept = await ticket();
  await typed(page, "unbond", "5");
  await signed(page, () => page.click("#do"));
  await page.waitForFunction((id) => document.querySelectorAll("#tickets [data-ticket]").length === 2 && id, kept);
  const gift = await ticket();
  await page.locator(`[data-ticket="${gift}"] summary`).click();
  await page.fill(`[data-key="to-${gift}"]`, "cosmos1nobody");
  await page.click(`[data-key="give-${gift}"]`);
  assert.match(await page.innerText(`[data-ticket="${gift}"]`), /no account of this chain/);
  const bob = suite.addressOf("bob");
  await page.fill(`[data-key="to-${gift}"]`, bob);
  const given = await signed(page, () => page.click(`[data-key="give-${gift}"]`));
  assert.match(given.said, /^Done/);
  assert.deepEqual(given.shown[0].message, { transfer_nft: { recipient: bob, token_id: gift } });
  assert.equal((await suite.ask("queue", { ticket: { ticket_id: gift } })).owner, bob);

  await page.reload();
  await page.click("#connect button");
  await suite.until(async () => { await suite.advance(); return (await suite.ask("queue", { ticket: { ticket_id: kept } })).status !== "open"; }, 120);
  await page.waitForFunction((id) => /is expected|can be claimed/.test(document.querySelector(`[data-ticket="${id}"]`)?.innerText ?? ""), kept);
  await page.evaluate(() => document.activeElement.blur());
  await shot(page, "wallet");
  await suite.until(async () => { await suite.advance(); const t = await suite.ask("queue", { ticket: { ticket_id: kept } }); return BigInt(t.claimable) > 0n && t.claimable === t.owed; }, 180);
  const owed = (await suite.ask("queue", { ticket: { ticket_id: kept } })).claimable;
  await page.waitForFunction((id) => /claimable/.test(document.querySelector(`[data-ticket="${id}"] .tag.good`)?.innerText ?? ""), kept);
  const coins = BigInt(await suite.balance(address));
  const { said } = await signed(page, () => page.click(`[data-key="claim-${kept}"]`));
  assert.match(said, /^Done/);
  const paid = BigInt(await suite.balance(address)) - coins;
  assert.ok(paid <= BigInt(owed) && paid > BigInt(owed) - 100_000n, `${paid} of ${owed}`);
  await page.waitForSelector(`[data-ticket="${kept}"]`, { state: "detached" });
  assert.deepEqual(page.troubles, []);
  await page.close();
});

test("two tabs: what one did, the other sees, and both can sign", async () => {
  const [one, two] = [await connected(), await connected()];
  await typed(one, "bond", "1");
  await one.click("#do");
  await one.waitForSelector("#review-sign:enabled");
  await typed(two, "bond", "2");
  assert.match((await signed(two, () => two.click("#do"))).said, /^Done/);
  // the other tab had asked for its price before, and signs with the number that is right now
  await one.click("#review-sign");
  await one.waitForSelector("#review-state.good");
  await one.click("#review-leave");
  const now = await suite.balance(address);
  await two.waitForFunction((coins) => document.querySelector("#m-native data").value === coins, now);
  await one.close();
  await two.close();
});

test("a node that takes a transaction and breaks off: it is found, and there once", async () => {
  const page = await connected();
  let sent = 0;
  await page.route("**/cosmos/tx/v1beta1/txs", async (route) => {
    sent += 1;
    await route.fetch();
    await route.abort();
  });
  const before = BigInt(await raw(page, "#m-native"));
  await typed(page, "bond", "3");
  const { said } = await signed(page, () => page.click("#do"));
  assert.match(said, /^Done, in block/);
  assert.equal(sent, 1);
  const spent = before - BigInt(await renewed(page, "#m-native", before));
  assert.ok(spent > 3_000_000n && spent < 3_100_000n, `${spent}`);
  await page.close();
});

test("the node is down: the page says so, keeps what it knew, and comes back", async () => {
  const page = await connected();
  const value = await raw(page, "#m-native");
  await page.route(`${suite.rest}/**`, (route) => route.abort());
  await page.waitForSelector("#trouble");
  assert.match(await page.innerText("#trouble"), /does not answer.*as of the last answer/s);
  assert.equal(await raw(page, "#m-native"), value);
  await page.fill("#amount", "1");
  await page.waitForSelector("#preview.bad");
  await shot(page, "wallet-node-down");
  await page.unroute(`${suite.rest}/**`);
  await page.waitForSelector("#trouble", { state: "detached" });
  await page.close();
  // and a page that is opened while it is down comes to life
  const late = await chrome.context.newPage();
  await late.route(`${suite.rest}/**`, (route) => route.abort());
  await late.goto(url());
  await late.waitForSelector("#trouble");
  assert.match(await late.innerText("#trouble"), /asked again/);
  await late.unroute(`${suite.rest}/**`);
  await late.waitForSelector("#t-value data");
  await late.close();
});

test("a signer of JSON alone, as a Ledger, bonds too", async () => {
  wallet.isLedger = true;
  const page = await connected();
  await typed(page, "bond", "4");
  assert.match((await signed(page, () => page.click("#do"))).said, /^Done/);
  assert.equal(wallet.signed.at(-1).msgs[0].type, "wasm/MsgExecuteContract");
  wallet.isLedger = false;
  await page.close();
});

/** Hands out a folder, as any web server does. */
async function hand(out) {
  const kinds = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };
  const web = createServer((request, response) => {
    try {
      const path = new URL(request.url, "http://x").pathname.replace(/^\/sub\//, "/").replace(/\/$/, "/index.html");
      response.writeHead(200, { "content-type": kinds[extname(path)] }).end(readFileSync(join(out, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => web.listen(0, "127.0.0.1", done));
  return { at: `http://127.0.0.1:${web.address().port}/sub/`, end: () => web.close() };
}

test("the static page does the same from a folder; for another chain than the node's it signs nothing", async () => {
  const out = folder();
  execFileSync(process.env.BALLAST, ["serve", ...FLAGS, "--static", out], { stdio: "ignore" });
  const web = await hand(out);
  const page = await visit(web.at);
  await page.click("#connect button");
  await page.waitForSelector("#m-native data");
  await typed(page, "bond", "1");
  assert.match((await signed(page, () => page.click("#do"))).said, /^Done/);
  assert.deepEqual(page.troubles, []);
  await page.close();

  const wrong = await chrome.context.newPage();
  await wrong.route("**/wallet/config.json", async (route) => {
    const config = await (await route.fetch()).json();
    config.chain.chain_id = "another-1";
    await route.fulfill({ json: config });
  });
  await wrong.goto(web.at);
  await wrong.waitForSelector("#trouble");
  assert.match(await wrong.innerText("#trouble"), /of the chain ballast-local, and this page is for another-1: nothing can be signed/);
  assert.equal(await wrong.isDisabled("#connect button"), true);
  await wrong.close();
  web.end();
});

test("history, its ranges and its file; the dashboard beside it links here", async () => {
  const page = await visit();
  await page.waitForSelector("#rate svg");
  await page.click('[data-key="range-7"]');
  assert.equal(await page.getAttribute('[data-key="range-7"]', "aria-pressed"), "true");
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#csv")]);
  const text = readFileSync(await file.path(), "utf8");
  assert.match(text, /^time,height,rate,value\n\d{4}-.*,\d+,1(\.\d+)?,\d+\n/);
  await page.click("#books");
  await page.waitForSelector("#t-coverage");
  assert.equal(await page.locator(".switches a", { hasText: "wallet" }).count(), 1);
  await page.close();
});

test("on a phone, at 320 pixels, in the dark, by keyboard; nothing serious by axe", async () => {
  for (const [width, dark, called] of [[320, false, "narrow"], [390, true, "phone"], [1360, true, "dark"], [2200, false, "wide"]]) {
    const page = await connected({ size: { width, height: 800 }, dark });
    await page.waitForSelector("#rate svg, #rate .empty");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} of ${width}`);
    assert.deepEqual(await serious(page), [], `${width}`);
    await shot(page, `wallet-${called}`);
    await page.close();
  }
  const page = await connected();
  await page.focus("#amount");
  await page.keyboard.type("2");
  await page.waitForSelector('#preview[data-for="bond 2"]');
  await page.keyboard.press("Enter");
  await page.waitForSelector("#review-sign:enabled");
  assert.equal(await page.evaluate(() => document.activeElement.id), "review-leave");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#review-state.good");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#review", { state: "hidden" });
  await page.close();
});

test("the page is small and is painted soon", async () => {
  const page = await visit();
  const { bytes, paint } = await page.evaluate(() => ({
    bytes: performance.getEntriesByType("resource").filter((one) => one.name.startsWith(location.origin)).reduce((sum, one) => sum + one.decodedBodySize, 0),
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  }));
  console.log(`# the page: ${Math.round(bytes / 1024)} KiB of scripts and styles, first paint after ${Math.round(paint)} ms`);
  assert.ok(bytes < 120_000, `${bytes}`);
  await page.close();
});
