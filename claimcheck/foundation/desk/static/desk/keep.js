// What is typed into a form is kept on the server while it is typed: nothing is lost when a session ends, a page
// is left or a browser closes. If the server cannot be reached it stays in this tab and is sent again from there.

const WAIT = 700; // milliseconds after the last key
const KEEP = new URL("/admin/kept/", location.href);

function fields(form) {
  const data = new FormData(form);
  for (const input of form.querySelectorAll("input[type=password], input[type=file]")) data.delete(input.name);
  return data;
}

async function send(form) {
  form.dataset.typed = "sending";
  try {
    const answer = await fetch(KEEP, { method: "POST", body: fields(form), credentials: "same-origin", redirect: "error" });
    if (answer.ok && form.dataset.typed === "sending") form.dataset.typed = "kept";
  } catch {
    form.dataset.typed = "typed"; // tried again with the next key, and when the page is left
  }
}

function arm(form) {
  let waiting;
  const soon = () => {
    form.dataset.typed = "typed";
    clearTimeout(waiting);
    waiting = setTimeout(send, WAIT, form);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    form.dataset.typed = "sent";
  });
  addEventListener("pagehide", () => {
    if (form.dataset.typed === "typed") navigator.sendBeacon(KEEP, fields(form));
  });
}

document.querySelectorAll("form[data-keep]").forEach(arm);

// The first field that has to be mended is where the next key goes.
const WRONG = ".wrong :is(input:not([type=hidden]), select, textarea)";
const mend = () => (document.querySelector(WRONG) ?? document.querySelector(".refusal"))?.focus();
mend();
if (location.hash) addEventListener("load", () => setTimeout(mend)); // going to a place on the page takes it away
