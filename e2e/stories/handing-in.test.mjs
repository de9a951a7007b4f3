// From a file to a profile, or to a kind word about why not.

import assert from "node:assert/strict";

import { confirmsAll, handsIn, isKnown, triesToHandIn } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";

story("a nurse hands in her résumé and sees what was read beside its words", async (me) => {
  await me.open("/");
  await me.follow("I have a résumé");
  await triesToHandIn(me, "nurse.pdf");
  await me.isAt("/start/check");

  await me.sees("nurse.pdf");
  for (const words of ["Ngozi Hartley", "ngozi.hartley@example.org", "Leeds"]) await me.sees(words);
  const jobs = await me.readsAll("section[aria-labelledby=group-jobs] .fact-value");
  assert.deepEqual(jobs, [
    "Senior Staff Nurse, Cardiology",
    "Staff Nurse, Acute Medicine",
    "Staff Nurse, Care of Older People",
    "Healthcare Assistant",
  ]);
  const languages = await me.readsAll("section[aria-labelledby=group-languages] .fact-value");
  for (const language of ["English", "Polish"]) assert.ok(languages.includes(language), `${language} is missing: ${languages}`);
  const skills = await me.readsAll("section[aria-labelledby=group-skills] .fact-value");
  assert.ok(skills.length >= 10, `few skills: ${skills}`);
  const quotes = await me.readsAll("section[aria-labelledby=group-skills] blockquote");
  assert.equal(quotes.length, skills.length, "each skill stands beside the words it was read from");
});

for (const [file, name, work] of [
  ["electrician.docx", "Prakash Ghodvinde", "Senior Electrician"],
  ["teacher.docx", "Mercy Wangechi Otunga", "Head of Mathematics Department"],
  ["teacher.odt", "Mercy Wangechi Otunga", "Head of Mathematics Department"],
  ["cook.rtf", "Graciela Pardiñas", "Cook, main courses"],
  ["electrician.xml", "Prakash Ghodvinde", "Senior Electrician"],
  ["cook.pdf", "Graciela Pardiñas", "Cook, main courses"],
]) {
  story(`${file} is read as well`, async (me) => {
    await handsIn(me, file);
    await me.sees(name);
    await me.sees(work);
  });
}

story("a school leaver without any job is told so plainly, and goes on", async (me) => {
  await handsIn(me, "school-leaver.txt");
  await me.sees("Mateo Lucero-Benally");
  await me.sees("No jobs were found.");
  await confirmsAll(me);
});

story("a scanned résumé is refused kindly, with a way on, and nothing told before is lost", async (me) => {
  await isKnown(me);
  await me.open("/start");
  await triesToHandIn(me, "scanned.pdf");
  await me.sees("This PDF holds pictures, not text.");
  await me.sees("nothing you told us before has changed");
  await me.within(me.page.getByRole("alert")).follow("Answer a few questions instead");
  await me.isAt("/start/questions/work");

  await me.open("/me");
  await me.sees("Ngozi Hartley");
});

story("a first file that cannot be read leads to another try", async (me) => {
  for (const [file, words] of [
    ["empty.pdf", "There is no text in this file."],
    ["empty.docx", "There is no text in this file."],
    ["scanned.pdf", "This PDF holds pictures, not text."],
  ]) {
    await me.open("/start");
    await triesToHandIn(me, file);
    await me.sees(words);
  }
  await me.open("/start");
  await me.press("Read my résumé");
  await me.sees("No file was chosen.");

  await triesToHandIn(me, "nurse.pdf");
  await me.isAt("/start/check");
});
