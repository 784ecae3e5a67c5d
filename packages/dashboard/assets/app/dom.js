// Elements without any HTML in strings: text stays text, whoever wrote it.
import { units, tokens, glance, exact } from "./format.js";

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attrs, children) {
  for (const [name, value] of Object.entries(attrs ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

export const h = (tag, attrs, ...children) => fill(document.createElement(tag), attrs, children);
export const s = (tag, attrs, ...children) => fill(document.createElementNS(SVG, tag), attrs, children);

/** Replaces what is in an element, and keeps the focus on the control of the same key. */
export function show(element, ...children) {
  const key = element.contains(document.activeElement) ? document.activeElement.dataset?.key : null;
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (key) element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** An amount with its unit; base units on hover, or all at once. */
export function amount(raw, { lst = false, full = false, whole = false, unit = true } = {}) {
  const symbol = lst ? units.token.symbol : units.token.native;
  const smallest = lst ? `base units of ${units.token.symbol}` : units.token.denom;
  const text = units.base ? exact(raw) : full ? tokens(raw) : whole ? tokens(raw).split(".")[0] : glance(raw);
  const shown = units.base ? smallest : symbol;
  return h("data", { value: raw ?? "", title: `${exact(raw)} ${smallest}`, "data-written": JSON.stringify({ lst, full, whole, unit }) },
    text, unit && h("span", { class: "sym" }, ` ${shown}`));
}

/** Writes amounts anew that are drawn once, as in the log: so that one page has one unit. */
export function rewrite(element) {
  for (const one of element.querySelectorAll("data[data-written]")) one.replaceWith(amount(one.value, JSON.parse(one.dataset.written)));
}

export const native = (raw, options) => amount(raw, options);
export const lst = (raw, options) => amount(raw, { ...options, lst: true });
export const tag = (text, kind = "") => h("span", { class: `tag ${kind}` }, text);

/** Buttons for older and newer rows. */
export function pager(what, { newer, older, text }) {
  if (!newer && !older) return null;
  const button = (name, act) => h("button", {
    type: "button", class: "small", "data-key": `${what}-${name}`, disabled: !act, onclick: act ?? null,
  }, name);
  return h("div", { class: "pager" }, button("newer", newer), button("older", older), h("span", {}, text));
}
