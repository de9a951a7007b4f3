// Every page in every state worth looking at, each with the one who sees it and the way there. The checks of accessibility
// and the pictures are made from this list.
//
// To add one more: a line in `PAGES`.

import { readFile } from "node:fs/promises";

import { fromRoot } from "./places.mjs";
import { mailedLink } from "./program.mjs";
import { DEMO, DEMO_PASSWORD, PASSWORD, address, confirmsAll, handsIn, signsIn, signsOut, signsUp, triesToHandIn, triesToSignIn } from "./steps.mjs";
import { arrive } from "./visitor.mjs";

/** Who looks at pages, and what they did before. */
const VIEWERS = {
  visitor: async () => {},
  // Is known by a cookie, and has told nothing.
  newcomer: async (me) => {
    await me.open("/start/questions/papers");
    await me.press("Go on");
    await me.isAt("/start/questions/place");
  },
  reader: (me) => handsIn(me, "nurse.pdf"),
  guest: async (me) => {
    await handsIn(me, "nurse.pdf");
    await confirmsAll(me);
  },
  person: async (me) => {
    me.contact = address("everywhere");
    await handsIn(me, "cook.pdf");
    await confirmsAll(me);
    await signsUp(me, me.contact);
    const other = await arrive();
    await triesToSignIn(other, me.contact, PASSWORD);
    await other.leave();
  },
  recruiter: async (me) => {
    me.contact = address("recruiter");
    await signsUp(me, me.contact);
    await me.open(await mailedLink(me.contact, "confirm"));
    await me.page.locator("main form button[type=submit]").first().click();
    await me.sees("Your address is confirmed");
    await me.open("/hire");
    await me.fill("Name of the employer", "Harbour Inn");
    await me.press("Begin");
    await me.isAt("/hire/openings/new");
  },
  staff: (me) => signsIn(me, DEMO.staff, DEMO_PASSWORD, "/staff"),
};

const at = (path) => (me) => me.open(path);
const NOWHERE = "01890000-0000-7000-8000-000000000000";

