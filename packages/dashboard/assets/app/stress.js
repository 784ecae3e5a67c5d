// A stressful year: the rate with and without insurance, who lost what, and how insurance changes it.
import { h, show, native } from "./dom.js";
import { units, exact, toNumber, percent, bps, tokens } from "./format.js";
import { lineChart, lineLegend } from "./lines.js";
import { stack, legend, PAYERS } from "./bars.js";

const { stress, insured, title } = JSON.parse(document.getElementById("data").textContent);
Object.assign(units.token, { symbol: "bSTAKE", native: "STAKE", denom: "ustake", decimals: 6 });
const bare = stress.outcomes[0];
const safe = stress.outcomes[insured];
const DAY_SECS = 86400;

const block = (name, note, ...body) => h("section", { class: "panel" }, h("h2", {}, name, " ", h("small", {}, note)), body);
const points = (o) => o.rates.map((r, day) => ({ x: o.begins_at + day * DAY_SECS, y: Number(r), label: Number(r).toFixed(6) }));
const growth = (o) => Number(o.rates[o.rates.length - 1]) / Number(o.rates[0]) - 1;
const slashes = stress.events.filter((d) => d.event === "slash");

function rates() {
  const series = [["insured", safe], ["not insured", bare], ["no slashes at all", stress.calm]]
    .map(([name, o]) => ({ name, points: points(o) }));
  const line = series[1].points;
  const marks = slashes.map((d) => {
    const at = line[Math.min(line.length - 1, d.day + 1)];
    return { x: at.x, y: at.y, text: `${bps(d.bps)}\u00a0%` };
  });
  return block("Exchange rate", "the same year with and without insurance; marks are slashes of one validator",
    lineLegend(series.map((x) => x.name)),
    lineChart({ series, marks, format: (y) => y.toFixed(3), title: "Exchange rate with and without insurance" }));
}

/** Who lost what in a world, by kind of payer. */
function lost(o) {
  const parts = { bond: o.by_bonds, pool: o.by_pool, holders: o.by_holders, leavers: o.by_leavers + o.while_unbonding };
  return PAYERS.filter(([kind]) => parts[kind] !== undefined).map(([kind, name]) => ({ kind, name, raw: parts[kind], value: toNumber(parts[kind]) }));
}

const label = (o) => (o.setting.bond_bps + o.setting.pool_bps === 0 ? "no insurance"
  : [o.setting.bond_bps && `bonds ${bps(o.setting.bond_bps)}\u00a0%`, o.setting.pool_bps && `pool ${bps(o.setting.pool_bps)}\u00a0%`].filter(Boolean).join(" + "));

function blame(outcomes) {
  const most = Math.max(...outcomes.map((o) => lost(o).reduce((sum, p) => sum + p.value, 0)));
  return h("div", { class: "rows" }, outcomes.map((o) => h("div", { class: "row" },
    h("div", { class: "head" }, h("b", {}, label(o)), native(lost(o).reduce((sum, p) => sum + p.raw, 0))),
    stack(`who lost what with ${label(o)}`, lost(o), most),
    h("div", { class: "foot" }, lost(o).filter((p) => p.raw > 0).map((p) =>
      h("span", {}, h("i", { class: `fill-${p.kind}` }), `${p.kind} `, native(p.raw)))))));
}

function table() {
  const head = ["insurance", "lost", "bonds paid", "pool paid", "holders bore", "leavers bore", "rate in the year", "deepest fall", "insurers' net", "underwriters' year"];
  const net = (o) => o.insured[1] - o.kept;
  const number = (n) => native(n, { whole: true, unit: false });
  const signed = (n) => [n < 0 ? "−" : "+", number(Math.abs(n))];
  return h("div", { class: "scroll" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((text, i) => h("th", { class: i ? "num" : "" }, text)))),
    h("tbody", {}, stress.outcomes.map((o) => h("tr", {},
      h("td", { class: "tight" }, label(o)),
      [o.lost + o.while_unbonding, o.by_bonds, o.by_pool, o.by_holders, o.by_leavers + o.while_unbonding].map((n) => h("td", { class: "num" }, number(n))),
      h("td", { class: "num" }, `${percent(growth(o))}\u00a0%`),
      h("td", { class: "num" }, `${bps(o.drawdown_bps)}\u00a0%`),
      h("td", { class: "num" }, o.insured[0] ? signed(net(o)) : "–"),
      h("td", { class: "num" }, o.pool[0] ? `${percent(o.pool[1] / o.pool[0] - 1)}\u00a0%` : "–"))))));
}

const fact = (name, value, note) => h("div", { class: "fact" }, name, h("b", {}, value), h("small", {}, note));

show(document.getElementById("page"),
  h("header", {}, h("h1", {}, title),
    h("p", { class: "lead" }, `${exact(stress.wish.days)} days, ${exact(stress.wish.validators)} validators, ${slashes.length} slashes of one validator each, `,
      "people who come and go. Every world has the same days and the same slashes; only the insurance differs. ",
      stress.outcomes.every((o) => o.solvent) ? "Every check of the books held after every day." : "A check of the books failed.")),
  h("div", { class: "columns3" },
    fact("A holder's year, not insured", `${percent(growth(bare))}\u00a0%`, `deepest fall ${bps(bare.drawdown_bps)}\u00a0%`),
    fact("A holder's year, insured", `${percent(growth(safe))}\u00a0%`, `deepest fall ${bps(safe.drawdown_bps)}\u00a0%`),
    fact("Insurers' net, insured world", `${safe.insured[1] >= safe.kept ? "+" : "−"}${tokens(Math.abs(safe.insured[1] - safe.kept)).split(".")[0]} STAKE`, "premium less covers, against LST kept in a wallet")),
  rates(),
  block("Who lost what", "with and without insurance", legend(...PAYERS.slice(0, 4)), blame([bare, safe])),
  block("How much insurance", `one row for each world, in ${units.token.native}; bonds are of each validator's equal share, the pool is of value`, table(), h("h3", {}, "Who lost what in each"), blame(stress.outcomes)));
