// What panels of contracts draw: curves, bands, bars. Numbers come as ten-thousandths.
import { h, s } from "./dom.js";
import { bullet } from "./bars.js";

const HIGH = 220;
const PAD = { top: 20, right: 16, bottom: 40, left: 62 };
const TONES = { good: "good", watch: "leavers", bad: "holders", plain: "owed" };

const trimmed = (number, places) => String(Number(number.toFixed(places)));

/** A number by its unit: `88 %`, `3x`, `0.905`. */
export function shown(value, unit) {
  if (unit === "percent") return `${trimmed(value / 100, 2)}\u00a0%`;
  if (unit === "times") return `${trimmed(Math.floor(value / 100) / 100, 2)}x`;
  return trimmed(value / 10000, 4);
}

/** Addresses in a text, short enough for a table: `wasm1tqwwy…n86u`. */
export const short = (text) => text.replace(/\b([a-z]+1[0-9a-z]{5})[0-9a-z]{25,}([0-9a-z]{4})\b/g, "$1\u2060…\u2060$2");

/** Round steps that cover a range, about as many as asked for. */
export function steps(low, high, count) {
  const raw = (high - low) / count || 1;
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * size).find((x) => x >= raw);
  const list = [];
  for (let y = Math.ceil(low / step - 1e-9) * step || 0; y <= high + step * 1e-9; y += step) list.push(y);
  return list;
}

/** Where labels of a row go, so that none covers another: a line of text for each, the first that has room. */
export function rows(labels) {
  const ends = [];
  return labels.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const row = free < 0 ? ends.length : free;
    ends[row] = to + 8;
    return row;
  });
}

const wide = (text) => text.length * 6.6;

/** An extent with the label's anchor, kept between two bounds. */
function label(x, text, left, right) {
  const half = wide(text) / 2;
  const from = Math.max(left, Math.min(right - 2 * half, x - half));
  return { text, at: from + half, from, to: from + 2 * half };
}

function curve(width, { title, x, y, lines, marks }) {
  const all = lines.flatMap((line) => line.points).concat(marks.map((m) => [m.x, m.y]));
  const xs = all.map((p) => p[0]);
  const ys = all.map((p) => p[1]);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const low = x.unit === "percent" && Math.min(...ys) > 0 && y.unit === "percent" ? 0 : Math.min(...ys);
  const top = Math.max(...ys) + (Math.max(...ys) - low) * 0.06 || low + 1;
  const px = (v) => PAD.left + ((v - left) / (right - left || 1)) * (width - PAD.left - PAD.right);
  const py = (v) => HIGH - PAD.bottom - ((v - low) / (top - low || 1)) * (HIGH - PAD.top - PAD.bottom);
  const down = steps(low, top, 4).map((v) => [
    s("line", { class: "grid", x1: PAD.left, x2: width - PAD.right, y1: py(v), y2: py(v) }),
    s("text", { x: PAD.left - 8, y: py(v) + 4, "text-anchor": "end" }, shown(v, y.unit)),
  ]);
  const count = Math.max(2, Math.min(5, Math.floor(width / 120)));
  const across = steps(left, right, count).map((v) =>
    s("text", { x: px(v), y: HIGH - PAD.bottom + 16, "text-anchor": "middle" }, shown(v, x.unit)));
  const drawn = lines.map((line, i) => s("path", {
    class: `line-${i + 1}`, d: line.points.map((p, j) => `${j ? "L" : "M"}${px(p[0]).toFixed(1)} ${py(p[1]).toFixed(1)}`).join(""),
  }));
  const texts = marks.map((m) => label(px(m.x), m.name, PAD.left, width - 2));
  const order = texts.map((_, i) => i).sort((a, b) => texts[a].from - texts[b].from);
  const at = rows(order.map((i) => texts[i]));
  const places = marks.map((m, i) => {
    const row = at[order.indexOf(i)];
    const say = `${m.name}: ${shown(m.x, x.unit)}, ${shown(m.y, y.unit)}`;
    return s("g", {}, s("title", {}, say),
      s("line", { class: "mark-line", x1: px(m.x), x2: px(m.x), y1: PAD.top - 6 + row * 14, y2: HIGH - PAD.bottom }),
      s("circle", { class: "mark-dot", cx: px(m.x), cy: py(m.y), r: 5 }),
      s("text", { class: "mark-text", x: texts[i].at, y: PAD.top - 9 + row * 14, "text-anchor": "middle" }, m.name));
  });
  const name = `${title}. ${marks.map((m) => `${m.name}: ${shown(m.x, x.unit)} ${x.name}, ${shown(m.y, y.unit)} ${y.name}`).join("; ")}`;
  return [
    s("svg", { viewBox: `0 0 ${width} ${HIGH}`, height: HIGH, role: "img", "aria-label": name }, down, across, drawn, places,
      s("text", { x: width - PAD.right, y: HIGH - 6, "text-anchor": "end" }, `${x.name} →`),
      s("text", { x: 0, y: PAD.top - 9 }, `↑ ${y.name}`)),
    lines.length > 1 && h("div", { class: "legend" }, lines.map((line, i) => h("span", {},
      s("svg", { width: 26, height: 8, "aria-hidden": "true" }, s("path", { class: `line-${i + 1}`, d: "M1 4H25" })), " ", line.name))),
  ];
}

