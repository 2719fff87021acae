// What is asked of a new name (data-asked-of: the picker that makes it) stands beside the name, once for all the
// rows that name it: the answer of one is the answer of all.

const plain = (text) => text.trim().replace(/\s+/g, " ").toLowerCase();
const selects = [...document.querySelectorAll("select[data-asked-of]")];
const input = (select) => document.getElementById(select.dataset.askedOf);
const makes = (select) => Boolean(document.getElementById(`${select.dataset.askedOf}_make`)?.checked);
const nameOf = (select) => (makes(select) ? plain(input(select).value) : "");
const decision = (select) => select.closest(".candidate")?.dataset.decision ?? "";

function same(select) {
  const name = nameOf(select);
  const lookup = input(select).dataset.lookup;
  return selects.filter((other) => input(other).dataset.lookup === lookup && nameOf(other) === name);
}

function lay() {
  for (const select of selects) {
    const open = same(select).filter((other) => decision(other) !== "skip");
    const asking = open.find((other) => decision(other) === "accept") ?? open[0];
    const field = select.closest(".field");
    field.hidden = !nameOf(select) || (asking !== select && !field.querySelector(".error"));
  }
}

// Of a name that was just typed: what another row says of it, else what its words show.
async function renew(select) {
  const name = nameOf(select);
  const other = same(select).find((row) => row !== select && row.dataset.name === name);
  select.dataset.name = name;
  select.value = other?.value ?? "";
  if (other) select.options[0].text = other.options[0].text;
  lay();
  if (!name || other) return;
  const address = new URL(input(select).dataset.lookup, location.href);
  address.searchParams.set("q", input(select).value.trim());
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (answer.ok && nameOf(select) === name) select.options[0].text = (await answer.json()).unsaid;
}

function changed(event) {
  if (selects.includes(event.target)) same(event.target).forEach((other) => (other.value = event.target.value));
  for (const select of selects) if (nameOf(select) !== select.dataset.name) renew(select);
  lay();
}

for (const select of selects) select.dataset.name = nameOf(select);
document.addEventListener("change", changed);
document.addEventListener("input", changed);
lay();
