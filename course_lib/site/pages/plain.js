// A page of text alone, such as the licences: with the bar of every page, in the theme that was chosen, and gone after Leave now.
import { makeBar } from "../reader/bar.js";
import { h } from "../reader/dom.js";
import { listenForKeys } from "../reader/keys.js";
import { Progress } from "../reader/progress.js";
import { _, otherLanguages } from "../reader/words.js";
import { unlessLeft } from "./left.js";
import { followTheme, isDark, toggleTheme } from "./theme.js";

/** What the bar, Help and the keys ask of a page. */
const makeReading = () => {
  const main = document.querySelector("main");
  const house = { left: false, firstPage: () => new URL("index.html", location.href).pathname, endings: () => [] };
  house.current = {
    house,
    main,
    lesson: { title: main.querySelector("h1").textContent, home: "index.html" },
    signal: new AbortController().signal,
    progress: new Progress([]),
    connection: { node: h("div") },
    about: {
      more: _("More, at the top, changes between light and dark."),
      leaving: _("It can't clear the browser's history, or close other tabs."),
    },
    choices: () => [{ words: isDark() ? _("Light") : _("Dark"), act: toggleTheme }, ...otherLanguages()],
  };
  return house.current;
};

const start = () => {
  followTheme();
  const reading = makeReading();
  document.querySelector(".at-bar").replaceWith(makeBar(reading));
  listenForKeys(reading.house);
};

unlessLeft(start);
