// At a glance: tiles, alerts, the rate, insurance, what is due, whether the books hold.
import { h, show, native, lst, tag } from "./dom.js";
import { units, bps, percent, decimal, toNumber, yearly, span, moment, fromNow, exact, count } from "./format.js";
import { lineChart } from "./lines.js";
import { stack, bullet } from "./bars.js";
import { picture, short } from "./pictures.js";

const DUE = {
  sync: "book what the chain shows",
  settle: "hand matured unbondings to the queue",
  retry_cover: "have an owed cover paid",
  submit_batch: "price the open batch",
  undelegate: "undelegate for closed batches",
  harvest: "withdraw rewards",
  distribute: "split rewards: tip, fee, premium, the rest to the pool",
  observe: "move validators' statuses by what the chain shows",
  delegate: "delegate the buffer",
  rebalance: "move stake towards targets",
};

function tile(id, label, big, ...more) {
  return h("div", { class: "tile" },
    h("div", { class: "label" }, label), h("div", { class: "big", id }, big), h("div", { class: "more" }, more));
}

export function tiles(element, view) {
  const { state, coverage, premium, solvency, history } = view;
  const growth = yearly(history);
  const last = history[history.length - 1];
  const held = solvency.checks.filter((c) => c.holds).length;
  show(element,
    tile("t-value", "Value of the pool", native(state.value), "all LST together"),
    tile("t-rate", "Exchange rate", h("data", { value: state.rate, title: state.rate }, decimal(state.rate)),
      `${units.token.native} per ${units.token.symbol}`),
    tile("t-yield", "Yield", growth ? `${percent(growth.rate)}\u00a0%` : "not yet",
      growth ? [`a year, from the last ${growth.days}\u00a0d`, growth.lost < -1e-9 && `; losses took ${percent(-growth.lost)}\u00a0% in that time`] : "a day of history is needed"),
    tile("t-waiting", "Pending withdrawals", native(last?.waiting ?? "0"), "open and closed batches"),
    tile("t-coverage", "Covered by the pool", `${bps(coverage.coverage_bps)}\u00a0%`,
      `of value; aim ${bps(coverage.target_bps)}\u00a0%; premium ${bps(premium.premium_bps)}\u00a0%`),
    tile("t-solvency", "The books", h("span", { class: solvency.ok ? "yes" : "no" }, solvency.ok ? "✓ hold" : "✕ broken"),
      `${held} of ${solvency.checks.length} checks`));
}

/** What needs eyes now. */
export function alerts(element, view, book) {
  const { state, paused, solvency } = view;
  const rows = [];
  if (state.pending_loss !== "0") {
    rows.push(h("div", { class: "alert bad", id: "pending-loss" },
      h("span", {}, h("strong", {}, "A slash that is not booked yet: "), native(state.pending_loss),
        ". The next message that prices anything books it first, and insurers pay in the same transaction."),
      view.acts && h("button", { type: "button", "data-key": "book", onclick: book }, "Book it now: send sync")));
  }
  if (state.pending_cover !== "0") {
    rows.push(h("div", { class: "alert bad" }, h("span", {}, "The vault still owes a cover of ",
      native(state.pending_cover), ". Until it is paid or a day old, no batch of exits is priced; bonding waits, claims go on.")));
  }
  for (const [scope, pause] of Object.entries(paused)) {
    if (pause) rows.push(h("div", { class: "alert" }, `Paused until ${moment(pause.until)}: ${scope}. Claims are never paused.`));
  }
  if (!solvency.ok) rows.push(h("div", { class: "alert bad" }, "The books do not hold: see Solvency."));
  show(element, rows);
}

export function rate(element, note, view) {
  const points = view.history.map((s) => ({ x: s.time, y: Number(s.rate), label: decimal(s.rate, 8) }));
  const marks = view.history.filter((s) => s.mark).map((s) => ({ x: s.time, y: Number(s.rate), text: s.mark }));
  note.textContent = `${units.token.native} per ${units.token.symbol}`;
  const [first, last] = [points[0], points[points.length - 1]];
  const title = first ? `Exchange rate from ${first.label} to ${last.label}; arrow keys read it` : "Exchange rate";
  show(element, lineChart({
    series: [{ name: "rate", points }], marks, title, format: (y) => y.toFixed(spread(points)),
  }));
}

/** Decimals that tell the ticks apart. */
function spread(points) {
  const ys = points.map((p) => p.y);
  const range = Math.max(...ys) - Math.min(...ys);
  return range > 0.05 ? 3 : range > 0.005 ? 4 : 5;
}

