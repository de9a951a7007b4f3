// The whole way in the chat: from nothing told to openings with their reasons, with scripts and without.

import assert from "node:assert/strict";

import { answers, lastAnswer, pick, say, tellsTheRest, tellsWork } from "../helpers/chat.mjs";
import { address, isKnown } from "../helpers/steps.mjs";
import { mailedLink } from "../helpers/program.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

story("from nothing told to a confirmed profile, openings with reasons, and an account by mail", async (me) => {
  await me.open("/chat");
  await answers(me, /I am a program, not a person/);
  await tellsWork(me);
  const contact = address("chat");
  await tellsTheRest(me, contact);
  assert.match(await mailedLink(contact, "reset"), /\/reset\//);
});

story("what is found can be asked about, saved and taken back, and stands on the other pages too", async (me) => {
  await isKnown(me, "cook.pdf");
  await me.open("/chat");
  await say(me, "find me work");
  await answers(me, /I found \d/);
  const cards = await me.readsAll(".line.answer:last-of-type .line-card a");
  assert.ok(cards.length >= 1 && cards.length <= 5, `cards: ${cards}`);
  await say(me, "why 1");
  await answers(me, /of the \d+ skills it asks for/);
  await say(me, "save 1");
  await answers(me, /is saved/);
  await me.open("/jobs?show=saved");
  await me.sees(cards[0]);
  await me.open("/chat");
  await say(me, "undo");
  await answers(me, /taken back/);
  await me.open("/jobs?show=saved");
  await me.seesNoMore(cards[0]);
});

story("every way on that is offered leads to as many openings as it says", async (me) => {
  await me.open("/chat");
  await say(me, "find me work as a cook");
  await answers(me, /I found \d/);
  const ways = (await me.readsAll("#ways button")).filter((label) => /\(\d+\)$/.test(label));
  for (const way of ways) {
    await pick(me, way);
    const count = way.match(/\((\d+)\)$/)[1];
    await answers(me, new RegExp(`I found ${count}\\sopening`));
    await say(me, "find me work as a cook");
    await answers(me, /I found \d/);
  }
});

story("everything is erased after two yeses, and nobody is there any more", async (me) => {
  await me.open("/chat");
  await say(me, "I am a welder and live in Pune");
  await say(me, "delete my data");
  await answers(me, /Shall I\?/);
  await pick(me, "Yes");
  await answers(me, /Shall I really erase everything/);
  await me.press("Yes");
  await me.sees("Everything is erased");
  await me.open("/chat");
  assert.equal((await me.readsAll(".line")).length, 1, "only the greeting");
});

story("what is said on one device stands on the other at once", async (me, another) => {
  await isKnown(me, "cook.pdf");
  await me.open("/chat");
  await say(me, "hello");
  const other = await another();
  await other.context.addCookies(await me.context.cookies());
  await other.open("/chat");
  await say(me, "find me work");
  await eventually(async () => assert.match(await lastAnswer(other), /I found \d/));
}, { only: "with scripts" });
