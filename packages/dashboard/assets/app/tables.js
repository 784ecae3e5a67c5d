// Lists: losses and who paid, batches on their way, stake by validator, the suite itself.
import { h, show, native, lst, tag, pager } from "./dom.js";
import { toNumber, percent, decimal, moment, fromNow, date, bps, span, count, exact } from "./format.js";
import { stack, bullet, stretch, legend, payers, PAYERS } from "./bars.js";
import { whoPaid } from "./story.js";

/** Losses, newest first. */
export function losses(element, page, name, turn) {
  const { rows, total } = page;
  if (!total) return show(element, h("p", { class: "empty" }, "No loss has been booked."));
  const most = Math.max(...rows.map((l) => toNumber(l.amount)));
  const used = PAYERS.filter(([kind]) => rows.some((l) => payers(l, toNumber).some((p) => p.kind === kind && p.value > 0)));
  show(element, legend(...used),
    h("div", { class: "rows" }, rows.map((loss) => h("div", { class: "row loss", "data-loss": loss.id },
      h("div", { class: "head" }, h("b", {}, `Loss ${loss.id}: ${name(loss.validator)}`),
        h("span", { class: "muted" }, `height ${exact(loss.height)}`)),
      stack(`loss ${loss.id}, by payer`, payers(loss, toNumber), most),
      h("div", { class: "foot" }, h("span", {}, whoPaid(loss, name)))))),
    pager("losses", { ...turn, text: total === 1 ? "1 loss" : `${exact(total)} losses` }));
}

function batchRow(batch, scale, view) {
  const lacks = BigInt(batch.owed) - BigInt(batch.funded);
  const unclaimed = BigInt(batch.funded) - BigInt(batch.claimed);
  const settled = batch.status === "settled";
  const end = batch.expected_at ?? batch.closed_at;
  const [kind, word] = settled ? ["good", "all there"] : ["leavers", "on its way"];
  const when = settled ? `priced ${date(batch.closed_at)}`
    : `due ${date(end)}, ${fromNow(end, view.block.time)}`;
  return h("div", { class: "row batch", "data-batch": batch.batch_id },
    h("div", { class: "head" }, h("span", {}, h("b", {}, `Batch ${batch.batch_id}`), " ", tag(word, settled ? "good" : "")),
      h("span", { class: "muted" }, when)),
    stretch(`batch ${batch.batch_id}`, { from: batch.closed_at, to: end, kind, done: settled }, scale),
    h("div", { class: "foot" },
      h("span", {}, "owed ", native(batch.owed)),
      lacks > 0n && h("span", {}, "arrived ", native(batch.funded)),
      unclaimed > 0n && h("span", {}, "to be claimed ", native(unclaimed.toString()))));
}

/** The open batch, then closed ones, newest first, on one scale of time. */
export function queue(element, view, page, turn) {
  const { open, block } = view;
  const { rows } = page;
  const priced = open.batch_id - 1;
  const starts = rows.map((b) => b.closed_at);
  const ends = rows.map((b) => b.expected_at ?? b.closed_at);
  const scale = { from: Math.min(block.time, ...starts), to: Math.max(block.time + 1, ...ends), now: block.time };
  const closes = open.closes_after > block.time
    ? `priced ${fromNow(open.closes_after, block.time)} at the earliest` : "can be priced now";
  show(element,
    h("div", { class: "row" },
      h("div", { class: "head" }, h("span", {}, h("b", {}, `Batch ${open.batch_id}`), " ", tag("open")),
        h("span", { class: "muted" }, open.tickets === 0 ? "empty" : closes)),
      h("div", { class: "foot" }, open.tickets === 0 ? "An exit made now gets a ticket in this batch."
        : h("span", {}, lst(open.shares), ` in ${count(open.tickets, "ticket")}: gains and loses like any LST until it is priced`))),
    rows.length === 0 ? h("p", { class: "empty" }, "No batch has been priced yet.") : [
      h("h3", {}, "Priced"),
      legend(["leavers", "on its way: slashes can still lower it"], ["good", "all there"]),
      h("div", { class: "rows" }, rows.map((batch) => batchRow(batch, scale, view))),
      h("div", { class: "row" }, h("div", { class: "head muted" },
        h("small", {}, date(scale.from)), h("small", {}, "mark: now"), h("small", {}, date(scale.to)))),
      pager("batches", { ...turn, text: priced === 1 ? "1 batch priced" : `${exact(priced)} batches priced` }),
    ]);
}

