// Predict, then see: commit to a guess; then the fact shows beside it.

import { anywidgetChannel, converse, h } from "./base.js";
import { drawGuess } from "./guess.js";
import { drawing } from "./drawing.js";

export function mount(root, channel) {
  let words, view;
  root.classList.add("aw-view", "aw-activity");
  const form = h("form", { noValidate: true }), seen = h("div", { role: "status", class: "aw-mark", tabindex: "-1" }), picture = h("div");
  const notice = h("p", { class: "aw-notice", role: "status" });
  root.append(h("h3", { class: "aw-title" }), form, seen, picture, notice);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (!reply.view) return;
      const moving = Boolean(view);
      view = reply.view;
      draw();
      if (!moving) return;
      seen.focus({ preventScroll: true });
      seen.scrollIntoView({ block: "nearest" });
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });

  function draw() {
    root.firstChild.textContent = words.title;
    drawGuess(form, seen, view, words, talk);
    if (!view.done) return;
    if (view.field.type === "slide" && view.fact !== undefined && view.fact !== null) form.append(beside(view));
    if (view.figure) picture.replaceChildren(drawing(view.figure, words));
  }

  return talk.stop;
}

// The guess and the fact on one line.
function beside({ field: { min, max, unit }, guess, fact }) {
  const at = (value) => `${((value - min) / (max - min)) * 100}%`;
  const pin = (value, kind) => h("span", { class: `aw-pin aw-pin-${kind}`, style: `--aw-at:${at(value)}` }, `${value}${unit}`);
  return h("div", { class: "aw-line", "aria-hidden": "true" }, pin(guess, "guess"), pin(fact, "fact"));
}
