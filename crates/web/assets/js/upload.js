// Handing in a file: drop it on the field, see its name, see how far it is. Without this the plain form does the same.

const form = document.querySelector("form[data-upload]");
const field = form?.querySelector("input[type=file]");
const drop = form?.querySelector("[data-drop]");
const chosen = form?.querySelector("[data-chosen]");
const progress = form?.querySelector("[data-progress]");
const MOST = Number(form?.dataset.most ?? 10); // MB

if (form) {
  form.querySelector("[data-drop-hint]").hidden = false;
  field.addEventListener("change", showName);
  for (const kind of ["dragover", "dragleave", "drop"]) drop.addEventListener(kind, dragged);
  form.addEventListener("submit", send);
}

function dragged(event) {
  event.preventDefault();
  drop.classList.toggle("over-it", event.type === "dragover");
  if (event.type !== "drop" || event.dataTransfer.files.length === 0) return;
  field.files = event.dataTransfer.files;
  showName();
}

function showName() {
  const file = field.files[0];
  chosen.hidden = !file;
  if (!file) return;
  const size = file.size >= 1e6 ? `${(file.size / 1e6).toFixed(1)} MB` : `${Math.ceil(file.size / 1e3)} kB`;
  chosen.textContent = file.size > MOST * 1e6 ? `${file.name}, ${size}: ${drop.dataset.larger}` : `${file.name}, ${size}`;
}

function send(event) {
  if (!field.files[0]) return;
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (step) => {
    if (step.lengthComputable) progress.querySelector("progress").value = (100 * step.loaded) / step.total;
  });
  request.upload.addEventListener("load", () => {
    progress.querySelector("progress").removeAttribute("value");
    const words = progress.querySelector("[data-progress-words]");
    words.textContent = words.dataset.progressWords;
  });
  request.addEventListener("load", () => answered(request));
  request.addEventListener("error", () => form.submit());
  progress.hidden = false;
  form.querySelector("button").setAttribute("aria-busy", "true");
  request.send(new FormData(form));
}

// A redirect was followed: go there. A failure comes as a page with the reason: show it.
function answered(request) {
  if (request.status < 400 && request.responseURL !== form.action) return location.assign(request.responseURL);
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.querySelector("main");
  if (!main) return form.submit();
  document.querySelector("main").replaceWith(document.adoptNode(main));
  document.querySelector(".mistakes")?.focus();
  // The new form is a plain one: it works without this module.
}
