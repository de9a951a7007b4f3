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

// Where the pages led, and what they lead to: filled while they are measured.
const reached = new Set();
const leads = new Set();

after(leaveBrowser);

for (const as of new Set(PAGES.map((page) => page.as))) {
  const pages = PAGES.filter((page) => page.as === as);
  test(`what a ${as} sees can be used by everybody: ${pages.map((page) => page.name).join(", ")}`, async () => {
    const wrong = [];
    const viewers = await everyPage(pages, async (page, me) => wrong.push(...(await measure(page, me))));
    for (const me of viewers) await me.leave();
    assert.deepEqual(wrong, []);
  });
}

async function measure({ name }, { page }) {
  const wrong = [];
  reached.add(new URL(page.url()).pathname);
  for (const way of await page.evaluate(waysOn)) leads.add(way);
  await page.evaluate(axe); // not by a script element: the content security policy would stop that, and stays in force
  await page.evaluate(() => document.querySelectorAll("details:not(.menu)").forEach((details) => (details.open = true)));
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    if (wide > room) wrong.push(`${name}, ${size}: ${wide} pixels wide, ${room} are there`);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      // What is not about colours is the same in both themes, and is asked once.
      const faults = await page.evaluate(inspect, colorScheme === "light" ? {} : { runOnly: ["color-contrast"] });
      for (const fault of faults) wrong.push(`${name}, ${size}, ${colorScheme}: ${fault}`);
    }
  }
  return wrong;
}

// Runs in the page.
async function inspect(which) {
  const { violations } = await window.axe.run(document, { resultTypes: ["violations"], ...which });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.replace(/\s+/g, " ")}`));
}

// Runs in the page: links and forms that stay here, as "GET /jobs" and "POST /sign-out".
function waysOn() {
  const links = [...document.querySelectorAll("a[href^='/']")].map((link) => `GET ${link.getAttribute("href")}`);
  const forms = [...document.querySelectorAll("form")].map((form) => `${form.method.toUpperCase()} ${form.getAttribute("action")}`);
  return [...links, ...forms];
}

test("no page of the program is left out", async () => {
  const notPages = ["/assets/{}", "/design/pages/{}/{}", "/suggest/{}", "/me/data/resume.json", "/me/resume/{}", "/me/data/archive.tar", "/chat/conversation.txt", "/alerts/calendar/{}/deadlines.ics", "/openings/{}/deadline.ics", "/hire/applications/{}/resume.pdf", "/applications/{}/interview.ics", "/hire/applications/{}/interview.ics", "/applications/{}/check/documents/{}", "/applications/{}/offer.pdf", "/hire/applications/{}/offer.pdf", "/me/phone", "/sign-in/phone", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml", "/sw.js"];
  const left = (await routes()).filter((route) => {
    const pattern = new RegExp(`^${route.replaceAll("{}", "[^/]+")}$`);
    return !notPages.includes(route) && ![...reached].some((path) => pattern.test(path));
  });
  assert.deepEqual(left, []);
});

test("no link and no button leads nowhere", async () => {
  const wrong = [];
  for (const way of new Set([...leads].map(withoutIds))) {
    const [method, path] = way.split(" ");
    // A method no address takes: whatever is there says which it does take, and nothing is done.
    const answer = await fetch(new URL(path, process.env.E2E_URL), { method: "DELETE", redirect: "manual" });
    if (answer.status !== 405 || !answer.headers.get("allow")?.includes(method)) wrong.push(`${way}: ${answer.status}, takes ${answer.headers.get("allow")}`);
  }
  assert.ok(leads.size > 50, `only ${leads.size} ways were seen`);
  assert.deepEqual(wrong, []);
});

// Ids and queries differ, what answers them does not.
const withoutIds = (way) => way.replace(/[?#].*/, "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "01890000-0000-7000-8000-000000000000");
