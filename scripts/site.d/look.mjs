// Opens the built book in headless Chromium: `node scripts/site.d/look.mjs BOOK/book PICTURES`. Every page with diagrams has
// to draw all of them, no page may be wider than a phone, the search has to find, and nothing is asked of another host.
import { createServer } from "node:http";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import { chromium } from "playwright-core";

const [BOOK, PICTURES] = process.argv.slice(2).map((path) => resolve(path));
mkdirSync(PICTURES, { recursive: true });
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".json": "application/json" };
const server = createServer((request, response) => {
  let path = join(BOOK, decodeURIComponent(new URL(request.url, "http://site").pathname));
  if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
  if (!path.startsWith(BOOK) || !existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(readFileSync(path));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const errors = [];
const open = async (size) => {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 });
  await context.route("**/*", (route) => {
    const asked = route.request().url();
    if (asked.startsWith(url) || asked.startsWith("data:")) return route.continue();
    errors.push(`asks ${asked}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.message}`));
  return page;
};

const pages = readdirSync(BOOK, { recursive: true }).filter((name) => name.endsWith(".html") && !/^(api|source)\//.test(name) && !/^(index|toc|404)\.html$/.test(name)).sort();
const desktop = await open({ width: 1280, height: 900 });
const phone = await open({ width: 390, height: 844 });
/** Opens a page and waits until its diagrams are drawn; how many there are. */
const go = async (page, name) => {
  await page.goto(url + name);
  const diagrams = await page.evaluate(() => document.querySelectorAll("code.language-mermaid, figure.diagram").length);
  if (diagrams > 0) {
    await page.waitForFunction((n) => document.documentElement.dataset.diagrams === String(n), diagrams, { timeout: 20_000 })
      .catch(() => errors.push(`${name}: not all of its ${diagrams} diagrams are drawn`));
    const broken = await page.evaluate(() => [...document.querySelectorAll("figure.diagram svg")].filter((svg) => svg.textContent.includes("Syntax error")).length);
    if (broken > 0) errors.push(`${name}: ${broken} diagrams with a syntax error`);
  }
  return diagrams;
};

let drawn = 0;
for (const name of pages) {
  const text = readFileSync(join(BOOK, name), "utf8");
  await go(phone, name);
  const wide = await phone.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
  if (wide > 0) errors.push(`${name}: ${wide} pixels wider than a phone of 390`);
  if (text.includes("language-mermaid")) drawn += await go(desktop, name);
}

const shot = async (page, name, options = {}) => {
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path, ...options });
  console.log(relative(process.cwd(), path));
};
for (const [size, page] of [["desktop", desktop], ["phone", phone]]) {
  for (const [name, file] of [["start", "docs/START.html"], ["stakers", "docs/STAKERS.html"], ["architecture", "docs/ARCHITECTURE.html"], ["auditors", "docs/AUDITORS.html"], ["events", "reference/events.html"], ["crates", "reference/crates.html"], ["gas", "docs/GAS.html"]]) {
    await go(page, file);
    await shot(page, `${name}-${size}`);
  }
  await go(page, "docs/ARCHITECTURE.html");
  await page.evaluate(() => document.querySelectorAll("figure.diagram")[4]?.scrollIntoView());
  await page.waitForTimeout(200);
  await shot(page, `sequence-${size}`);
  await go(page, "docs/START.html");
  // the page listens to its search box once its index has come, which a busy machine has to wait for: typed again until it answers, for three minutes
  const box = page.locator("#mdbook-searchbar, #searchbar").first();
  const found = page.locator("#mdbook-searchresults li, #searchresults li");
  const until = Date.now() + 180_000;
  // longer each time: typing again begins the search again
  let patience = 2_000;
  while ((await found.count()) === 0 && Date.now() < until) {
    if (!(await box.isVisible())) await page.keyboard.press("s");
    await box.fill("insurance", { timeout: 2_000 }).catch(() => {});
    await box.fill("insurance pays a loss", { timeout: 2_000 }).catch(() => {});
    await found.first().waitFor({ timeout: patience }).catch(() => {});
    patience = Math.min(2 * patience, 30_000);
  }
  if ((await found.count()) === 0) errors.push(`${size}: the search finds nothing`);
  await shot(page, `search-${size}`);
}
await browser.close();
server.close();
errors.forEach((error) => console.error(error));
console.log(`site: ${pages.length} pages opened, ${drawn} diagrams drawn, ${errors.length} errors`);
process.exit(errors.length > 0 ? 1 : 0);
