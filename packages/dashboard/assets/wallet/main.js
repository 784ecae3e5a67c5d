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
const s = { config: null, node: null, at: null, books: null, mine: null, wallet: null, chain: new Map(), chainAt: 0, history: [], range: 30, trouble: null, isWrong: false };
// other tabs of this page have other eyes on the same account
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("ballast") : null;
let form;

const explorer = {
  tx: (hash) => s.config.explorer?.tx?.replace("{hash}", hash),
  account: (address) => s.config.explorer?.account?.replace("{address}", address),
};
const name = (operator) => s.chain.get(operator)?.description?.moniker || short(operator);

function header() {
  const { chain } = s.config;
  $("place").textContent = `${chain.name} · ${new URL(s.config.rest, location.href).host}${s.books ? ` · height ${exact(s.books.block.height)} · ${moment(s.books.block.time)}` : ""}`;
  $("books").hidden = !s.config.books;
  const all = wallets();
  const away = () => { s.wallet = s.mine = null; draw(); };
  show($("connect"), s.wallet
    ? [h("span", { class: "account", id: "account", title: s.wallet.key.bech32Address }, `${s.wallet.key.name ?? s.wallet.name} ${short(s.wallet.key.bech32Address)}`),
      h("button", { type: "button", id: "away", "data-key": "away", onclick: away }, "Disconnect")]
    : all.length
      ? all.map(([title, api]) => h("button", { type: "button", class: "primary", "data-key": `connect-${title}`, disabled: s.isWrong, onclick: () => join(title, api) }, `Connect ${title}`))
      : h("span", { class: "account", id: "no-wallet" }, "No wallet in this browser: Keplr and Leap are extensions that this page can use."));
}

function draw() {
  header();
  facts.alerts($("alerts"), s);
  if (!s.books) return;
  facts.tiles($("tiles"), s);
  facts.validators($("validators"), s);
  mine.holdings($("holdings"), s);
  mine.tickets($("tickets"), s, { act, prefix: s.config.chain.prefix });
  mine.insured($("insured"), s, { act, name });
  choices(s.books.delegations.map((one) => [one.validator, name(one.validator)]));
}

const drawRate = () => facts.rate({ ranges: $("ranges"), chart: $("rate"), note: $("rate-note") }, s, (days) => { s.range = days; drawRate(); });

async function join(title, api) {
  try {
    s.wallet = { name: title, api, key: await connect(api, s.config) };
    s.trouble = null;
    await load();
  } catch (error) {
    s.trouble = `Not connected: ${error.message}.`;
    draw();
  }
  form.refresh();
}

/** The review of an act; whether it was done. */
async function act(what) {
  if (!s.wallet || s.isWrong) return false;
  const done = await review({ node: s.node, config: s.config, at: s.at, wallet: s.wallet, act: what, balance: s.mine?.native ?? "0", explorer: explorer.tx });
  tabs?.postMessage("changed");
  await load().catch(trouble);
  return Boolean(done);
}

function trouble(error) {
  s.trouble = `${error.message}. What is shown is as of the last answer.`;
  draw();
}

/** Monikers, commissions and jails: of all validators, so not every time. */
async function refreshChain() {
  if (Date.now() - s.chainAt < 30_000) return;
  s.chainAt = Date.now();
  s.chain = await s.node.validators().catch(() => s.chain);
}

/** Reads everything that may have changed; a transfer that is being typed stays. */
async function load() {
  if (s.books) await refreshChain();
  const [now, own] = await Promise.all([books(s.node, s.at), s.wallet ? holdings(s.node, s.at, s.wallet.key.bech32Address) : null]);
  const isWrong = now.block.chain !== s.config.chain.chain_id;
  Object.assign(s, { books: now, mine: own, isWrong, trouble: isWrong ? `The node is of the chain ${now.block.chain}, and this page is for ${s.config.chain.chain_id}: nothing can be signed here.` : null });
  if (isWrong) s.wallet = s.mine = null;
  if (document.activeElement?.closest?.(".transfer") || document.querySelector("#tickets details[open]")) {
    header();
    facts.alerts($("alerts"), s);
    facts.tiles($("tiles"), s);
    mine.holdings($("holdings"), s);
  } else {
    draw();
  }
}

async function start() {
  theme($("theme"));
  s.config = await (await fetch("wallet/config.json")).json();
  s.config.chain.gas_price = Number(s.config.chain.gas_price);
  s.node = nodeOf(s.config);
  Object.assign(units.token, { symbol: s.config.chain.symbol, native: s.config.chain.symbol, denom: s.config.chain.denom, decimals: s.config.chain.decimals });
  header();
  facts.faq($("faq"));
  form = wire({ now: () => ({ ...s, connect: () => { const [first] = wallets(); if (first) join(...first); } }), act, name });
  s.at = await found(s.node, s.config.hub);
  Object.assign(units.token, { symbol: s.at.symbol, decimals: s.at.decimals, denom: s.at.denom });
  facts.contracts($("contracts"), { at: s.at, explorer });
  await load();
  form.refresh();
  await refreshChain();
  draw();
  s.history = s.config.rpc ? await history(s.node, s.at, s.books.block).catch(() => []) : [];
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
      if (!s.config) {
        show($("alerts"), h("p", { class: "alert bad" }, "This page has no wallet/config.json: `ballast serve --wallet` and `--static` write it."));
        return;
      }
      s.trouble = `${error.message}. Nothing can be shown yet; it is asked again.`;
      draw();
      await new Promise((done) => setTimeout(done, EVERY));
    }
  }
}

const look = () => { if (s.at && !document.hidden && !$("review").open) load().catch(trouble); };
tabs?.addEventListener("message", look);
document.addEventListener("visibilitychange", look);
window.addEventListener("keplr_keystorechange", () => { const { wallet } = s; if (wallet) join(wallet.name, wallet.api); });
window.addEventListener("load", () => s.config && header());
begin().then(() => setInterval(look, EVERY));
