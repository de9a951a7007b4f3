// A story is told twice: with scripts, and with scripts switched off. It must come out the same.

import { after, test } from "node:test";

import { leaveBrowser } from "./browser.mjs";
import { arrive } from "./visitor.mjs";

after(leaveBrowser);

/**
 * Tells a story. `steps` gets the one who lives it and a function to let others arrive under the same conditions.
 * `only` leaves out one of the two tellings where it makes no sense, with the reason.
 */
export function story(words, steps, { device = "desktop", only } = {}) {
  for (const scripts of only === "with scripts" ? [true] : only === "without scripts" ? [false] : [true, false]) {
    test(`${words}${scripts ? "" : ", without scripts"}`, async () => {
      const all = [];
      const another = async (other = {}) => {
        const visitor = await arrive({ device, scripts, ...other });
        all.push(visitor);
        return visitor;
      };
      try {
        await steps(await another(), another);
      } catch (error) {
        const faults = all.flatMap((visitor) => visitor.faults);
        if (faults.length) error.message += `\nThe browser complained: ${faults.join("; ")}`;
        await Promise.allSettled(all.map((visitor) => visitor.context.close()));
        throw error;
      }
      for (const visitor of all) await visitor.leave();
    });
  }
}
