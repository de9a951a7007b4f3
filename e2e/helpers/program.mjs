// The real program with the demo world, in a directory of its own that is gone afterwards.

import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { promisify } from "node:util";

import { fromRoot } from "./places.mjs";

/** The program that is tested: the one `cargo build -p onward` makes, or another that is named. */
export const PROGRAM = process.env.E2E_PROGRAM ?? join(resolve(fromRoot(""), process.env.CARGO_TARGET_DIR ?? "target"), "debug/onward");

// The demo world changes as it is written on. What a story counts on, a person's town with work of theirs, is brought along.
const OWN_OPENINGS = fromRoot("e2e/openings.jsonl");
// Enough beside that, and quickly made by a build that is not optimised.
const DEMO_OPENINGS = "300";

// Loading the demo world takes seconds; a busy machine is given more.
const PATIENCE = 120_000;

/** Starts the program and waits until it can do its work. */
export async function startProgram({ openings = DEMO_OPENINGS, level = "warn" } = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`There is no program at ${PROGRAM}. Build it with: cargo build -p onward`);
  const data = mkdtempSync(join(tmpdir(), "onward-e2e-"));
  const address = `127.0.0.1:${await freePort()}`;
  const program = { url: `http://${address}`, data, log: "" };
  serve(program, ["demo", "--listen", address, "--data", data, "--openings", openings], { ...environment(), ONWARD_LOG__LEVEL: level });
  process.on("exit", () => program.child.kill("SIGKILL"));
  try {
    await ready(program);
    await bringOpenings(program);
  } catch (error) {
    await stopProgram(program);
    throw error;
  }
  return program;
}

/**
 * Starts a place of its own, with nothing in it but the openings the stories count on: `settings` are the program's, from the
 * environment. It can be killed and started again.
 */
export async function startPlace(settings) {
  const data = mkdtempSync(join(tmpdir(), "onward-e2e-place-"));
  const address = `127.0.0.1:${await freePort()}`;
  const place = { url: `http://${address}`, data, log: "", own: { ...environment(), ONWARD_LOG__LEVEL: "warn", ...settings } };
  place.serve = async () => {
    place.ended = undefined;
    serve(place, ["serve", "--listen", address, "--data", data], place.own);
    await ready(place);
  };
  place.kill = () => kill(place);
  process.on("exit", () => place.child.kill("SIGKILL"));
  await place.serve();
  await bringOpenings(place);
  return place;
}

/** Starts a demo world of its own, whose days can go by: `later(3)` starts it again three days from now. */
export async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), "onward-e2e-demo-"));
  const address = `127.0.0.1:${await freePort()}`;
  const demo = { url: `http://${address}`, data, log: "" };
  const start = async (days) => {
    demo.ended = undefined;
    const args = ["demo", "--listen", address, "--data", data, "--openings", "20", "--ahead", String(days)];
    serve(demo, args, { ...environment(), ONWARD_LOG__LEVEL: "warn" });
    await ready(demo);
  };
  demo.later = async (days) => {
    await kill(demo);
    await start(days);
  };
  process.on("exit", () => demo.child.kill("SIGKILL"));
  await start(0);
  return demo;
}

function serve(place, args, env) {
  place.child = spawn(PROGRAM, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [place.child.stdout, place.child.stderr]) stream.setEncoding("utf8").on("data", (text) => (place.log += text));
  place.child.on("exit", (code, signal) => (place.ended = { code, signal }));
}

async function kill(place) {
  place.child.kill("SIGKILL");
  while (!place.ended) await rest(20);
}

/** Takes in openings by the command for operators, beside the running program. */
export async function takeIn({ data }, openings) {
  const file = join(data, "arriving.jsonl");
  writeFileSync(file, openings.map((opening) => `${JSON.stringify(opening)}\n`).join(""));
  await promisify(execFile)(PROGRAM, ["import", file, "--data", data], { env: environment() });
}

// Settings of whoever runs the tests do not reach the program; all browsers come from one address, so its limit is lifted.
function environment() {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("ONWARD_"));
  return { ...Object.fromEntries(own), ONWARD_LIMITS__REQUESTS_A_MINUTE: "1000000" };
}

async function ready(program) {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    if (program.ended) throw new Error(`The program ended at once:\n${program.log}`);
    const answer = await fetch(`${program.url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await rest(100);
  }
  throw new Error(`The program was not ready within ${PATIENCE / 1000} s:\n${program.log}`);
}

// By the command for operators, beside the running program; found by all as soon as they can be searched for.
async function bringOpenings({ url, data }) {
  await promisify(execFile)(PROGRAM, ["import", OWN_OPENINGS, "--data", data], { env: environment() });
  const last = JSON.parse((await readFile(OWN_OPENINGS, "utf8")).trim().split("\n").at(-1));
  const until = Date.now() + PATIENCE;
  for (;;) {
    const page = await (await fetch(`${url}/openings?q=${encodeURIComponent(`${last.title} ${last.company}`)}`)).text();
    if (page.includes(last.company)) return;
    if (Date.now() > until) throw new Error("The openings of the stories cannot be found.");
    await rest(100);
  }
}

/** Stops it as a system does, and says what was wrong with how it ran; nothing when it ran well. */
export async function stopProgram(program) {
  program.child.kill("SIGTERM");
  for (let tries = 0; tries < 100 && !program.ended; tries += 1) await rest(100);
  program.child.kill("SIGKILL");
  const kept = existsSync(join(program.data, "index")) && readdirSync(join(program.data, "index")).some((name) => name.endsWith(".openings"));
  rmSync(program.data, { recursive: true, force: true });
  const errors = program.log.split("\n").filter((line) => / ERROR | panicked /.test(line));
  if (program.ended?.code !== 0) errors.push("The program did not stop by itself within 10 s when it was asked to.");
  if (!kept) errors.push("The openings were not kept for the next start.");
  return errors;
}

/** The newest link of this kind (`confirm`, `reset`) that was mailed to somebody, as it stands in a backup: no page shows it. */
export async function mailedLink(contact, kind) {
  const directory = mkdtempSync(join(tmpdir(), "onward-e2e-mail-"));
  try {
    const archive = join(directory, "backup.tar");
    await promisify(execFile)(PROGRAM, ["backup", archive, "--data", process.env.E2E_DATA], { env: environment() });
    const lines = (await readFile(archive, "latin1")).split("\n").filter((line) => line.includes(contact));
    const links = lines.flatMap((line) => line.match(new RegExp(`/${kind}/[\\w-]{43}`, "g")) ?? []);
    if (links.length === 0) throw new Error(`No mail to ${contact} holds a link /${kind}/.`);
    return links.at(-1);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A port nobody listens at yet. */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on("error", failed).listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** What the program answers to a command beside the one that serves: over its own data, with `input` on its standard input. */
export function command(args, input = "") {
  return new Promise((done, failed) => {
    const child = spawn(PROGRAM, [...args, "--data", process.env.E2E_DATA], { env: environment(), stdio: ["pipe", "pipe", "pipe"] });
    let [answer, complaint] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (answer += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (complaint += text));
    child.on("error", failed).on("close", (code) => (code === 0 ? done(answer) : failed(new Error(`${args.join(" ")} ended with ${code}: ${complaint}`))));
    child.stdin.end(input);
  });
}
