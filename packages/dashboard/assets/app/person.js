// What someone has: coins, LST, tickets with when and how much, insurance.
import { h, show, native, lst, tag, pager } from "./dom.js";
import { moment, fromNow } from "./format.js";

/** What LST is worth at the rate now, rounded down. */
export function worth(shares, state) {
  const all = BigInt(state.shares);
  return all > 0n ? ((BigInt(shares ?? 0) * BigInt(state.value)) / all).toString() : "0";
}

/** What of a priced exit is not there yet: expected, or overdue, as when it was never undelegated. */
function due(at, now) {
  if (!at) return "is not undelegated yet and has no date";
  const when = `${moment(at)}, ${fromNow(at, now)}`;
  if (at > now) return `is expected ${when}`;
  const next = "a keeper's advance hands on what has come back, and undelegates what has not";
  return now - at > 86400 ? `is overdue: it was expected ${when}; ${next}` : `was expected ${when}; ${next}`;
}

/** When and how much, in words. */
export function outlook(ticket, view) {
  const { state, open, block, unbonding_secs: unbonding } = view;
  const rest = BigInt(ticket.owed ?? 0) - BigInt(ticket.claimed ?? 0) - BigInt(ticket.claimable ?? 0);
  if (ticket.status === "open") {
    const priced = Math.max(open.closes_after, block.time);
    return ["worth ", native(worth(ticket.shares, state)), " now; gains and loses until it is priced, ",
      `${fromNow(priced, block.time)} at the earliest. Then up to ${Math.round(unbonding / 86400 * 10) / 10} d of unbonding: about ${moment(priced + unbonding)}, sooner if deposits pay it.`];
  }
  const parts = [];
  if (ticket.claimable !== "0") parts.push(native(ticket.claimable), " can be claimed now. ");
  if (rest > 0n) {
    parts.push(native(rest.toString()), ` ${due(ticket.expected_at, block.time)}. Until then slashes can lower it, uninsured. `);
  }
  if (ticket.claimed !== "0") parts.push(native(ticket.claimed), " was paid already.");
  return parts;
}

/** What a ticket is called by how much of it is here: a tenth of it is not all of it. */
export function standing(ticket) {
  if (ticket.status !== "claimable") return [ticket.status, ""];
  const rest = BigInt(ticket.owed ?? 0) - BigInt(ticket.claimed ?? 0) - BigInt(ticket.claimable ?? 0);
  return rest > 0n ? ["partly claimable", ""] : ["claimable", "good"];
}

function ticketRow(ticket, view, who, act) {
  const id = ticket.ticket_id;
  const button = (name, body) => view.acts && h("button", {
    type: "button", class: "small", "data-key": `${name}-${id}`, onclick: () => act({ ...body, from: who }),
  }, name);
  return h("li", { class: "ticket", "data-ticket": id },
    h("div", { class: "head" }, h("span", {}, h("b", {}, `Ticket ${id}`), ` · batch ${ticket.batch_id}`),
      tag(...standing(ticket))),
    h("p", {}, lst(ticket.shares), " handed in", ticket.owed !== "0" && [", owed ", native(ticket.owed)], "."),
    h("p", {}, outlook(ticket, view)),
    h("div", { class: "buttons" },
      ticket.status === "open" && button("Cancel", { act: "cancel", ticket_id: id }),
      ticket.claimable !== "0" && button("Claim", { act: "claim", ticket_ids: [id] })));
}

/** What was in a layer when this page last looked and is in none now, and nobody asked it out. */
function vanished(insurance, before) {
  if (!before) return [];
  const isHeld = (layer) => layer === "pool" ? insurance.pool.shares !== "0" : insurance.bonds.some((one) => one.validator === layer);
  const held = [...(before.pool.shares && before.pool.shares !== "0" ? ["pool"] : []), ...before.bonds.map((one) => one.validator)];
  const isLeaving = insurance.exits.length > before.exits.length;
  return isLeaving ? [] : held.filter((layer) => !isHeld(layer));
}

