// Evidence badges in the text, and the card that each one opens.
import { backButton, openDialog } from "./dialog.js";
import { whenChanged, h, withLinks } from "./dom.js";
import { WRITTEN } from "./spoken.js";
import { N_, saying } from "./words.js";

// What the course itself says on a card: the names of rows, how sure a finding is, and what we checked.
const said = saying([
  N_("What was studied"), N_("What it found"), N_("How big"), N_("How sure"), N_("What it can't show"), N_("Where to find it"), N_("Checked by us"),
  N_("In this course"), N_("Well supported"), N_("Modest"), N_("Little or mixed"), N_("Contested"), N_("An idea, not a test"),
  N_("Yes: we read the abstract, page or text."), N_("Only in another work that cites it."), N_("Not yet: from general knowledge, so take the numbers as rough."),
]);

const keyOf = (link, cards) => {
  const candidates = [link.title, link.dataset.attuneCard, decodeURIComponent(link.hash.slice(1))];
  return candidates.find((key) => key && Object.hasOwn(cards, key));
};

const dress = (link, key) => {
  link.dataset.attuneCard = key;
  link.classList.add("at-badge");
  link.classList.toggle("at-word", key.startsWith("term-"));
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.removeAttribute("title");
  link.removeAttribute("target");
};

const SITE = /(https?:\/\/[^\s]+[^\s.,;)])/g;

// What an author wrote stays in their language, and says which that is.
const row = (text, own) => [own ? `${said(own)} ` : "", text ? h("span", WRITTEN, ...withLinks(String(text), SITE)) : ""];

const openCard = (reader, card) =>
  openDialog({
    title: card.title,
    kind: "card",
    signal: reader.signal,
    content: h(
      "div",
      {},
      h("dl", {}, ...card.rows.filter(([, text, own]) => text || own).map(([name, text, own]) => h("div", {}, h("dt", {}, said(name)), h("dd", {}, ...row(text, own))))),
      h("div", { class: "at-actions" }, backButton()),
    ),
  });

export const dressCards = (reader) => {
  const cards = reader.lesson.cards ?? {};
  const dressAll = () => {
    for (const link of reader.node.querySelectorAll(':is(.jp-RenderedMarkdown, .at-text) a[href*="#"]:not([aria-haspopup])')) {
      const key = keyOf(link, cards);
      if (key) dress(link, key);
    }
  };
  whenChanged(reader.node, dressAll, reader.signal);

  const click = (event) => {
    const badge = event.target.closest?.("a.at-badge");
    if (!badge) return;
    event.preventDefault();
    event.stopPropagation();
    openCard(reader, cards[badge.dataset.attuneCard]);
  };
  const space = (event) => {
    if (event.key === " " && event.target.matches?.("a.at-badge")) click(event);
  };
  reader.node.addEventListener("click", click, { capture: true, signal: reader.signal });
  reader.node.addEventListener("keydown", space, { signal: reader.signal });
};
