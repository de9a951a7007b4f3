// What is held, taking it away, and erasing it.

import assert from "node:assert/strict";

import { card, isKnown, PASSWORD, address, signsUp, triesToSignIn } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { contents } from "../helpers/tar.mjs";

story("everything held is listed, and nothing is held of a visitor", async (me) => {
  await me.open("/me/data");
  await me.sees("Nothing is held about you");
  await isKnown(me);
  await me.open("/me/data");
  for (const words of ["Your profile", "Documents you handed in", "Lists that were shown to you"]) await me.sees(words);
  await me.sees("Nobody but you has looked at your data.");
});

story("the profile is taken away as JSON Resume", async (me) => {
  await isKnown(me);
  await me.open("/me/data");
  const file = await me.download("Download profile");
  assert.equal(file.name, "resume.json");
  const resume = JSON.parse(file.bytes.toString());
  assert.equal(resume.basics.name, "Ngozi Hartley");
  assert.ok(resume.work.some((job) => job.position === "Healthcare Assistant"), JSON.stringify(resume.work));
});

story("the résumé is taken away as PDF in a design, and as Word document", async (me) => {
  await isKnown(me);
  await me.open("/me");
  await me.follow("My résumé as a file");
  await me.sees("What could be better");
  await me.tick("Modern");
  const pdf = await me.receives(() => me.press("Download PDF"));
  assert.equal(pdf.name, "resume.pdf");
  assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
  const word = await me.download("Word document");
  assert.equal(word.name, "resume.docx");
  assert.equal(word.bytes.subarray(0, 2).toString(), "PK");
});

story("a résumé for an opening says what it puts first", async (me) => {
  await isKnown(me);
  const first = await card(me);
  await me.follow(first.title);
  await me.isAt(/^\/openings\//);
  await me.follow("Résumé for this opening");
  await me.sees("What differs from your profile");
  await me.sees("These skills come first:");
  const text = await me.download("plain text");
  assert.ok(text.bytes.toString().includes("Ngozi Hartley"));
});

story("a version of the résumé is kept for an opening, and stays when the profile changes", async (me) => {
  await isKnown(me);
  const first = await card(me);
  await me.follow(first.title);
  await me.follow("Résumé for this opening");
  await me.fill("At the top", "Cardiac nurse, ready for your ward.");
  await me.tick("Healthcare Assistant");
  await me.press("Keep this version");
  await me.sees("This version is kept for the opening");
  await me.sees("The words at the top are for this opening alone.");
  const kept = (await me.download("plain text")).bytes.toString();
  assert.ok(kept.includes("Cardiac nurse") && !kept.includes("Healthcare Assistant"), kept);
  await me.open("/me/edit/skills");
  await me.fill("Skill or licence", "Forklift licence");
  await me.press("Keep it");
  await me.isAt("/me");
  await me.open("/me/resume");
  await me.follow(first.title);
  await me.sees("New in your profile:");
  await me.press("Remove this version");
  await me.sees("The version is no longer kept.");
});

story("everything is taken away as an archive, with the file as it was handed in", async (me) => {
  await isKnown(me);
  const first = await card(me);
  await me.within(first.part).press("Save");
  await me.within(first.part).button("Saved").waitFor();
  await me.open("/me/data");
  const files = contents((await me.download("Download archive")).bytes);
  assert.deepEqual([...files.keys()], ["README.txt", "resume.json", "everything.json", "files/01-nurse.pdf"]);
  assert.equal(files.get("files/01-nurse.pdf").subarray(0, 5).toString(), "%PDF-");
  assert.ok(files.get("everything.json").toString().includes(first.id), "the saved opening is in it");
});

story("a visitor erases everything and is unknown again", async (me) => {
  await isKnown(me);
  await me.open("/me/data");
  await me.follow("Erase my data");
  await me.isAt("/me/data/erase");
  await me.fill("Type ERASE to erase everything", "yes");
  await me.press("Erase everything for good");
  await me.sees("Nothing was erased.");
  await me.fill("Type ERASE to erase everything", "ERASE");
  await me.press("Erase everything for good");
  await me.sees("Everything is erased");
  await me.open("/me");
  await me.isAt("/start");
});

story("an account is erased with its password, and nobody can sign in to it any more", async (me) => {
  const contact = address("leaver");
  await isKnown(me);
  await signsUp(me, contact);
  await me.open("/me/data/erase");
  await me.fill("Type ERASE to erase everything", "ERASE");
  await me.fill("Your password", "not this one at all");
  await me.press("Erase everything for good");
  await me.sees("This is not your password.");
  await me.fill("Type ERASE to erase everything", "ERASE");
  await me.fill("Your password", PASSWORD);
  await me.press("Erase everything for good");
  await me.sees("Everything is erased");
  await triesToSignIn(me, contact, PASSWORD);
  await me.sees("do not go together");
});
