// The theme: the reader's system decides until the button is pressed. What was chosen is remembered where
// the browser lets a page remember; a file opened from disk it may not.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const key = "socketlab-theme";
  let chosen = null;
  try {
    chosen = localStorage.getItem(key);
  } catch { /* not here */ }

  const show = () => {
    const isDark = chosen ? chosen === "dark" : system.matches;
    root.dataset.theme = isDark ? "dark" : "light";
    document.querySelector("button.theme")?.setAttribute("aria-pressed", String(isDark));
  };
  show(); // before anything is painted
  system.addEventListener("change", show);

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      chosen = root.dataset.theme === "dark" ? "light" : "dark";
      try {
        localStorage.setItem(key, chosen);
      } catch { /* not here */ }
      show();
    });
    show();
    reveal();
  });

  // A link to a row that is folded away unfolds it: not every browser does.
  const reveal = () => {
    const row = document.getElementById(location.hash.slice(1));
    const fold = row?.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    row.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
})();
