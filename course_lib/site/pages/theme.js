// Light or dark: as the device has it, until somebody chooses. early.js applies what was chosen before anything is drawn.
const KEY = "attune-theme";
const device = matchMedia("(prefers-color-scheme: dark)");

export const isDark = () => document.documentElement.dataset.theme === "dark";

const chosen = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const keep = (theme) => {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Then it holds as long as the page does.
  }
};

const put = (theme) => {
  document.documentElement.dataset.theme = theme;
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--at-paper");
  document.querySelectorAll('meta[name="theme-color"]').forEach((meta) => meta.setAttribute("content", paper));
};

export const toggleTheme = () => {
  const theme = isDark() ? "light" : "dark";
  put(theme);
  keep(theme);
};

export const followTheme = () => {
  put(document.documentElement.dataset.theme);
  device.addEventListener("change", () => chosen() ?? put(device.matches ? "dark" : "light"));
};
