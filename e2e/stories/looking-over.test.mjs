// Nothing counts before the person has looked at it.

import assert from "node:assert/strict";

import { confirmsAll, handsIn } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

const fact = (me, value) => me.within(me.page.locator("article.fact").filter({ has: me.page.locator(".fact-value", { hasText: value }) }).first());

story("a fact that was read wrong is corrected and stays so", async (me) => {
  await handsIn(me, "nurse.pdf");
  const job = fact(me, "Healthcare Assistant");
  await job.unfold("Change");
  await job.fill("What the work was called", "Care assistant, nights");
  await job.press("Keep this change");
  await me.sees("The change is kept.");
  await me.sees("Care assistant, nights");

  await me.open("/start/check");
  await me.sees("Care assistant, nights");
  await me.seesNoMore("Healthcare Assistant");
});

story("what is typed and cannot be understood is said beside the field, and kept", async (me) => {
  await handsIn(me, "nurse.pdf");
  await me.open("/me/edit/jobs");
  await me.fill("What the work was called", "Night porter");
  await me.fill("From (2019 or 03/2019)", "some time ago");
  await me.press("Keep it");
  await me.page.locator("[aria-invalid=true]").waitFor();
  await me.open("/me");
  await me.seesNoMore("Night porter");
});

story("one fact is confirmed, one is removed and taken back", async (me) => {
  await handsIn(me, "nurse.pdf");
  const before = await me.readsAll("section[aria-labelledby=group-skills] .fact-value");
  await fact(me, "Polish").press("Right");
  await me.sees(/^1 of \d+ looked at/);

  await fact(me, before[0]).press("Remove");
  await me.sees("It was removed.");
  await eventually(async () => {
    assert.deepEqual(await me.readsAll("section[aria-labelledby=group-skills] .fact-value"), before.slice(1));
  });

  await me.within(me.page.locator("#notices")).press("Undo");
  await me.sees("It is as it was before.");
  await me.open("/start/check");
  assert.deepEqual(await me.readsAll("section[aria-labelledby=group-skills] .fact-value"), before);
  await me.sees(/^1 of \d+ looked at/);
});

story("with one press everything is confirmed, and jobs are shown", async (me) => {
  await handsIn(me, "electrician.docx");
  await me.open("/me");
  await me.sees("waits for your word");
  await me.follow("Look it over");
  await confirmsAll(me);
  await me.sees(/within your reach|come closest/);

  await me.open("/me");
  await me.sees("Senior Electrician");
  await me.seesNoMore("waits for your word");
});
