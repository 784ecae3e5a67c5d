// Amounts as people write them, read as ballast-tool reads them: exactly, or refused with what to write instead.
// tests/amounts.json has what both must say.

const MOST = (1n << 128n) - 1n;
const GROUPED = /^\d{1,3}(,\d{3})+$/;

/** Whole tokens, `1234.5` or `1,234.5`, in base units. Throws, in words, for anything else. */
export function baseUnits(text, decimals) {
  const shown = text.trim();
  const [before = "", rest = "", ...more] = shown.split(".");
  const whole = GROUPED.test(before) ? before.replaceAll(",", "") : before;
  if (more.length || !/^\d*$/.test(whole) || !/^\d*$/.test(rest) || !(whole + rest)) {
    throw new RangeError(`\`${clipped(shown)}\` is no amount: an amount is written 1234.5 or 1,234.5`);
  }
  const part = rest.replace(/0+$/, "");
  if (part.length > decimals) {
    throw new RangeError(`\`${clipped(shown)}\` is no whole number of base units: the token has ${decimals} decimals`);
  }
  const amount = BigInt(whole + part.padEnd(decimals, "0"));
  if (amount === 0n) throw new RangeError(`\`${clipped(shown)}\`: the amount is zero`);
  if (amount > MOST) throw new RangeError(`\`${clipped(shown)}\` is more than any chain has`);
  return amount;
}

const clipped = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
