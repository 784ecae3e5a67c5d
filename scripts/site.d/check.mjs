// Follows every link of the built book: `node scripts/site.d/check.mjs BOOK/book`. A target that is not there, an anchor
// that no element has, and anything that a reader's browser would load from the network is an error.
// Pages below `api/` are rustdoc's own, which `cargo doc` checks; links to them have to lead to a file.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const BOOK = resolve(process.argv[2]);
const errors = [];
const pages = [];
const walk = (folder) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      if (relative(BOOK, path) !== "api") walk(path);
    } else if (name.endsWith(".html")) pages.push(path);
  }
};
walk(BOOK);

const text = new Map();
const html = (path) => {
  if (!text.has(path)) text.set(path, readFileSync(path, "utf8"));
  return text.get(path);
};
const anchors = new Map();
const has = (path, anchor) => {
  if (!anchors.has(path)) anchors.set(path, new Set([...html(path).matchAll(/\b(?:id|name)="([^"]+)"/g)].map((found) => unescaped(found[1]))));
  return anchors.get(path).has(anchor);
};
const unescaped = (text) => text.replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#x27;|&#39;/g, "'").replace(/&amp;/g, "&");

let followed = 0;
let outside = 0;
for (const page of pages) {
  // what a page shows as code is no link
  const shown = html(page).replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (all) => /<script\b[^>]*>/.exec(all)[0]).replace(/<!--[\s\S]*?-->/g, "");
  for (const [, tag, attributes] of shown.matchAll(/<(a|link|script|img|iframe|source)\b([^>]*)>/g)) {
    const target = /\b(?:href|src)="([^"]*)"/.exec(attributes)?.[1];
    if (target === undefined) continue;
    const link = unescaped(target);
    if (/^(https?:)?\/\//.test(link) || link.startsWith("mailto:")) {
      outside += 1;
      const loads = tag !== "a" && !/\brel="(canonical|alternate)"/.test(attributes);
      if (loads) errors.push(`${relative(BOOK, page)}: <${tag}> loads ${link}`);
      continue;
    }
    if (/^(data|javascript):/.test(link) || link === "") continue;
    followed += 1;
    const [path, anchor] = link.split("#");
    let file = path === "" ? page : join(dirname(page), decodeURIComponent(path.split("?")[0]));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!existsSync(file)) errors.push(`${relative(BOOK, page)}: ${link} leads nowhere`);
    else if (anchor && file.endsWith(".html") && !relative(BOOK, file).startsWith("api/") && !has(file, decodeURIComponent(anchor))) {
      errors.push(`${relative(BOOK, page)}: ${link}: no such heading`);
    }
  }
}
for (const name of readdirSync(BOOK, { recursive: true })) {
  if (!/\.css$/.test(name) || name.startsWith("api/")) continue;
  for (const [, link] of readFileSync(join(BOOK, name), "utf8").matchAll(/url\(["']?([^"')]+)/g)) {
    if (/^(https?:)?\/\//.test(link)) errors.push(`${name} loads ${link}`);
  }
}
errors.slice(0, 50).forEach((error) => console.error(error));
if (errors.length > 50) console.error(`and ${errors.length - 50} more`);
console.log(`site: ${pages.length} pages, ${followed} links followed, ${errors.length} dead; ${outside} links to other sites, not followed`);
process.exit(errors.length > 0 ? 1 : 0);
