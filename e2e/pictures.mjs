// Takes a picture of every page into target/pictures: on a phone and on a desk, light and dark.
// `npm run pictures`, or some: `npm run pictures -- jobs learn`. In another language: `LANGUAGE=hi npm run pictures`.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { leaveBrowser, startBrowser } from "./helpers/browser.mjs";
import { PAGES, everyPage } from "./helpers/every-page.mjs";
import { fromRoot } from "./helpers/places.mjs";
import { startProgram, stopProgram } from "./helpers/program.mjs";

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };
const language = process.env.LANGUAGE?.match(/^(es|hi)$/)?.[0];
const wanted = process.argv.slice(2);
const pages = PAGES.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const into = fromRoot("target/pictures");

if (wanted.length === 0) rmSync(into, { recursive: true, force: true });
mkdirSync(into, { recursive: true });
const program = await startProgram();
const browser = await startBrowser();
process.env.E2E_URL = program.url;
process.env.E2E_DATA = program.data;
process.env.E2E_BROWSER = browser.wsEndpoint();
try {
  await everyPage(pages, takePictures);
  console.log(`${pages.length} pages, four pictures of each, in ${into}`);
} finally {
  await leaveBrowser();
  await browser.close();
  await stopProgram(program);
}

async function takePictures({ name }, { page, context }) {
  if (language) {
    await context.addCookies([{ name: "language", value: language, url: program.url }]);
    await page.reload();
  }
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(into, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    }
  }
  // What follows is told in English again.
  if (language) await context.clearCookies({ name: "language" });
}
