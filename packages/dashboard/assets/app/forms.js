// Forms: what to do, as whom, with a preview that is the contract's own.
import { h, native, lst } from "./dom.js";
import { units, moment } from "./format.js";
import { baseUnits } from "./amount.js";
import { inWords } from "./words.js";

const $ = (id) => document.getElementById(id);

const WHAT = {
  bond: { verb: "Bond", lst: false, hint: "Coins in, LST out. Its price grows with the rewards; you can hold it, send it, or leave with it." },
  unbond: { verb: "Exit", lst: true, hint: "LST in, a ticket out, which is paid in coins after the unbonding. Until then slashes can lower it, and no insurance pays." },
  underwrite: { verb: "Underwrite", lst: true, hint: "Your LST pays for the losses of any validator, after that validator's bond, and earns the premium." },
  post_bond: { verb: "Post bond", lst: true, hint: "Your LST is the first that is burned for the losses of one validator. Where bonds are needed, a validator may hold its bond times the leverage." },
};

export async function call(path, body) {
  const options = body && {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  };
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw Object.assign(new Error("the server does not answer; is it still running?"), { isUnknown: true });
  }
  const answer = await response.json().catch(() => ({ error: `it answered ${response.status}` }));
  // 502 to 504: something was asked, and no answer came in time
  if (!response.ok) throw Object.assign(new Error(inWords(answer.error ?? `it answered ${response.status}`)), { isUnknown: response.status > 500 });
  return answer;
}

const chosen = () => document.querySelector("input[name=what]:checked").value;

/** Fills a list of choices and keeps what was chosen. */
export function choices(select, names) {
  const before = select.value;
  if (select.options.length === names.length && names.every((n, i) => select.options[i].value === n)) return;
  select.replaceChildren(...names.map((n) => h("option", { value: n }, n)));
  if (names.includes(before)) select.value = before;
}

function sayWhat() {
  const what = WHAT[chosen()];
  $("what-hint").textContent = what.hint;
  $("do").textContent = what.verb;
  $("amount-unit").textContent = what.lst ? units.token.symbol : units.token.native;
  $("bond-for").hidden = chosen() !== "post_bond";
}

const PREVIEW = {
  bond: (a) => ["You would get ", lst(a.shares, { full: true }), "."],
  unbond: (a) => ["You would be owed ", native(a.amount, { full: true }), `, in batch ${a.batch_id}; not before ${moment(a.earliest_claim_at)}, unless deposits pay it.`],
  underwrite: () => ["The pool takes it. Leaving takes the vault's cooldown."],
};

let asked = 0;

/** What the contract itself says that the amount would give. */
async function preview() {
  const place = $("preview");
  const number = ++asked;
  const what = chosen();
  const amount = $("amount").value.trim();
  const say = (kind, ...text) => {
    place.className = `preview ${kind}`;
    place.dataset.for = `${what} ${amount}`;
    place.replaceChildren(...text);
  };
  if (!amount) return say("");
  try {
    baseUnits(amount, units.token.decimals);
    if (!PREVIEW[what]) return say("");
    const answer = await call(`/api/preview?${new URLSearchParams({ what, amount })}`);
    if (number === asked) say("", ...PREVIEW[what](answer));
  } catch (error) {
    if (number === asked) say("bad", error.message);
  }
}

/** Wires the forms. `act` carries out and draws again; `who` is who acts. */
export function wire({ act, who, pass, whatIf }) {
  let timer;
  const later = () => { clearTimeout(timer); timer = setTimeout(preview, 250); };
  $("what").addEventListener("change", () => { sayWhat(); preview(); });
  $("amount").addEventListener("input", later);
  $("act-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const body = { act: chosen(), from: who(), amount: $("amount").value };
    if (chosen() === "post_bond") body.validator = $("bond-validator").value;
    act(body);
  });
  $("clock").addEventListener("click", (event) => {
    const days = Number(event.target.dataset?.days);
    if (days) pass(days, $("keeper").checked);
  });
  $("advance").addEventListener("click", () => act({ act: "advance", from: who() }));
  $("trouble").addEventListener("submit", (event) => {
    event.preventDefault();
    act({ act: "slash", validator: $("victim").value, percent: $("percent").value });
  });
  $("double-sign").addEventListener("click", () => act({ act: "double_sign", validator: $("victim").value }));
  $("unjail").addEventListener("click", () => act({ act: "unjail", validator: $("victim").value }));
  $("victim").addEventListener("change", whatIf);
  $("percent").addEventListener("input", whatIf);
  sayWhat();
}

/** After the books changed. */
export function refresh(view) {
  const validators = view.validators.filter((v) => v.chain).map((v) => v.name);
  choices($("victim"), validators);
  choices($("bond-validator"), validators);
  sayWhat();
  if (view.acts) preview();
}
