// Where things lie.

import { fileURLToPath } from "node:url";

/** A path from the project's root. */
export const fromRoot = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A résumé among the fixtures of the crate that reads them. */
export const resume = (name) => fromRoot(`crates/documents/fixtures/${name}`);
