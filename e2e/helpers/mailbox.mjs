// A mail server that takes everything, and what people do with the mails they get: follow a link, answer, end them.

import { request } from "node:https";

import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";

import { eventually } from "./visitor.mjs";

/** Starts a server that keeps each mail that is sent to it. */
export async function startMailbox() {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        mails.push({ ...mail, to: session.envelope.rcptTo.map(({ address }) => address) });
        done();
      }, done);
    },
  });
  await new Promise((done, failed) => server.on("error", failed).listen(0, "127.0.0.1", done));
  return {
    port: server.server.address().port,
    /** Waits for the mail with this number to an address, the first being 1. */
    comes(address, number) {
      return eventually(() => {
        const found = mails.filter((mail) => mail.to.includes(address));
        if (found.length < number) throw new Error(`only ${found.length} of ${number} mails came to ${address}: ${found.map(({ subject }) => subject)}`);
        return found[number - 1];
      }, 60_000);
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}

/** The first address of a page in the plain text of a mail that has this in its path. */
export function linkIn(mail, part) {
  const link = mail.text.match(/https?:\/\/\S+/g)?.find((address) => address.includes(part));
  if (!link) throw new Error(`no link with ${part} in the mail “${mail.subject}”:\n${mail.text}`);
  return link;
}

/** Whose word counts on whether a mail is from whom it says: the checker of the place. */
export const CHECKER = "mx.work.example";

/** Answers a mail as mail programs do, with the old one quoted; a server beside the place hands it over (LMTP) at this port. */
export async function answersMail(mail, words, port) {
  const from = mail.to[0];
  const domain = from.split("@")[1];
  const quoted = mail.text.split("\n").map((line) => `> ${line}`);
  const server = createTransport({ host: "127.0.0.1", port, lmtp: true, ignoreTLS: true });
  await server.sendMail({
    from,
    to: mail.replyTo.value[0].address,
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: [mail.messageId],
    text: [words, "", `On ${mail.date.toUTCString()}, ${mail.from.text} wrote:`, ...quoted].join("\n"),
    headers: { "Authentication-Results": `${CHECKER}; dmarc=pass header.from=${domain}` },
  });
}

/** The one press with which mail programs end mails of a kind (RFC 8058, section 3.2). Gives the status of the answer. */
export function unsubscribes(mail) {
  const { url } = mail.headers.get("list").unsubscribe;
  const form = "List-Unsubscribe=One-Click";
  return new Promise((done, failed) => {
    const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": form.length };
    const asked = request(url, { method: "POST", headers, rejectUnauthorized: false }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    asked.on("error", failed).end(form);
  });
}
