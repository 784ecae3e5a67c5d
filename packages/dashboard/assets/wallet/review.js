// The last look before the wallet: everything that is signed, and what it costs.
import { h, show, native } from "../app/dom.js";
import { readable } from "./acts.js";
import { Silent } from "./node.js";
import { priced, send } from "./send.js";

const dialog = () => document.getElementById("review");
const STAGES = {
  price: "Asking the node what it costs…",
  sign: "Your wallet asks you to sign…",
  send: "Sending…",
  wait: "Sent. Waiting for the block…",
};

/** Shows an act, has it signed and sent. Resolves to what came of it, or null if it was left. */
export function review({ node, config, at, wallet, act, balance, explorer }) {
  const { key, api, name } = wallet;
  const messages = act.messages.map((one) => ({ ...one, sender: key.bech32Address }));
  const state = h("p", { id: "review-state", role: "status", "aria-live": "polite" }, STAGES.price);
  const fee = h("dd", { id: "review-fee" }, "…");
  const sign = h("button", { type: "button", class: "primary", id: "review-sign", disabled: true }, `Sign in ${name}`);
  const leave = h("button", { type: "button", id: "review-leave" }, "Cancel");
  const again = h("button", { type: "button", id: "review-again", hidden: true }, "Ask again");
  show(dialog(),
    h("h2", { id: "review-title" }, act.title),
    h("p", { class: "hint" }, act.words),
    h("dl", { class: "facts" },
      h("dt", {}, "Account"), h("dd", {}, key.bech32Address),
      h("dt", {}, "Chain"), h("dd", {}, config.chain.chain_id),
      h("dt", {}, "Fee, at most"), fee),
    h("h3", {}, "What you sign"),
    h("pre", { tabindex: 0, "aria-label": "What you sign" }, JSON.stringify(readable(at, messages), null, 2)),
    state, h("div", { class: "buttons" }, leave, again, sign));
  dialog().showModal();
  leave.focus();

  return new Promise((done) => {
    let price = null;
    let isBusy = false;
    let result = null;
    const say = (kind, ...text) => { state.className = kind; state.replaceChildren(...text.flat()); };
    const close = () => {
      if (isBusy) return;
      dialog().removeEventListener("cancel", hold);
      dialog().close();
      done(result);
    };
    const hold = (event) => { event.preventDefault(); close(); };
    leave.addEventListener("click", close);
    dialog().addEventListener("cancel", hold);
    const link = (hash) => {
      const url = explorer?.(hash);
      return url ? h("a", { href: url, target: "_blank", rel: "noopener" }, hash) : h("code", {}, hash);
    };

    const ask = async () => {
      sign.disabled = again.hidden = true;
      say("", STAGES.price);
      try {
        price = await priced(node, config, key, messages);
        const spent = messages.flatMap((one) => one.funds).reduce((sum, one) => sum + BigInt(one.amount), 0n);
        fee.replaceChildren(native(price.fee.amount, { full: true }), ` for ${price.gas.toLocaleString("en-US")} gas`);
        if (spent + BigInt(price.fee.amount) > BigInt(balance)) {
          return say("bad", "Not enough coins: the fee comes on top of what you hand in. Nothing was signed.");
        }
        say("", "Nothing is signed yet.");
        sign.disabled = false;
      } catch (error) {
        say("bad", error instanceof Silent ? `${error.message}. Nothing was signed.` : `It would be refused: ${error.message}. Nothing was signed.`);
        again.hidden = false;
      }
      return null;
    };
    again.addEventListener("click", ask);
    sign.addEventListener("click", async () => {
      isBusy = true;
      sign.disabled = leave.disabled = true;
      try {
        result = await send(node, config, api, key, messages, price, (stage, hash) => say("", STAGES[stage], hash ? [" ", link(hash)] : ""));
        say("good", `Done, in block ${Number(result.height).toLocaleString("en-US")}: `, link(result.txhash));
        sign.hidden = true;
      } catch (error) {
        say("bad", error.message, error.hash ? [" ", link(error.hash)] : "");
        // what may have been sent is not offered again
        if (error.hash) sign.hidden = true;
        else sign.disabled = false;
      } finally {
        isBusy = false;
        leave.disabled = false;
        leave.textContent = "Close";
        leave.focus();
      }
    });
    ask();
  });
}
