// Refreshes a part of the page in place: lists that are sorted, openings that are saved, an import that runs.
// A form with data-refresh="ID" is sent in the background; from the page that answers, the element with that id is taken.
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
  const part = document.getElementById(form.dataset.refresh);
  const values = new URLSearchParams(new FormData(form, submitter));
  const get = form.method === "get";
  const address = get ? `${form.action.split("?")[0]}?${values}` : form.action;
  part?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, get ? {} : { method: "POST", body: values });
    if (!show(await answer.text(), form.dataset.refresh)) throw new Error("the part is not in the answer");
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

function show(html, id) {
  const page = parser.parseFromString(html, "text/html");
  const fresh = page.getElementById(id);
  const old = document.getElementById(id);
  if (!fresh || !old) return false;
  const focused = document.activeElement?.id;
  old.replaceWith(document.adoptNode(fresh));
  const notices = page.getElementById("notices");
  if (notices) document.getElementById("notices").innerHTML = notices.innerHTML;
  const again = focused && document.getElementById(focused);
  if (again) again.focus();
  else focusStart(fresh);
  return true;
}

// The pressed button may be gone: the keyboard goes on at the start of the part, not at the top of the page.
function focusStart(part) {
  if (document.activeElement && document.activeElement !== document.body) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

function poll() {
  const part = document.querySelector("[data-poll]");
  if (!part) return;
  setTimeout(async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.ok) show(await answer.text(), part.id);
    poll();
  }, 2000);
}

poll();
