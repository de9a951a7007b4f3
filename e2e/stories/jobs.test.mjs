// Jobs that fit, why, and what is missing.

import assert from "node:assert/strict";

import { card, isKnown, titles } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

story("a nurse is recommended nursing, each with reasons and with what is missing in hours", async (me) => {
  await isKnown(me);
  const shown = await titles(me);
  assert.ok(shown.length >= 5, `only ${shown.length} openings`);
  assert.ok(shown.slice(0, 3).every((title) => /nurs/i.test(title)), `not nursing: ${shown.slice(0, 3)}`);

  const reasons = await me.readsAll("article.job:first-of-type .has li");
  assert.ok(reasons.length >= 3, `few reasons: ${reasons}`);
  const gaps = await me.readsAll("article.job .gaps li");
  assert.ok(gaps.length > 0, "nothing is missing anywhere");
  for (const gap of gaps) assert.match(gap, /about [\d,]+ h|less than an hour|not known/, gap);
  await me.sees(/Apply by|No deadline given/);
});

story("the words behind a match are the posting's and the person's own", async (me) => {
  await isKnown(me);
  const first = await card(me);
  const inside = me.within(first.part);
  await inside.unfold("The words behind this");
  await first.part.locator(".reasons blockquote").first().waitFor();
  const quotes = await inside.readsAll(".reasons .evidence:not(.own) blockquote");
  assert.ok(quotes.length > 0);
  const places = await inside.readsAll(".reasons figcaption");
  assert.ok(places.some((words) => words.includes("Your profile")), `${places}`);

  await me.open(`/openings/${first.id}`);
  const text = await me.reads("section.job-text");
  for (const quote of quotes) assert.ok(text.includes(quote) || first.title.includes(quote), `"${quote}" is not in the posting`);
});

story("an opening is dismissed with a reason, leaves the list, and is taken back", async (me) => {
  await isKnown(me);
  const first = await card(me);
  const dismisses = async () => {
    const inside = me.within(first.part);
    await inside.unfold("Not for me");
    await inside.tick("it is too far away");
    await inside.press("Take it off my list");
    await me.sees("It is off your list");
    await first.part.waitFor({ state: "detached" });
  };
  await dismisses();
  await me.press("Take it back");
  await first.part.waitFor();

  await dismisses();
  await me.open("/jobs");
  assert.notEqual((await card(me)).id, first.id, "it came back by itself");
  assert.equal(await first.part.count(), 0);
});

story("an opening is saved for later, found again, and let go", async (me) => {
  await isKnown(me);
  await me.open("/jobs?show=saved");
  await me.sees("Nothing saved yet");
  await me.open("/jobs");
  const second = await card(me, 1);
  await me.within(second.part).press("Save");
  await eventually(async () => assert.match(await me.within(second.part).reads(".job-do"), /^Saved/));

  await me.choose("Show", "Saved", "Show");
  await eventually(async () => assert.deepEqual(await titles(me), [second.title]));
  await me.within(second.part).press("Saved");
  await me.open("/jobs?show=saved");
  await me.sees("Nothing saved yet");
});

story("numbers are hidden for those who do not want to be counted", async (me) => {
  await isKnown(me);
  await me.sees(/You have \d+ of the \d+ skills asked for|You have all \d+ skills/);
  await me.press("Hide numbers");
  await me.sees(/You have (all|most|about half|some) of the skills asked for|You have all the skills/);
  assert.ok(!/\d+ of the \d+/.test(await me.reads("main")), "a count is still there");
  await me.press("Show numbers");
  await me.sees(/You have \d+ of the \d+ skills asked for|You have all \d+ skills/);
});

story("an opening shows what it asks for, what of it is there, and how the fit is counted", async (me) => {
  await isKnown(me);
  const first = await card(me);
  await me.follow(first.title);
  await me.isAt(`/openings/${first.id}`);
  await me.page.getByRole("heading", { level: 1, name: first.title }).waitFor();
  await me.sees("You have this");
  await me.sees("How the fit is counted");
  await me.sees("The posting in full");
  await me.press("Save for later");
  await me.isAt(`/openings/${first.id}`);
  await me.button("Saved").waitFor();
});

story("somebody unknown reads an opening too, and is told how to learn more", async (me) => {
  await me.open("/openings");
  await me.page.locator(".found h3 a").first().click();
  await me.isAt(/^\/openings\/.+/);
  await me.sees("What it asks for");
  await me.seesNoMore("You have this");
  await me.follow("answer a few questions");
  await me.isAt("/start/questions/work");
});

story("an address that leads to no opening says so and leads on", async (me) => {
  me.isRefused(404);
  await me.open("/openings/01890000-0000-7000-8000-000000000000");
  await me.sees("This opening is not here");
  await me.follow("Look at all openings");
  await me.isAt("/openings");
});
