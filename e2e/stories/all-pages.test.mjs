// Every page can be used by everybody: measured with axe, light and dark, on a phone and on a desk, with all that is folded
// up unfolded; and nothing has to be pushed sideways on 360 pixels.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, test } from "node:test";

import { leaveBrowser } from "../helpers/browser.mjs";
import { PAGES, everyPage, routes } from "../helpers/every-page.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

after(leaveBrowser);

for (const as of new Set(PAGES.map((page) => page.as))) {
  const pages = PAGES.filter((page) => page.as === as);
  test(`what a ${as} sees can be used by everybody: ${pages.map((page) => page.name).join(", ")}`, async () => {
    const wrong = [];
    const viewers = await everyPage(pages, async (page, me) => wrong.push(...(await measure(page, me))), { bypassCSP: true });
    for (const me of viewers) await me.leave();
    assert.deepEqual(wrong, []);
  });
}

async function measure({ name }, { page }) {
  const wrong = [];
  await page.evaluate(axe);
  await page.evaluate(() => document.querySelectorAll("details:not(.menu)").forEach((details) => (details.open = true)));
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    if (wide > room) wrong.push(`${name}, ${size}: ${wide} pixels wide, ${room} are there`);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const fault of await page.evaluate(inspect)) wrong.push(`${name}, ${size}, ${colorScheme}: ${fault}`);
    }
  }
  return wrong;
}

// Runs in the page.
async function inspect() {
  const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.replace(/\s+/g, " ")}`));
}

test("no page of the program is left out", async () => {
  const notPages = ["/assets/{}", "/design", "/design/pages/{}/{}", "/suggest/{}", "/me/data/resume.json", "/me/data/archive.tar"];
  const reached = new Set();
  const seen = await everyPage(PAGES, async (page, me) => reached.add(new URL(me.page.url()).pathname));
  for (const me of seen) await me.leave();
  const left = (await routes()).filter((route) => {
    const pattern = new RegExp(`^${route.replaceAll("{}", "[^/]+")}$`);
    return !notPages.includes(route) && ![...reached].some((path) => pattern.test(path));
  });
  assert.deepEqual(left, []);
});
