// Candidates by keyboard: a accepts, s skips, e edits, d takes the question of the row above. keys.js moves (j, k).

const rows = () => [...document.querySelectorAll(".candidate")];
const typing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
const decision = (row, value) => row.querySelector(`input[type=radio][value="${value}"]`);

function current() {
  return document.activeElement?.closest(".candidate") ?? rows().find((row) => row.classList.contains("current"));
}

function mark(row) {
  rows().forEach((each) => each.classList.toggle("current", each === row));
}

function go(row) {
  if (!row) return;
  mark(row);
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function next(row) {
  const all = rows();
  go(all[all.indexOf(row) + 1]);
}

function decide(row, value) {
  const choice = decision(row, value);
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  next(row);
}

function set(input, id, text, make) {
  const hidden = document.getElementById(input.dataset.fills);
  const box = document.getElementById(`${input.id}_make`);
  hidden.value = id;
  input.value = input.dataset.chosen = text;
  box.checked = make;
  box.parentElement.hidden = !make;
  hidden.dispatchEvent(new Event("change", { bubbles: true }));
}

function repeat(row) {
  const above = rows()[rows().indexOf(row) - 1];
  if (!above) return;
  const from = above.querySelector("input[id$='-question'][role=combobox]");
  const to = row.querySelector("input[id$='-question'][role=combobox]");
  set(to, document.getElementById(from.dataset.fills).value, from.value, document.getElementById(`${from.id}_make`).checked);
}

const KEYS = {
  a: (row) => decide(row, "accept"),
  s: (row) => decide(row, "skip"),
  d: repeat,
  e: (row) => row.querySelector("select, input[role=combobox]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  const act = KEYS[event.key];
  if (!act || document.querySelector("dialog[open]")) return;
  const row = current() ?? rows()[0];
  if (!row) return;
  event.preventDefault();
  go(row);
  act(row);
});

// Whoever leaves a field by Escape stays in its row.
document.addEventListener("focusin", (event) => {
  const row = event.target.closest(".candidate");
  if (row) mark(row);
});

document.addEventListener("change", (event) => {
  const row = event.target.closest(".candidate");
  if (row && event.target.matches("input[type=radio]")) row.dataset.decision = event.target.value;
});

document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-choose]");
  if (choice) set(document.getElementById(choice.dataset.for), choice.dataset.choose, choice.dataset.text, false);
});

if (location.hash === "#candidates" && !document.querySelector(".wrong")) go(rows()[0]);
