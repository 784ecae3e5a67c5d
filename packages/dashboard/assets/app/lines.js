// Lines over time, with marks where something happened; read by mouse, finger or arrow keys.
import { h, s } from "./dom.js";
import { clock, date, moment } from "./format.js";

const HEIGHT = 230;
const PAD = { top: 22, right: 12, bottom: 26, left: 62 };

/** Round steps that cover a range. */
function ticks(low, high, count) {
  const raw = (high - low) / count || 1;
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * size).find((x) => x >= raw);
  const list = [];
  for (let y = Math.ceil(low / step) * step; y <= high + step * 1e-9; y += step) list.push(y);
  return list;
}

/** Where one line or more go between which bounds. */
function frame(series, width, zero) {
  const all = series.flatMap((line) => line.points);
  const xs = all.map((p) => p.x);
  const ys = all.map((p) => p.y);
  let [low, high] = [zero ? 0 : Math.min(...ys), Math.max(...ys)];
  const room = (high - low) * 0.08 || Math.abs(high) * 0.001 || 1;
  if (!zero) low -= room;
  high += room;
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const wide = right - left || 1;
  const x = (v) => PAD.left + ((v - left) / wide) * (width - PAD.left - PAD.right);
  const y = (v) => HEIGHT - PAD.bottom - ((v - low) / (high - low)) * (HEIGHT - PAD.top - PAD.bottom);
  return { x, y, low, high, left, right };
}

function axes(box, width, format) {
  const distinct = ticks(box.low, box.high, 4).filter((v, i, all) => i === 0 || format(v) !== format(all[i - 1]));
  const rows = distinct.map((v) => [
    s("line", { class: "grid", x1: PAD.left, x2: width - PAD.right, y1: box.y(v), y2: box.y(v) }),
    s("text", { x: PAD.left - 8, y: box.y(v) + 4, "text-anchor": "end" }, format(v)),
  ]);
  const count = Math.max(1, Math.min(4, Math.floor((width - PAD.left - PAD.right) / 130)));
  const far = box.right - box.left > 2 * 86400;
  const columns = [...Array(count + 1).keys()].map((i) => {
    const at = box.left + ((box.right - box.left) * i) / count;
    const anchor = i === 0 ? "start" : i === count ? "end" : "middle";
    return s("text", { x: box.x(at), y: HEIGHT - 6, "text-anchor": anchor }, far ? date(at) : clock(at));
  });
  return [rows, box.right > box.left ? columns : []];
}

function paths(series, box) {
  return series.map((line, i) => {
    const d = line.points.map((p, j) => `${j ? "L" : "M"}${box.x(p.x).toFixed(1)} ${box.y(p.y).toFixed(1)}`);
    const first = line.points[0];
    const last = line.points[line.points.length - 1];
    const floor = HEIGHT - PAD.bottom;
    const area = `${d.join("")}L${box.x(last.x).toFixed(1)} ${floor}L${box.x(first.x).toFixed(1)} ${floor}Z`;
    return [
      i === 0 && series.length === 1 && s("path", { class: "area-1", d: area }),
      s("path", { class: `line-${i + 1}`, d: d.join("") }),
    ];
  });
}

/** Marks with their names; where names would cover each other, the newer one stays. */
function flags(marks, box, width) {
  let free = width;
  const drawn = [...marks].reverse().map((mark) => {
    const at = box.x(mark.x);
    const room = mark.text.length * 6.6 + 5;
    const end = at + room > free;
    const named = at <= free && at - (end ? room : 0) >= 0;
    if (named) free = end ? at - room - 6 : at - 6;
    return s("g", {},
      s("line", { class: "mark-line", x1: at, x2: at, y1: PAD.top - 6, y2: HEIGHT - PAD.bottom }),
      s("circle", { class: "mark-dot", cx: at, cy: box.y(mark.y), r: 5 }),
      named && s("text", { class: "mark-text", x: end ? at - 5 : at + 5, y: 12, "text-anchor": end ? "end" : "start" }, mark.text));
  });
  return drawn.reverse();
}

/** The reading of each line at a place, and how to move along the first. */
function reader(figure, svg, series, marks, box, format) {
  const points = series[0].points;
  const cursor = s("g", { visibility: "hidden" });
  const tip = h("div", { class: "tip", hidden: true });
  svg.append(cursor);
  figure.append(tip);
  let at = points.length - 1;
  const show = (i) => {
    at = Math.max(0, Math.min(points.length - 1, i));
    const point = points[at];
    const read = series.map((line) => ({ line, p: nearest(line.points, point.x) }));
    cursor.replaceChildren(
      s("line", { class: "cursor-line", x1: box.x(point.x), x2: box.x(point.x), y1: PAD.top, y2: HEIGHT - PAD.bottom }),
      ...read.map(({ p }) => s("circle", { class: "cursor-dot", cx: box.x(p.x), cy: box.y(p.y), r: 4.5 })));
    cursor.setAttribute("visibility", "visible");
    const mark = marks.find((m) => m.x === point.x);
    tip.replaceChildren(moment(point.x),
      ...read.flatMap(({ line, p }) => [h("br"), `${line.name} `, h("b", {}, p.label ?? format(p.y))]),
      ...(mark ? [h("br"), mark.text] : []));
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    tip.style.left = `${Math.max(half, Math.min(figure.clientWidth - half, box.x(point.x)))}px`;
    tip.style.top = `${Math.max(46, Math.min(...read.map(({ p }) => box.y(p.y))) - 10)}px`;
  };
  const hide = () => { cursor.setAttribute("visibility", "hidden"); tip.hidden = true; };
  svg.addEventListener("pointermove", (event) => {
    const from = svg.getBoundingClientRect().left;
    const x = event.clientX - from;
    show(points.reduce((best, p, i) => (Math.abs(box.x(p.x) - x) < Math.abs(box.x(points[best].x) - x) ? i : best), 0));
  });
  svg.addEventListener("pointerleave", hide);
  svg.addEventListener("blur", hide);
  svg.addEventListener("focus", () => show(points.length - 1));
  svg.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20, Home: -1e9, End: 1e9 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    show(at + step);
  });
}

function nearest(points, x) {
  return points.reduce((best, p) => (Math.abs(p.x - x) < Math.abs(best.x - x) ? p : best), points[0]);
}

function draw(figure, { series, marks = [], format, title, zero = false }) {
  const width = Math.max(260, figure.clientWidth);
  const box = frame(series, width, zero);
  const svg = s("svg", {
    viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT, role: "img", tabindex: 0, "aria-label": title,
  }, axes(box, width, format), paths(series, box), flags(marks, box, width));
  figure.replaceChildren(svg);
  reader(figure, svg, series, marks, box, format);
}

const watched = new WeakMap();
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const known = watched.get(target);
    if (known && known.width !== target.clientWidth) {
      known.width = target.clientWidth;
      if (known.width > 0) draw(target, known.what);
    }
  }
});

/** A chart of lines that fits its place. `series`: name and points {x: unix seconds, y, label?}. */
export function lineChart(what) {
  const figure = h("figure", { class: "chart" });
  if (!what.series.some((line) => line.points.length)) return h("p", { class: "empty" }, "nothing to draw yet");
  watched.set(figure, { what, width: 0 });
  observer.observe(figure);
  return figure;
}

/** Names of the lines, each with its stroke. */
export function lineLegend(names) {
  return h("div", { class: "legend" }, names.map((name, i) => h("span", {},
    s("svg", { width: 26, height: 8, "aria-hidden": "true" }, s("path", { class: `line-${i + 1}`, d: "M1 4H25" })), " ", name)));
}
