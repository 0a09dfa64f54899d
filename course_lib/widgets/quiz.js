// A quiz: all its items on the page, one at a time in view, and how it went at the end.

import { anywidgetChannel, button, converse, h, place } from "./base.js";
import { itemCard } from "./item.js";

export function mount(root, channel) {
  const cards = new Map();
  let words, view, current = 0;
  const title = h("h3", { class: "aw-title" }), count = h("p", { class: "aw-count" });
  const list = h("div"), nav = h("div", { class: "aw-actions aw-nav" }), end = h("div", { class: "aw-summary" });
  const notice = h("p", { class: "aw-notice", role: "status" });
  root.classList.add("aw-view", "aw-activity");
  root.append(h("div", { class: "aw-head" }, title, count), list, nav, end, notice);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (!reply.view) return;
      const opening = !view;
      view = { ...view, ...reply.view };
      for (const item of reply.view.items) {
        if (!cards.has(item.id)) cards.set(item.id, itemCard(talk.say, () => view.asksSure));
        cards.get(item.id).update(item, words, !opening && reply.view.items.length === 1);
      }
      if (opening) list.replaceChildren(...[...cards.values()].map((card) => card.node));
      if (opening || reply.view.again) current = Math.max(all().findIndex((card) => !card.item().done), 0);
      frame();
      if (reply.view.again) all()[0].focus();
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });

  const all = () => [...cards.values()];

  function frame() {
    const many = cards.size > 1, card = all()[current], last = current === cards.size - 1;
    const skipped = last && card.item().mark ? all().findIndex((one) => one !== card && !one.item().done) : -1;
    title.textContent = view.title;
    count.textContent = many ? words.count.replace("{n}", current + 1).replace("{all}", cards.size) : "";
    all().forEach((one, index) => (one.node.hidden = index !== current));
    nav.replaceChildren(...(many ? [
      current > 0 && button(words.back, () => show(current - 1)),
      !last && button(card.item().mark ? words.next : words.skip, () => show(current + 1), card.item().done && !view.summary ? "do" : "quiet"),
      skipped >= 0 && button(words.open, () => show(skipped), card.item().done ? "do" : "quiet"),
    ].filter(Boolean) : []));
    end.replaceChildren(...(view.summary && many ? summary(view.summary) : []));
  }

  function show(index) {
    current = index;
    frame();
    all()[index].focus();
  }

  function summary({ says, well, again }) {
    const rows = (some) => h("ul", {}, some.map(({ stem, note, passage }) =>
      h("li", {}, stem, note && ` (${note})`, passage && [" ", place(root, passage)])));
    return [h("h4", {}, words.summary), h("p", {}, says),
      again.length && [h("p", { class: "aw-small" }, words.lookAgain), rows(again)],
      well.length && h("details", {}, h("summary", {}, words.wentWell), rows(well)),
      h("div", { class: "aw-actions" }, button(words.restart, () => talk.say({ type: "again" })))].flat().filter(Boolean);
  }

  return talk.stop;
}
