// Runs before anything is drawn: the theme that was chosen here, and nothing at all of a page that was left (see leave.js).
(() => {
  const root = document.documentElement;
  const kept = (storage, name) => {
    try {
      return globalThis[storage].getItem(name);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const device = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  root.dataset.theme = kept("localStorage", "attune-theme") ?? device;
  if (kept("sessionStorage", "attune-left") !== null) root.classList.add("at-left");
})();
