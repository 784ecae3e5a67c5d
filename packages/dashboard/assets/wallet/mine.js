// What the account has: balances, tickets with when and how much, insurance.
import { h, show, native, lst, tag } from "../app/dom.js";
import { outlook, standing } from "../app/person.js";
import { fromNow, moment } from "../app/format.js";
import { ACTS } from "./acts.js";

const button = (text, key, act) => h("button", { type: "button", class: "small", "data-key": key, onclick: act }, text);

export function holdings(element, { mine, books }) {
  if (!mine) return show(element);
  const all = BigInt(books.state.shares);
  const worth = all > 0n ? String((BigInt(mine.lst) * BigInt(books.state.value)) / all) : "0";
  return show(element,
    h("dt", {}, "Coins"), h("dd", { id: "m-native" }, native(mine.native)),
    h("dt", {}, "LST"), h("dd", { id: "m-lst" }, lst(mine.lst)),
    h("dt", {}, "worth"), h("dd", { id: "m-worth" }, native(worth)));
}

export function tickets(element, { mine, books, at }, { act, prefix }) {
  if (!mine) return show(element, h("p", { class: "empty" }, "Connect a wallet to see your exits."));
  const rows = mine.tickets;
  if (!rows.length) return show(element, h("p", { class: "empty" }, "No exits. Unbond, and a ticket shows here with when and how much."));
  const ready = rows.filter((one) => one.claimable !== "0");
  const row = (ticket) => {
    const [word, kind] = standing(ticket);
    const to = h("input", { "aria-label": `New owner of ticket ${ticket.ticket_id}`, placeholder: `${prefix}1…`, autocomplete: "off", spellcheck: "false", "data-key": `to-${ticket.ticket_id}` });
    const why = h("p", { class: "preview bad", hidden: true });
    const give = () => {
      const address = to.value.trim();
      const isAddress = address.startsWith(`${prefix}1`) && /^[a-z0-9]{38,90}$/.test(address.slice(prefix.length + 1)) && address === address.toLowerCase();
      why.hidden = isAddress;
      why.textContent = `\`${address.slice(0, 60)}\` is no account of this chain: it begins with ${prefix}1`;
      if (isAddress) act(ACTS.transfer(at, ticket, address));
    };
    return h("li", { class: "ticket", "data-ticket": ticket.ticket_id },
      h("div", { class: "head" }, h("span", {}, h("b", {}, `Ticket ${ticket.ticket_id}`), ` · batch ${ticket.batch_id}`), tag(word, kind)),
      h("p", {}, lst(ticket.shares), " handed in", ticket.owed !== "0" && [", owed ", native(ticket.owed)], "."),
      h("p", {}, outlook(ticket, { state: books.state, open: books.open, block: books.block, unbonding_secs: at.params.unbonding_secs })),
      h("div", { class: "buttons" },
        ticket.status === "open" && button("Cancel", `cancel-${ticket.ticket_id}`, () => act(ACTS.cancel(at, ticket))),
        ticket.claimable !== "0" && button("Claim", `claim-${ticket.ticket_id}`, () => act(ACTS.claim(at, [ticket])))),
      h("details", {}, h("summary", {}, "Transfer"), h("div", { class: "transfer" }, to, button("Transfer", `give-${ticket.ticket_id}`, give)), why));
  };
  return show(element, ready.length > 1 && h("div", { class: "buttons" }, button(`Claim all ${ready.length}`, "claim-all", () => act(ACTS.claim(at, ready.slice(0, 30))))),
    h("ul", { class: "tickets" }, rows.map(row)));
}

export function insured(element, { mine, books, at }, { act, name }) {
  if (!mine) return show(element, h("p", { class: "empty" }, "Connect a wallet to see what you insure."));
  const { pool, bonds, exits } = mine.insured;
  const rows = [];
  const holding = (where, key, layer, held, text) => h("li", { class: "ticket" }, h("div", { class: "head" }, h("b", {}, where), lst(held.lst)),
    h("p", {}, held.lst === "0" ? "Losses burned all of it: these shares stand for nothing now." : ["worth ", native(held.value), text]),
    h("div", { class: "buttons" }, button("Leave", key, () => act(ACTS.leave(at, layer, held, where.toLowerCase())))));
  if (pool.shares !== "0") rows.push(holding("The underwriters' pool", "leave-pool", "pool", pool, "; pays for any validator, after its bond."));
  for (const bond of bonds) {
    rows.push(holding(`Bond for ${name(bond.validator)}`, `leave-${bond.validator}`, { bond: { validator: bond.validator } }, bond, "; burned first for its losses."));
  }
  for (const exit of exits) {
    const isReady = exit.ready_at !== null && exit.ready_at <= books.block.time;
    const when = exit.lst === "0" ? "losses burned all of it" : exit.ready_at === null ? "still backs stake, has no date yet"
      : isReady ? "can be taken out" : `can be taken out ${moment(exit.ready_at)}, ${fromNow(exit.ready_at, books.block.time)}`;
    rows.push(h("li", { class: "ticket" }, h("div", { class: "head" }, h("b", {}, `Request ${exit.exit_id}`), lst(exit.lst)),
      h("p", {}, `${when}; it can be burned for losses until then.`),
      h("div", { class: "buttons" }, isReady && button("Take out", `out-${exit.exit_id}`, () => act(ACTS.take_out(at, exit))),
        exit.lst !== "0" && button("Stay", `stay-${exit.exit_id}`, () => act(ACTS.stay(at, exit))))));
  }
  return show(element, rows.length ? h("ul", { class: "tickets" }, rows) : h("p", { class: "empty" }, "Nothing. Underwrite, or post a bond, and it shows here."));
}
