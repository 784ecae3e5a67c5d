// Writes src/generated from ../../schema, or, with an argument, into that folder.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import generate from "@cosmwasm/ts-codegen";

const here = dirname(fileURLToPath(import.meta.url));
const schemas = resolve(here, "../../../schema");
const out = resolve(process.argv[2] ?? join(here, "../src/generated"));
// the suite's contracts and every extension have a schema
const list = JSON.parse(readFileSync(join(schemas, "contracts.json"), "utf8"));
const names = [...list.suite, ...list.extensions].sort();

const title = (name) => name.split("-").map((word) => word[0].toUpperCase() + word.slice(1)).join("");

// the generator wants a folder for each contract
const folder = mkdtempSync(join(tmpdir(), "ballast-idl-"));
const contracts = names.map((name) => {
  const dir = join(folder, name);
  mkdirSync(dir);
  cpSync(join(schemas, `${name}.json`), join(dir, `${name}.json`));
  return { name: title(name), dir };
});

rmSync(out, { recursive: true, force: true });
await generate.default({
  contracts,
  outPath: out,
  options: {
    bundle: { enabled: false },
    types: { enabled: true },
    client: { enabled: true, execExtendsQuery: true, noImplicitOverride: true },
    messageComposer: { enabled: true },
    messageBuilder: { enabled: false },
    reactQuery: { enabled: false },
    recoil: { enabled: false },
  },
});
rmSync(folder, { recursive: true, force: true });

// what the generator leaves to be done: file endings in imports, as modules of today want them, and a
// header that does not change with the time of day
for (const file of readdirSync(out)) {
  const path = join(out, file);
  const text = readFileSync(path, "utf8")
    .replace(/from "(\.\/[^"]+?|cosmjs-types\/[^"]+?)(\.js)?"/g, 'from "$1.js"')
    .replace(/^\/\*\*[\s\S]*?\*\/\s*/, "// Generated from schema/ by scripts/client. Do not edit.\n\n");
  writeFileSync(path, text);
}

// a question that is named as a message is a method of its own in the client, which has both: `order` asks for, `queryOrder` asks about
for (const name of names) {
  const schema = JSON.parse(readFileSync(join(schemas, `${name}.json`), "utf8"));
  const keys = (msg) => (msg?.oneOf ?? []).flatMap((one) => [...Object.keys(one.properties ?? {}), ...(one.enum ?? [])]);
  const told = new Set(keys(schema.execute));
  const camel = (key) => key.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  const path = join(out, `${title(name)}.client.ts`);
  let [asks, tells] = readFileSync(path, "utf8").split(`export interface ${title(name)}Interface`);
  for (const key of keys(schema.query).filter((key) => told.has(key)).map(camel)) {
    const asked = `query${key[0].toUpperCase()}${key.slice(1)}`;
    asks = asks
      .replace(new RegExp(`^(\\s+)${key}(?=: \\(| = async)`, "gm"), `$1${asked}`)
      .replaceAll(`this.${key} = this.${key}.bind`, `this.${asked} = this.${asked}.bind`);
  }
  writeFileSync(path, tells === undefined ? asks : `${asks}export interface ${title(name)}Interface${tells}`);
}

// the extensions, by the list: their names stand nowhere else
const exported = [...list.extensions].sort().map((name) => {
  const type = title(name);
  return [
    `export { ${type}Client, ${type}QueryClient } from "./${type}.client.js";`,
    `export { ${type}MsgComposer } from "./${type}.message-composer.js";`,
    `export type * as ${name.replaceAll("-", "_")} from "./${type}.types.js";`,
  ].join("\n");
});
writeFileSync(
  join(out, "extensions.ts"),
  `// Generated from schema/ by scripts/client. Do not edit.\n\n${exported.join("\n")}\n`,
);
