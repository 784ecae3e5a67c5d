// Loads the books, draws them, and draws again when they change.
import { h, show, rewrite } from "./dom.js";
import { units, moment, exact, short } from "./format.js";
import { theme } from "./theme.js";
import { tell, typed, summary, bookedLosses, whoPaid } from "./story.js";
import * as panels from "./panels.js";
import * as tables from "./tables.js";
import { person } from "./person.js";
import { call, choices, wire, refresh } from "./forms.js";

const $ = (id) => document.getElementById(id);
const EVERY = 5000;
const ROWS = 24;
/** What the page shows, and for whom. */
const page = {
  /** The last answer of `/api/view`; null until there is one. */
  view: null,
  /** Older batches and losses that somebody turned to; null: the newest, which are in `view`. */
  batches: null,
  losses: null,
  /** Which page of validators is shown, from 0. */
  stake: 0,
  /** The account or address that acts and is looked at. */
  who: "",
  /** After which of its tickets the list goes on; null: from the first. */
  after: null,
  /** What `/api/person` said of `who`; null until it did. */
  position: null,
  /** What an address had insured when that was last something, by address. */
  held: new Map(),
  /** Something is being done: nothing else can be. */
  busy: false,
};

/** An address as the name of a validator or an account, if it has one. */
function name(address) {
  const validator = page.view?.validators.find((v) => v.address === address);
  const known = validator ?? page.view?.people.find((p) => p.address === address);
  return known?.name ?? short(address ?? "");
}

/** What the page says when it cannot look: of a page that never could, each panel says why it is empty. */
function trouble(error) {
  const when = page.view ? `What is shown is as of height ${exact(page.view.block.height)}.` : "Nothing can be shown yet; it is asked again every 5 s.";
  show($("alerts"), h("div", { class: "alert bad", id: "no-answer" }, h("span", {}, `${error.message} ${when}`)));
  if (page.view) return;
  for (const id of ["rate", "insurance", "losses", "queue", "stake", "solvency", "about", "person", "due"]) {
    show($(id), h("p", { class: "empty" }, "No answer yet."));
  }
}

/** The rows of a list that are shown, and how to turn to newer and older ones. */
function pageOf(list, path, draw) {
  const shown = page[list] ?? page.view[list];
  const load = async (below) => {
    page[list] = below === null ? null : await call(`${path}?below=${below}`).catch(() => null);
    draw();
  };
  const first = shown.rows[0]?.batch_id ?? shown.rows[0]?.id;
  const last = shown.rows[shown.rows.length - 1];
  const lastId = last?.batch_id ?? last?.id;
  const top = page.view[list].below;
  return [shown, {
    newer: page[list] && (() => load(first + ROWS + 1 >= top ? null : first + ROWS + 1)),
    older: shown.more && (() => load(lastId)),
  }];
}

const drawBatches = () => tables.queue($("queue"), page.view, ...pageOf("batches", "/api/batches", drawBatches));
const drawLosses = () => {
  const [shown, turn] = pageOf("losses", "/api/losses", drawLosses);
  tables.losses($("losses"), shown, name, turn);
};
const drawStake = (number = page.stake) => {
  page.stake = number;
  tables.stake($("stake"), page.view, number, drawStake);
};
const drawWhatIf = () => {
  const validator = page.view.validators.find((v) => v.name === $("victim").value);
  panels.whatIf($("what-if"), validator, Number($("percent").value) / 100, page.view);
};

function drawPerson() {
  if (!page.position) return show($("person"), h("p", { class: "empty" }, page.view.acts ? "…" : "Coins, LST, insurance and tickets of any address."));
  person($("person"), page.position, page.view, page.who, { name, act, before: page.held.get(page.who), turn: (after) => { page.after = after; loadPerson(); } });
}

function draw() {
  const { view } = page;
  Object.assign(units.token, view.token);
  document.body.classList.toggle("looks", !view.acts);
  $("place").textContent = `${view.place}${view.acts ? "" : " · read only"} · height ${exact(view.block.height)} · ${moment(view.block.time)}`;
  panels.tiles($("tiles"), view);
  panels.alerts($("alerts"), view, () => act({ act: "sync", from: page.who }));
  panels.rate($("rate"), $("rate-note"), view);
  panels.insurance($("insurance"), view);
  panels.due($("due"), view);
  panels.solvency($("solvency"), view);
  panels.extensions($("extensions"), view);
  tables.about($("about"), view);
  drawBatches();
  drawLosses();
  drawStake();
  choices($("who"), view.people.map((p) => p.name));
  page.who = view.acts ? $("who").value : page.who;
  $("as").textContent = page.who;
  refresh(view);
  drawWhatIf();
  drawPerson();
}

