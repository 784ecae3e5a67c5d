// axe-core in a page: what it finds of weight.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Findings that are serious or worse, each with the places. Runs beside the page, which its policy does not stop. */
export async function serious(page) {
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.slice(0, 5).map((node) => `${node.target} ${node.failureSummary ?? ""}`.slice(0, 300)) }));
  });
  return found.filter(({ impact }) => ["serious", "critical"].includes(impact));
}
