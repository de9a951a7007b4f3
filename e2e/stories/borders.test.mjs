// What is not for everybody is not seen by everybody.

import assert from "node:assert/strict";

import { DEMO, DEMO_PASSWORD, address, card, handsIn, isKnown, signsIn, signsUp } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { contents } from "../helpers/tar.mjs";

const STAFF_PAGES = ["/staff", "/staff/people", "/staff/import", "/staff/outbox", "/staff/health"];

story("visitors and people with an account are refused on the pages of staff", async (me, another) => {
  const person = await another();
  await signsUp(person, address("curious"));
  for (const viewer of [me, person]) {
    viewer.isRefused(403);
    for (const page of STAFF_PAGES) {
      const answer = await viewer.page.goto(page);
      assert.equal(answer.status(), 403, page);
      await viewer.sees("This page is for staff.");
    }
    const sent = await viewer.context.request.post("/staff/people/01890000-0000-7000-8000-000000000000/code");
    assert.equal(sent.status(), 403);
  }
});

story("pages of one's own lead visitors to where they can begin", async (me) => {
  for (const [page, leads] of [
    ["/me", "/start"],
    ["/jobs", "/start"],
    ["/learn", "/start"],
    ["/start/check", "/start"],
    ["/messages", "/sign-in"],
    ["/me/password", "/sign-in"],
    ["/me/data/erase", "/me/data"],
    ["/me/data/resume.json", "/me/data"],
    ["/me/data/archive.tar", "/me/data"],
  ]) {
    await me.open(page);
    await me.isAt(leads);
  }
});

story("two people on two devices see nothing of each other", async (me, another) => {
  await isKnown(me);
  const first = await card(me);
  await me.within(first.part).press("Save");
  const other = await another();
  await handsIn(other, "cook.pdf");
  for (const page of ["/me", "/start/check", "/me/data", "/jobs?show=saved"]) {
    await other.open(page);
    const seen = await other.page.content();
    assert.ok(!seen.includes("Ngozi") && !seen.includes("nurse.pdf"), page);
  }
  const archive = await (await other.context.request.get("/me/data/archive.tar")).body();
  assert.ok(archive.includes("Graciela") && !archive.includes("Ngozi"));
});

story("nobody ends another's visit, and staff hand no code to people not entrusted to them", async (me, another) => {
  const contact = address("alone");
  await signsUp(me, contact);
  const elsewhere = await another();
  await signsIn(elsewhere, contact);
  await me.open("/me/data");
  const session = await me.page.locator("input[name=session]").getAttribute("value");
  const archive = contents(await (await me.context.request.get("/me/data/archive.tar")).body());
  const person = personIn(archive.get("everything.json").toString());

  const stranger = await another();
  await signsUp(stranger, address("stranger"));
  await stranger.context.request.post("/me/sessions/end", { form: { session } });
  await elsewhere.open("/messages");
  await elsewhere.isAt("/messages");

  const staff = await another();
  await signsIn(staff, DEMO.staff, DEMO_PASSWORD, "/staff");
  const refused = await staff.context.request.post(`/staff/people/${person}/code`);
  assert.ok([403, 404].includes(refused.status()), `${refused.status()}`);
  await staff.open("/staff/people");
  assert.ok(!(await staff.page.content()).includes(person));
});

function personIn(everything) {
  const { actor } = JSON.parse(everything).journal.find(({ kind }) => kind === "account.created");
  return actor;
}

story("a form sent from another site is not taken", async (me) => {
  await isKnown(me);
  const sent = await me.context.request.post("/me/data/erase", {
    form: { word: "ERASE" },
    headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
  });
  assert.equal(sent.status(), 403);
  await me.open("/me");
  await me.sees("Ngozi Hartley");
});
