// How somebody meets the place.

import assert from "node:assert/strict";

import { isKnown } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";

story("somebody arrives, reads what this is for, and finds two ways in", async (me) => {
  await me.open("/");
  await me.sees("See the work that fits you");
  await me.sees(/^3\d\d openings from \d+ employers/);
  assert.deepEqual(await me.context.cookies(), [], "looking keeps nothing");

  await me.follow("I have a résumé");
  await me.isAt("/start");
  await me.page.goBack();
  await me.follow("I have no résumé");
  await me.isAt("/start/questions/work");
  assert.deepEqual(await me.context.cookies(), [], "looking at the ways in keeps nothing either");
});

story("dark is chosen once and stays on every page", async (me) => {
  const ground = () => me.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await me.open("/openings");
  const light = await ground();

  await me.press("Dark");
  await me.page.locator("html[data-theme=dark]").waitFor();
  await me.isAt("/openings");
  assert.notEqual(await ground(), light);

  await me.open("/");
  assert.equal(await me.page.locator("html").getAttribute("data-theme"), "dark");
  assert.equal(await me.button("Dark").getAttribute("aria-pressed"), "true");

  await me.press("Like my device");
  await me.page.locator("html:not([data-theme])").waitFor();
  await me.open("/openings");
  assert.equal(await ground(), light);
});

story("whoever comes back is led on, not asked again", async (me) => {
  await isKnown(me);
  await me.open("/");
  await me.follow("Go on to jobs for you");
  await me.isAt("/jobs");
});

for (const [role, words, steps] of [
  ["a seeker", "as somebody who looks for work", ["/jobs", "/openings", "/learn", "/me/resume", "/me/data"]],
  ["staff", "as staff", ["/staff", "/staff/people", "/staff/import", "/staff/outbox", "/staff/health"]],
]) {
  story(`the demo world is toured in five steps as ${role}`, async (me) => {
    await me.open("/");
    await me.press(words);
    for (const [at, path] of steps.entries()) {
      await me.isAt(path);
      await me.sees(`Step ${at + 1} of 5.`);
      if (at < 4) await me.follow("Next step");
    }
    await me.follow("Back");
    await me.sees("Step 4 of 5.");
    await me.follow("End the tour");
    await me.isAt(steps[3]);
    await me.seesNoMore("Step 4 of 5.");
  });
}

story("somebody who hires finds people who wait for an answer in the demo world", async (me) => {
  await me.open("/");
  await me.press("as somebody who hires");
  await me.isAt("/hire");
  await me.sees("Registered nurse, nursing home, nights");
  await me.page.getByRole("row", { name: /Registered nurse/ }).getByRole("link", { name: "3 people" }).click();
  await me.isAt(/^\/hire\/openings\/.+\/applicants$/);
  assert.equal(await me.page.locator("main").getByText("Marisol").count(), 0, "names are hidden at first");
});
