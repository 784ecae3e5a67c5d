// What chains, contracts and nodes refuse with, in words.
import { units, tokens, exact } from "./format.js";

/** By codespace and code; the log says more, and a wallet's user needs less. */
const CODES = {
  "sdk/4": "the signature is not this account's, or is for another chain",
  "sdk/5": "there are not enough coins",
  "sdk/11": "it ran out of gas: nothing changed, and the fee was paid; try again",
  "sdk/13": "the fee is lower than this node takes",
  "sdk/19": "the node has this transaction already",
  "sdk/20": "the node has too many transactions waiting: try again in a minute",
  "sdk/21": "the transaction is too large",
  "sdk/22": "the memo is too long",
  "sdk/30": "it came too late: the height it was for has passed",
  "sdk/32": "another transaction of this account came in between, from another tab or program: look at your balances, then try again",
  "staking/27": "a validator has as many open unbondings as the chain allows: try again once one has ended",
  "staking/32": "stake that was just moved to a validator cannot be moved on yet",
};

const NODES = [
  /^failed to execute message; message index: \d+: /,
  /^(rpc error: code = \w+ desc = )+/,
  /^refused: /,
  /^(dispatch: |submessages: |reply: |instantiate wasm contract failed: |execute wasm contract failed: )+/,
];
const TAILS = /(: (execute|query|instantiate) wasm contract failed|: unknown request|: insufficient funds( \[[^\]]*\].*)?|\. *\[[\w./@-]+\.go:\d+\].*|( \[[\w./@-]+\.go:\d+\].*))+$/s;

/** An amount as a log has it, `5000000ustake`, in tokens. */
function coins(text) {
  const { denom, native } = units.token;
  const named = denom.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\w.:/])(\\d+)${named}(?![\\w/])`, "g"), (_, digits) => `${tokens(digits)} ${native}`);
}

/** Long numbers with thousands; ports, versions, decimals and parts of words stay as they are. */
export const grouped = (text) => text.replace(/(?<![\w.:,/`])\d{5,}(?![\w/,`]|[.:]\w)/g, exact);

/** A refusal without the wrapping of those who handed it on. */
export function inWords(refusal) {
  let text = String(refusal ?? "").trim();
  for (let before = null; before !== text;) {
    before = text;
    for (const head of NODES) text = text.replace(head, "");
    text = text.replace(TAILS, "").trim();
  }
  const short = text.match(/spendable balance (\d*)(\S*) is smaller than (\d+)(\S*?)[:.]?$/) ?? text.match(/spendable balance (\d*)(\S*) is smaller than (\d+)([^\s:]+)/);
  if (short) {
    const [, has, , needs, denom] = short;
    return `there are not enough coins: ${coins(`${has || 0}${denom}`)} are there, ${coins(`${needs}${denom}`)} are needed`;
  }
  const known = text.match(/codespace: (\w+), code: (\d+):?\s*(.*)$/s);
  if (known) {
    const [, space, code, log] = known;
    const words = CODES[`${space}/${code}`];
    if (words) return words;
    text = log ? log : `the chain's module ${space} refuses, with its code ${code}`;
  }
  return grouped(coins(text));
}

/** A transaction's refusal by its code, with the log where the code says less. */
export function refusalOf({ codespace, code, raw_log: log }) {
  const said = inWords(log);
  return CODES[`${codespace}/${code}`] && !/spendable balance/.test(log ?? "") ? CODES[`${codespace}/${code}`] : said || `code ${code} of ${codespace}`;
}
