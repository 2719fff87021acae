// A board refreshes itself: only what it shows is replaced, the row and the link that have the focus keep it, and
// nothing that is typed elsewhere on the page is touched. While the page is not looked at it waits.

const EVERY = 10000;

async function refresh() {
  const live = document.getElementById("live");
  if (document.hidden || !live) return;
  try {
    const answer = await fetch(live.dataset.live, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
    if (!fresh) return;
    const focus = live.contains(document.activeElement) ? document.activeElement.id : "";
    const current = live.querySelector(".current [data-open]")?.id;
    live.replaceWith(fresh);
    if (current) document.getElementById(current)?.closest("[data-row]").classList.add("current");
    if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  } catch {
    // away from the server, or signed out: what is shown says of when it is
  }
}

setInterval(refresh, EVERY);
document.addEventListener("visibilitychange", refresh);
