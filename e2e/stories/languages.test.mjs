// The pages in other languages: chosen at the foot, kept from page to page, and as usable as in English.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { isKnown } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PLACES = [
  "/", "/start", "/start/check", "/start/questions/work", "/start/questions/tasks", "/start/questions/papers",
  "/start/questions/place", "/start/questions/wishes", "/jobs", "/learn", "/me", "/me/resume", "/me/data", "/openings",
  "/openings?q=nurse&place=Leeds", "/occupations", "/skills", "/places", "/sign-in", "/sign-up",
];

story("a language is chosen at the foot of a page and goes along", async (me) => {
  await me.open("/openings");
  await me.press("हिन्दी");
  await me.isAt("/openings");
  await me.sees("सभी नौकरियाँ");
  await me.follow("साइन इन करें");
  await me.sees("पासवर्ड");
  await me.press("Español");
  await me.sees("Contraseña");
  await me.press("English");
  await me.sees("Password");
});

for (const [language, name] of Object.entries({ es: "Español", hi: "हिन्दी" })) {
  story(`every page fits and can be used in ${language}`, async (me) => {
    await isKnown(me);
    await me.press(name);
    const wrong = [];
    await me.page.setViewportSize({ width: 360, height: 740 });
    for (const place of PLACES) {
      await me.open(place);
      await me.page.evaluate(axe);
      const { lang, wide, room, faults } = await me.page.evaluate(async () => {
        document.querySelectorAll("details:not(.menu)").forEach((details) => (details.open = true));
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        const root = document.documentElement;
        return { lang: root.lang, wide: root.scrollWidth, room: root.clientWidth, faults: violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`) };
      });
      if (lang !== language) wrong.push(`${place} is in ${lang}`);
      if (wide > room) wrong.push(`${place}: ${wide} pixels wide, ${room} are there`);
      wrong.push(...faults.map((fault) => `${place}: ${fault}`));
    }
    assert.deepEqual(wrong, []);
  }, { only: "with scripts" });
}
