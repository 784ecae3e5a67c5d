// Every schema is one that ajv takes in its strict mode.
import { Ajv } from "ajv";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

type Idl = { responses?: Record<string, object> } & Partial<Record<"instantiate" | "execute" | "query" | "migrate", object | null>>;

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../../schema/${name}.json`, import.meta.url), "utf8"));
/** Widths of numbers, which are no formats of JSON Schema. */
const formats = Object.fromEntries(["uint8", "uint16", "uint32", "uint64", "uint128", "int32", "int64"].map((name) => [name, true as const]));

test("schemas compile in ajv's strict mode", () => {
  const { suite, extensions } = read("contracts") as { suite: string[]; extensions: string[] };
  let count = 0;
  for (const name of [...suite, ...extensions]) {
    const { instantiate, execute, query, migrate, responses } = read(name) as Idl;
    for (const schema of [instantiate, execute, query, migrate, ...Object.values(responses ?? {})]) {
      if (!schema) continue;
      new Ajv({ strict: true, formats }).compile(schema);
      count += 1;
    }
  }
  assert.ok(count > 200, `${count}`);
});
