// Which skill opens most, and how long it takes with the time there is.

import assert from "node:assert/strict";

import { card, isKnown } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

story("skills stand with their hours and the openings they bring, and lead to those openings", async (me) => {
  await isKnown(me, "cook.pdf");
  await me.open("/learn");
  const skills = await me.readsAll("li.skill h3");
  assert.ok(skills.length >= 3, `few skills: ${skills}`);
  for (const hours of await me.readsAll(".skill-hours")) assert.match(hours, /about [\d,]+ h|less than an hour/);
  const opens = await me.readsAll(".skill-opens");
  assert.match(opens[0], /^[1-9]\d* more openings? within reach$/);
  for (const words of opens) assert.match(words, /^[1-9]\d* more openings? within reach$|^Asked for by [1-9]\d* openings? close to you$/);

  const first = me.within(me.page.locator("li.skill").first());
  await first.unfold("Some of these openings");
  await first.here.locator("details a").first().click();
  await me.isAt(/^\/openings\/.+/);
});

story("with more hours a week the same skill is learned sooner", async (me) => {
  await isKnown(me, "cook.pdf");
  await me.open("/learn");
  const first = async () => ({ skill: await me.reads(".weeks .week li span"), last: lastWeek(await me.reads(".weeks .week-name strong")) });
  await me.choose("Time for learning", "2 hours a week", "Set");
  await eventually(async () => assert.equal(await chosen(me), "2"));
  const slow = await first();

  await me.choose("Time for learning", "20 hours a week", "Set");
  await eventually(async () => assert.notEqual((await first()).last, slow.last));
  const quick = await first();
  assert.equal(quick.skill, slow.skill);
  assert.ok(quick.last < slow.last, `week ${quick.last} is not sooner than week ${slow.last}`);

  await me.open("/learn");
  assert.equal(await chosen(me), "20", "the time is kept");
});

// "Week 1" is 1, "Weeks 2 to 5" is 5.
const lastWeek = (name) => Number(name.match(/\d+$/)[0]);
const chosen = (me) => me.page.locator("select#hours option[selected]").getAttribute("value");

story("what opens most is named beside the jobs", async (me) => {
  await isKnown(me, "cook.pdf");
  await card(me);
  await me.sees("Opens most for you");
  const skill = await me.reads(".tip h2");
  await me.follow("See what it takes");
  await me.isAt("/learn");
  assert.ok((await me.readsAll("li.skill h3")).includes(skill), `${skill} is not in the list`);
});
