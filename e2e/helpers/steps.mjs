// What people do in many stories.

import { resume } from "./places.mjs";

/** The password of every account of the demo world. */
export const DEMO_PASSWORD = "a demo password";
/** Accounts of the demo world. */
export const DEMO = {
  nurse: "marisol.dimaandal@people.example",
  staff: "nadia.farouk@people.example",
  recruiter: "gwen.thackaberry@people.example",
  /** Whoever applied to the recruiter beside the nurse. */
  applicants: ["achieng.omolo", "grace.tuimavave", "rhodri.penhale", "kayleigh.sturrock"].map((name) => `${name}@people.example`),
};
/** A password for accounts that are made in a story. */
export const PASSWORD = "three plain green words";

let people = 0;

/** A mail address nobody else has. */
export function address(name) {
  people += 1;
  return `${name}.${process.pid}.${Date.now()}.${people}@people.example`;
}

/** Hands in a résumé and comes to what was read from it. */
export async function handsIn(me, file) {
  await me.open("/start");
  await triesToHandIn(me, file);
  await me.isAt("/start/check");
}

/** Hands in a file that may be refused. */
export async function triesToHandIn(me, file) {
  await me.field("Choose your résumé").setInputFiles(resume(file));
  await me.press("Read my résumé");
}

/** Takes all that was read for right and comes to the jobs. */
export async function confirmsAll(me) {
  await me.press("All of this is right");
  await me.isAt("/jobs");
}

/** Hands in the nurse's résumé, confirms it and comes to the jobs. */
export async function isKnown(me, file = "nurse.pdf") {
  await handsIn(me, file);
  await confirmsAll(me);
}

/** Makes an account for whoever is there. */
export async function signsUp(me, contact) {
  await me.open("/sign-up");
  await me.fill("Mail address or phone number", contact);
  await me.fill("Password", PASSWORD);
  await me.press("Make an account");
  await me.isAt("/me");
}

/** Signs in; `lands` is where that leads. */
export async function signsIn(me, contact, password = PASSWORD, lands = "/jobs") {
  await triesToSignIn(me, contact, password);
  await me.isAt(lands);
}

/** Signs in with what may be wrong. */
export async function triesToSignIn(me, contact, password) {
  await me.open("/sign-in");
  await me.fill("Mail address or phone number", contact);
  await me.fill("Password", password);
  await me.press("Sign in");
}

/** Signs out by the menu. */
export async function signsOut(me) {
  await me.page.locator("details.menu > summary").click();
  await me.press("Sign out");
  await me.sees("You are signed out");
}

/** The card of an opening in "Jobs for you": its place on the page, its title and its id. */
export async function card(me, at = 0) {
  const part = me.page.locator("article.job").nth(at);
  const title = (await part.locator(".job-title").innerText()).trim();
  const id = (await part.getAttribute("id")).replace("job-", "");
  return { part: me.page.locator(`#job-${id}`), title, id };
}

/** The titles of the openings in the list, in order. */
export const titles = (me) => me.readsAll("article.job .job-title");
