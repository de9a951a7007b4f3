// Those who run the place.

import assert from "node:assert/strict";

import { DEMO, DEMO_PASSWORD, address, signsIn, signsUp } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

const comes = (me) => signsIn(me, DEMO.staff, DEMO_PASSWORD, "/staff");

story("staff sign in and see how things stand", async (me) => {
  await comes(me);
  for (const words of ["Needs somebody", "Open openings", "People entrusted to you", "Mails waiting"]) await me.sees(words);
  await me.follow("Health");
  await me.isAt("/staff/health");
  for (const part of ["Database and index", "Openings", "Mail", "Background work"]) await me.sees(part);
});

story("openings are imported from a file, found at once, and not taken in twice", async (me, another) => {
  const mark = `Tandem courier ${Date.now().toString(36)}`; // letters, since a number alone would make the next run's opening a twin of this
  const rows = `id,title,employer,location,description\n1,${mark},Harbour Inn,Manchester,You ride a cargo bike and bring parcels.\n2,,Harbour Inn,Leeds,No title here.\n`;
  const file = { name: `${mark}.csv`, mimeType: "text/csv", buffer: Buffer.from(rows) };
  await comes(me);
  await imports(me, file);
  assert.match(await me.reads(".sums"), /New 1/i);
  await me.sees("What was not taken in");

  const seeker = await another();
  await eventually(async () => {
    await seeker.open(`/openings?q=${encodeURIComponent(mark)}`);
    assert.ok((await seeker.readsAll(".found h3")).includes(mark));
  });

  await imports(me, file);
  assert.match(await me.reads(".sums"), /New 0/i);
});

async function imports(me, file) {
  await me.open("/staff/import");
  await me.field("Choose a file of openings").setInputFiles(file);
  await me.press("Look at the columns");
  await me.sees("Are these columns right?");
  await me.press("Take in 2 rows");
  await eventually(async () => assert.equal(await me.reads("h1"), "Done"));
}

story("the outbox shows that a mail waits, never what it says or to whom", async (me, another) => {
  const contact = address("quiet");
  await signsUp(await another(), contact);
  await comes(me);
  await me.open("/staff/outbox");
  await me.sees("No mail server is set");
  await me.sees("Confirm an address");
  const page = await me.page.content();
  assert.ok(!page.includes(contact) && !page.includes("/confirm/"));
});

story("staff see those entrusted to them, and each of them sees who looked", async (me, another) => {
  await comes(me);
  await me.follow("People");
  await me.isAt("/staff/people");
  await me.sees("Marisol Dimaandal");

  const nurse = await another();
  await signsIn(nurse, DEMO.nurse, DEMO_PASSWORD);
  await nurse.open("/me/data");
  await nurse.sees("Nadia Farouk");
  await nurse.sees("To advise you");
});

story("somebody without a mail address is confirmed by a code handed over in person", async (me, another) => {
  // Each telling confirms somebody else: a code works once.
  const [name, contact] = me.scripts ? ["Tomasz Wielgosz", "+44 20 7946 0377"] : ["Wanjiru Kiprop", "+254 000 555 019"];
  await comes(me);
  await me.open("/staff/people");
  await me.within(me.page.locator("tr").filter({ hasText: name })).press("Hand over a code");
  await me.sees("Hand it over in person.");
  const code = await me.reads("p.code");

  const seeker = await another();
  await signsIn(seeker, contact, DEMO_PASSWORD);
  await seeker.open("/code");
  await seeker.fill("The code", "ABCD-2345");
  await seeker.press("Confirm");
  await seeker.sees("This code is not right");
  await seeker.fill("The code", code.toLowerCase());
  await seeker.press("Confirm");
  await seeker.sees("You are confirmed");
  await me.open("/staff/people");
  assert.match(await me.reads(`tr:has-text("${name}")`), /(?<!not )confirmed/);
});

story("who forgot the password and has only a telephone comes back in with a code", async (me, another) => {
  // Confirmed in the story before: a code is handed over also then.
  const [name, contact] = me.scripts ? ["Tomasz Wielgosz", "+44 20 7946 0377"] : ["Wanjiru Kiprop", "+254 000 555 019"];
  await comes(me);
  await me.open("/staff/people");
  await me.within(me.page.locator("tr").filter({ hasText: name })).press("Hand over a code");
  const code = await me.reads("p.code");

  const seeker = await another();
  await seeker.open("/sign-in");
  await seeker.follow("I was given a code");
  await seeker.fill("Mail address or phone number", contact);
  await seeker.fill("The code", "ABCD-2345");
  await seeker.fill("New password", DEMO_PASSWORD);
  await seeker.press("Set this password");
  await seeker.sees("This code does not go with this address or number");
  await seeker.fill("The code", code);
  await seeker.fill("New password", DEMO_PASSWORD);
  await seeker.press("Set this password");
  await seeker.sees("Your new password is set");
  await signsIn(seeker, contact, DEMO_PASSWORD);
});

story("an employer is verified by what staff saw, and people can ask for those alone", async (me, another) => {
  await comes(me);
  await me.follow(/^Employers/);
  const row = me.page.locator("tbody tr", { hasText: "not verified" }).first();
  const name = await row.locator("a").innerText();
  await row.locator("a").click();
  await me.press("They are verified");
  await me.sees("Write down what you saw");
  const proof = "Their page lists these openings, and they answered at the number in the register.";
  await me.field("What did you see?").fill(proof);
  await me.press("They are verified");
  await me.sees("It is kept.");
  await me.sees(proof);

  const seeker = await another();
  await eventually(async () => {
    await seeker.open(`/openings?employer=verified&q=${encodeURIComponent(`"${name}"`)}`);
    assert.ok((await seeker.readsAll(".found .employer")).some((words) => words.startsWith(name)));
  });
  await seeker.page.locator(".found h3 a").first().click();
  await seeker.sees(proof);

  await me.unfold("Take it back");
  await me.fill("Why?", "The number in the register belongs to somebody else.");
  await me.press("Take all of it back");
  await me.sees("no longer verified");
});
