// Somebody with a browser: a device, and what they see and do. Whatever the browser complains about on the way is kept,
// and the story fails of it in the end.

import assert from "node:assert/strict";
import { setTimeout as rest } from "node:timers/promises";

import { browser } from "./browser.mjs";

/** What people hold in their hand. */
export const DEVICES = {
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

// Debug builds on a busy machine are slow; nothing waits so long when all is well.
const PATIENCE = 20_000;

/** Somebody new arrives: nothing is known of them. */
export async function arrive({ device = "desktop", scripts = true, url = process.env.E2E_URL } = {}) {
  const context = await (await browser()).newContext({
    ...DEVICES[device],
    baseURL: url,
    ignoreHTTPSErrors: url.startsWith("https:"),
    javaScriptEnabled: scripts,
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  context.setDefaultTimeout(PATIENCE);
  const visitor = new Visitor(context, await context.newPage());
  visitor.scripts = scripts;
  return visitor;
}

class Visitor {
  faults = [];
  refusals = new Set();

  constructor(context, page) {
    this.context = context;
    this.page = page;
    context.on("console", (message) => this.#said(message));
    context.on("weberror", (error) => this.faults.push(`a script failed: ${error.error()}`));
    context.on("requestfailed", (request) => this.#unanswered(request));
    context.on("response", (response) => this.#answered(response));
  }

  // What Chromium says of an answer of 400 and above is kept by `#answered`, with its address.
  #said(message) {
    const plain = message.type() !== "error" && message.type() !== "warning";
    if (!plain && !message.text().startsWith("Failed to load resource")) this.faults.push(`the browser says: ${message.text()}`);
  }

  // Aborted is what the browser gave up itself: the person went on before all had come, or took a file instead of a page.
  #unanswered(request) {
    const { errorText } = request.failure() ?? {};
    if (errorText !== "net::ERR_ABORTED") this.faults.push(`no answer from ${new URL(request.url()).pathname}: ${errorText}`);
  }

  #answered(response) {
    const status = response.status();
    if (status >= 400 && !this.refusals.has(status)) this.faults.push(`${status} from ${new URL(response.url()).pathname}`);
  }

  /** From now on, being refused with this status is part of the story. */
  isRefused(status) {
    this.refusals.add(status);
  }

  async open(address) {
    await this.page.goto(address);
  }

  /** A part of the page to do the following in: `me.within(card).press("Save")`. */
  within(part) {
    const inner = Object.create(this);
    inner.part = part;
    return inner;
  }

  get here() {
    return this.part ?? this.page;
  }

  button(name) {
    return this.here.getByRole("button", { name }).first();
  }

  async press(name) {
    await this.button(name).click();
  }

  async follow(name) {
    await this.here.getByRole("link", { name }).first().click();
  }

  /** Opens something folded up; how it is marked up differs, the words do not. */
  async unfold(words) {
    await this.here.locator("summary").filter({ hasText: words }).first().click();
  }

  /** What one types into or chooses from, by its label. */
  field(label) {
    return this.here.getByLabel(label).and(this.page.locator("input, select, textarea")).first();
  }

  async fill(label, text) {
    await this.field(label).fill(text);
  }

  async tick(label) {
    await this.field(label).check();
  }

  /** Chooses in a list; without scripts a button beside it sends the choice. */
  async choose(label, option, otherwise) {
    await this.field(label).selectOption({ label: option });
    if (!this.scripts && otherwise) await this.press(otherwise);
  }

  /** Waits until these words can be read. */
  async sees(words) {
    await this.here.getByText(spaced(words)).filter({ visible: true }).first().waitFor();
  }

  /** Waits until these words can no longer be read. */
  async seesNoMore(words) {
    await eventually(async () => assert.equal(await this.here.getByText(spaced(words)).filter({ visible: true }).count(), 0, `"${words}" is still there`));
  }

  /** Waits for the page at this path. */
  async isAt(path) {
    await this.page.waitForURL((url) => url.pathname === path || (path instanceof RegExp && path.test(url.pathname)));
  }

  /** The words of an element, white space folded. */
  async reads(selector) {
    return (await this.here.locator(selector).first().innerText()).replace(/\s+/g, " ").trim();
  }

  /** The words of every element. */
  async readsAll(selector) {
    const texts = await this.here.locator(selector).allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, " ").trim());
  }

  /** Takes a file that a link hands out: its name and its bytes. */
  download(name) {
    return this.receives(() => this.follow(name));
  }

  /** Takes the file that comes of what is done. */
  async receives(does) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), does()]);
    const parts = [];
    for await (const part of await download.createReadStream()) parts.push(part);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
  }

  /** The browser is closed; fails when it had something to complain about. */
  async leave() {
    await this.context.close();
    assert.deepEqual(this.faults, [], "what the browser complained about");
  }
}

// A space in what is looked for is any space on the page, also one that does not break.
const spaced = (words) => (words instanceof RegExp ? new RegExp(words.source.replaceAll(" ", "\\s+"), words.flags) : words);

/** Tries until it holds; after `PATIENCE` its own error is thrown. */
export async function eventually(check, patience = PATIENCE) {
  const until = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await rest(50);
    }
  }
}
