// The conversation without leaving the page: what is said is sent in the background, what is answered is added below, also when it
// was said on another device. A file can be dropped anywhere on the page. Without this the plain forms do the same.

const parser = new DOMParser();
const lines = document.getElementById("lines");
const writes = document.getElementById("writes");
const field = () => document.getElementById("said");

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-say]");
  if (!form) return;
  event.preventDefault();
  say(form, event.submitter);
});

// Enter sends; with Shift it begins a line. Not while a word is being put together, as in Hindi or Japanese.
document.addEventListener("keydown", (event) => {
  if (event.target !== field() || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (field().value.trim()) field().form.requestSubmit();
});

for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, dragged);

let sending = false;

async function say(form, submitter) {
  if (sending) return;
  sending = true;
  const isFile = form.enctype === "multipart/form-data";
  const data = new FormData(form, submitter);
  const words = isFile ? data.get("file").name : submitter?.name ? submitter.textContent : data.get("said");
  const shown = own(words);
  const typed = field().value;
  if (!isFile && !submitter?.name) field().value = "";
  writes.hidden = false;
  writes.scrollIntoView({ block: "nearest" });
  try {
    const answer = await fetch(form.action, { method: "POST", body: isFile ? data : new URLSearchParams([...data]) });
    shown.remove();
    if (!answer.redirected || new URL(answer.url).pathname !== "/chat") return leave(answer, await answer.text());
    take(await answer.text());
    if (document.activeElement === document.body) field().focus({ preventScroll: true });
  } catch {
    shown.remove();
    field().value = typed;
    form.submit();
  } finally {
    sending = false;
    writes.hidden = true;
  }
}

// What was said stands there at once; the page that answers brings it again, as it is kept.
function own(words) {
  const line = Object.assign(document.createElement("li"), { className: "line own" });
  const box = Object.assign(document.createElement("div"), { className: "line-words" });
  box.append(Object.assign(document.createElement("p"), { textContent: words }));
  line.append(box);
  lines.append(line);
  return line;
}

// Adds the lines that are not there yet, and puts what can be picked in place of what could.
function take(html) {
  const page = parser.parseFromString(html, "text/html");
  const fresh = [...page.querySelectorAll("#lines > li")].filter((line) => !document.getElementById(line.id));
  const greeting = document.getElementById("line-0");
  if (greeting && fresh.length) greeting.remove();
  for (const line of fresh) lines.append(document.adoptNode(line));
  replace("#ways", page);
  replace(".chat-away", page);
  const answer = fresh.find((line) => line.classList.contains("answer"));
  if (answer) requestAnimationFrame(() => show(answer));
}

function replace(part, page) {
  const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
  if (old && fresh) old.replaceWith(document.adoptNode(fresh));
}

// The beginning of the answer stays in sight, and the field below it where there is room.
function show(answer) {
  field()?.scrollIntoView({ block: "end" });
  if (answer.getBoundingClientRect().top < 0) answer.scrollIntoView({ block: "start" });
}

// Another page answered: what could not be taken, with the reason, or the end of the conversation.
function leave(answer, html) {
  const main = parser.parseFromString(html, "text/html").querySelector("main");
  if (!main) return location.assign(answer.url);
  document.querySelector("main").replaceWith(document.adoptNode(main));
  document.querySelector(".error, h1")?.scrollIntoView();
  // The new page is a plain one: it works without this module.
}

function dragged(event) {
  const input = document.getElementById("file");
  if (!input || ![...event.dataTransfer.types].includes("Files")) return;
  event.preventDefault();
  document.body.classList.toggle("over-it", event.type === "dragover");
  if (event.type !== "drop" || event.dataTransfer.files.length === 0) return;
  input.files = event.dataTransfer.files;
  input.form.requestSubmit();
}

document.addEventListener("change", (event) => {
  if (event.target.id === "file" && event.target.files.length) event.target.form.requestSubmit();
});

async function look() {
  if (sending) return;
  const answer = await fetch("/chat").catch(() => null);
  if (answer?.ok && !sending) take(await answer.text());
}

if (field() && !document.getElementById("line-0")) {
  field().scrollIntoView({ block: "end" });
}
// A page nobody looks at keeps no line open: a browser has few of them for all its pages together. Whoever comes back sees at once
// what was said meanwhile.
let live = null;
function listen() {
  live?.close();
  live = document.hidden ? null : new EventSource("/chat/live");
  live?.addEventListener("went-on", look);
}
if (field()) {
  listen();
  document.addEventListener("visibilitychange", () => {
    listen();
    if (!document.hidden) look();
  });
}