function band(width, { title, x, ends, ranges, marks }) {
  const [from, to] = ends;
  const px = (v) => 8 + ((Math.max(from, Math.min(to, v)) - from) / (to - from || 1)) * (width - 16);
  const say = (m) => `${m.name} ${shown(m.x, x.unit)}`;
  const texts = marks.map((m) => label(px(m.x), say(m), 2, width - 2));
  const order = texts.map((_, i) => i).sort((a, b) => texts[a].from - texts[b].from);
  const plain = order.filter((i) => !(marks[i].y > 0));
  const bold = order.filter((i) => marks[i].y > 0);
  const below = rows(plain.map((i) => texts[i]));
  const bar = 26;
  const deep = Math.max(0, ...below) + 1;
  const high = bar + 18 + deep * 15 + 6;
  return [
    s("svg", { viewBox: `0 0 ${width} ${high}`, height: high, role: "img", "aria-label": `${title}: ${marks.map(say).join(", ")}` },
      ranges.filter((r) => r.to > r.from).map((r) => s("rect", {
        class: `fill-${TONES[r.tone] ?? "owed"}`, opacity: 0.5, x: px(r.from), y: bar, width: Math.max(0, px(r.to) - px(r.from)), height: 14,
      }, s("title", {}, r.name))),
      plain.map((i, j) => [
        s("line", { class: "axis", x1: px(marks[i].x), x2: px(marks[i].x), y1: bar - 3, y2: bar + 19 + below[j] * 15 }),
        s("text", { x: texts[i].at, y: bar + 31 + below[j] * 15, "text-anchor": "middle" }, texts[i].text),
      ]),
      bold.map((i) => [
        s("path", { class: "mark-dot", d: `M${px(marks[i].x)} ${bar + 3}l-7 -11h14Z` }),
        s("line", { class: "mark-line", x1: px(marks[i].x), x2: px(marks[i].x), y1: bar, y2: bar + 14 }),
        s("text", { class: "mark-text", x: texts[i].at, y: 11, "text-anchor": "middle" }, texts[i].text),
      ])),
    h("div", { class: "legend" }, ranges.filter((r) => r.to > r.from).map((r) =>
      h("span", {}, h("i", { class: `fill-${TONES[r.tone] ?? "owed"}` }), r.name))),
  ];
}

function bars({ title, bars: all }) {
  const most = Math.max(1, ...all.map((bar) => Math.max(bar.is, bar.aim))) * 1.1;
  return h("div", { class: "rows", role: "group", "aria-label": title }, h("p", { class: "hint" }, title), all.map((bar) =>
    h("div", { class: "row" },
      h("div", { class: "head" }, h("b", { title: bar.name }, short(bar.name)), h("span", {}, `${shown(bar.is, "percent")} of ${shown(bar.aim, "percent")}`)),
      bullet(`${bar.name}: ${shown(bar.is, "percent")}, should be ${shown(bar.aim, "percent")}`,
        { value: bar.is, target: bar.aim, of: most }),
      h("div", { class: "foot" }, bar.note))));
}

const watched = new WeakMap();
const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const known = watched.get(target);
    const width = target.clientWidth;
    if (!known || known.width === width || width <= 0) continue;
    known.width = width;
    target.replaceChildren(...known.draw(Math.max(240, width)).flat(Infinity).filter(Boolean));
  }
});

function fitted(draw) {
  const figure = h("figure", { class: "chart drawn" });
  watched.set(figure, { draw, width: 0 });
  observer.observe(figure);
  return figure;
}

/** One picture; nothing for a kind that this page does not know. */
export function picture({ curve: c, band: b, bars: all }) {
  if (c) return [h("p", { class: "hint" }, c.title), fitted((width) => curve(width, c))];
  if (b) return [h("p", { class: "hint" }, b.title), fitted((width) => band(width, b))];
  return all ? bars(all) : null;
}
