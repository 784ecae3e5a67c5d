// Starts `ballast serve` and a browser; asks `ballast` itself what is true.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const BINARY = process.env.BALLAST ?? "target/release/ballast";
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
];

/** Runs the command and returns what it printed as JSON. */
export function ballast(...args) {
  const text = execFileSync(BINARY, ["--json", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return JSON.parse(text.trim().split("\n").pop());
}

/** A server with these arguments: its address, and how to end it. */
export async function serve(...args) {
  const server = spawn(BINARY, ["--json", "serve", "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done, failed) => {
    let text = "";
    server.stdout.on("data", (chunk) => {
      text += chunk;
      if (text.includes("\n")) done(JSON.parse(text).url);
    });
    server.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${text}`)));
  });
  return { url, end: () => server.kill() };
}

export const folder = () => mkdtempSync(join(tmpdir(), "ballast-"));

/** A browser with a new, empty profile. */
export async function browser() {
  const profile = folder();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS, viewport: { width: 1360, height: 900 },
    locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce",
  });
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(120_000);
  return { context, end: async () => { await context.close(); rmSync(profile, { recursive: true, force: true }); } };
}

/** A page that has drawn itself; what goes wrong in it ends the test. */
export async function open(context, url, options = {}) {
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  page.on("console", (line) => line.type() === "error" && page.troubles.push(line.text()));
  const allowed = [...(options.origins ?? [url]), "data:", "blob:"];
  page.on("request", (request) => {
    if (!allowed.some((start) => request.url().startsWith(start))) page.troubles.push(`foreign request ${request.url()}`);
  });
  if (options.size) await page.setViewportSize(options.size);
  // one part of the page exchanged for another
  if (options.script) {
    await page.route("**/app/format.js", (route) => route.fulfill({ contentType: "text/javascript", body: options.script }));
  }
  if (options.dark) await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(url);
  await page.waitForSelector(options.wait ?? "#t-value data, #page > *");
  return page;
}

/** An answer of the server, past the page. */
export async function api(url, path, body) {
  const options = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, options);
  return { status: response.status, answer: await response.json() };
}

/** Base units as this page should write them: computed in another way than the page does. */
export function written(raw) {
  const amount = BigInt(raw);
  const [whole, rest] = [amount / 1_000_000n, amount % 1_000_000n];
  const grouped = new Intl.NumberFormat("en-US").format(whole);
  if (whole >= 100_000n || rest === 0n) return grouped;
  const digits = String(rest).padStart(6, "0");
  if (whole === 0n && rest < 10_000n) return `0.${digits.replace(/0+$/, "")}`;
  const two = digits.slice(0, 2).replace(/0+$/, "");
  return two ? `${grouped}.${two}` : grouped;
}
