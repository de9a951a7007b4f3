// Tells all stories, or those whose file is named: `npm test`, `npm test -- jobs`.
// Starts the program and one browser, runs the files with node's own test runner, stops both, whatever happened.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

import { startBrowser } from "./helpers/browser.mjs";
import { fromRoot } from "./helpers/places.mjs";
import { startProgram, stopProgram } from "./helpers/program.mjs";

const wanted = process.argv.slice(2);
const stories = fromRoot("e2e/stories");
const files = readdirSync(stories)
  .filter((name) => name.endsWith(".test.mjs") && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .map((name) => join(stories, name));
if (files.length === 0) throw new Error(`No file in e2e/stories is named like ${wanted.join(" or ")}.`);

const program = await startProgram();
const browser = await startBrowser();
process.env.E2E_URL = program.url;
process.env.E2E_DATA = program.data;
process.env.E2E_BROWSER = browser.wsEndpoint();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop().then(() => process.exit(1)));

let passed = 0;
const told = run({ files, concurrency: 2 });
told.on("test:pass", () => (passed += 1));
told.on("test:fail", () => (process.exitCode = 1));
await new Promise((done) => told.pipe(new spec()).on("end", done).pipe(process.stdout));
if (passed === 0) process.exitCode = 1;
await stop();

async function stop() {
  await browser.close();
  for (const error of await stopProgram(program)) {
    console.error(`the program: ${error}`);
    process.exitCode = 1;
  }
}
