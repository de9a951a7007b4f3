// What people do in the chat.

import assert from "node:assert/strict";

import { eventually } from "./visitor.mjs";

export const say = async (me, words) => {
  const before = (await me.readsAll(".line.answer")).length;
  await me.fill("Your message", words);
  await me.press("Send");
  await eventually(async () => {
    const kept = await me.page.locator(".line.own[id]").last().innerText();
    assert.ok(kept.includes(words), `${words} is not the last thing said: ${kept}`);
    assert.ok((await me.readsAll(".line.answer")).length > before, "nothing was answered");
    assert.equal(await me.page.locator("#writes").isVisible(), false);
  });
};
export const pick = async (me, choice) => {
  await me.press(choice);
  await eventually(async () => assert.equal(await me.page.locator("#writes").isVisible(), false));
};
export const lastAnswer = (me) => me.page.locator(".line.answer").last().innerText();
export const answers = (me, words) => eventually(async () => assert.match(await lastAnswer(me), words));

/** Begins to register as a cook; the town is asked for next. */
export async function tellsWork(me) {
  await pick(me, "Tell what I can do");
  await answers(me, /What work have you done/);
  await say(me, "cook");
  await answers(me, /which of these have you done/);
  await say(me, "1, 2 and 3");
  await answers(me, /What else can you do/);
  await pick(me, "Done");
  await answers(me, /In which town/);
}

/** Goes on from there, to an account by a mail address. */
export async function tellsTheRest(me, contact) {
  await say(me, "Nairobi");
  await answers(me, /How would you like to work/);
  await pick(me, "It does not matter");
  await answers(me, /Is that right/);
  await pick(me, "Yes");
  await answers(me, /mail address/);
  await say(me, contact);
  await answers(me, /Shall I make an account/);
  await pick(me, "Yes");
  await me.sees(`A mail is on its way to ${contact}`);
  await answers(me, /I found/);
}
