// A man of 45 who has worked in warehouses: a phone, no résumé, no mail address, no account.

import assert from "node:assert/strict";

import { card, titles } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";

const goesOn = async (me, next) => {
  await me.press("Go on");
  await me.isAt(`/start/questions/${next}`);
};

story("he ticks what he has done and sees five explained openings within three minutes", async (me) => {
  const begun = Date.now();
  await me.open("/");
  await me.follow("I have no résumé");
  await me.sees("Question 1 of 5");
  await me.press("Warehouses, driving, transport");
  await me.tick("Warehouse worker: I have done this");
  await me.tick("Forklift driver: I would like this");
  await goesOn(me, "tasks");

  for (const task of ["Picked goods for orders from shelves", "Scanned goods with a handheld scanner", "Loaded or unloaded lorries and containers", "Moved pallets with a pallet truck"]) {
    await me.tick(task);
  }
  await goesOn(me, "papers");

  await me.within(me.page.locator(".pair").first()).fill("Language", "Spanish");
  await me.within(me.page.locator(".pair").first()).choose("How well", "Mother tongue");
  await goesOn(me, "place");

  await me.fill("Your town", "Manchester");
  await goesOn(me, "wishes");
  await me.press("Show me jobs");
  await me.isAt("/jobs");

  const shown = await titles(me);
  assert.ok(shown.length >= 5, `only ${shown.length} openings`);
  for (let at = 0; at < 5; at += 1) {
    const { part, title } = await card(me, at);
    const reasons = await me.within(part).readsAll(".has li");
    const missing = await me.within(part).readsAll(".gaps li");
    assert.ok(reasons.length + missing.length > 0, `${title} is not explained`);
  }
  const first = await card(me);
  await me.within(first.part).unfold("The words behind this");
  await me.within(first.part).sees(/Picked goods|Scanned goods|Loaded or unloaded|Moved pallets/);
  assert.ok(Date.now() - begun < 180_000, "it took longer than three minutes");

  await me.open("/me");
  await me.sees("Warehouse worker");
  await me.sees("Spanish");
  await me.sees("Only this device knows it.");
}, { device: "phone" });

story("every question may be skipped, and an empty list says what to do", async (me) => {
  await me.open("/start/questions/work");
  for (const next of ["tasks", "papers", "place", "wishes"]) {
    await me.press("Skip this question");
    await me.isAt(`/start/questions/${next}`);
  }
  await me.press("Skip this question");
  await me.isAt("/start");
  assert.deepEqual(await me.context.cookies(), [], "skipping tells nothing and keeps nothing");
}, { device: "phone" });

story("what was answered stands there again when he goes back", async (me) => {
  await me.open("/start/questions/work");
  await me.press("Warehouses, driving, transport");
  await me.tick("Warehouse worker: I have done this");
  await goesOn(me, "tasks");
  await me.tick("Packed and labelled parcels");
  await goesOn(me, "papers");
  await me.follow("Back");
  await me.isAt("/start/questions/tasks");
  assert.ok(await me.field("Packed and labelled parcels").isChecked());
  await me.follow("Back");
  await me.isAt("/start/questions/work");
  assert.ok(await me.field("Warehouse worker: I have done this").isChecked());
}, { device: "phone" });

story("one more language is asked for as often as needed", async (me) => {
  await me.open("/start/questions/papers");
  await me.within(me.page.locator(".pair").nth(0)).fill("Language", "Spanish");
  await me.within(me.page.locator(".pair").nth(1)).fill("Language", "English");
  await me.press("One more language");
  await me.isAt("/start/questions/papers");
  await me.page.locator(".pair").nth(3).waitFor();
  assert.equal(await me.within(me.page.locator(".pair").nth(0)).field("Language").inputValue(), "Spanish");
  assert.equal(await me.within(me.page.locator(".pair").nth(1)).field("Language").inputValue(), "English");
}, { device: "phone" });

story("a town we do not know is kept as it was typed", async (me) => {
  await me.open("/start/questions/place");
  await me.fill("Your town", "Qqqqville");
  await goesOn(me, "wishes");
  await me.follow("Back");
  await me.isAt("/start/questions/place");
  assert.equal(await me.field("Your town").inputValue(), "Qqqqville");
}, { device: "phone" });

story("he types the work in his own language and picks it from the suggestions", async (me) => {
  await me.open("/start/questions/work");
  await me.field("Type a kind of work").pressSequentially("mozo de alma");
  await me.page.getByRole("option", { name: "Warehouse worker" }).click();
  assert.ok(await me.field("Warehouse worker: I have done this").isChecked());
  await goesOn(me, "tasks");
  await me.sees("Picked goods for orders from shelves");
}, { device: "phone", only: "with scripts" });

story("words that mean several kinds of work are asked about, and unknown ones said to be", async (me) => {
  await me.open("/start/questions/work");
  await me.press("Kitchens, hotels, cleaning, beauty");
  await me.sees("Cook");
  assert.deepEqual(await me.context.cookies(), [], "looking keeps nothing");
  await me.tick("Cook: I have done this");
  await me.press("Shops and selling");
  await me.sees("Cook");
  assert.ok(await me.field("Cook: I have done this").isChecked(), "looking into another field keeps what is ticked");

  await me.fill("Type a kind of work", "driver");
  await me.press("Go on");
  await me.sees("can mean several things");
  await me.tick("Bus driver: I would like this");
  await me.fill("Type a kind of work", "xyzzy qwrt");
  await me.press("Go on");
  await me.sees("We do not know this kind of work");
  assert.ok(await me.field("Bus driver: I would like this").isChecked());
  await me.fill("Type a kind of work", "");
  await goesOn(me, "tasks");
  await me.sees("Bus driver");
}, { device: "phone" });
