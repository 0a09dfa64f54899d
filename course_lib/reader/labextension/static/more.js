// The More menu: what is needed now and then. The reader says what is in it.
import { h, uniqueId } from "./dom.js";
import { _ } from "./words.js";

export const makeMore = (reader, control) => {
  const id = uniqueId("more");
  const menu = h("div", { id, class: "at-more", popover: "auto" });
  const opener = control("more", _("More"));
  opener.setAttribute("popovertarget", id);

  /** A row for each choice: {words, act}, or {words, link} with a link's attributes; `lang`, if its words are in another language. */
  const row = ({ words, act, link, lang }) =>
    h("li", { lang, dir: lang && "auto" }, link ? h("a", link, words) : h("button", { type: "button", onclick: () => (menu.hidePopover(), act()) }, words));

  const fill = () => menu.replaceChildren(h("ul", {}, ...reader.choices().map(row)));

  menu.addEventListener("beforetoggle", (event) => event.newState === "open" && fill(), { signal: reader.signal });
  return [opener, menu];
};