const firstOpening = (path) => async (me) => {
  await me.open(path);
  await me.page.locator(".found h3 a, .job-title a").first().click();
  await me.isAt(/^\/openings\/.+/);
};
const refused = (file) => async (me) => {
  await me.open("/start");
  await triesToHandIn(me, file);
  await me.page.getByRole("alert").waitFor();
};
const says = (...words) => async (me) => {
  await me.open("/chat");
  for (const said of words) {
    await me.fill("Your message", said);
    await me.press("Send");
    await me.page.locator(".line.own[id]", { hasText: said }).waitFor();
  }
};
const firstLink = (path, link, leads) => async (me) => {
  await me.open(path);
  await me.follow(link);
  await me.isAt(leads);
};
const wrongPassword = async (me) => {
  await triesToSignIn(me, address("nobody"), "not a password of anybody");
  await me.sees("do not go together");
};
const weakPassword = async (me) => {
  await me.open("/sign-up");
  await me.fill("Mail address or phone number", address("weak"));
  await me.fill("Password", "short");
  await me.press("Make an account");
  await me.page.locator("[aria-invalid=true]").waitFor();
};
const asksForLink = async (me) => {
  await me.open("/forgot");
  await me.fill("Mail address or phone number", me.contact ?? address("nobody"));
  await me.press("Send me a link");
  await me.sees("If there is an account");
};
const linkTo = (kind) => async (me) => {
  if (kind === "reset") await asksForLink(me);
  await me.open(await mailedLink(me.contact, kind));
};
const removed = async (me) => {
  await me.open("/start/check");
  await me.within(me.page.locator("section[aria-labelledby=group-languages] article").first()).press("Remove");
  await me.sees("It was removed.");
};
const notErased = async (me) => {
  await me.open("/me/data/erase");
  await me.fill("Type ERASE", "no");
  await me.press("Erase everything for good");
  await me.page.locator(".mistakes, [aria-invalid=true]").first().waitFor();
};
const erased = async (me) => {
  await me.open("/me/data/erase");
  await me.fill("Type ERASE", "ERASE");
  await me.press("Erase everything for good");
  await me.sees("Everything is erased");
};
const menuOpen = async (me) => {
  await me.open("/me");
  await me.page.locator("details.menu > summary").click();
};
const dismissing = async (me) => {
  await me.open("/jobs");
  await me.unfold("Not for me");
};
const dismissed = async (me) => {
  await dismissing(me);
  await me.tick("it is too far away");
  await me.press("Take it off my list");
  await me.sees("It is off your list");
};
const anEmployer = async (me) => {
  await me.open("/staff/employers");
  await me.page.locator("tbody a").first().click();
  await me.isAt(/^\/staff\/employers\//);
};
const aDoubt = async (me) => {
  await me.open("/staff/doubts");
  await me.page.locator("tbody a").first().click();
  await me.isAt(/^\/staff\/doubts\//);
};
const aFake = async (me) => {
  await me.open("/staff/doubts");
  await me.page.locator("tbody a").first().click();
  await me.follow("Read the opening");
  await me.sees("This opening looks like a fake.");
};
// The person asks first; one who has asked before, in another telling, waits already.
const aRequest = async (me) => {
  const nurse = await arrive();
  await signsIn(nurse, DEMO.nurse, DEMO_PASSWORD);
  await nurse.open("/me/help");
  const ask = nurse.page.getByRole("button", { name: "Ask for a person" });
  if (await ask.isVisible()) {
    await nurse.press("Ask for a person");
    await nurse.sees("You have asked for a person.");
  }
  await nurse.leave();
  await me.open("/staff/requests");
  await me.page.locator("tbody a").first().click();
  await me.isAt(/^\/staff\/requests\//);
};
const handsOverCode = async (me) => {
  await me.open("/staff/people");
  await me.press("Hand over a code");
  await me.sees("Hand it over in person.");
};
const sheet = async (me) => {
  await me.open("/staff/people");
  await me.page.locator("a[href$='/paper']").first().click();
  await me.isAt(/^\/staff\/people\/[^/]+\/paper$/);
};
const mapping = async (me) => {
  await me.open("/staff/import");
  await me.field("Choose a file of openings").setInputFiles(fromRoot("crates/sources/fixtures/rated.csv"));
  await me.press("Look at the columns");
  await me.sees("Are these columns right?");
};
const imported = async (me) => {
  await me.open("/staff/import");
  await me.field("Choose a file of openings").setInputFiles({ name: "two.csv", mimeType: "text/csv", buffer: Buffer.from("id,title,employer,location,description\n1,Boat hand,Harbour Inn,Leeds,You help on the boat.\n2,,Harbour Inn,Leeds,No title.\n") });
  await me.press("Look at the columns");
  await me.press("Take in 2 rows");
  await me.page.getByRole("heading", { level: 1, name: "Done" }).waitFor();
};

const written = async (me) => {
  await me.open("/hire/openings/new");
  await me.fill("Your words", "Cook for the inn\nYou cook for a hundred guests a day and keep the kitchen clean. You need food hygiene and cooking.\nLocation: Leeds\nFull time, £13 - £15 an hour.");
  await me.press("Go on");
  await me.isAt(/^\/hire\/openings\/[0-9a-f-]+$/);
};
const published = async (me) => {
  await written(me);
  await me.press("Make it public");
  await me.sees("It is public now.");
};
const applicants = async (me) => {
  await published(me);
  await me.follow("Who applied");
  await me.isAt(/applicants$/);
};
// Whoever hires looks for work as well.
const applying = async (me) => {
  await published(me);
  await me.follow("Its public page");
  await me.follow("Apply here");
  await me.isAt(/apply$/);
};

/** Name, who sees it, the way there; `status` where the answer is a refusal. Who is last is erased or signed out. */
export const PAGES = [
  ["welcome", "visitor", at("/")],
  ["openings", "visitor", at("/openings")],
  ["openings-narrowed", "visitor", at("/openings?q=nurse&place=Manchester&site=remote")],
  ["openings-meant", "visitor", at("/openings?q=elektrician")],
  ["openings-nothing", "visitor", at("/openings?q=xyzzyplugh&kind=volunteer&place=Leeds")],
  ["occupations", "visitor", at("/occupations")],
  ["occupation", "visitor", at("/occupations/registered-nurse")],
  ["occupation-thin", "visitor", at("/occupations/jeweller")],
  ["skills-asked", "visitor", at("/skills")],
  ["skill-asked", "visitor", at("/skills/teamwork")],
  ["places-asked", "visitor", at("/places")],
  ["place-country", "visitor", at("/places/gb")],
  ["place-town", "visitor", at("/places/manchester-gb")],
  ["opening", "visitor", firstOpening("/openings")],
  ["opening-gone", "visitor", at(`/openings/${NOWHERE}`), 404],
  ["start", "visitor", at("/start")],
  ["question-work", "visitor", at("/start/questions/work")],
  ["question-tasks", "visitor", at("/start/questions/tasks")],
  ["question-papers", "visitor", at("/start/questions/papers")],
  ["question-place", "visitor", at("/start/questions/place")],
  ["question-wishes", "visitor", at("/start/questions/wishes")],
  ["chat", "visitor", at("/chat")],
  ["sign-in", "visitor", at("/sign-in")],
  ["sign-in-wrong", "visitor", wrongPassword],
  ["sign-up", "visitor", at("/sign-up")],
  ["forgot", "visitor", at("/forgot")],
  ["forgot-sent", "visitor", asksForLink],
  ["code-forgotten", "visitor", at("/code")],
  ["reset-over", "visitor", at("/reset/over")],
  ["confirm-over", "visitor", at("/confirm/over")],
  ["data-nothing", "visitor", at("/me/data")],
  ["design", "visitor", at("/design")],
  ["not-found", "visitor", at("/no/such/page"), 404],
  ["not-allowed", "visitor", at("/staff"), 403],
  ["sign-up-wrong", "newcomer", weakPassword],
  ["jobs-nothing-told", "newcomer", at("/jobs")],
  ["jobs-nothing-saved", "newcomer", at("/jobs?show=saved")],
  ["learn-nothing-told", "newcomer", at("/learn")],
  ["profile-nothing-told", "newcomer", at("/me")],
  ["resume-nothing-told", "newcomer", at("/me/resume")],
  ["check-nothing", "newcomer", at("/start/check")],
  ["start-refused", "newcomer", refused("scanned.pdf")],
  ["check", "reader", at("/start/check")],
  ["check-removed", "reader", removed],
  ["profile-unconfirmed", "reader", at("/me")],
  ["start-again", "guest", at("/start")],
  ["welcome-back", "guest", at("/")],
  ["jobs", "guest", at("/jobs")],
  ["jobs-dismissing", "guest", dismissing],
  ["jobs-dismissed", "guest", dismissed],
  ["opening-fit", "guest", firstOpening("/jobs")],
  ["learn", "guest", at("/learn")],
  ["chat-found", "guest", says("find me work", "why 1")],
  ["profile", "guest", at("/me")],
  ["resume", "guest", at("/me/resume")],
  ["resume-for-opening", "guest", async (me) => {
    await firstOpening("/jobs")(me);
    await me.follow("Résumé for this opening");
    await me.isAt("/me/resume");
  }],
  ["resume-kept", "guest", async (me) => {
    await firstOpening("/jobs")(me);
    await me.follow("Résumé for this opening");
    await me.press("Keep this version");
    await me.sees("This version is kept");
  }],
  ["edit-about", "guest", at("/me/edit/about")],
  ["edit-jobs", "guest", at("/me/edit/jobs")],
  ["edit-job", "guest", firstLink("/me", /Change ?: Healthcare Assistant/, /^\/me\/edit\/jobs\//)],
  ["edit-education", "guest", at("/me/edit/education")],
  ["edit-skills", "guest", at("/me/edit/skills")],
  ["edit-skill", "guest", firstLink("/me", /Change ?: Wound/, /^\/me\/edit\/skills\//)],
  ["edit-languages", "guest", at("/me/edit/languages")],
  ["edit-wishes", "guest", at("/me/edit/wishes")],
  ["data-guest", "guest", at("/me/data")],
  ["erase", "guest", at("/me/data/erase")],
  ["erase-wrong", "guest", notErased],
  ["profile-menu", "person", menuOpen],
  ["messages", "person", at("/messages")],
  ["alerts", "person", at("/alerts")],
  ["alert-settings", "person", at("/alerts/settings")],
  ["alert-stop", "visitor", at("/alerts/stop/none")],
  ["confirm", "person", linkTo("confirm")],
  ["reset", "person", linkTo("reset")],
  ["data", "person", at("/me/data")],
  ["help-nobody", "person", at("/me/help")],
  ["hidden", "person", at("/me/hidden")],
  ["password", "person", at("/me/password")],
  ["code", "person", at("/code")],
  ["erase-account", "person", at("/me/data/erase")],
  ["applications-none", "person", at("/applications")],
  ["hire-first", "visitor", at("/hire")],
  ["hire", "recruiter", at("/hire")],
  ["hire-team", "recruiter", at("/hire/team")],
  ["hire-invited-gone", "visitor", at(`/hire/invitations/${NOWHERE}`)],
  ["hire-verify", "recruiter", at("/hire/verify")],
  ["hire-verify-gone", "recruiter", at(`/hire/verify/${NOWHERE}`)],
  ["hire-new", "recruiter", at("/hire/openings/new")],
  ["hire-opening", "recruiter", written],
  ["hire-public", "recruiter", published],
  ["hire-applicants", "recruiter", applicants],
  ["hire-applicant-gone", "recruiter", at(`/hire/applications/${NOWHERE}`), 403],
  ["hire-among-gone", "recruiter", at(`/hire/applications/${NOWHERE}/team`), 403],
  ["hire-compare-gone", "recruiter", at(`/hire/openings/${NOWHERE}/compare`), 403],
  ["apply", "recruiter", applying],
  ["application-gone", "recruiter", at(`/applications/${NOWHERE}`), 404],
  ["interview-gone", "recruiter", at(`/applications/${NOWHERE}/interview`), 404],
  ["hire-interview-gone", "recruiter", at(`/hire/applications/${NOWHERE}/interview`), 403],
  ["background-check-gone", "recruiter", at(`/applications/${NOWHERE}/check`), 404],
  ["hire-background-check-gone", "recruiter", at(`/hire/applications/${NOWHERE}/check`), 403],
  ["reference-gone", "recruiter", at("/references/nothing"), 404],
  ["offer-gone", "recruiter", at(`/applications/${NOWHERE}/offer`), 404],
  ["hire-offer-gone", "recruiter", at(`/hire/applications/${NOWHERE}/offer`), 403],
  ["offer-check-gone", "recruiter", at("/offers/check/nothing"), 404],
  ["tour", "person", at("/jobs?tour=1")],
  ["tour-staff", "staff", at("/staff/import?tour=3")],
  ["staff", "staff", at("/staff")],
  ["doubts", "staff", at("/staff/doubts")],
  ["weights", "staff", at("/staff/weights")],
  ["doubt", "staff", aDoubt],
  ["fake", "staff", aFake],
  ["employers", "staff", at("/staff/employers")],
  ["employer", "staff", anEmployer],
  ["people", "staff", at("/staff/people")],
  ["people-code", "staff", handsOverCode],
  ["people-paper", "staff", sheet],
  ["requests", "staff", at("/staff/requests")],
  ["request", "staff", aRequest],
  ["import", "staff", at("/staff/import")],
  ["import-columns", "staff", mapping],
  ["import-done", "staff", imported],
  ["outbox", "staff", at("/staff/outbox")],
  ["health", "staff", at("/staff/health")],
  ["erased", "guest", erased],
  ["signed-out", "person", signsOut],
].map(([name, as, go, status]) => ({ name, as, go, status }));

/** Goes to every page, one after another, and does something there. */
export async function everyPage(pages, does) {
  const viewers = new Map();
  for (const page of pages) {
    if (!viewers.has(page.as)) {
      const me = await arrive();
      viewers.set(page.as, me);
      await VIEWERS[page.as](me);
    }
    const me = viewers.get(page.as);
    if (page.status) me.isRefused(page.status);
    await me.page.setViewportSize({ width: 1280, height: 800 });
    await page.go(me);
    await does(page, me);
  }
  return [...viewers.values()];
}

/** The pages the program says it has, as patterns. */
export async function routes() {
  const source = await readFile(fromRoot("crates/web/src/routes.rs"), "utf8");
  return [...source.matchAll(/\bget\(\s*"([^"]+)"/g)].map((found) => found[1]);
}
