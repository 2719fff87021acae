// What comes from the server while a person works moves nothing under their pointer. `steadily(change)` makes a change
// of the page once no button of the pointer is down (a click between two places is none), and keeps the field that
// has the focus where it stands.

let pressed = false;
let waiting = null;

function make(change) {
  const field = document.activeElement === document.body ? null : document.activeElement;
  const before = field?.getBoundingClientRect().top;
  change();
  if (field?.isConnected) scrollBy({ top: field.getBoundingClientRect().top - before, behavior: "instant" });
}

function released() {
  pressed = false;
  setTimeout(() => { // after the click that follows
    if (pressed || !waiting) return;
    const change = waiting;
    waiting = null;
    make(change);
  });
}

addEventListener("pointerdown", () => (pressed = true), true);
addEventListener("pointerup", released, true);
addEventListener("pointercancel", released, true);
addEventListener("dragend", released, true);
addEventListener("blur", released);

document.documentElement.style.overflowAnchor = "none"; // done here, and not twice
globalThis.steadily = (change) => {
  if (pressed) waiting = change; // of two the newer
  else make(change);
};
