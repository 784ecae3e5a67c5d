// A story: charts, then each step with the books after it and what changed in them.
import { h, show, native, lst } from "./dom.js";
import { units, decimal, moment, tokens, toNumber, bps, exact, short } from "./format.js";
import { lineChart, lineLegend } from "./lines.js";
import { tell, typed, bookedLosses, whoPaid } from "./story.js";
import { insurance, solvency } from "./panels.js";
import { losses, queue, stake, about } from "./tables.js";

const story = JSON.parse(document.getElementById("data").textContent);
const { view, steps } = story;
Object.assign(units.token, view.token);

function named(address) {
  const all = [...view.validators, ...view.people, ...view.contracts];
  return all.find((x) => x.address === address)?.name ?? short(address ?? "");
}

const panel = (title, note, ...body) => h("section", { class: "panel" }, h("h2", {}, title, " ", h("small", {}, note)), body);

function drawn(title, note, draw, ...rest) {
  const place = h("div", {});
  draw(place, ...rest);
  return panel(title, note, place);
}

function charts() {
  const { history } = view;
  const marks = (y) => history.filter((x) => x.mark).map((x) => ({ x: x.time, y: y(x), text: x.mark }));
  const line = (name, y, label) => ({ name, points: history.map((x) => ({ x: x.time, y: y(x), label: label(x) })) });
  const rate = (x) => Number(x.rate);
  const pool = (x) => toNumber(x.pool);
  const whole = (y) => Math.round(y).toLocaleString("en");
  const withUnit = (raw) => `${tokens(raw)} ${units.token.native}`;
  const insured = history.some((x) => x.pool !== "0" || x.bonds !== "0");
  const waited = history.some((x) => x.waiting !== "0");
  const none = (text) => h("p", { class: "empty" }, text);
  return [
    panel("Exchange rate", `${units.token.native} per ${units.token.symbol}`, lineChart({
      series: [line("rate", rate, (x) => decimal(x.rate, 8))], marks: marks(rate), format: (y) => y.toFixed(4), title: "Exchange rate over the story",
    })),
    h("div", { class: "pair" },
      panel("Coverage", `what insurers have in the vault, ${units.token.native}`, insured ? [lineLegend(["the pool", "all bonds"]), lineChart({
        series: [line("pool", pool, (x) => withUnit(x.pool)), line("bonds", (x) => toNumber(x.bonds), (x) => withUnit(x.bonds))],
        marks: marks(pool), format: whole, zero: true, title: "Insurance over the story",
      })] : none("Nobody has put anything into the vault.")),
      panel("Queue", `what leavers wait for, ${units.token.native}`, waited ? [lineLegend(["waiting"]), lineChart({
        series: [line("waiting", (x) => toNumber(x.waiting), (x) => withUnit(x.waiting))], marks: [], format: whole, zero: true, title: "The queue over the story",
      })] : none("Nobody has left."))),
  ];
}

/** A number of the books and how it changed. */
function cell(now, before, show_) {
  const change = before === undefined ? 0n : BigInt(now) - BigInt(before);
  const sign = change > 0n ? "+" : "−";
  const size = (change < 0n ? -change : change).toString();
  return h("td", { class: "num" }, show_(now), change !== 0n &&
    h("span", { class: "change", title: `${sign}${exact(size)} base units` }, `${sign}${tokens(size)}`));
}

function books(now, before) {
  const keys = ["value", "buffer", "bonded", "exiting", "dripping"];
  const people = now.people;
  const old = (who) => before?.people.find((p) => p.name === who.name);
  return h("div", { class: "scroll books" },
    h("table", {}, h("thead", {}, h("tr", {}, h("th", {}, "rate"), keys.map((k) => h("th", { class: "num" }, k)),
      h("th", { class: "num" }, "LST"), h("th", { class: "num" }, "coverage"))),
    h("tbody", {}, h("tr", {}, h("td", {}, h("data", { value: now.state.rate, title: now.state.rate }, decimal(now.state.rate))),
      keys.map((k) => cell(now.state[k], before?.state[k], (x) => native(x))),
      cell(now.state.shares, before?.state.shares, (x) => lst(x)),
      h("td", { class: "num" }, `${bps(now.coverage.coverage_bps)}\u00a0%`)))),
    people.length > 0 && h("table", {}, h("thead", {}, h("tr", {}, people.map((p) => h("th", { class: "num" }, p.name)))),
      h("tbody", {}, h("tr", {}, people.map((p) => cell(p.native, old(p)?.native, (x) => native(x)))),
        h("tr", {}, people.map((p) => cell(p.lst, old(p)?.lst, (x) => lst(x)))))));
}

/** Commands beyond it are folded. */
const LONG = 150;

/** Steps that belong to one note; without notes each step is a chapter. */
function chapters() {
  const all = [];
  const noted = steps.filter((step) => step.command.note).length * 4 >= steps.length;
  for (const step of steps) {
    if (step.command.note || !noted || !all.length) all.push({ note: step.command.note, steps: [] });
    all[all.length - 1].steps.push(step);
  }
  return all;
}

function event(step, { last, before, untitled }) {
  const paid = bookedLosses(step).map((loss) => h("div", {}, h("strong", {}, whoPaid(loss, named))));
  const command = typed(step.command);
  const code = h("code", {}, command);
  const bad = step.refused || paid.length || ["slash", "double_sign", "absent"].includes(step.command.cmd);
  return h("div", { class: `event ${bad ? "bad" : ""}` }, !untitled && h("div", {}, tell(step, named)), paid,
    command.length > LONG ? h("details", {}, h("summary", {}, "the command"), code) : code,
    !last && step.books && h("details", {}, h("summary", {}, "the books after this step"), books(step.books, before)));
}

function tale() {
  let before;
  let shown;
  return chapters().map((chapter, i) => {
    const last = chapter.steps[chapter.steps.length - 1];
    const now = chapter.steps.map((x) => x.books).filter(Boolean).pop();
    const row = h("li", { class: "panel chapter" },
      h("h3", {}, `${i + 1}. `, chapter.note ?? tell(last, named)),
      chapter.steps.map((step, j) => {
        // a chapter of one step without a note has the step's sentence for a title
        const row = event(step, { last: step === last, before, untitled: !chapter.note && chapter.steps.length === 1 });
        before = j < chapter.steps.length - 1 && step.books ? step.books : before;
        return row;
      }),
      h("p", { class: "stamp" }, `height ${exact(last.height)}, ${moment(last.time)}`),
      now && books(now, shown));
    shown = now ?? shown;
    before = shown;
    return row;
  });
}

const quiet = {};
show(document.getElementById("page"),
  h("header", {}, h("h1", {}, story.title),
    h("p", { class: "lead" }, `${exact(steps.length)} steps on the ${view.place}, to height ${exact(view.block.height)}, ${moment(view.block.time)}. `,
      "Amounts show their base units on hover; small numbers say what changed since the chapter before.")),
  charts(),
  h("section", {}, h("h2", {}, "The story"), h("ol", { class: "story" }, tale())),
  h("h2", {}, "How it stands at the end"),
  h("div", { class: "pair" },
    drawn("Insurance", "who pays for a loss, in this order", insurance, view),
    drawn("Losses", "and who paid", losses, view.losses, named, quiet)),
  h("div", { class: "pair" },
    drawn("Exits", "the queue of batches", queue, view, view.batches, quiet),
    drawn("Stake", "against targets and quotas", stake, view, 0, () => {})),
  drawn("Solvency", "the books against bank, staking and token, in base units", solvency, view),
  drawn("The suite", "contracts, roles, books", about, view));
