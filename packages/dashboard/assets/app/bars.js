// Bars: who pays, stake against targets, batches on their way. Widths are parts of 1,000.
import { h, s } from "./dom.js";

const WIDE = 1000;
const part = (value, of) => (of > 0 ? Math.max(0, Math.min(WIDE, (value / of) * WIDE)) : 0);

function bar(label, ...marks) {
  return s("svg", { class: "bar", viewBox: `0 0 ${WIDE} 14`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    s("rect", { class: "track", x: 0, y: 0, width: WIDE, height: 14 }), marks);
}

/** Parts of a whole, side by side: {value, kind, name, faint?}. */
export function stack(label, parts, of) {
  const whole = of ?? parts.reduce((sum, p) => sum + p.value, 0);
  let x = 0;
  const rects = parts.filter((p) => p.value > 0).map((p) => {
    const width = part(p.value, whole);
    const rect = s("rect", { class: `fill-${p.kind}`, x, y: 0, width, height: 14, opacity: p.faint ? 0.45 : 1 }, s("title", {}, p.name ?? ""));
    x += width;
    return [rect, s("line", { class: "edge", x1: x, x2: x, y1: 0, y2: 14 })];
  });
  return bar(label, rects);
}

/** What is there, what should be (a solid tick), and what may be at most (a dashed tick). */
export function bullet(label, { value, target, limit, of, kind = "stake" }) {
  const tick = (at, name) => s("line", {
    class: name, x1: part(at, of), x2: part(at, of), y1: 0, y2: 14, "vector-effect": "non-scaling-stroke",
  });
  return bar(label,
    s("rect", { class: `fill-${kind}`, x: 0, y: 3, width: part(value, of), height: 8 }),
    target !== undefined && tick(target, "tick"),
    limit !== undefined && limit <= of && tick(limit, "limit"));
}

/** A stretch of time on a scale {from, to}, with where `now` is; what has passed is full. */
export function stretch(label, { from, to, kind, done }, scale) {
  const x = (time) => part(time - scale.from, scale.to - scale.from);
  const end = Math.max(x(to), x(from) + 4);
  const passed = done ? end : Math.max(x(from), Math.min(end, x(scale.now)));
  return bar(label,
    s("rect", { class: `fill-${kind}`, x: x(from), y: 2, width: end - x(from), height: 10, opacity: 0.35 }),
    s("rect", { class: `fill-${kind}`, x: x(from), y: 2, width: Math.max(0, passed - x(from)), height: 10 }),
    s("line", { class: "tick", x1: x(scale.now), x2: x(scale.now), y1: 0, y2: 14, "vector-effect": "non-scaling-stroke" }));
}

/** Names of kinds, each with its colour. */
export function legend(...kinds) {
  return h("div", { class: "legend" }, kinds.map(([kind, name]) =>
    h("span", {}, h("i", { class: `fill-${kind}` }), name)));
}

export const PAYERS = [
  ["bond", "the validator's bond"],
  ["pool", "the underwriters' pool"],
  ["holders", "all holders, through the rate"],
  ["leavers", "exits that were not undelegated yet"],
  ["owed", "a cover still owed"],
];

/** A booked loss as parts by payer, in tokens. */
export function payers(loss, toNumber) {
  const exits = toNumber(loss.by_exits);
  const parts = {
    bond: toNumber(loss.paid_by_bond), pool: toNumber(loss.paid_by_pool),
    holders: toNumber(loss.uncovered) - exits, leavers: exits, owed: toNumber(loss.cover_owed),
  };
  return PAYERS.map(([kind, name]) => ({ kind, name, value: parts[kind] }));
}
