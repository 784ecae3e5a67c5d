// What a step was, in a sentence: from its command and its answer.
import { h, native, lst, amount } from "./dom.js";
import { units, span, percent, decimal } from "./format.js";

/** The contract's attributes of a step, by contract. */
const said = (step) => step.answer?.attributes ?? {};

/** All events of a name, as objects. */
export const events = (step, name) =>
  (step.answer?.events ?? []).filter((e) => e.type === name).map((e) => Object.fromEntries(e.attributes));

export const bookedLosses = (step) => events(step, "wasm-ballast-loss");

/** Who paid for a loss, in a sentence. */
export function whoPaid(loss, name) {
  const bond = BigInt(loss.paid_by_bond ?? 0);
  const pool = BigInt(loss.paid_by_pool ?? 0);
  const exits = BigInt(loss.by_exits ?? 0);
  const holders = BigInt(loss.uncovered ?? 0) - exits;
  const owed = BigInt(loss.cover_owed ?? 0);
  const parts = [[bond, "its bond paid"], [pool, "the pool of underwriters"], [holders, "all holders bear"],
    [exits, "pending exits bear"], [owed, "still owed by the vault"]];
  const told = parts.filter(([n]) => n > 0n).map(([n, who], i) => [i ? ", " : "", `${who} `, native(n.toString())]);
  return [`${name(loss.validator)} lost `, native(loss.amount), ": ", told.length ? told : "not shared out yet", "."];
}

const SENT = {
  unbond: (a) => ["handed in ", lst(a.shares), `: ticket ${a.ticket_id} in batch ${a.batch_id}`],
  underwrite: (a) => ["underwrote with ", lst(a.lst)],
  post_bond: (a, name) => ["posted a bond of ", lst(a.lst), a.validator ? ` for ${name(a.validator)}` : ""],
};

const DONE = {
  bond: (a) => ["bonded ", native(a.amount), " and got ", lst(a.shares)],
  cancel: (a) => [`cancelled ticket ${a.ticket_id} and has `, lst(a.shares), " back"],
  claim: (a) => ["had ", native(a.amount), " paid"],
  request_exit: (a) => [`asked to leave the vault with `, lst(a.lst), `: request ${a.exit_id}`],
  cancel_exit: (a) => [`stays in the vault with `, lst(a.lst)],
  exit: (a) => ["took ", lst(a.lst), " out of the vault"],
  transfer_nft: (a) => [`gave ticket ${a.token_id ?? ""} away`],
};

const WORK = {
  sync: (a) => (a.loss && a.loss !== "0" ? ["booked a loss of ", native(a.loss)] : null),
  settle: (a) => (a.arrived && a.arrived !== "0" ? ["handed ", native(a.arrived), " to pending exits"] : null),
  submit_batch: (a) => (a.batch_id ? [`priced batch ${a.batch_id} at `, native(a.owed)] : null),
  undelegate: (a) => (a.amount && a.amount !== "0" ? ["undelegated ", native(a.amount)] : null),
  harvest: (a) => (a.rewards && a.rewards !== "0" ? ["harvested ", native(a.rewards)] : null),
  distribute: (a) => (a.restake && a.restake !== "0" ? ["restaked ", native(a.restake), ", premium ", native(a.premium)] : null),
  delegate: (a) => (a.amount && a.amount !== "0" ? ["delegated ", native(a.amount)] : null),
  rebalance: (a) => (a.amount && a.amount !== "0" ? ["moved ", native(a.amount)] : null),
};

/** What a keeper's message did, part by part. */
function work(step) {
  const parts = events(step, "wasm").map((a) => WORK[a.action]?.(a)).filter(Boolean);
  return parts.length ? parts.flatMap((p, i) => [i ? ", " : "", p]) : ["found nothing due"];
}

