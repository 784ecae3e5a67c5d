// Numbers and times as people read them. Amounts come as strings of base units and stay exact.

export const units = { token: { symbol: "LST", native: "native", denom: "native", decimals: 6 }, base: false };

const group = (digits) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** What an answer left out is not known: that is not nothing. */
const UNKNOWN = "?";
const isMissing = (value) => value === null || value === undefined || value === "";

/** Base units as tokens: at most `most` decimals, at least `least`, the rest cut off. */
export function tokens(amount, least = 0, most = 6) {
  if (isMissing(amount)) return UNKNOWN;
  const text = String(amount);
  const sign = text.startsWith("-") ? "-" : "";
  const digits = text.replace("-", "").padStart(units.token.decimals + 1, "0");
  const cut = digits.length - units.token.decimals;
  const rest = digits.slice(cut).slice(0, most).replace(/0+$/, "").padEnd(least, "0");
  return sign + group(digits.slice(0, cut)) + (rest ? `.${rest}` : "");
}

/** Tokens cut for a glance: two decimals below 100,000, none above. */
export function glance(amount) {
  const [whole, rest = ""] = tokens(amount).split(".");
  if (whole.replace(/\D/g, "").length > 5 || !rest) return whole;
  if (/^-?0$/.test(whole) && /^00/.test(rest)) return `${whole}.${rest}`;
  const short = rest.slice(0, 2).replace(/0+$/, "");
  return short ? `${whole}.${short}` : whole;
}

export const exact = (amount) => (isMissing(amount) ? UNKNOWN : group(String(amount)));
export const toNumber = (amount) => Number(amount ?? 0) / 10 ** units.token.decimals;

/** `1.034512` of a decimal of 18 places. */
export function decimal(text, places = 6) {
  if (isMissing(text)) return UNKNOWN;
  const [whole, rest = ""] = String(text).split(".");
  return `${group(whole)}.${rest.slice(0, places).padEnd(places, "0")}`;
}

/** 1/10,000 as percent: `4.2`. */
export const bps = (n) => (isMissing(n) ? UNKNOWN : String(Math.round(Number(n)) / 100));

/** A fraction as percent, two decimals at most; in words what no table has room for. */
export function percent(fraction, places = 2) {
  const value = Number(fraction) * 100;
  if (Number.isNaN(value)) return "0";
  if (Math.abs(value) > 10000) return value > 0 ? "over 10,000" : "under \u221210,000";
  return String(Number(value.toFixed(places))).replace("-", "\u2212");
}

const DAY = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
const CLOCK = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "UTC" };

export const date = (secs) => new Date(secs * 1000).toLocaleDateString("en-GB", DAY);
export const clock = (secs) => new Date(secs * 1000).toLocaleTimeString("en-GB", CLOCK);
export const moment = (secs) => `${date(secs)} ${clock(secs)} UTC`;

/** A length of time in its two largest units: `20 d 23 h`. */
export function span(secs) {
  const whole = Math.max(0, Math.round(secs));
  const parts = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
  const first = parts.findIndex(([size]) => whole >= size);
  if (first < 0) return "0 s";
  const [size, name] = parts[first];
  const head = `${Math.floor(whole / size)}\u00a0${name}`;
  if (first === 3 || whole >= 100 * 86400) return head;
  const [next, nextName] = parts[first + 1];
  const tail = Math.floor((whole % size) / next);
  return tail ? `${head} ${tail}\u00a0${nextName}` : head;
}

/** `1 bond`, `2 bonds`. */
export const count = (n, what) => `${exact(n)} ${what}${Number(n) === 1 ? "" : "s"}`;

/** `in 3 d` or `3 d ago`. */
export const fromNow = (secs, now) =>
  secs > now ? `in ${span(secs - now)}` : `${span(now - secs)} ago`;

/**
 * What the rate gained over the last `days`, times a year, without compounding; and what it lost in that time, once: a loss is no
 * rhythm, and times a year it would say what nobody expects. Null before a day has been seen.
 */
export function yearly(samples, days = 30) {
  const last = samples[samples.length - 1];
  if (!last) return null;
  const shown = samples.filter((s) => s.time >= last.time - days * 86400);
  const secs = last.time - shown[0].time;
  if (secs < 86400) return null;
  let [gained, kept] = [1, 1];
  for (let i = 1; i < shown.length; i += 1) {
    const step = Number(shown[i].rate) / Number(shown[i - 1].rate);
    if (!(step > 0)) return null;
    if (step >= 1) gained *= step;
    else kept *= step;
  }
  return { rate: (gained - 1) * (365 * 86400 / secs), lost: kept - 1, secs, days: Math.round(secs / 86400) };
}

/** An address that fits a line. */
export const short = (address) =>
  address.length > 24 ? `${address.slice(0, 12)}…${address.slice(-6)}` : address;
