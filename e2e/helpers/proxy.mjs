// What stands before the program in a real place: TLS, and nothing else.

import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";

import { fromRoot } from "./places.mjs";

// A certificate for tests, which nothing trusts.
const pem = (name) => readFileSync(fromRoot(`crates/mail/tests/keys/server.${name}`));

/** Starts it; `to` gives the address of the program, which may not be there yet, or not any more. */
export async function startProxy(to) {
  const server = createServer({ key: pem("key"), cert: pem("pem") }, (asked, answer) => {
    const onward = request(new URL(asked.url, to()), { method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise((done, failed) => server.on("error", failed).listen(0, "127.0.0.1", done));
  return {
    url: `https://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
