// What each page costs: queries of the database, bytes as sent and unpacked, milliseconds until the whole answer is there.
// `npm run cost`, or some: `npm run cost -- jobs learn`. Over the whole demo world, by the program as it is released:
// build that first (`cargo build --release`). As JSON Lines: `npm run --silent cost -- --json`.

import { Agent, get } from "node:http";
import { gunzipSync } from "node:zlib";

import { leaveBrowser, startBrowser } from "./helpers/browser.mjs";
import { PAGES, everyPage } from "./helpers/every-page.mjs";
import { fromRoot } from "./helpers/places.mjs";

process.env.E2E_PROGRAM ??= fromRoot("target/release/onward");
const { startProgram, stopProgram } = await import("./helpers/program.mjs");

const TIMES = 300;
const words = process.argv.slice(2);
const asJson = words.includes("--json");
const wanted = words.filter((word) => word !== "--json");
const pages = PAGES.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const costs = new Map();
// Counting needs a log that says every query, and writing that takes time: two runs.
await run({ level: "warn,sqlx::query=debug" }, async (page, me, program) => {
  const cost = costOf(page, me);
  if (cost) cost.queries = await queriesOf(cost, program);
});
await run({ level: "warn" }, async (page, me) => {
  const cost = costOf(page, me);
  if (cost && cost.p50_ms === undefined) Object.assign(cost, await timeOf(cost));
});
// A page that answers a form has no address to ask for.
print([...costs.values()].filter(({ status }) => status !== 405));

async function run({ level }, does) {
  const program = await startProgram({ openings: "2000", level });
  const browser = await startBrowser();
  Object.assign(process.env, { E2E_URL: program.url, E2E_DATA: program.data, E2E_BROWSER: browser.wsEndpoint() });
  try {
    await everyPage(pages, async (page, me) => {
      me.cookie = (await me.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      await does(page, me, program);
    });
  } finally {
    await leaveBrowser();
    await browser.close();
    await stopProgram(program);
  }
}

// An address is measured once for each viewer, under the name it is first reached by.
function costOf({ name, as }, me) {
  const url = new URL(me.page.url());
  const path = url.pathname + url.search;
  const key = `${as} ${name}`;
  if (!costs.has(key)) {
    if ([...costs.values()].some((cost) => cost.as === as && cost.pathname === url.pathname)) return undefined;
    costs.set(key, { page: name, as, pathname: url.pathname });
  }
  return Object.assign(costs.get(key), { path, cookie: me.cookie });
}

// The program also works by itself; the fewest lines of five tries are the page's own.
async function queriesOf(cost, program) {
  const counts = [];
  for (let nr = 0; nr < 5; nr += 1) {
    const before = lines(program);
    await ask(cost);
    await new Promise((done) => setTimeout(done, 30));
    counts.push(lines(program) - before);
  }
  return Math.min(...counts);
}

function lines(program) {
  return program.log.split("sqlx::query").length;
}

async function timeOf(cost) {
  const took = [];
  let answer;
  for (let nr = 0; nr < TIMES; nr += 1) {
    const begun = performance.now();
    answer = await ask(cost);
    took.push(performance.now() - begun);
  }
  took.sort((a, b) => a - b);
  const within = (share) => Number(took[Math.ceil(took.length * share) - 1].toFixed(2));
  return { status: answer.status, sent_bytes: answer.body.length, bytes: unpacked(answer).length, p50_ms: within(0.5), p99_ms: within(0.99) };
}

function unpacked({ headers, body }) {
  return headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
}

function ask({ path, cookie }) {
  return new Promise((done, failed) => {
    const request = get(new URL(path, process.env.E2E_URL), { agent, headers: { cookie, "accept-encoding": "gzip" } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    request.on("error", failed);
  });
}

function print(rows) {
  const columns = ["page", "as", "status", "queries", "sent_bytes", "bytes", "p50_ms", "p99_ms"];
  const plain = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
  if (asJson) {
    for (const row of plain) console.log(JSON.stringify(row));
    return;
  }
  const cells = [columns, ...plain.map((row) => columns.map((column) => String(row[column])))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  for (const row of cells) console.log(row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join("  "));
}
