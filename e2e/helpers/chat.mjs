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