function insured(insurance, view, who, name, act, before) {
  const rows = vanished(insurance, before).map((layer) => h("li", { class: "ticket", "data-wiped": layer },
    h("div", { class: "head" }, h("b", {}, layer === "pool" ? "In the pool" : `Bond for ${name(layer)}`), tag("wiped out", "bad")),
    h("p", {}, "Losses burned all of it: nothing is left to take out. ", h("a", { href: "#h-losses" }, "Losses"), " says which.")));
  const button = (text, key, body) => view.acts && h("button", {
    type: "button", class: "small", "data-key": key, onclick: () => act({ ...body, from: who }),
  }, text);
  if (insurance.pool.lst !== "0" || BigInt(insurance.pool.shares ?? 0) > 0n) {
    rows.push(h("li", { class: "ticket" }, h("div", { class: "head" }, h("b", {}, "In the pool"), lst(insurance.pool.lst)),
      h("p", {}, insurance.pool.lst === "0" ? "Losses burned all of it." : ["worth ", native(insurance.pool.value), "; pays for any validator."]),
      h("div", { class: "buttons" }, button("Ask to leave", "leave-pool", { act: "leave" }))));
  }
  const bonds = insurance.bonds.map((bond) => ({ ...bond, validator: name(bond.validator) }));
  bonds.sort((a, b) => a.validator.localeCompare(b.validator, "en", { numeric: true }));
  for (const { validator, ...bond } of bonds) {
    rows.push(h("li", { class: "ticket" }, h("div", { class: "head" }, h("b", {}, `Bond for ${validator}`), lst(bond.lst)),
      h("p", {}, "worth ", native(bond.value), "; burned first for its losses."),
      h("div", { class: "buttons" }, button("Ask to leave", `leave-${validator}`, { act: "leave", validator }))));
  }
  for (const exit of insurance.exits) {
    const ready = exit.lst === "0" ? "losses burned all of it" : exit.ready_at ? `can be taken out ${moment(exit.ready_at)}, ${fromNow(exit.ready_at, view.block.time)}` : "still backs stake";
    rows.push(h("li", { class: "ticket" }, h("div", { class: "head" }, h("b", {}, `Request ${exit.exit_id}`), lst(exit.lst)),
      h("p", {}, `${ready}; liable until taken out.`),
      h("div", { class: "buttons" }, button("Take out", `out-${exit.exit_id}`, { act: "take_out", exit_id: exit.exit_id }),
        button("Stay", `stay-${exit.exit_id}`, { act: "stay", exit_id: exit.exit_id }))));
  }
  return [h("h3", {}, "Insurance"), rows.length ? h("ul", { class: "tickets" }, rows) : h("p", { class: "empty" }, "Insures nothing.")];
}

/** Draws a position. `turn` loads tickets after one. */
export function person(element, data, view, who, { name, act, turn, before }) {
  const { tickets } = data;
  const last = tickets.rows[tickets.rows.length - 1];
  show(element,
    h("dl", { class: "holdings" },
      h("dt", {}, "Coins"), h("dd", { id: "p-native" }, native(data.native)),
      h("dt", {}, "LST"), h("dd", { id: "p-lst" }, lst(data.shares)),
      h("dt", {}, "worth"), h("dd", {}, native(worth(data.shares, view.state)))),
    insured(data.insurance, view, who, name, act, before),
    h("h3", {}, "Tickets"),
    tickets.rows.length > 0
      ? h("ul", { class: "tickets" }, tickets.rows.map((t) => ticketRow(t, view, who, act)))
      : h("p", { class: "empty" }, "No exits."),
    pager("tickets", {
      newer: data.after && (() => turn(null)), older: tickets.more && (() => turn(last.ticket_id)),
      text: data.after ? `after ticket ${data.after}` : "",
    }));
}
