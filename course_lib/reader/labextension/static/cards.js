// Evidence badges in the text, and the card that each one opens.
import { backButton, openDialog } from "./dialog.js";
import { whenChanged, h, withLinks } from "./dom.js";
import { _ } from "./words.js";

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

const openCard = (reader, card) =>
  openDialog({
    title: card.title,
    kind: "card",
    signal: reader.signal,
    content: h(
      "div",
      {},
      h("dl", {}, ...card.rows.filter(([, text]) => text).map(([name, text]) => h("div", {}, h("dt", {}, _(name)), h("dd", {}, ...withLinks(String(text), SITE))))),
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
