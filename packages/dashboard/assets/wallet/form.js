// The form: what is typed is checked while it is typed, and the contract's own preview says what it would give.
import { h, native, lst } from "../app/dom.js";
import { units, moment, tokens } from "../app/format.js";
import { baseUnits } from "../app/amount.js";
import { ACTS } from "./acts.js";
import { feeOf } from "./send.js";

const $ = (id) => document.getElementById(id);

/** Gas that the next transactions may take, for Max: this one, and one to leave again. */
const LATER = 2_000_000;

const WHAT = {
  bond: { verb: "Bond", lst: false, hint: "Coins in, LST out. Its price grows with the rewards; you can hold it, send it, or leave with it." },
  unbond: { verb: "Unbond", lst: true, hint: "LST in, a ticket out. Once its batch is priced it is at risk of slashes, and uninsured, until its money has arrived." },
  underwrite: { verb: "Underwrite", lst: true, hint: "LST into the pool that pays for any validator's losses, after its bond. Earns the premium; can lose everything." },
  post_bond: { verb: "Post a bond", lst: true, hint: "LST for one validator, burned first for its losses. Earns nothing by itself: it is what the validator pledges." },
};

export const chosen = () => document.querySelector("input[name=what]:checked").value;

/** Wires the form. `now` gives {node, config, at, mine, books, wallet}; `act` shows the review; `name` names validators. */
export function wire({ now, act, name }) {
  let timer;
  let asked = 0;
  let ready = null;

  const say = (kind, ...text) => {
    $("preview").className = `preview ${kind}`;
    $("preview").replaceChildren(...text.flat());
    $("amount").setAttribute("aria-invalid", String(kind === "bad"));
  };
  const enable = (made) => {
    ready = made;
    const { wallet } = now();
    $("do").disabled = wallet ? !made : false;
    $("do").textContent = wallet ? WHAT[chosen()].verb : "Connect a wallet first";
  };
  const reserve = () => BigInt(feeOf(LATER, now().config.chain).amount);
  const usable = () => {
    const { mine } = now();
    if (!mine) return null;
    if (WHAT[chosen()].lst) return BigInt(mine.lst);
    const left = BigInt(mine.native) - reserve();
    return left > 0n ? left : 0n;
  };

  const preview = async () => {
    const { node, at, mine } = now();
    const what = chosen();
    const text = $("amount").value;
    const number = ++asked;
    enable(null);
    $("preview").dataset.for = "";
    if (!at || !text.trim()) return say("");
    let amount;
    try {
      amount = baseUnits(text, at.decimals);
    } catch (error) {
      return say("bad", `${error.message}.`);
    }
    const has = mine && BigInt(WHAT[what].lst ? mine.lst : mine.native);
    if (mine && amount > has) return say("bad", "You have ", WHAT[what].lst ? lst(String(has), { full: true }) : native(String(has), { full: true }), ".");
    try {
      const made = await PREVIEW[what](node, at, amount, name);
      if (number !== asked) return null;
      say("", ...made.says, what === "bond" && mine && amount + reserve() > has ? " Nothing is left for later fees: Max leaves some." : "");
      $("preview").dataset.for = `${what} ${text.trim()}`;
      return enable(made.act);
    } catch (error) {
      if (number !== asked) return null;
      return say("bad", `${error.message}.`);
    }
  };
  const later = () => { clearTimeout(timer); enable(null); timer = setTimeout(preview, 250); };
  const turn = () => {
    const what = WHAT[chosen()];
    $("what-hint").textContent = what.hint;
    $("amount-unit").textContent = what.lst ? units.token.symbol : units.token.native;
    $("bond-for").hidden = chosen() !== "post_bond";
    preview();
  };
  $("what").addEventListener("change", turn);
  $("bond-validator").addEventListener("change", preview);
  $("amount").addEventListener("input", later);
  $("max").addEventListener("click", () => {
    const most = usable();
    if (most === null) return;
    $("amount").value = most > 0n ? tokens(String(most), 0, 18) : "";
    preview();
    if (most === 0n) say("bad", WHAT[chosen()].lst ? "You have no LST." : "What you have is needed for fees.");
  });
  $("act-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!now().wallet) return now().connect();
    if (!ready) return null;
    if (await act(ready)) $("amount").value = "";
    return preview();
  });
  turn();
  return { refresh: turn };
}

const PREVIEW = {
  async bond(node, at, amount) {
    const { shares } = await node.smart(at.hub, { preview_bond: { amount: String(amount) } });
    return { says: ["You would get ", lst(shares, { full: true }), "."], act: ACTS.bond(at, amount, shares) };
  },
  async unbond(node, at, amount) {
    const answer = await node.smart(at.hub, { preview_unbond: { shares: String(amount) } });
    const when = `${moment(answer.earliest_claim_at)}, unless deposits pay it sooner`;
    return { says: ["You would be owed ", native(answer.amount, { full: true }), `, in batch ${answer.batch_id}, not before ${when}.`], act: ACTS.unbond(at, amount) };
  },
  async underwrite(node, at, amount) {
    const { shares } = await node.smart(at.vault, { preview_underwrite: { lst: String(amount) } });
    return { says: ["The pool takes it. Whoever leaves waits for the vault's cooldown, and can lose meanwhile."], act: ACTS.underwrite(at, amount, shares) };
  },
  async post_bond(node, at, amount, name) {
    const validator = $("bond-validator").value;
    if (!validator) throw new Error("choose a validator");
    return { says: [`It stands behind ${name(validator)}.`], act: ACTS.post_bond(at, amount, validator, name(validator)) };
  },
};

/** The validators that a bond can be for. */
export function choices(rows) {
  const select = $("bond-validator");
  const before = select.value;
  if (select.options.length === rows.length && rows.every(([value, text], i) => select.options[i].value === value && select.options[i].text === text)) return;
  select.replaceChildren(...rows.map(([value, text]) => h("option", { value }, text)));
  if (rows.some(([value]) => value === before)) select.value = before;
}
