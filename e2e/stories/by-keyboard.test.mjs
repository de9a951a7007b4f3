// The way from a file to an opening with nothing but Tab, arrows, Enter and Space, and with the place one is at always seen.

import assert from "node:assert/strict";

import { resume } from "../helpers/places.mjs";
import { card, titles } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

story("from a file to an opening by keyboard alone", async (me) => {
  await me.open("/");
  await goesTo(me, /I have a résumé/);
  await presses(me, "Enter");
  await me.isAt("/start");

  // Asked for before it opens: the browser has to be told to leave the system's window away.
  const chooser = me.page.waitForEvent("filechooser");
  await goesTo(me, /Choose your résumé/);
  await presses(me, "Enter");
  await (await chooser).setFiles(resume("nurse.pdf"));
  await goesTo(me, /^Read my résumé/);
  await presses(me, "Enter");
  await me.isAt("/start/check");

  await goesTo(me, /^Right: Ngozi Hartley/);
  await presses(me, "Enter");
  await me.sees(/^1 of \d+ looked at/);
  await goesTo(me, /^All of this is right/);
  await presses(me, "Enter");
  await me.isAt("/jobs");

  const first = await card(me);
  await goesTo(me, /^Not for me/);
  await presses(me, "Enter");
  await goesTo(me, /it is not the kind of work I want/);
  await presses(me, "ArrowDown");
  assert.match((await focus(me)).words, /it is too far away/);
  await goesTo(me, /^Take it off my list/);
  await presses(me, "Enter");
  await first.part.waitFor({ state: "detached" });

  const [title] = await titles(me);
  await goesTo(me, new RegExp(`^${title.replace(/[^\w ]/g, ".")}$`));
  await presses(me, "Enter");
  await me.isAt(/^\/openings\/.+/);
  await me.page.getByRole("heading", { level: 1, name: title }).waitFor();
});

story("the keyboard stays where it was when a part of the page is made anew", async (me) => {
  await me.open("/start");
  await me.field("Choose your résumé").setInputFiles(resume("nurse.pdf"));
  await me.press("Read my résumé");
  await me.isAt("/start/check");
  await goesTo(me, /^Right: Leeds/);
  await presses(me, "Enter");
  await me.sees(/^1 of \d+ looked at/);
  await eventually(async () => assert.match((await focus(me)).words, /^Change: Leeds/));
}, { only: "with scripts" });

story("the first Tab leads past everything to the content", async (me) => {
  await me.open("/openings");
  await presses(me, "Tab");
  assert.match((await focus(me)).words, /Skip to the content/);
  await presses(me, "Enter");
  await eventually(async () => assert.equal(await me.page.evaluate(() => document.activeElement.id), "main"));
  await presses(me, "Tab");
  assert.match((await focus(me)).words, /^Words/);
});

story("the menu opens by Enter and closes by Escape", async (me) => {
  await me.open("/sign-in");
  await goesTo(me, /Mail address or phone number/);
  await me.page.keyboard.type("marisol.dimaandal@people.example");
  await goesTo(me, /^Password/);
  await me.page.keyboard.type("a demo password");
  await presses(me, "Enter");
  await me.isAt("/jobs");
  await goesTo(me, /Marisol Dimaandal/);
  await presses(me, "Enter");
  await me.sees("Sign out");
  await presses(me, "Escape");
  await me.seesNoMore("Sign out");
  assert.match((await focus(me)).words, /Marisol Dimaandal/);
}, { only: "with scripts" });

const presses = (me, key) => me.page.keyboard.press(key);

// Tab by Tab until something with these words is reached; on every step one must see where one is.
async function goesTo(me, words) {
  const passed = [];
  for (let presses = 0; presses < 400; presses += 1) {
    await me.page.keyboard.press("Tab");
    const now = await focus(me);
    if (now.words !== "") assert.ok(now.seen, `one does not see being at "${now.words}" on ${me.page.url()}: ${now.why}`);
    if (words.test(now.words)) return;
    passed.push(now.words);
  }
  assert.fail(`${words} is not reached by Tab; passed: ${passed.slice(0, 60).join(" | ")}`);
}

// What the keyboard is at: its words, and whether it can be seen there: marked, and not behind something else.
const focus = (me) =>
  me.page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { words: "", seen: false };
    const words = (at.labels?.[0]?.textContent || at.textContent || at.getAttribute("aria-label") || at.id).replace(/\s+/g, " ").trim();
    const shown = [at, at.nextElementSibling, at.closest("label"), at.closest(".drop")].filter(Boolean);
    const marked = shown.some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    const box = (at.closest("label") ?? at).getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
    const top = document.elementFromPoint(x, y);
    const free = top && (at.contains(top) || top.contains(at) || (at.closest("label")?.contains(top) ?? false));
    const why = marked ? (free ? "" : `${top?.outerHTML.slice(0, 80)} lies over it at ${Math.round(x)},${Math.round(y)}`) : "it is not marked";
    return { words, seen: marked && Boolean(free), why };
  });
