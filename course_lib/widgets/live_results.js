// What the room said, as pictures with text. It follows the room: what is shown there appears here.

import { anywidgetChannel, converse, h } from "./base.js";
import { image } from "./drawing.js";
import { watching } from "./watching.js";

export function mount(root, channel) {
  root.classList.add("aw-view", "aw-activity");
  const status = h("p", { role: "status", class: "aw-small" }), body = h("div");
  root.append(body, status);
  let words, shown;

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      if (reply.view) draw(reply.view);
    },
  });
  const stopWatching = watching(() => talk.ask({ type: "look" }));

  function draw(view) {
    const text = JSON.stringify(view);
    if (text === shown) return;
    if (shown !== undefined) status.textContent = view.steps.length ? words.new : view.none;
    shown = text;
    const opened = new Set([...body.querySelectorAll("details[open]")].map((one) => one.dataset.place));
    body.replaceChildren(h("h3", { class: "aw-title" }, [words.title, view.title].filter(Boolean).join(": ")),
      view.which && h("p", { class: "aw-small" }, view.which),
      view.rehearsal ? h("p", { class: "aw-notice" }, words.rehearsal) : "",
      ...(view.steps.length ? view.steps.map((step, n) => drawn(step, n, opened)) : [h("p", {}, view.none)]));
  }

  function drawn({ title, says, rounds, texts }, n, opened) {
    return h("section", { class: "al-step" }, h("h4", { class: "al-label" }, title), says && h("p", {}, says),
      h("div", { class: "al-rounds" }, rounds.map((one, m) => round(one, [title, rounds.length > 1 && words.votes[m]].filter(Boolean), `${n} ${m}`, opened))),
      texts.length > 0 && h("ul", {}, texts.map((one) => h("li", { dir: "auto" }, one))));
  }

  function round(one, [title, vote], place, opened) {
    if (!one) return h("p", { class: "aw-small" }, words.few);
    if (!one.svg) return h("p", { dir: "auto" }, one.says);
    return h("figure", { class: "aw-figure" }, vote && h("figcaption", {}, vote), image(one.svg, [title, vote].filter(Boolean).join(": ")), h("details", { open: opened.has(place), "data-place": place },
      h("summary", {}, words.inWords), h("p", {}, one.says)));
  }

  return () => {
    stopWatching();
    talk.stop();
  };
}
