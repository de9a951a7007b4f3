// Suggestions while typing, for fields with data-suggest="ADDRESS" (WAI-ARIA combobox with a list).
// The address answers ?q=WORDS with JSON: [{ "value": "cook", "label": "Cook" }]. Without this the field is plain text.
// In the question about work, choosing a suggestion adds a row to the table of choices.

let number = 0;

for (const field of document.querySelectorAll("input[data-suggest]")) start(field);

function start(field) {
  number += 1;
  const list = Object.assign(document.createElement("div"), { id: `suggestions-${number}`, className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  const box = Object.assign(document.createElement("div"), { className: "suggest-box" });
  field.replaceWith(box);
  box.append(field, list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id], ["autocomplete", "off"]]) field.setAttribute(name, value);
  const state = { field, list, at: -1, asked: 0, timer: 0 };
  field.addEventListener("input", () => later(state));
  field.addEventListener("keydown", (event) => key(state, event));
  field.addEventListener("blur", () => setTimeout(() => close(state), 150));
}

function later(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => ask(state), 150);
}

async function ask(state) {
  const words = state.field.value.trim();
  if (words.length < 2) return close(state);
  const turn = (state.asked += 1);
  const answer = await fetch(`${state.field.dataset.suggest}?q=${encodeURIComponent(words)}`).catch(() => null);
  const found = answer?.ok ? await answer.json().catch(() => []) : [];
  if (turn === state.asked && document.activeElement === state.field) open(state, found.slice(0, 8));
}

function open(state, found) {
  state.at = -1;
  state.list.replaceChildren(...found.map((item, at) => option(state, item, at)));
  state.list.hidden = found.length === 0;
  state.field.setAttribute("aria-expanded", String(found.length > 0));
  state.field.removeAttribute("aria-activedescendant");
}

function option(state, item, at) {
  const element = Object.assign(document.createElement("div"), { id: `${state.list.id}-${at}`, textContent: item.label });
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  element.dataset.value = item.value;
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("click", () => choose(state, element));
  return element;
}

function key(state, event) {
  const options = [...state.list.children];
  if (state.list.hidden || options.length === 0) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(state, options, (state.at + (event.key === "ArrowDown" ? 1 : options.length - (state.at < 0 ? 0 : 1))) % options.length);
  } else if (event.key === "Enter" && state.at >= 0) {
    event.preventDefault();
    choose(state, options[state.at]);
  } else if (event.key === "Escape") {
    close(state);
  }
}

function move(state, options, at) {
  state.at = at;
  options.forEach((element, index) => element.setAttribute("aria-selected", String(index === at)));
  state.field.setAttribute("aria-activedescendant", options[at].id);
  options[at].scrollIntoView({ block: "nearest" });
}

function choose(state, element) {
  const table = document.querySelector("[data-chosen-table]");
  if (table) {
    addRow(table, element.dataset.value, element.textContent);
    state.field.value = "";
  } else {
    state.field.value = element.textContent;
  }
  close(state);
}

function close(state) {
  open(state, []);
}

function addRow(table, value, label) {
  const known = document.querySelector(`input[name=done][value="${CSS.escape(value)}"]`);
  const row = known?.closest("tr") ?? newRow(table, value, label);
  row.querySelector("input[name=done]").checked = true;
  table.tBodies[0].append(row);
  table.hidden = false;
  document.querySelector("[data-none]").hidden = true;
}

function newRow(table, value, label) {
  const row = document.createElement("tr");
  const head = Object.assign(document.createElement("th"), { scope: "row", textContent: label });
  row.append(head, cell("done", value, `${label}: ${table.dataset.done}`), cell("wished", value, `${label}: ${table.dataset.wished}`));
  return row;
}

function cell(name, value, words) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value });
  const label = Object.assign(document.createElement("label"), { className: "box" });
  label.append(box, Object.assign(document.createElement("span"), { className: "unseen", textContent: words }));
  const element = document.createElement("td");
  element.append(label);
  return element;
}