const PAGE = 12;

function health(v) {
  const chain = v.chain;
  if (!chain) return [tag("gone", "bad")];
  return [
    chain.tombstoned ? tag("tombstoned", "bad") : chain.jailed ? tag("jailed", "bad")
      : chain.standing !== "bonded" && tag(chain.standing, "bad"),
    v.status && v.status !== "active" && tag(v.reason ? `${v.status}: ${v.reason}` : v.status),
    !v.status && tag("not listed"),
  ];
}

function stakeRow(v, most) {
  const [value, target, quota] = [v.actual, v.target, v.quota].map((x) => toNumber(x));
  const label = `${v.name}: stake ${value}, target ${target}, quota ${quota}`;
  return h("div", { class: "row validator" },
    h("div", { class: "head" }, h("span", {}, h("b", { title: v.address }, v.name), " ", health(v)), native(v.actual ?? "0")),
    bullet(label, { value, target, limit: quota, of: most }),
    h("div", { class: "foot" },
      h("span", {}, "target ", native(v.target ?? "0")),
      h("span", {}, "quota ", native(v.quota ?? "0")),
      v.bond_lst && v.bond_lst !== "0" && h("span", {}, "bond ", lst(v.bond_lst)),
      v.chain && h("span", {}, `commission ${percent(v.chain.commission)}\u00a0%`),
      v.entries > 0 && h("span", {}, `${count(v.entries, "unbonding")} open`)));
}

/** Stake by validator, a page at a time. */
export function stake(element, view, page, turn) {
  const rows = view.validators;
  const shown = rows.slice(page * PAGE, (page + 1) * PAGE);
  const most = Math.max(1, ...rows.flatMap((v) => [toNumber(v.actual), toNumber(v.target)])) * 1.25;
  const last = Math.ceil(rows.length / PAGE) - 1;
  show(element,
    h("div", { class: "legend" }, h("span", {}, h("i", { class: "fill-stake" }), "stake"),
      h("span", {}, "▏solid mark: target"), h("span", {}, "┊ dashed mark: quota, where it is near")),
    shown.length ? h("div", { class: "rows" }, shown.map((v) => stakeRow(v, most))) : h("p", { class: "empty" }, "No validator is listed."),
    pager("stake", {
      newer: page > 0 && (() => turn(page - 1)), older: page < last && (() => turn(page + 1)),
      text: count(rows.length, "validator"),
    }));
}

/** Contracts, roles, books. */
export function about(element, view) {
  const { state } = view;
  const books = [["buffer", "liquid"], ["bonded", "delegated"], ["exiting", "owed to closed batches, not undelegated yet"],
    ["dripping", "rewards here that do not count yet"]];
  show(element, h("div", { class: "two" },
    h("table", {}, h("tbody", {},
      books.map(([key, text]) => h("tr", {}, h("td", {}, key, h("br"), h("small", {}, text)), h("td", { class: "num" }, native(state[key])))),
      h("tr", {}, h("td", {}, h("b", {}, "value"), h("br"), h("small", {}, "buffer + bonded − exiting − dripping")), h("td", { class: "num" }, native(state.value))),
      h("tr", {}, h("td", {}, "LST"), h("td", { class: "num" }, lst(state.shares))),
      h("tr", {}, h("td", {}, "rate"), h("td", { class: "num" }, decimal(state.rate, 12))))),
    h("div", {},
      h("table", {}, h("tbody", {}, view.contracts.map((c) => h("tr", {}, h("td", {}, c.name), h("td", { class: "long" }, h("code", {}, c.address)))))),
      h("p", { class: "hint" }, `Of rewards: fee ${bps(view.params.collector.fee_bps)}\u00a0%, tip ${bps(view.params.collector.tip_bps)}\u00a0%. `,
        `Unbonding takes ${span(view.unbonding_secs)}. Last compared with the chain at height ${exact(state.last_sync_height)}; `,
        state.last_batch_at ? `last batch ${moment(state.last_batch_at)}.` : "no batch yet."))));
}
