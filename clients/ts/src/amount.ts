/** An amount of base units. A text is digits, as contracts answer. */
export type Amount = bigint | string;

/** The most that a contract counts: 128 bits. */
const MOST = (1n << 128n) - 1n;
const GROUPED = /^\d{1,3}(,\d{3})+$/;

/**
 * Whole tokens as people write them, `1234.5` or `1,234.5`, in base units, exactly.
 *
 * Throws, in words, for anything else: nothing, zero, a part of a base unit, more than 128 bits. The command line and the
 * dashboard read by the same rules.
 */
export function parseAmount(text: string, decimals: number): bigint {
  const shown = text.trim();
  const [before = "", rest = "", ...more] = shown.split(".");
  const whole = GROUPED.test(before) ? before.replaceAll(",", "") : before;
  if (more.length > 0 || !/^\d*$/.test(whole) || !/^\d*$/.test(rest) || whole + rest === "") {
    throw new RangeError(`\`${shown}\` is no amount: write whole tokens, 1234.5`);
  }
  const part = rest.replace(/0+$/, "");
  if (part.length > decimals) {
    throw new RangeError(`\`${shown}\` is no whole number of base units: the token has ${decimals} decimals`);
  }
  const amount = BigInt(whole + part.padEnd(decimals, "0"));
  if (amount === 0n) throw new RangeError(`\`${shown}\`: the amount is zero`);
  if (amount > MOST) throw new RangeError(`\`${shown}\` is more than any chain has`);
  return amount;
}

/** Base units as whole tokens, exactly: `1234.5`. */
export function formatAmount(amount: Amount, decimals: number): string {
  const value = BigInt(amount);
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const rest = digits.slice(cut).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, cut)}${rest && `.${rest}`}`;
}
