// What the pool does: the yield by its definition, the rate over time, validators, what can be lost.
import { h, show, native, tag } from "../app/dom.js";
import { units, bps, decimal, percent, span, moment, fromNow, yearly } from "../app/format.js";
import { lineChart } from "../app/lines.js";

const tile = (id, label, big, ...more) => h("div", { class: "tile" },
  h("div", { class: "label" }, label), h("div", { class: "big", id }, big), h("div", { class: "more" }, more));

export function tiles(element, { books, at, history }) {
  const { state, coverage, premium, open, block } = books;
  const growth = yearly(history, 30);
  const ready = Math.max(open.closes_after, block.time);
  show(element,
    tile("t-apr", "APR", growth ? `${percent(growth.rate)}\u00a0%` : "not yet",
      growth ? [`rate's growth over the last ${span(growth.secs)}, times 365 days`, growth.lost < -1e-9 ? `; losses took ${percent(-growth.lost)}\u00a0% in that time, once` : ""]
        : "a day of history is needed"),
    tile("t-rate", "Exchange rate", h("data", { value: state.rate, title: state.rate }, decimal(state.rate)), `${units.token.native} per ${units.token.symbol}`),
    tile("t-value", "Staked", native(state.value), "by all holders together"),
    tile("t-exit", "Exit takes now", span(ready - block.time + at.params.unbonding_secs),
      `at most: priced ${ready > block.time ? fromNow(ready, block.time) : "now"}, then ${span(at.params.unbonding_secs)} of unbonding`),
    tile("t-coverage", "Covered", `${bps(coverage.coverage_bps)}\u00a0%`,
      `of value by the underwriters' pool; bonds: `, native(coverage.bonds_value)),
    tile("t-premium", "Underwriters earn", `${bps(premium.premium_bps)}\u00a0%`, "of all rewards, now"));
}

export function alerts(element, { books, trouble }) {
  const rows = [];
  if (trouble) rows.push(h("div", { class: "alert bad", id: "trouble" }, h("span", {}, trouble)));
  if (books?.state.pending_loss !== undefined && books.state.pending_loss !== "0") {
    rows.push(h("div", { class: "alert bad", id: "pending-loss" }, h("span", {}, h("strong", {}, "A validator was slashed: "), native(books.state.pending_loss),
      ". The next transaction books it, and insurers pay in that same transaction.")));
  }
  if (books?.state.pending_cover !== undefined && books.state.pending_cover !== "0") {
    rows.push(h("div", { class: "alert bad" }, h("span", {}, "Insurers still owe ", native(books.state.pending_cover), ". Until it is paid or a day old, no batch of exits is priced; bonds wait for it, claims go on.")));
  }
  for (const [scope, pause] of Object.entries(books?.paused ?? {})) {
    if (pause) rows.push(h("div", { class: "alert" }, `Paused until ${moment(pause.until)}: ${scope}. Claims are never paused.`));
  }
  show(element, rows);
}

const RANGES = [["7 days", 7], ["30 days", 30], ["90 days", 90]];

export function rate(place, { history, range }, turn) {
  const { ranges, chart, note } = place;
  note.textContent = `${units.token.native} per ${units.token.symbol}`;
  const last = history[history.length - 1];
  const shown = last ? history.filter((one) => one.time >= last.time - range * 86_400) : [];
  show(ranges, RANGES.map(([name, days]) => h("button", {
    type: "button", "data-key": `range-${days}`, "aria-pressed": String(days === range), onclick: () => turn(days),
  }, name)), shown.length > 1 && h("button", { type: "button", "data-key": "csv", id: "csv", onclick: () => csv(shown) }, "CSV"));
  const points = shown.map((one) => ({ x: one.time, y: Number(one.rate), label: decimal(one.rate, 8) }));
  const ys = points.map((one) => one.y);
  const places = Math.max(...ys) - Math.min(...ys) > 0.005 ? 4 : 6;
  show(chart, points.length > 1
    ? lineChart({ series: [{ name: "rate", points }], marks: [], title: `Exchange rate from ${points[0].label} to ${points[points.length - 1].label}; arrow keys read it`, format: (y) => y.toFixed(places) })
    : h("p", { class: "empty" }, "No history: the node remembers none, or its RPC does not answer this page."));
}

/** The rate as a file of values with commas: exact, as the contract said it. */
function csv(rows) {
  const lines = rows.map((one) => [new Date(one.time * 1000).toISOString(), one.height, one.rate, one.value].join(","));
  const file = new Blob([`time,height,rate,value\n${lines.join("\n")}\n`], { type: "text/csv" });
  const link = h("a", { href: URL.createObjectURL(file), download: "ballast-rate.csv" });
  link.click();
  URL.revokeObjectURL(link.href);
}

export function validators(element, { books, chain }) {
  const rows = [...books.delegations].sort((a, b) => (BigInt(b.actual) > BigInt(a.actual) ? 1 : -1));
  if (!rows.length) return show(element, h("p", { class: "empty" }, "Nothing is delegated yet."));
  return show(element, h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Validators" }, h("table", {},
    h("thead", {}, h("tr", {}, ["Validator", "Stake", "Commission"].map((name, i) => h("th", { scope: "col", class: i ? "num" : null }, name)))),
    h("tbody", {}, rows.map((row) => {
      const known = chain.get(row.validator);
      const rest = known?.jailed ? tag("jailed", "bad") : known && known.status !== "BOND_STATUS_BONDED" ? tag("not bonded", "bad") : null;
      return h("tr", {}, h("td", {}, h("span", { title: row.validator }, known?.description?.moniker || row.validator), " ", rest),
        h("td", { class: "num" }, native(row.actual)),
        h("td", { class: "num" }, known ? `${percent(known.commission.commission_rates.rate)}\u00a0%` : "?"));
    })))));
}

const FAQ = [
  ["What can I lose?", "If a validator is slashed, its bond pays first, then the underwriters' pool, then all holders through the rate. A ticket whose batch is priced is not insured until its coins have arrived. Insurers can lose everything that they put in."],
  ["When do I get my money?", "An exit waits until its batch is priced. It is then paid at once as far as there are new deposits, and the rest after the chain's unbonding time. Nobody can pause claims."],
  ["What does it cost?", "Bonding and leaving cost only the chain's fee. The treasury, insurers and the accounts that send cranks get parts of the rewards; the APR above is what is left after that."],
  ["Who can change this?", "The owner sets parameters within hard bounds, and cannot take coins or set the rate. An account that may replace the code (the wasm admin, or the chain's governance) could do more: see under Contracts who that is."],
  ["What does this page see?", "It queries the node named at the top, and that node sees your address. The page signs nothing: it shows each transaction, and then your wallet does before you sign."],
];

export function faq(element) {
  show(element, FAQ.map(([question, answer]) => h("details", { class: "faq" }, h("summary", {}, question), h("p", {}, answer))));
}

export function contracts(element, { at, explorer }) {
  const named = ["hub", "token", "queue", "vault", "registry", "collector", "owner", "guardian", "treasury", "admin"].filter((name) => at[name]);
  show(element, h("table", {}, h("tbody", {}, named.map((name) => {
    const url = explorer.account(at[name]);
    const text = h("code", {}, at[name]);
    return h("tr", {}, h("th", { scope: "row" }, name), h("td", { class: "long" }, url ? h("a", { href: url, target: "_blank", rel: "noopener" }, text) : text));
  }))));
}

