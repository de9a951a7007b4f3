// Chromium as the system installed it; nothing is downloaded.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

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

function findChromium() {
  const known = [process.env.E2E_CHROMIUM, "/usr/bin/chromium"].find((path) => path && existsSync(path));
  if (known) return known;
  try {
    return execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  } catch {
    throw new Error("There is no Chromium. On Debian: apt-get install chromium. Elsewhere name it: E2E_CHROMIUM=/path/to/it");
  }
}