async function loadPerson() {
  if (!page.who) return;
  const query = new URLSearchParams({ who: page.who, ...(page.after ? { after: page.after } : {}) });
  try {
    const { who } = page;
    page.position = { ...(await call(`/api/person?${query}`)), after: page.after };
    drawPerson();
    const { insurance } = page.position;
    const before = page.held.get(who);
    // what was wiped out stays on the page until something is insured anew
    const isHeld = insurance.pool.shares !== "0" || insurance.bonds.length || insurance.exits.length;
    if (isHeld || !before) page.held.set(who, insurance);
  } catch (error) {
    show($("person"), h("p", { class: "preview bad" }, error.message));
  }
}

async function load() {
  const view = await call("/api/view");
  const same = page.view && view.acts && view.block.height === page.view.block.height;
  if (same && !$("no-answer")) return;
  page.view = view;
  draw();
  await loadPerson();
}

function log(kind, lines, command) {
  const entry = h("li", { class: `${kind} fresh` }, h("time", {}, moment(page.view.block.time)),
    lines.map((line) => h("div", {}, line)), command && h("code", {}, typed(command)));
  $("log").prepend(entry);
  toast(kind, lines);
  while ($("log").children.length > 60) $("log").lastChild.remove();
}

let gone;

/** The same for a moment at the foot of the window; the log is what is read aloud. */
function toast(kind, lines) {
  $("toast").className = `toast ${kind}`;
  show($("toast"), lines.map((line) => h("div", {}, copy(line))));
  $("toast").hidden = false;
  clearTimeout(gone);
  gone = setTimeout(() => { $("toast").hidden = true; }, 7000);
}

const copy = (line) => [line].flat(Infinity).map((part) => (part instanceof Node ? part.cloneNode(true) : part));

/** Everything that acts, off while something is done. */
function busy(on) {
  page.busy = on;
  for (const control of document.querySelectorAll("aside button, #alerts button")) control.disabled = on;
}

async function carryOut(body, words) {
  if (page.busy) return false;
  busy(true);
  try {
    const { steps } = await call("/api/act", body);
    await load();
    const losses = steps.flatMap(bookedLosses).map((loss) => h("strong", {}, whoPaid(loss, name)));
    const said = words ? words(steps) : steps.map((step) => tell(step, name));
    const kind = losses.length || ["slash", "double_sign"].includes(steps[0]?.command.cmd) ? "bad" : "good";
    log(kind, [...said, ...losses], words ? null : steps[0].command);
    return true;
  } catch (error) {
    await load().catch(trouble);
    log("bad", [error.isUnknown ? `No answer, so it may have been done or not: ${error.message}` : `Refused, and nothing changed: ${error.message}`]);
    return false;
  } finally {
    busy(false);
  }
}

const act = (body) => carryOut(body);

/** A day at a time, or three where it is more than a week, so that one sees it pass. */
async function pass(days, keeper) {
  const bar = $("progress");
  const step = days > 7 ? 3 : 1;
  bar.hidden = false;
  const body = { act: "pass", secs: step * 86400, ...(keeper ? { keeper: "keeper" } : {}) };
  const rewards = $("rewards").value.trim();
  if (rewards && rewards !== "0") body.rewards = rewards;
  if (keeper && !page.view.people.some((p) => p.name === "keeper")) body.keeper = page.who;
  for (let done = 0; done < days; done += step) {
    bar.value = done / days;
    if (!(await carryOut(body, (steps) => [summary(steps)]))) break;
  }
  bar.hidden = true;
}

function switches() {
  const turn = theme($("theme"));
  const bare = () => {
    units.base = !units.base;
    $("units").setAttribute("aria-pressed", units.base);
    if (page.view) draw();
    rewrite(document.body);
  };
  $("units").addEventListener("click", bare);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "u") bare();
    if (event.key === "d") turn();
  });
}

switches();
wire({ act, who: () => page.who, pass, whatIf: drawWhatIf });
$("who").addEventListener("change", () => { page.who = $("who").value; page.after = null; $("as").textContent = page.who; loadPerson(); });
$("who-form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!page.view || page.view.acts) return;
  page.who = $("address").value.trim();
  page.after = null;
  loadPerson();
});
load().catch(trouble);
setInterval(() => { if (!page.busy && !document.hidden) load().catch(trouble); }, EVERY);
