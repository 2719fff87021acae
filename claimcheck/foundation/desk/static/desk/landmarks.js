/* The theme has no main region: whoever reads by landmarks would go through the navigation each time. */

const name = () => document.getElementById("main")?.setAttribute("role", "main");
document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", name) : name();
