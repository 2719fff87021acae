// Light, dark or as the system has it; the same choice as on the theme's own pages (which keep it as JSON).
(() => {
  const KEY = "_x_adminTheme";
  const STEPS = ["auto", "light", "dark"];
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || "auto";
    } catch {
      return "auto";
    }
  };
  const paint = (choice) => {
    document.documentElement.dataset.theme = choice;
  };
  paint(read());
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const open = document.getElementById(opener.dataset.opens).classList.toggle("open");
      opener.setAttribute("aria-expanded", String(open));
    }
    if (event.target.closest("[data-theme-switch]")) {
      const next = STEPS[(STEPS.indexOf(read()) + 1) % STEPS.length];
      localStorage.setItem(KEY, JSON.stringify(next));
      paint(next);
    }
  });
})();
