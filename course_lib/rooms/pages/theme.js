// Light or dark: as the device prefers, until somebody chooses.

import { button } from "./base.js";

const dark = matchMedia("(prefers-color-scheme: dark)");
const put = (theme) => (document.documentElement.dataset.theme = theme);
const follow = () => put(dark.matches ? "dark" : "light");

export function followTheme() {
  follow();
  dark.addEventListener("change", follow);
}

export const themeButton = (words) => button(words.theme, () => {
  dark.removeEventListener("change", follow);
  put(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
});
