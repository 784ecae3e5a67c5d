// Amounts are read as the command line and the dashboard read them: tests/amounts.json is for all of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formatAmount, parseAmount } from "../src/index.js";

type Row = { text: string; decimals: number; base: string | null };
const rows = JSON.parse(readFileSync(new URL("../../../../tests/amounts.json", import.meta.url), "utf8")) as Row[];

test("every row of the table is read as it says, or refused", () => {
  for (const { text, decimals, base } of rows) {
    if (base === null) assert.throws(() => parseAmount(text, decimals), RangeError, text);
    else assert.equal(parseAmount(text, decimals), BigInt(base), text);
  }
});

test("what is written is read again, exactly", () => {
  for (const { decimals, base } of rows.filter((row) => row.base !== null)) {
    assert.equal(parseAmount(formatAmount(base!, decimals), decimals), BigInt(base!));
  }
  assert.equal(formatAmount(0n, 6), "0");
  assert.equal(formatAmount(-1500000n, 6), "-1.5");
  assert.equal(formatAmount(1n, 18), "0.000000000000000001");
});
