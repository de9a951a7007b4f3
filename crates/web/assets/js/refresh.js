// Refreshes a part of the page in place: lists that are sorted, openings that are saved, an import that runs.
// A form with data-refresh="ID ID" is sent in the background; from the page that answers, the elements with these ids are
// taken.
// data-on-change sends it as soon as something is chosen. An element with data-poll is fetched anew every two seconds.
// Whatever goes wrong, the browser does it the plain way.

const parser = new DOMParser();

document.documentElement.classList.add("scripted");

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-refresh]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("change", (event) => {
  event.target.closest("form[data-on-change]")?.requestSubmit();
});

async function send(form, submitter) {
  const ids = form.dataset.refresh.split(" ");
  const part = document.getElementById(ids[0]);
  const get = form.method === "get";
  const sent = [...new FormData(form, submitter)].filter(([, value]) => !get || value !== "");
  const values = new URLSearchParams(sent);
  const address = get ? `${form.action.split("?")[0]}?${values}` : form.action;
  part?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, get ? {} : { method: "POST", body: values });
    if (!show(await answer.text(), ids)) throw new Error("the part is not in the answer");
    if (get) history.replaceState(null, "", address);
  } catch {
    if (get) location.assign(address);
    else sendPlainly(form, submitter);
  } finally {
    part?.removeAttribute("aria-busy");
  }
}

function sendPlainly(form, submitter) {
  if (submitter?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value }));
  form.submit();
}

function show(html, ids) {
  const page = parser.parseFromString(html, "text/html");
  const parts = ids.map((id) => [document.getElementById(id), page.getElementById(id)]);
  if (parts.flat().includes(null)) return false;
  for (const [old, fresh] of parts) {
    const where = keyboard(old);
    old.replaceWith(document.adoptNode(fresh));
    if (where) goOn(fresh, where);
  }
  const notices = page.getElementById("notices");
  if (notices) document.getElementById("notices").innerHTML = notices.innerHTML;
  return true;
}

const CONTROLS = "a[href], button, summary, input:not([type=hidden]), select, textarea";
const controls = (part) => [...part.querySelectorAll(CONTROLS)];

// Where the keyboard is: the control itself, else which control of which card, and the card after it.
function keyboard(part) {
  const at = document.activeElement;
  if (!at || !part.contains(at)) return null;
  const card = at.closest("article[id], li[id]");
  return { id: at.id, card: card?.id, nr: card ? controls(card).indexOf(at) : 0, after: card?.nextElementSibling?.id };
}

// It goes on there in the new part. The pressed button may be gone, or its whole card: then at what stands in its place.
function goOn(part, { id, card, nr, after }) {
  const byId = (name) => name && document.getElementById(name);
  const [same, next] = [byId(card), byId(after)];
  const inCard = same ? controls(same)[Math.min(nr, controls(same).length - 1)] : next && controls(next)[0];
  const to = byId(id) || inCard || part;
  if (to === part) part.tabIndex = -1;
  to.focus({ preventScroll: to === part });
}

function poll() {
  const part = document.querySelector("[data-poll]");
  if (!part) return;
  setTimeout(async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.ok) show(await answer.text(), [part.id]);
    poll();
  }, 2000);
}

poll();
