// Chromium as the system installed it; nothing is downloaded.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

// Where there is no network beyond this machine, Chromium's own errands only cost time. Only our own pages are opened: they
// need no sandbox, and as root or in a container there is none.
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts one browser that all test files share, each visitor in a profile of their own. */
export function startBrowser() {
  return chromium.launchServer({ executablePath: findChromium(), headless: true, chromiumSandbox: false, args: FLAGS });
}

let connection;

/** The running browser, reached once for each test file. */
export function browser() {
  connection ??= chromium.connect(process.env.E2E_BROWSER);
  return connection;
}

/** Lets go of it, so that the test file can end. */
export async function leaveBrowser() {
  if (connection) await (await connection).close();
  connection = undefined;
}

// Chromium without windows does the same for a third of the work; the one with windows will do.
const NAMES = ["chromium-headless-shell", "chromium"];

function findChromium() {
  if (process.env.E2E_CHROMIUM) return process.env.E2E_CHROMIUM;
  const places = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin");
  const found = NAMES.flatMap((name) => places.map((place) => join(place, name))).find((path) => existsSync(path));
  if (!found) throw new Error("There is no Chromium. On Debian: apt-get install chromium-headless-shell. Elsewhere name it: E2E_CHROMIUM=/path/to/it");
  return found;
}
