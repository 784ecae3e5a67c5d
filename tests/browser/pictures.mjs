// The pictures of docs/DASHBOARD.md and the README.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browser, folder, open, serve } from "./ballast.mjs";

const TO = "docs/pictures";
mkdirSync(TO, { recursive: true });
const server = await serve();
const chrome = await browser();
const ready = (page) => page.waitForFunction(() => !document.querySelector("aside button:disabled"));
const settle = (page) => page.waitForTimeout(300);
const shot = async (page, name, options = {}) => {
  await page.mouse.move(0, 0);
  await settle(page);
  await page.screenshot({ path: join(TO, `${name}.png`), ...options });
  console.log(`${TO}/${name}.png`);
};
const clickAndWait = async (page, what) => {
  const lines = await page.locator("#log li").count();
  await page.click(what);
  await page.waitForFunction((n) => document.querySelectorAll("#log li").length > n, lines);
  await ready(page);
};

const page = await open(chrome.context, server.url, { size: { width: 1360, height: 1180 } });
await ready(page);
await page.selectOption("#who", "bob");
await settle(page);
await shot(page, "before-a-slash");

await page.selectOption("#victim", "val0");
await page.fill("#percent", "40");
await clickAndWait(page, "#slash");
await page.evaluate(() => document.activeElement.blur());
await shot(page, "a-slash-nobody-booked");
await clickAndWait(page, "#pending-loss button");
await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
await shot(page, "after-a-slash");
await page.emulateMedia({ colorScheme: "dark" });
await shot(page, "dark");
await page.close();

const phone = await open(chrome.context, server.url, { size: { width: 390, height: 1500 } });
await ready(phone);
await shot(phone, "phone");
await phone.close();

const files = folder();
const ballast = (...args) => execFileSync(process.env.BALLAST, args, { stdio: ["ignore", "ignore", "inherit"] });
ballast("demo", "--report", join(files, "demo.html"));
ballast("stress", "--seed", "7", "--slashes", "12", "--out", join(files, "stress.html"));
for (const [name, high] of [["demo", 1400], ["stress", 1500]]) {
  const file = await chrome.context.newPage();
  await file.setViewportSize({ width: 1100, height: high });
  await file.goto(pathToFileURL(join(files, `${name}.html`)).href);
  await file.waitForSelector("#page h1");
  await settle(file);
  await shot(file, name === "demo" ? "report" : "stress");
  await file.close();
}
await chrome.end();
server.end();
process.exit(0);