export function insurance(element, view) {
  const { coverage, premium, pool, params } = view;
  const [bonds, value] = [coverage.bonds_value, coverage.insured_value];
  const bonded = view.validators.filter((v) => v.bond_lst && v.bond_lst !== "0").length;
  const whole = toNumber(value);
  const most = Math.max(coverage.coverage_bps, coverage.target_bps) * 1.25;
  const layer = (kind, title, raw, text) => h("div", { class: "row" },
    h("div", { class: "head" }, h("b", {}, title), native(raw)),
    stack(`${title}: ${raw}`, [{ kind, value: toNumber(raw), name: title, faint: kind === "holders" }], whole),
    h("div", { class: "foot" }, text));
  show(element,
    h("div", { class: "rows" },
      layer("bond", "1. The validator's own bond", bonds, bonded ? `${count(bonded, "bond")}; each pays for its validator only` : "no validator has posted a bond"),
      layer("pool", "2. The underwriters' pool", pool.value,
        h("span", {}, "pays for any validator; ", lst(pool.exiting_lst), " of it is on the way out and still liable")),
      layer("holders", "3. All holders, through the rate", value, "what insurers could not pay lowers the rate")),
    h("h3", {}, "Coverage and premium"),
    bullet(`coverage ${bps(coverage.coverage_bps)}\u00a0% of an aim of ${bps(coverage.target_bps)}\u00a0%`,
      { value: coverage.coverage_bps, target: coverage.target_bps, of: most, kind: "pool" }),
    h("div", { class: "row" }, h("div", { class: "foot" },
      h("span", {}, `the pool covers ${bps(coverage.coverage_bps)}\u00a0% of value; the mark is the aim, ${bps(coverage.target_bps)}\u00a0%`),
      h("span", {}, `premium now ${bps(premium.premium_bps)}\u00a0% of rewards, ${bps(params.collector.premium_max_bps)}\u00a0% at most`),
      h("span", {}, `leaving the vault takes ${span(params.vault.cooldown_secs)}`))));
}

export function due(element, view) {
  const { due: work, state, block } = view;
  const rows = work.map((name) => h("li", {}, tag(name), ` ${DUE[name] ?? ""}`));
  const next = state.next_batch_at > block.time
    ? `The open batch can be priced ${fromNow(state.next_batch_at, block.time)}.` : "";
  show(element, rows.length
    ? h("ul", { class: "work", id: "due-list" }, rows)
    : h("p", { class: "hint", id: "due-list" }, `Nothing is due. ${next}`));
}

export function solvency(element, view) {
  const number = (check) => Number(check.id.replace(/\D/g, ""));
  const checks = [...view.solvency.checks].sort((a, b) => number(a) - number(b));
  show(element, h("ul", { class: "checks" }, checks.map((check) => h("li", {},
    h("span", { class: check.holds ? "yes" : "no", role: "img", "aria-label": check.holds ? "holds" : "broken" }, check.holds ? "✓" : "✕"),
    h("b", {}, check.id), h("span", { class: "muted" }, check.detail.replace(/\d{4,}/g, exact))))));
}

/** What contracts that stand on the suite show of themselves: a table each. Times come as `@` and seconds. */
export function extensions(section, view) {
  section.hidden = !view.extensions.length;
  const timed = (text) => text.replace(/@(\d+)/g, (_, secs) => moment(Number(secs)));
  // whole addresses show on hover
  const cell = (text) => h("td", { title: short(text) === text ? null : text }, timed(short(text)));
  const one = ({ guest, panel, error }) => [
    h("h2", {}, guest.name, " ", h("small", {}, panel?.title ?? "")),
    error ? h("p", { class: "alert bad" }, `It does not answer: ${error}`) : [
      h("p", { class: "hint", title: short(panel.note) === panel.note ? null : panel.note }, timed(short(panel.note))),
      (panel.pictures ?? []).map(picture),
      panel.rows.length
        ? h("div", { class: "scroll" }, h("table", {}, h("thead", {}, h("tr", {}, panel.columns.map((name) => h("th", {}, name)))),
          h("tbody", {}, panel.rows.map((row) => h("tr", {}, row.map(cell))))))
        : h("p", { class: "empty" }, "Nothing to show."),
    ],
  ];
  show(section, view.extensions.map(one));
}

/** Who would pay if a validator were slashed now, roughly: the hub computes it to the unit. */
export function whatIf(element, validator, fraction, view) {
  const stake = BigInt(validator?.actual ?? 0);
  if (!validator || !(fraction > 0 && fraction <= 1) || !stake) return show(element);
  const least = (a, b) => (a < b ? a : b);
  // exact, in base units: a millionth of the fraction is what people can type
  const loss = stake * BigInt(Math.round(fraction * 1e6)) / 1000000n;
  const bond = least(loss, BigInt(validator.bond_value ?? 0));
  const pool = least(loss - bond, BigInt(view.pool.value));
  const parts = [["bond", bond], ["pool", pool], ["holders", loss - bond - pool]];
  show(element, h("div", { class: "row" },
    h("div", { class: "foot" }, h("span", {}, `${validator.name} has `, native(validator.actual), " of the pool. A loss of about ", native(loss.toString()), " would be paid so:")),
    stack("who would pay", parts.map(([kind, value]) => ({ kind, value: toNumber(value), name: kind }))),
    h("div", { class: "foot" }, parts.filter(([, v]) => v > 0n).map(([kind, v]) =>
      h("span", {}, h("i", { class: `fill-${kind}` }), `${kind} `, native(v.toString()))))));
}

