// From registering in the chat to the mail that brings the right opening, an answer to it, and the end of such mails: the real program,
// which is killed on the way, a real mail server, TLS in front.

import assert from "node:assert/strict";

import { answers, tellsTheRest, tellsWork } from "../helpers/chat.mjs";
import { CHECKER, answersMail, linkIn, startMailbox, unsubscribes } from "../helpers/mailbox.mjs";
import { freePort, startPlace, stopProgram, takeIn } from "../helpers/program.mjs";
import { startProxy } from "../helpers/proxy.mjs";
import { PASSWORD, address, signsIn } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

story("registering, a search, its alert, an answer to it and the end of the mails, with a program that is killed on the way", async (_, another) => {
  const mailbox = await startMailbox();
  let place;
  const proxy = await startProxy(() => place.url);
  const takesAnswersAt = await freePort();
  try {
    place = await startPlace({
      ONWARD_PUBLIC_URL: proxy.url,
      ONWARD_MAIL__HOST: "127.0.0.1",
      ONWARD_MAIL__PORT: String(mailbox.port),
      ONWARD_MAIL__SECURITY: "none",
      ONWARD_MAIL__FROM: "careers@work.example",
      ONWARD_MAIL_IN__DOMAIN: "work.example",
      ONWARD_MAIL_IN__TRUSTED: CHECKER,
      ONWARD_MAIL_IN__LISTEN: `127.0.0.1:${takesAnswersAt}`,
    });
    const me = await another({ url: proxy.url });
    const contact = await registers(me, place, mailbox);
    await asksToHear(me);
    const told = await hears(me, place, mailbox, contact);
    await asksByMail(me, told, mailbox, contact, takesAnswersAt);
    await endsMails(me, told, place, mailbox, contact);
  } finally {
    await proxy.stop();
    const wrong = place ? await stopProgram(place) : [];
    await mailbox.stop();
    assert.deepEqual(wrong, []);
  }
}, { only: "with scripts" });

async function registers(me, place, mailbox) {
  await me.open("/chat");
  await tellsWork(me);

  // Nothing that was said is lost when the program dies and comes back.
  await me.open("about:blank");
  await place.kill();
  await place.serve();
  await me.open("/chat");
  await answers(me, /In which town/);

  const contact = address("by-mail");
  await tellsTheRest(me, contact);
  await me.open(linkIn(await mailbox.comes(contact, 1), "/reset/"));
  await me.fill("New password", PASSWORD);
  await me.press("Set this password");
  await me.sees("Your new password is set");
  await signsIn(me, contact);
  return contact;
}

async function asksToHear(me) {
  await me.open("/openings?q=cook&place=Nairobi");
  await me.press("Save and tell me of new ones");
  await me.open("/alerts/settings");
  await me.tick("As soon as something comes in");
  await me.choose("Nothing outside the app from", "0:00");
  await me.choose("Until", "0:00");
  await me.press("Keep this");
  await me.sees("It is kept.");
}

async function hears(me, place, mailbox, contact) {
  await takeIn(place, [opening("first")]);
  const told = await mailbox.comes(contact, 2);
  assert.match(told.subject, /Cook, first/);
  assert.match(told.text, /It answers your search “cook/);
  assert.match(told.html, /Cook, first/);
  await me.open(linkIn(told, "/openings/"));
  assert.equal(await me.reads("h1"), "Cook, first");
  return told;
}

async function asksByMail(me, told, mailbox, contact, port) {
  // The first opening of this mail, whatever was talked of in the chat before.
  await answersMail(told, "why 1", port);
  const why = await mailbox.comes(contact, 3);
  assert.ok(why.references.includes(told.messageId), "it stands in the same thread");
  assert.match(why.text, /Cook, first/);
  await answersMail(why, "save 1", port);
  assert.match((await mailbox.comes(contact, 4)).text, /is saved/);
  await me.open("/jobs?show=saved");
  await me.sees("Cook, first");
  // One conversation, whichever way it goes on.
  await me.open("/chat");
  await answers(me, /is saved/);
}

async function endsMails(me, told, place, mailbox, contact) {
  assert.equal(await unsubscribes(told), 200);
  await takeIn(place, [opening("second")]);
  await eventually(async () => {
    await me.open("/alerts");
    assert.deepEqual(await me.readsAll(".told-openings h3"), ["Cook, second", "Cook, first"]);
  }, 60_000);
  // What is written after it has come, and no mail about openings before it.
  await me.open("/forgot");
  await me.fill("Mail address or phone number", contact);
  await me.press("Send me a link");
  assert.match((await mailbox.comes(contact, 5)).text, /\/reset\//);
}

const opening = (which) => ({
  id: which,
  title: `Cook, ${which}`,
  company: "Harbour Inn",
  location: "Nairobi, Kenya",
  description: "You cook in a team of four, with a day off in the middle of the week.",
});