function transaction(step, name) {
  const { from, contract, msg } = step.command;
  const who = `${from} `;
  const all = said(step);
  if (contract === "token" && msg.send) {
    const own = all.queue ?? all.vault ?? {};
    const tell = SENT[own.action];
    return [who, tell ? tell(own, name) : "sent LST"];
  }
  const own = all[contract] ?? {};
  const tell = DONE[own.action];
  if (tell) return [who, tell(own, name)];
  const what = Object.keys(msg)[0] ?? "";
  if (contract === "hub" && (what === "advance" || WORK[what])) return [`${from} sent ${what}: `, work(step)];
  return [`${from} sent ${what} to ${contract}`];
}

/** A step in a sentence. `name` turns an address into a name. */
export function tell(step, name) {
  const command = step.command;
  if (step.refused) return [`${command.from ?? command.cmd}: refused, ${step.refused}`];
  switch (command.cmd) {
    case "exec": return transaction(step, name);
    case "advance": return [`${span(command.secs)} passed`];
    case "block": return [`${command.n ?? 1} blocks were made`];
    case "slash": return [`${command.val} was slashed by ${percent(command.fraction)}\u00a0%`];
    case "double_sign": return [`${command.val} signed twice: slashed, jailed, tombstoned`];
    case "absent": return [`${command.val} missed ${command.blocks} blocks`];
    case "unjail": return [`${command.val} came back from jail`];
    case "deploy": return [`${command.from} deployed the suite by one message to the hub`];
    case "genesis": return ["The chain begins"];
    case "reward": return ["Rewards of ", coins(command.funds), " were paid to all bonded stake"];
    case "bank_send": return [`${command.from} sent `, coins(command.funds), ` to ${command.to}`];
    case "set_commission": return [`${command.val} asks ${percent(command.rate)}\u00a0% from now on`];
    case "query": return [`${command.contract} was asked for its ${Object.keys(command.msg)[0]}`];
    default: return [command.cmd];
  }
}

const coins = (funds) => (/^\d+$/.test(funds ?? "") ? native(funds) : String(funds));

/** The same step as one types it. */
export function typed(command) {
  const quoted = (value) => `'${JSON.stringify(value)}'`;
  switch (command.cmd) {
    case "exec": {
      const funds = command.funds ? ` --funds ${command.funds}` : "";
      return `ballast exec ${command.contract} ${quoted(command.msg)} --from ${command.from}${funds}`;
    }
    case "advance": return `ballast chain advance ${command.secs}`;
    case "slash": return `ballast chain slash ${command.val} ${command.fraction}`;
    case "double_sign": return `ballast chain double-sign ${command.val}`;
    case "unjail": return `ballast chain unjail ${command.val}`;
    case "absent": return `ballast chain absent ${command.val} ${command.blocks}`;
    case "set_commission": return `ballast chain commission ${command.val} ${command.rate}`;
    case "reward": return `ballast chain reward ${command.funds}`;
    case "bank_send": return `ballast chain send ${command.from} ${command.to} ${command.funds}`;
    case "block": return `ballast chain block ${command.n ?? 1}`;
    case "query": return `ballast query ${command.contract} ${quoted(command.msg)}`;
    default: {
      const { note, expect, save, fails, may_fail, ...rest } = command;
      return JSON.stringify(rest);
    }
  }
}

/** Many steps of a stretch of time, as one: what keepers did meanwhile is added up. */
export function summary(steps) {
  const seconds = steps.filter((s) => s.command.cmd === "advance").reduce((sum, s) => sum + s.command.secs, 0);
  const sums = { harvest: 0n, settle: 0n, undelegate: 0n };
  for (const a of steps.flatMap((s) => events(s, "wasm"))) {
    if (a.action === "harvest") sums.harvest += BigInt(a.rewards ?? 0);
    if (a.action === "settle") sums.settle += BigInt(a.arrived ?? 0);
    if (a.action === "undelegate") sums.undelegate += BigInt(a.amount ?? 0);
  }
  const told = [[sums.harvest, "rewards harvested "], [sums.undelegate, "undelegated "], [sums.settle, "handed to pending exits "]]
    .filter(([n]) => n > 0n).flatMap(([n, text]) => [", ", text, amount(n.toString())]);
  return [`${span(seconds)} passed`, told];
}

export const rateText = (rate) => h("data", { value: rate, title: `${rate} ${units.token.native} per ${units.token.symbol}` }, decimal(rate));
