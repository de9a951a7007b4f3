// Keeping what was told, on any device.

import assert from "node:assert/strict";

import { card, isKnown, PASSWORD, address, signsIn, signsOut, signsUp, triesToSignIn } from "../helpers/steps.mjs";
import { mailedLink } from "../helpers/program.mjs";
import { story } from "../helpers/story.mjs";

story("what was done before signing up is kept with the account, on every device", async (me, another) => {
  await isKnown(me);
  const first = await card(me);
  await me.within(first.part).press("Save");
  await me.within(first.part).button("Saved").waitFor();
  const contact = address("ngozi");
  await me.follow("Keep my profile");
  await me.isAt("/sign-up");
  await me.sees("Keep what you have told");
  await signsUp(me, contact);
  await me.sees("Your account is made, and everything you told is kept with it.");
  await me.sees("Ngozi Hartley");

  const elsewhere = await another();
  await signsIn(elsewhere, contact);
  await elsewhere.open("/me");
  await elsewhere.sees("Ngozi Hartley");
  await elsewhere.open("/jobs?show=saved");
  await elsewhere.sees(first.title);
});

story("what a visitor told comes along when they sign in to an empty account", async (me, another) => {
  const contact = address("empty");
  await signsUp(me, contact);
  const elsewhere = await another();
  await isKnown(elsewhere, "cook.pdf");
  await signsIn(elsewhere, contact);
  await elsewhere.open("/me");
  await elsewhere.sees("Graciela Pardiñas");
  await me.open("/me");
  await me.sees("Graciela Pardiñas");
});

story("signing out leaves nothing to see, signing in brings it back", async (me) => {
  const contact = address("cook");
  await isKnown(me, "cook.pdf");
  await signsUp(me, contact);
  const cookies = await me.context.cookies();
  await signsOut(me);
  await me.open("/me");
  await me.isAt("/start");

  await me.context.addCookies(cookies);
  await me.open("/me");
  await me.isAt("/start");

  await signsIn(me, contact);
  await me.open("/me");
  await me.sees("Graciela Pardiñas");
});

story("a wrong password is told without saying which half was wrong", async (me) => {
  const contact = address("careful");
  await signsUp(me, contact);
  await signsOut(me);
  await triesToSignIn(me, contact, "not my password at all");
  await me.sees("do not go together");
  const wrong = await me.reads("form.form");
  await triesToSignIn(me, address("nobody"), "not my password at all");
  await me.sees("do not go together");
  assert.equal(await me.reads("form.form"), wrong);
});

story("a weak password and a contact that is none are said beside their fields", async (me) => {
  await me.open("/sign-up");
  await me.fill("Mail address or phone number", address("weak"));
  await me.fill("Password", "short");
  await me.press("Make an account");
  await me.page.locator("#password[aria-invalid=true]").waitFor();
  await me.fill("Mail address or phone number", "me at home");
  await me.fill("Password", PASSWORD);
  await me.press("Make an account");
  await me.page.locator("#contact[aria-invalid=true]").waitFor();
});

story("a phone number is enough for an account", async (me) => {
  const number = `+91 98${String(Date.now()).slice(-8)}`;
  await signsUp(me, number);
  await signsOut(me);
  await signsIn(me, number);
});

story("the link in the mail confirms the address once, and stands in the mail alone", async (me) => {
  const contact = address("confirms");
  await signsUp(me, contact);
  await me.open("/messages");
  await me.sees("Please confirm your mail address");
  await me.sees("The link stands in the mail itself");
  const link = await mailedLink(contact, "confirm");
  await me.open(link);
  await me.press("Yes, this is my address");
  await me.isAt("/me");
  await me.sees("Your address is confirmed");
  await me.open(link);
  await me.sees("This link no longer works");
});

story("a forgotten password is set anew by the link in the mail, which works once", async (me) => {
  const contact = address("forgetful");
  await signsUp(me, contact);
  await signsOut(me);
  await me.open("/sign-in");
  await me.follow("I forgot my password");
  await me.fill("Mail address or phone number", contact);
  await me.press("Send me a link");
  await me.sees("If there is an account, a mail is on its way");

  const link = await mailedLink(contact, "reset");
  await me.open(link);
  await me.fill("New password", "four other yellow words");
  await me.press("Set this password");
  await me.sees("Your new password is set");

  await triesToSignIn(me, contact, PASSWORD);
  await me.sees("do not go together");
  await signsIn(me, contact, "four other yellow words");
  await me.open(link);
  await me.sees("This link no longer works");
});

story("the password is changed, and other devices have to sign in again", async (me, another) => {
  const contact = address("changer");
  await signsUp(me, contact);
  const elsewhere = await another();
  await signsIn(elsewhere, contact);
  await me.open("/me/password");
  await me.fill("Your password now", PASSWORD);
  await me.fill("New password", "five quite different words");
  await me.press("Change it");
  await me.sees("Your password is changed");
  await elsewhere.open("/me");
  await elsewhere.isAt("/start");
});

story("a lost device is signed out from another one", async (me, another) => {
  const contact = address("loser");
  await signsUp(me, contact);
  const lost = await another();
  await signsIn(lost, contact);
  await me.open("/me/data");
  await me.press("Sign out there");
  await me.isAt("/me/data");
  await me.sees("It is kept.");
  await lost.open("/messages");
  await lost.isAt("/sign-in");

  await me.press("Sign out everywhere");
  await me.sees("You are signed out everywhere");
});

story("on a shared computer the sign-in ends with the browser", async (me) => {
  await me.open("/sign-up");
  await me.fill("Mail address or phone number", address("library"));
  await me.fill("Password", PASSWORD);
  await me.tick("Others use this computer too");
  await me.press("Make an account");
  await me.isAt("/me");
  const cookie = (await me.context.cookies()).find(({ name }) => name === "onward");
  assert.equal(cookie.expires, -1);
  assert.ok(cookie.httpOnly);
});
