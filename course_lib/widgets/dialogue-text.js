// A dialogue as one text: fetched when it's opened, to read from top to bottom or to turn about in.

import { button, h } from "./base.js";

export function wholeText(talk, words) {
  const shut = h("summary"), hint = h("p", { class: "aw-small" }), inside = h("div"), end = h("div", { class: "aw-actions" });
  let asked = false;
  const node = h("details", { class: "aw-text-version", ontoggle: () => {
    if (!node.open || asked) return;
    asked = true;
    talk.ask({ type: "text" });
  } }, shut, hint, inside, end);

  const numbered = (n, ...children) => h("section", {}, h("h4", {}, String(n)), ...children);
  const replies = (all) => h("ul", {}, all.map(({ text, goes }) => h("li", {}, text, " ", h("i", {}, goes))));
  const paragraphs = (all) => all.map((says) => h("p", {}, says));
  const notes = ({ n, replies: all }) => numbered(n, h("ul", {}, all.map(({ text, move, why }) => h("li", {}, text, " ", h("b", {}, move), " ", why))));

  return {
    node,
    update(read) {
      shut.textContent = words().text;
      hint.textContent = words().text_hint;
      const here = end.contains(document.activeElement);
      end.replaceChildren(read ? h("p", { class: "aw-small", tabindex: "-1" }, words().was_read) : button(words().read, () => talk.say({ type: "read" })));
      if (here) end.firstChild.focus();
    },
    show(text) {
      inside.replaceChildren(...paragraphs(text.intro),
        ...text.turns.map(({ n, lines, replies: all }) => numbered(n, paragraphs(lines), replies(all))),
        ...text.ends.map(({ n, says }) => numbered(n, paragraphs(says))), ...paragraphs(text.safety),
        h("details", {}, h("summary", {}, words().notes), text.notes.map(notes)));
    },
  };
}
