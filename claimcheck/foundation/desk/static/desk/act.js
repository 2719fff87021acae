// A verb of a row is done in place: the list comes back without a page between, what was done is said, and the next
// row has the focus. Without this script the same forms lead to the same list.

const PARTS = ["main", ".messages", ".undo"];

function take(part, fresh) {
  const old = document.querySelector(part);
  const now = fresh.querySelector(part);
  if (old && now) old.replaceWith(now);
  else if (old) old.remove();
  else if (now) document.querySelector("main").before(now);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-act], form.undo")) return;
  event.preventDefault();
  const button = event.submitter;
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = Math.max(0, rows.indexOf(button?.closest("[data-row]")));
  if (button) button.disabled = true;
  let answer;
  try {
    const body = new URLSearchParams(new FormData(form));
    answer = await fetch(button?.getAttribute("formaction") || form.action, { method: "POST", body, credentials: "same-origin" });
  } catch {
    if (button) button.disabled = false;
    return; // away from the server: the row stays as it is, and the button can be pressed again
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !fresh.querySelector("ol.rows, .panel.empty")) {
    form.action = button?.getAttribute("formaction") || form.action;
    form.submit(); // a page of its own: a form that asks for more, or why not; nothing was done yet
    return;
  }
  steadily(() => show(fresh, at));
});

function show(fresh, at) {
  PARTS.forEach((part) => take(part, fresh));
  const left = [...document.querySelectorAll("[data-row]")];
  const next = left[Math.min(at, left.length - 1)];
  next?.classList.add("current");
  (next?.querySelector("a[data-open]") || document.querySelector("main")).focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

// The second click of a double click is on whatever has come into the place of the first: it does nothing.
document.addEventListener("click", (event) => {
  const button = event.detail > 1 && event.target.closest("button");
  if (button && button.form?.matches("form[data-act], form.undo")) event.preventDefault();
}, true);
