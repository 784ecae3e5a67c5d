// What one can do, as messages and as words: what is signed is made from what is shown.
import { native, lst } from "../app/dom.js";
import { base64 } from "./proto.js";

const inner = (msg) => base64(new TextEncoder().encode(JSON.stringify(msg)));
const send = (at, to, amount, msg) => [{ contract: at.token, msg: { send: { contract: to, amount: String(amount), msg: inner(msg) } }, funds: [] }];
const tell = (contract, msg) => [{ contract, msg, funds: [] }];

/** Half a percent less than the preview is taken, in case a loss or a reward is booked in between. */
export const least = (shares) => String((BigInt(shares) * 995n) / 1000n);

export const ACTS = {
  bond: (at, amount, shares) => ({
    title: "Bond",
    words: ["You hand in ", native(amount), " and get ", lst(shares, { full: true }), ", at least ", lst(least(shares), { full: true }), "."],
    messages: [{ contract: at.hub, msg: { bond: { min_shares: least(shares) } }, funds: [{ denom: at.denom, amount: String(amount) }] }],
  }),
  unbond: (at, amount) => ({
    title: "Unbond",
    words: ["You hand in ", lst(amount), " and get a ticket. It can be taken back until its batch is priced."],
    messages: send(at, at.queue, amount, { unbond: {} }),
  }),
  underwrite: (at, amount, shares) => ({
    title: "Underwrite",
    words: ["You put ", lst(amount), " into the pool that pays for losses. It can be burned for them, also while you leave."],
    messages: send(at, at.vault, amount, { underwrite: { min_shares: least(shares) } }),
  }),
  post_bond: (at, amount, validator, name) => ({
    title: "Post a bond",
    words: ["You put ", lst(amount), ` behind ${name}. It is burned first for its losses, also while you leave.`],
    messages: send(at, at.vault, amount, { post_bond: { validator } }),
  }),
  cancel: (at, ticket) => ({
    title: `Cancel ticket ${ticket.ticket_id}`,
    words: ["You get your ", lst(ticket.shares), " back."],
    messages: tell(at.queue, { cancel: { ticket_id: ticket.ticket_id } }),
  }),
  claim: (at, tickets) => ({
    title: tickets.length === 1 ? `Claim ticket ${tickets[0].ticket_id}` : `Claim ${tickets.length} tickets`,
    words: ["You are paid ", native(String(tickets.reduce((sum, one) => sum + BigInt(one.claimable), 0n))), "."],
    messages: tell(at.queue, { claim: { ticket_ids: tickets.map((one) => one.ticket_id) } }),
  }),
  transfer: (at, ticket, recipient) => ({
    title: `Transfer ticket ${ticket.ticket_id}`,
    words: [`Whoever owns the ticket is paid. From now on that is ${recipient}; you cannot take it back.`],
    messages: tell(at.queue, { transfer_nft: { recipient, token_id: ticket.ticket_id } }),
  }),
  leave: (at, layer, holding, where) => ({
    title: `Leave ${where}`,
    words: ["You ask out with all you have there, ", lst(holding.lst), ". It can be burned for losses until you take it out."],
    messages: tell(at.vault, { request_exit: { layer, shares: holding.shares } }),
  }),
  take_out: (at, exit) => ({
    title: `Take out request ${exit.exit_id}`,
    words: ["You get ", lst(exit.lst), "."],
    messages: tell(at.vault, { exit: { exit_id: exit.exit_id } }),
  }),
  stay: (at, exit) => ({
    title: `Stay, request ${exit.exit_id}`,
    words: [lst(exit.lst), " insures and earns again."],
    messages: tell(at.vault, { cancel_exit: { exit_id: exit.exit_id } }),
  }),
};

/** Messages as a person reads them: contracts by name, what is packed unpacked. */
export function readable(at, messages) {
  const names = ["hub", "token", "queue", "vault"];
  return messages.map(({ contract, msg, funds }) => {
    const name = names.find((one) => at[one] === contract) ?? contract;
    const shown = structuredClone(msg);
    if (shown.send) shown.send.msg = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(shown.send.msg), (c) => c.charCodeAt(0))));
    return { contract: `${name} ${contract}`, message: shown, ...(funds.length ? { coins: funds } : {}) };
  });
}
