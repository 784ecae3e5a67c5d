// The page for wallets: reads a node, connects a wallet, and has it sign.
import { h, show } from "../app/dom.js";
import { units, moment, exact, short } from "../app/format.js";
import { theme } from "../app/theme.js";
import { nodeOf } from "./node.js";
import { connect, wallets } from "./keplr.js";
import { found, books, holdings, history } from "./suite.js";
import { review } from "./review.js";
import * as facts from "./facts.js";
import * as mine from "./mine.js";
import { choices, wire } from "./form.js";

const $ = (id) => document.getElementById(id);
const EVERY = 5_000;
/** What the page shows, and for whom. */
const page = {
  /** `wallet/config.json`: the chain, the hub, the node, and what else this page links to; null until it was read. */
  config: null,
  /** The node that is asked. */
  node: null,
  /** Where the suite's contracts are, and its LST; null until the node said so. */
  at: null,
  /** The suite's books as of the last block that was read. */
  books: null,
  /** What the wallet's account has; null without a wallet. */
  mine: null,
  /** The wallet: its name, its interface and the account's key; null while none is connected. */
  wallet: null,
  /** All validators as the chain has them, by operator. */
  chain: new Map(),
  /** When they were asked for, milliseconds. */
  chainAt: 0,
  /** Rates of before, for the chart. */
  history: [],
  /** Days that the chart shows. */
  range: 30,
  /** What to tell: the last thing that went wrong; null where nothing did. */
  trouble: null,
  /** The node is of another chain: nothing can be signed. */
  isWrong: false,
};
// other tabs of this page have other eyes on the same account
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("ballast") : null;
let form;

const explorer = {
  tx: (hash) => page.config.explorer?.tx?.replace("{hash}", hash),
  account: (address) => page.config.explorer?.account?.replace("{address}", address),
};
const name = (operator) => page.chain.get(operator)?.description?.moniker || short(operator);

function header() {
  const { chain } = page.config;
  $("place").textContent = `${chain.name} · ${new URL(page.config.rest, location.href).host}${page.books ? ` · height ${exact(page.books.block.height)} · ${moment(page.books.block.time)}` : ""}`;
  $("books").hidden = !page.config.books;
  const all = wallets();
  const away = () => { page.wallet = page.mine = null; draw(); };
  show($("connect"), page.wallet
    ? [h("span", { class: "account", id: "account", title: page.wallet.key.bech32Address }, `${page.wallet.key.name ?? page.wallet.name} ${short(page.wallet.key.bech32Address)}`),
      h("button", { type: "button", id: "away", "data-key": "away", onclick: away }, "Disconnect")]
    : all.length
      ? all.map(([title, api]) => h("button", { type: "button", class: "primary", "data-key": `connect-${title}`, disabled: page.isWrong, onclick: () => join(title, api) }, `Connect ${title}`))
      : h("span", { class: "account", id: "no-wallet" }, "No wallet in this browser: Keplr and Leap are extensions that this page can use."));
}

function draw() {
  header();
  facts.alerts($("alerts"), page);
  if (!page.books) return;
  facts.tiles($("tiles"), page);
  facts.validators($("validators"), page);
  mine.holdings($("holdings"), page);
  mine.tickets($("tickets"), page, { act, prefix: page.config.chain.prefix });
  mine.insured($("insured"), page, { act, name });
  choices(page.books.delegations.map((one) => [one.validator, name(one.validator)]));
}

const drawRate = () => facts.rate({ ranges: $("ranges"), chart: $("rate"), note: $("rate-note") }, page, (days) => { page.range = days; drawRate(); });

async function join(title, api) {
  try {
    page.wallet = { name: title, api, key: await connect(api, page.config) };
    page.trouble = null;
    await load();
  } catch (error) {
    page.trouble = `Not connected: ${error.message}.`;
    draw();
  }
  form.refresh();
}

/** The review of an act; whether it was done. */
async function act(what) {
  if (!page.wallet || page.isWrong) return false;
  const done = await review({ node: page.node, config: page.config, at: page.at, wallet: page.wallet, act: what, balance: page.mine?.native ?? "0", explorer: explorer.tx });
  tabs?.postMessage("changed");
  await load().catch(trouble);
  return Boolean(done);
}

function trouble(error) {
  page.trouble = `${error.message}. What is shown is as of the last answer.`;
  draw();
}

/** Monikers, commissions and jails: of all validators, so not every time. */
async function refreshChain() {
  if (Date.now() - page.chainAt < 30_000) return;
  page.chainAt = Date.now();
  page.chain = await page.node.validators().catch(() => page.chain);
}

/** Reads everything that may have changed; a transfer that is being typed stays. */
async function load() {
  if (page.books) await refreshChain();
  const [now, own] = await Promise.all([books(page.node, page.at), page.wallet ? holdings(page.node, page.at, page.wallet.key.bech32Address) : null]);
  const isWrong = now.block.chain !== page.config.chain.chain_id;
  Object.assign(page, { books: now, mine: own, isWrong, trouble: isWrong ? `The node is of the chain ${now.block.chain}, and this page is for ${page.config.chain.chain_id}: nothing can be signed here.` : null });
  if (isWrong) page.wallet = page.mine = null;
  if (document.activeElement?.closest?.(".transfer") || document.querySelector("#tickets details[open]")) {
    header();
    facts.alerts($("alerts"), page);
    facts.tiles($("tiles"), page);
    mine.holdings($("holdings"), page);
  } else {
    draw();
  }
}

async function start() {
  theme($("theme"));
  page.config = await (await fetch("wallet/config.json")).json();
  page.config.chain.gas_price = Number(page.config.chain.gas_price);
  page.node = nodeOf(page.config);
  Object.assign(units.token, { symbol: page.config.chain.symbol, native: page.config.chain.symbol, denom: page.config.chain.denom, decimals: page.config.chain.decimals });
  header();
  facts.faq($("faq"));
  form = wire({ now: () => ({ ...page, connect: () => { const [first] = wallets(); if (first) join(...first); } }), act, name });
  page.at = await found(page.node, page.config.hub);
  Object.assign(units.token, { symbol: page.at.symbol, decimals: page.at.decimals, denom: page.at.denom });
  facts.contracts($("contracts"), { at: page.at, explorer });
  await load();
  form.refresh();
  await refreshChain();
  draw();
  page.history = page.config.rpc ? await history(page.node, page.at, page.books.block).catch(() => []) : [];
  draw();
  drawRate();
}

/** Tries again until the node answers: a page that was opened too early comes to life. */
async function begin() {
  for (;;) {
    try {
      await start();
      return;
    } catch (error) {
      if (!page.config) {
        show($("alerts"), h("p", { class: "alert bad" }, "This page has no wallet/config.json: `ballast serve --wallet` and `--static` write it."));
        return;
      }
      page.trouble = `${error.message}. Nothing can be shown yet; it is asked again.`;
      draw();
      await new Promise((done) => setTimeout(done, EVERY));
    }
  }
}

const look = () => { if (page.at && !document.hidden && !$("review").open) load().catch(trouble); };
tabs?.addEventListener("message", look);
document.addEventListener("visibilitychange", look);
window.addEventListener("keplr_keystorechange", () => { const { wallet } = page; if (wallet) join(wallet.name, wallet.api); });
window.addEventListener("load", () => page.config && header());
begin().then(() => setInterval(look, EVERY));
