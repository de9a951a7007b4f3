// Both sides of an application: from an opening that is written to a yes, and what happens when nobody answers.

import assert from "node:assert/strict";

import { mailedLink, startDemo, stopProgram } from "../helpers/program.mjs";
import { DEMO, DEMO_PASSWORD, address, confirmsAll, handsIn, signsIn, signsUp } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

story("an opening is written, found, applied for, and somebody gets it", async (recruiter, another) => {
  const title = `Cook ${Date.now().toString(36)}`;
  const seeker = await another();
  await asksToHear(seeker, title);
  await writes(recruiter, title);

  // It comes to whoever asked for it.
  await eventually(async () => {
    await seeker.open("/alerts");
    assert.deepEqual(await seeker.readsAll(".told-openings h3"), [title]);
  }, 60_000);
  await seeker.follow(title);
  await seeker.follow("Apply");
  await seeker.sees("Harbour Inn promises an answer within 5 days.");
  await seeker.fill("When could you begin?", "Next Monday.");
  await seeker.fill("Your words to them, if you like", "I cook for a hundred guests a day, and my name is Amara.");
  await seeker.press("Send my application");
  await seeker.sees("Your application is sent. You can undo it for a minute.");
  const opening = await seeker.page.locator("h1 a").getAttribute("href");

  // Sent by mistake: nobody saw it, and the words are still there.
  await seeker.press("Undo: nobody has seen it yet");
  await seeker.isAt(/\/apply$/);
  assert.equal(await seeker.field("When could you begin?").inputValue(), "Next Monday.");
  await seeker.press("Send my application");
  await seeker.sees("Your application is sent.");
  const application = new URL(seeker.page.url()).pathname;

  await recruiter.open("/hire");
  await recruiter.sees("nobody");
  await eventually(async () => {
    await recruiter.open("/hire");
    assert.ok((await recruiter.readsAll("td a")).includes("1 person"), "seen when it can be undone no longer");
  }, 120_000);
  await recruiter.follow("1 person");
  await recruiter.page.locator(".applicant h2 a").click();
  assert.match(await recruiter.reads("h1"), /^Applicant [A-Z]{2} \d\d$/);
  await recruiter.sees("Next Monday.");
  await recruiter.press("Show who they are");
  await recruiter.sees("You see who they are from now on.");
  await recruiter.fill("Your words to them, if you like", "Come and cook with us on Thursday.");
  await recruiter.press("We want to talk");

  await eventually(async () => {
    await seeker.open(application);
    await seeker.sees("Come and cook with us on Thursday.");
  });
  // What they write is theirs to see alone.
  const stranger = await another();
  stranger.isRefused(403);
  stranger.isRefused(404);
  await stranger.open(application);
  await stranger.seesNoMore("Come and cook with us");

  await recruiter.press("Hired");
  await seeker.open(opening);
  await seeker.follow("See where your application stands");
  await seeker.isAt(application);
  await seeker.open(application);
  await seeker.sees("You got the job. Congratulations!");
}, { only: "with scripts" });

async function asksToHear(seeker, title) {
  const contact = address("applies");
  await handsIn(seeker, "cook.pdf");
  await confirmsAll(seeker);
  await signsUp(seeker, contact);
  await seeker.open(`/openings?q=${encodeURIComponent(title)}`);
  await seeker.press("Save and tell me of new ones");
  await seeker.sees("The search is saved, and you hear of what it finds");
}

async function writes(recruiter, title) {
  const contact = address("hires");
  await signsUp(recruiter, contact);
  await recruiter.open(await mailedLink(contact, "confirm"));
  await recruiter.page.locator("main form button[type=submit]").first().click();
  await recruiter.sees("Your address is confirmed");
  await recruiter.open("/hire");
  await recruiter.fill("Name of the employer", "Harbour Inn");
  await recruiter.press("Begin");
  await recruiter.isAt("/hire/openings/new");
  await recruiter.fill("Your words", `${title}\nYou cook lunch for a hundred guests, with two others, in Nairobi.\nWhat you need\n- Cooking\n- Food hygiene`);
  await recruiter.press("Go on");
  await recruiter.sees("Say what the work pays.");
  await recruiter.fill("Pay", "KES 45,000 per month");
  await recruiter.fill("Everybody is answered within so many days", "5");
  await recruiter.fill("Question 1", "When could you begin?");
  await recruiter.press("Keep it and look at it");
  await recruiter.seesNoMore("Say what the work pays.");
  await recruiter.press("Make it public");
  await recruiter.sees("It is public now.");
}

story("whoever nobody answers is told so, and by when they should have been is for all to see", async (recruiter, another) => {
  const demo = await startDemo();
  try {
    const seeker = await another({ url: demo.url });
    const team = await another({ url: demo.url });
    await signsIn(seeker, DEMO.nurse, DEMO_PASSWORD);
    await seeker.open("/applications");
    assert.deepEqual(await seeker.readsAll("h2"), ["Waiting for an answer"]);
    await signsIn(team, DEMO.recruiter, DEMO_PASSWORD);

    // The day comes nearer, and passes.
    await demo.later(3);
    await told(team, /people wait for your answer, promised by [^,]*$/);
    await demo.later(5);
    await told(team, /people wait for your answer, promised by .*, which is past/);
    await seeker.open("/applications");
    await seeker.sees("We remind them.");

    // A week later the wait has an end, for everybody.
    await demo.later(30);
    await eventually(async () => {
      await seeker.open("/applications");
      assert.deepEqual(await seeker.readsAll("h2"), ["Ended"]);
    }, 60_000);
    await seeker.follow("Registered nurse");
    await seeker.sees("No answer came");
    for (const contact of DEMO.applicants) {
      const other = await another({ url: demo.url });
      await signsIn(other, contact, DEMO_PASSWORD);
      await other.open("/applications");
      assert.deepEqual(await other.readsAll("h2"), ["Ended"], contact);
    }
    await team.open("/hire");
    await team.sees("nobody");
  } finally {
    assert.deepEqual(await stopProgram(demo), []);
  }
}, { only: "with scripts" });

const told = (team, words) => eventually(async () => {
  await team.open("/alerts");
  assert.ok((await team.readsAll("main h2, main h3")).some((heading) => words.test(heading)), String(words));
}, 60_000);
