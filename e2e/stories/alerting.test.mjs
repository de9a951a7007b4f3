// Hearing of what comes in, without looking for it.

import assert from "node:assert/strict";

import { DEMO, DEMO_PASSWORD, signsIn } from "../helpers/steps.mjs";
import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

story("a saved search finds its opening by itself, once, and tells no longer when that is asked", async (me, another) => {
  const mark = `Kite maker ${Date.now().toString(36)}`;
  await me.open(`/openings?q=${encodeURIComponent(mark)}`);
  await me.press("Save and tell me of new ones");
  await me.sees("The search is saved, and you hear of what it finds");
  await me.open("/alerts");
  await me.sees("No alerts yet");

  const staff = await another();
  await signsIn(staff, DEMO.staff, DEMO_PASSWORD, "/staff");
  await imports(staff, mark, "first");
  // What comes in together is told together: a few seconds later.
  await eventually(async () => {
    await me.open("/alerts");
    assert.deepEqual(await me.readsAll(".told-openings h3"), [`${mark} first`]);
  }, 60_000);
  await me.sees(`It answers your search “${mark}”.`);
  assert.deepEqual(await me.readsAll(".bell .count"), [], "it was looked at");

  await me.follow("What I want to hear of, and when");
  await me.tick(mark);
  await me.press("Keep this");
  await me.sees("It is kept.");
  await imports(staff, mark, "second");
  await eventually(async () => {
    await staff.open(`/openings?q=${encodeURIComponent(`${mark} second`)}`);
    assert.ok((await staff.readsAll(".found h3")).includes(`${mark} second`));
  });
  await me.open("/alerts");
  assert.deepEqual(await me.readsAll(".told-openings h3"), [`${mark} first`]);
});

async function imports(staff, mark, which) {
  const rows = `id,title,employer,location,description\n${which},${mark} ${which},Harbour Inn,Manchester,You make kites of paper and silk.\n`;
  await staff.open("/staff/import");
  await staff.field("Choose a file of openings").setInputFiles({ name: `${mark} ${which}.csv`, mimeType: "text/csv", buffer: Buffer.from(rows) });
  await staff.press("Look at the columns");
  await staff.press("Take in 1 row");
  await eventually(async () => assert.equal(await staff.reads("h1"), "Done"));
}
