// From a program to a person, and back with an answer.

import { DEMO, DEMO_PASSWORD, signsIn } from "../helpers/steps.mjs";
import { answers, pick, say } from "../helpers/chat.mjs";
import { story } from "../helpers/story.mjs";

story("somebody asks for a person in the chat, staff answer, and the answer stands in the chat", async (me, another) => {
  // Each telling is about words of its own: the same person asks in both.
  const about = `My last pay is missing ${Date.now().toString(36)}`;
  const answer = `Come by on Thursday at ten ${Date.now().toString(36)}`;
  await signsIn(me, DEMO.nurse, DEMO_PASSWORD);
  await me.open("/me/help");
  const earlier = me.page.getByRole("button", { name: "Take the request back" });
  if (await earlier.isVisible()) await me.press("Take the request back");
  await me.open("/chat");
  await say(me, "I want to talk to a person");
  await answers(me, /What is it about/);
  await say(me, about);
  await answers(me, /the last messages of our conversation/);
  await pick(me, "No");
  await answers(me, /Shall I ask them/);
  await pick(me, "Yes");
  await answers(me, /I have asked/);

  const staff = await another();
  await signsIn(staff, DEMO.staff, DEMO_PASSWORD, "/staff");
  await staff.follow(/^Requests/);
  await staff.isAt("/staff/requests");
  await staff.page.locator("tbody a", { hasText: "Marisol Dimaandal" }).first().click();
  await staff.sees(about);
  await staff.press("I will answer this");
  await staff.sees("It is yours now.");
  await staff.fill("Your answer", answer);
  await staff.press("Send the answer");
  await staff.sees("the request has ended");

  await me.open("/chat");
  await answers(me, new RegExp(answer));
  await me.open("/me/help");
  await me.sees(answer);
});
