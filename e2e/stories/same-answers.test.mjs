// A page and a command that are asked the same give the same answer.

import assert from "node:assert/strict";

import { resume } from "../helpers/places.mjs";
import { command } from "../helpers/program.mjs";
import { isKnown } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";

// "You have 11 of the 17", "You have all 3": what follows is worded for each place.
const counted = (headline) => headline.match(/You have (?:all )?\d+(?: of the \d+)?/)?.[0] ?? "";
const spaced = (words) => words.replace(/\s+/g, " ");

for (const file of ["nurse.pdf", "electrician.docx", "cook.txt"]) {
  story(
    `the jobs for ${file} are those that the command recommends, in its order and with its words`,
    async (me) => {
      const told = JSON.parse(await command(["recommend", "--resume", resume(file), "--top", "10", "--json"]));
      await isKnown(me, file);
      const cards = me.page.locator("article.job");
      const ids = await cards.evaluateAll((all) => all.map((card) => card.querySelector("a[href^='/openings/']").href.match(/openings\/([\w-]+)/)[1]));
      assert.ok(ids.length >= 5, `only ${ids.length}`);
      assert.ok(!(await me.reads("main")).includes("looks like a fake"), "a fake is suggested");
      assert.deepEqual(ids, told.jobs.slice(0, ids.length).map((job) => job.id));
      for (const [at, job] of told.jobs.slice(0, ids.length).entries()) {
        const card = spaced(await cards.nth(at).textContent());
        for (const words of [job.title, counted(job.why.headline)]) assert.ok(card.includes(spaced(words)), `"${words}" is not on the card: ${card}`);
        for (const { name } of job.why.missing.slice(0, 2)) assert.ok(card.includes(name), `${job.title}: ${name} is not on the card`);
      }
    },
    { only: "with scripts" },
  );
}

story(
  "what speaks against an opening is what the command says of its words",
  async (me) => {
    await me.open("/openings?q=typing+work+at+home");
    await me.page.locator("a[href^='/openings/']", { hasText: "Typing work at home" }).first().click();
    await me.sees("This opening looks like a fake.");
    const title = await me.reads("h1");
    const description = await me.reads("section.job-text .prose");
    const [{ level, reasons }] = [JSON.parse(await command(["postings", "check"], JSON.stringify({ id: 1, title, description })))];
    assert.equal(level, "danger");
    const quotes = await me.readsAll(".warning q");
    assert.ok(quotes.length >= 3, `${quotes}`);
    for (const quote of quotes) assert.ok(reasons.some((reason) => reason.quote === quote), `"${quote}" is none of ${JSON.stringify(reasons)}`);
    assert.ok(reasons.some((reason) => reason.code === "asks_for_money"));
  },
  { only: "with scripts" },
);
