// A picker: type a part of a name, choose a record. The hidden field beside it carries the record's id.
// ARIA: combobox with a list box (WAI-ARIA authoring practices), the arrow keys, Enter and Escape.

const WAIT = 150; // milliseconds after the last key before asking

function choose(box, id, text) {
  box.hidden_field.value = id;
  box.input.value = text;
  box.input.dataset.chosen = text;
  if (box.make) {
    box.make.checked = false;
    box.make.parentElement.hidden = true;
  }
  close(box);
  box.hidden_field.dispatchEvent(new Event("change", { bubbles: true }));
}

// A name that nothing has is made with the form, once a person has chosen so.
function make(box, text) {
  box.input.value = text;
  box.make.checked = true;
  box.make.parentElement.hidden = false;
  box.input.dataset.chosen = box.input.value;
  close(box);
  box.hidden_field.dispatchEvent(new Event("change", { bubbles: true }));
}

function close(box) {
  box.list.hidden = true;
  box.active = -1;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}

function take(box, row) {
  if (row.make) make(box, row.text);
  else choose(box, row.id, row.text);
}

// Names that other fields of the page make with it already, so that nobody types one twice.
function elsewhere(box, typed) {
  const others = [...document.querySelectorAll("input[data-makes]")].filter(
    (other) => other !== box.input && other.dataset.lookup === box.input.dataset.lookup,
  );
  const names = others
    .filter((other) => document.getElementById(`${other.id}_make`)?.checked)
    .map((other) => other.value.trim())
    .filter((name) => name && name.toLowerCase().includes(typed.toLowerCase()));
  return [...new Set(names)];
}

function offered(box, typed, rows) {
  const same = rows.some((row) => row.text.toLowerCase() === typed.toLowerCase());
  if (!box.make) return rows;
  const along = elsewhere(box, typed).map((name) => ({ make: true, text: name }));
  const found = [...along, ...rows];
  if (!typed || same || along.some((row) => row.text.toLowerCase() === typed.toLowerCase())) return found;
  const words = found.length ? box.input.dataset.makesAnother : box.input.dataset.makes;
  return [...found, { make: true, text: typed, label: `${words} “${typed}”` }];
}

function show(box, rows) {
  box.list.replaceChildren(
    ...rows.map((row, index) => {
      const item = document.createElement("li");
      item.role = "option";
      item.id = `${box.input.id}-option-${index}`;
      item.textContent = row.label ?? row.text;
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(box, row);
      });
      return item;
    }),
  );
  box.rows = rows;
  box.list.hidden = rows.length === 0;
  box.input.setAttribute("aria-expanded", String(rows.length > 0));
  if (rows.length) mark(box, 0);
}

function mark(box, index) {
  const items = [...box.list.children];
  box.active = (index + items.length) % items.length;
  items.forEach((item, place) => item.setAttribute("aria-selected", String(place === box.active)));
  items[box.active].scrollIntoView({ block: "nearest" });
  box.input.setAttribute("aria-activedescendant", items[box.active].id);
}

async function ask(box) {
  const typed = box.input.value.trim();
  const address = new URL(box.input.dataset.lookup, location.href);
  address.searchParams.set("q", typed);
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok || box.input.value.trim() !== typed) return;
  show(box, offered(box, typed, (await answer.json()).results));
}

function typed(box) {
  if (box.input.value !== box.input.dataset.chosen) {
    box.hidden_field.value = "";
    if (box.make) {
      box.make.checked = false;
      box.make.parentElement.hidden = true;
    }
  }
  clearTimeout(box.waiting);
  box.waiting = setTimeout(() => ask(box), WAIT);
}

function pressed(box, event) {
  if (box.list.hidden) {
    if (event.key === "ArrowDown") ask(box);
    return;
  }
  if (event.key === "ArrowDown") mark(box, box.active + 1);
  else if (event.key === "ArrowUp") mark(box, box.active - 1);
  else if (event.key === "Enter") take(box, box.rows[box.active]);
  else if (event.key === "Escape") close(box);
  else return;
  event.preventDefault();
}

export function arm(root) {
  for (const input of root.querySelectorAll("[data-lookup]:not([data-armed])")) {
    input.dataset.armed = "yes";
    input.dataset.chosen = input.value;
    const box = {
      input,
      hidden_field: document.getElementById(input.dataset.fills),
      make: document.getElementById(`${input.id}_make`),
      list: document.getElementById(`${input.id}-list`),
      rows: [],
      active: -1,
    };
    input.addEventListener("input", () => typed(box));
    input.addEventListener("keydown", (event) => pressed(box, event));
    input.addEventListener("blur", () => close(box));
    input.addEventListener("focus", () => input.value === "" && !input.closest(".wrong") && ask(box)); // hides no error
  }
}

arm(document);
