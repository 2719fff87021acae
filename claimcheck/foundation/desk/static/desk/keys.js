// The keyboard of the desk: the set proposed for Django's admin (? / g i j k x a Alt+s) and ours.
// A key presses whatever carries it as data-key; nothing happens while a person is typing.

(() => {
  const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const ROW = "[data-row], #result_list tbody tr"; // on our screens, and in the theme's lists
  const rows = () => [...document.querySelectorAll(ROW)];
  let waiting = "";

  function current() {
    return rows().find((row) => row.classList.contains("current"));
  }

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    all.forEach((row) => row.classList.toggle("current", row === next));
    const link = next.querySelector("a[data-open]") || next.querySelector("a, input");
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function tick() {
    const box = current()?.querySelector("input[type=checkbox]");
    if (box) box.click();
  }

  function press(key) {
    const carried = `[data-key="${CSS.escape(key)}"]`;
    const target = current()?.querySelector(carried) || document.querySelector(carried);
    if (!target) return false;
    if (target.matches("input, select, textarea")) target.focus();
    else target.click();
    return true;
  }

  const OWN = {
    "?": () => document.getElementById("keys")?.showModal(),
    j: () => move(1),
    k: () => move(-1),
    x: tick,
    g: () => {
      waiting = "g";
      setTimeout(() => (waiting = ""), 1200);
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.altKey && event.key.toLowerCase() === "s") {
      if (press("Alt+s")) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) return event.target.blur();
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const key = waiting + event.key;
    waiting = "";
    if (key === "gi") location.assign(document.querySelector(".brand a")?.href ?? "/admin/");
    else if (OWN[key]) OWN[key]();
    else if (!press(key)) return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-help]")) OWN["?"]();
  });

  // Ticked rows bring up the bar of bulk actions and say how many there are.
  function count() {
    const bar = document.querySelector("[data-bulk]");
    if (!bar) return;
    const ticked = document.querySelectorAll("[data-row] input[type=checkbox]:checked").length;
    bar.hidden = ticked === 0;
    bar.querySelector("[data-count]").textContent = String(ticked);
  }
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-tick-all]")) {
      for (const box of document.querySelectorAll("[data-row] input[type=checkbox]")) box.checked = event.target.checked;
    }
    count();
  });
  count();

  // Where lists stand in one line that scrolls (a phone), the one that is open is in view.
  document.querySelector(".presets [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
})();
