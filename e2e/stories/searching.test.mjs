// Looking through all openings.

import assert from "node:assert/strict";

import { story } from "../helpers/story.mjs";
import { eventually } from "../helpers/visitor.mjs";

const search = async (me, words, place = "") => {
  await me.fill("Words", words);
  await me.fill("Place", place);
  await me.press("Search");
};
const found = (me) => me.readsAll(".found h3");

story("a word with a typing error finds what was meant", async (me) => {
  await me.open("/openings");
  const all = await found(me);
  await search(me, "elektrician");
  await eventually(async () => {
    const list = await found(me);
    assert.notDeepEqual(list, all);
    assert.match(list[0] ?? "", /electrician/i);
  });
});

story("a search can be shared by its address, narrowed, and widened again", async (me, another) => {
  // Among openings that no other story adds to while this one counts.
  await me.open("/openings?q=developer");
  const everything = await me.reads("#found-title");
  await me.unfold("Filters and order");
  await me.tick(/^Remote/);
  await me.press("Search");
  await eventually(async () => assert.notEqual(await me.reads("#found-title"), everything));
  const remote = await me.reads("#found-title");
  assert.match(me.page.url(), /site=remote/);

  const friend = await another();
  await friend.open(me.page.url());
  assert.equal(await friend.reads("#found-title"), remote);
  await friend.follow("Remote");
  await eventually(async () => assert.equal(await friend.reads("#found-title"), everything));
});

story("a place narrows the list, and an unknown one is said to be unknown", async (me) => {
  await me.open("/openings");
  await search(me, "", "Manchester");
  await me.sees("Near Manchester");
  const places = await me.readsAll(".found .job-where");
  assert.ok(places.some((place) => place.includes("Manchester")), `${places}`);
  assert.ok(!places.some((place) => /Nairobi|Pune|Berlin|Madrid/.test(place)), `${places}`);

  await search(me, "", "Qqqqville");
  await me.sees("a place we do not know");
});

story("the number beside a choice is what the choice finds, and little found says what would find more", async (me) => {
  await me.open("/openings?q=nurse");
  await me.unfold("Filters and order");
  const words = await me.reads(".choice:has-text(\"Part time\")");
  const count = Number(words.match(/(\d+)/)[1]);
  assert.ok(count > 0, words);
  await me.tick(/^Part time/);
  await me.press("Search");
  await me.sees(`${count} openings`);

  await me.open("/openings?q=nurse&place=Leeds&radius=10&pay=90000&currency=GBP");
  await me.sees("Nothing found");
  await me.follow(/^Any pay: \d+ more openings?, paying up to £[\d,]+ a year$/);
  await eventually(async () => assert.ok((await found(me)).length > 0));
});

story("a search is saved, made again, and removed", async (me) => {
  await me.open("/openings?q=cook&kind=part-time");
  await me.press("Save and tell me of new ones");
  await me.sees("The search is saved, and you hear of what it finds");
  await me.open("/openings");
  await me.unfold("Saved searches");
  await me.follow("cook, Part time");
  await me.isAt("/openings");
  assert.match(me.page.url(), /q=cook/);
  await me.unfold("Saved searches");
  await me.press("Remove");
  await me.sees("The search is no longer saved.");
  await me.press("Save and tell me of new ones"); // taken back
  await me.sees("The search is saved, and you hear of what it finds");
});

story("nothing found is no dead end", async (me) => {
  await me.open("/openings");
  await search(me, "xyzzyplugh");
  await me.sees("Nothing found");
  await me.follow("All openings");
  await eventually(async () => assert.ok((await found(me)).length > 0));
});

story("a long list goes on, page by page, without showing anything twice", async (me) => {
  await me.open("/openings?sort=new");
  const first = await found(me);
  await me.follow("More");
  await eventually(async () => assert.notDeepEqual(await found(me), first));
  const ids = await me.page.locator(".found h3 a").evaluateAll((links) => links.map((link) => link.pathname));
  assert.equal(ids.length, 20);
  await me.page.goBack();
  const before = await me.page.locator(".found h3 a").evaluateAll((links) => links.map((link) => link.pathname));
  assert.ok(!ids.some((id) => before.includes(id)), "an opening stands on both pages");
});

story("a place is suggested while it is typed", async (me) => {
  await me.open("/openings");
  await me.field("Place").pressSequentially("Manch");
  await me.page.getByRole("option", { name: "Manchester" }).first().click();
  assert.match(await me.field("Place").inputValue(), /^Manchester/);
  await me.press("Search");
  await me.sees("Near Manchester");
}, { only: "with scripts" });

story("what work is asked for can be read by everybody, and leads to its openings", async (me) => {
  await me.open("/openings");
  await me.follow("What work is asked for");
  await me.isAt("/occupations");
  await me.page.locator(".demand-name a").first().click(); // the one with most openings
  await me.isAt(/^\/occupations\/.+/);
  await me.sees("What it asks for");
  await me.follow("See its openings");
  await me.isAt("/openings");
  assert.match(await me.reads("#found-title"), /opening/);
});

story("search engines are told what is there and what is not for them", async (me) => {
  const text = async (path) => (await me.page.request.get(path)).text();
  const robots = await text("/robots.txt");
  assert.match(robots, /Disallow: \/me\n/);
  assert.match(robots, /Sitemap: \S+\/sitemap\.xml/);
  const map = await text("/sitemap.xml");
  const found = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address).pathname);
  assert.ok(found.filter((path) => path.startsWith("/openings/")).length > 300, `${found.length} addresses`);
  for (const path of [found[3], found.at(-1)]) assert.equal((await me.page.request.get(path)).status(), 200, path);
}, { only: "without scripts" });
