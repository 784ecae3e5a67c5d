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
    reactQuery: { enabled: true, version: "v4", optionalClient: true, mutations: true, queryKeys: true },
    recoil: { enabled: false },
  },
});
rmSync(folder, { recursive: true, force: true });

// what the generator leaves to be done: file endings in imports, as modules of today want them, and a
// header that does not change with the time of day
for (const file of readdirSync(out)) {
  const path = join(out, file);
  const text = readFileSync(path, "utf8")
    .replace(/from "(\.\/[^"]+?)(\.js)?"/g, 'from "$1.js"')
    .replace(/^\/\*\*[\s\S]*?\*\/\s*/, "// Generated from schema/ by scripts/client. Do not edit.\n\n");
  writeFileSync(path, text);
}

const camelOf = (key) => key.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const asking = (key) => `query${key[0].toUpperCase()}${key.slice(1)}`;

/** A hook that hands its arguments on. */
function withArguments(text, contract, key) {
  const type = `Parameters<${contract}QueryClient["${key}"]>[0]`;
  const hook = `${contract}${key[0].toUpperCase()}${key.slice(1)}Query`;
  const parts = [
    [new RegExp(`(interface ${hook}<TData> extends [^{]*)\\{\\}`), `$1{\n  args: ${type};\n}`],
    [new RegExp(`(function use${hook}<[^(]*\\(\\{\n  client,)`), "$1\n  args,"],
    [`.${key}(client?.contractAddress)`, `.${key}(client?.contractAddress, { ...args })`],
    [`client.${key}()`, `client.${key}(args)`],
  ];
  return parts.reduce((all, [from, to]) => {
    const next = all.replace(from, to);
    if (next === all) throw new Error(`${hook}: the generator writes hooks otherwise now`);
    return next;
  }, text);
}

// a question that is named as a message is a method of its own in the client, which has both: `order` asks for, `queryOrder` asks about
for (const name of names) {
  const schema = JSON.parse(readFileSync(join(schemas, `${name}.json`), "utf8"));
  const keys = (msg) => (msg?.oneOf ?? []).flatMap((one) => [...Object.keys(one.properties ?? {}), ...(one.enum ?? [])]);
  const told = new Set(keys(schema.execute));
  const path = join(out, `${title(name)}.client.ts`);
  let [asks, tells] = readFileSync(path, "utf8").split(`export interface ${title(name)}Interface`);
  for (const key of keys(schema.query).filter((key) => told.has(key)).map(camelOf)) {
    const asked = asking(key);
    asks = asks
      .replace(new RegExp(`^(\\s+)${key}(?=: \\(| = async)`, "gm"), `$1${asked}`)
      .replaceAll(`this.${key} = this.${key}.bind`, `this.${asked} = this.${asked}.bind`);
  }
  writeFileSync(path, tells === undefined ? asks : `${asks}export interface ${title(name)}Interface${tells}`);
  const hooks = join(out, `${title(name)}.react-query.ts`);
  const renamed = keys(schema.query).filter((key) => told.has(key)).map(camelOf);
  const text = renamed.reduce((all, key) => all.replaceAll(`client ? client.${key}(`, `client ? client.${asking(key)}(`), readFileSync(hooks, "utf8"));
  // a question that is a struct of its own, which the hooks' generator takes for one without arguments
  const bare = [...text.matchAll(/client \? client\.(\w+)\(\)/g)].map(([, key]) => key).filter((key) => !asks.includes(`  ${key} = async (): `));
  const whole = bare.reduce((all, key) => withArguments(all, title(name), key), text);
  writeFileSync(hooks, whole);
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

// React's hooks, an entry of their own: who does not use it needs neither React nor TanStack's Query
writeFileSync(
  join(out, "react.ts"),
  `// Generated from schema/ by scripts/client. Do not edit.\n\n${names.map((name) => `export * from "./${title(name)}.react-query.js";`).join("\n")}\n`,
);

// events, from the structs that contracts emit; extensions have names of their own, and one may be the suite's too
const events = JSON.parse(readFileSync(join(schemas, "events.json"), "utf8"));
const typeOf = { amount: "bigint", number: "number", decimal: "string", bool: "boolean", text: "string" };
const interfaceOf = (event) => `${event.of === "suite" ? "" : title(event.of)}${title(event.name.replace(/^ballast-/, ""))}Event`;
const interfaces = events.map((event) => {
  const fields = event.attributes.map((one) => `  /** ${one.description} */\n  readonly ${one.key}${one.optional ? "?" : ""}: ${typeOf[one.type]};\n`);
  return `/** ${event.description} */\nexport interface ${interfaceOf(event)} {\n  readonly type: "${event.name}";\n  /** Who said so. */\n  readonly contract: string;\n${fields.join("")}}\n`;
});
const groups = [...new Set(events.map((event) => event.of))].map((of) => [of, events.filter((event) => event.of === of)]);
const shapes = groups.map(([of, own]) => {
  const rows = own.map((event) => {
    const keys = event.attributes.map((one) => `${one.key}: { kind: "${one.type}", optional: ${one.optional} }`);
    return `    "${event.name}": { ${keys.join(", ")} },\n`;
  });
  return `  ${of}: {\n${rows.join("")}  },\n`;
});
writeFileSync(
  join(out, "events.ts"),
  `// Generated from schema/ by scripts/client. Do not edit.

${interfaces.join("\n")}
/** Events of names of their own, by who emits them: the suite, or an extension. \`type\` tells them apart. */
export interface Events {
${groups.map(([of, own]) => `  ${of}: ${own.map(interfaceOf).join(" | ")};\n`).join("")}}

/** How an attribute reads. */
export type Kind = "amount" | "number" | "decimal" | "bool" | "text";

/** The attributes of each event. */
export const EVENTS: Record<keyof Events, Record<string, Record<string, { kind: Kind; optional: boolean }>>> = {
${shapes.join("")}};
`,
);
