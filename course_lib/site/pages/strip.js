// What stands below an activity that another site shows: where it comes from, and help, which is in reach on every page.
import { button, h } from "../reader/dom.js";
import { openHelp } from "../reader/help.js";
import { makeKeys } from "../reader/keys.js";
import { _ } from "../reader/words.js";

/** The strip, with the keys of every page (help, pause, leaving). `kernel` is what ends when somebody leaves, `root` the site's address. */
export const makeStrip = ({ kernel, root }) => {
  const house = { left: false, firstPage: () => new URL("index.html", root).pathname, endings: () => [() => kernel.end()] };
  house.current = {
    house,
    signal: new AbortController().signal,
    about: {
      more: _("The link below the activity opens the whole course, in a window of its own."),
      leaving: _("It can't clear the browser's history or close other tabs. And this activity is shown inside another page, which stays."),
    },
  };
  const keys = makeKeys(house);
  addEventListener("keydown", (event) => house.left || keys(event), { capture: true });
  return h(
    "footer",
    { class: "at-strip" },
    h("p", {}, h("a", { href: new URL("index.html", root).href, target: "_blank", rel: "noopener" }, _("From the free course Attune"))),
    button(_("Help"), () => openHelp(house.current)),
  );
};
