// On every page: changes the theme without loading the page anew, and closes the menu where one expects it to close.

const form = document.querySelector("[data-theme-form]");

form?.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (!button) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  body.set("theme", button.value);
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (!answer || (answer.type !== "opaqueredirect" && !answer.ok)) return sendPlainly(button);
  if (button.value === "device") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = button.value;
  for (const other of form.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
});

// The server did not answer as expected: let the browser send the form the plain way.
function sendPlainly(button) {
  const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "theme", value: button.value });
  form.append(hidden);
  form.submit();
}

const menu = document.querySelector("details.menu");

document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// After a form that could not be taken, the summary of mistakes is where reading starts.
document.querySelector(".mistakes")?.focus();
