// A page of text alone, such as the licences: in the theme that was chosen, with help in reach, and gone after Leave now.
import { makeKeys } from "../reader/keys.js";
import { sendsBack } from "../reader/leave.js";
import { _ } from "../reader/words.js";
import { followTheme } from "./theme.js";

const house = { left: false, firstPage: () => new URL("index.html", location.href).pathname, endings: () => [] };
house.current = {
  house,
  signal: new AbortController().signal,
  about: {
    more: _("The name Attune, at the top, leads to the first page of the course."),
    leaving: _("It can't clear the browser's history, or close other tabs."),
  },
};

addEventListener("pageshow", ({ persisted }) => persisted && sendsBack());
if (!sendsBack()) {
  document.documentElement.classList.remove("at-left");
  followTheme();
  const keys = makeKeys(house);
  addEventListener("keydown", (event) => house.left || keys(event), { capture: true });
}
