// A model to play with: commit to a guess; then a figure answers to a few controls.

import { anywidgetChannel, converse, h } from "./base.js";
import { drawGuess } from "./guess.js";
import { playground } from "./playground.js";

export function mount(root, channel) {
  let words, view, play;
  root.classList.add("aw-view", "aw-activity");
  const title = h("h3", { class: "aw-title" }), intro = h("p", { class: "aw-prompt" }), ground = h("div");
  const form = h("form", { noValidate: true }), seen = h("div", { role: "status", class: "aw-mark", tabindex: "-1" });
  const notice = h("p", { class: "aw-notice", role: "status" });
  root.append(title, intro, form, seen, ground, notice);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (reply.view) show(reply.view);
      if (reply.figure) play?.show(reply.figure);
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });

  function show(given) {
    const guessing = view && !view.done;
    view = given;
    title.textContent = view.title;
    intro.textContent = view.intro;
    drawGuess(form, seen, view, words, talk);
    play?.stop();
    if (!view.done) return;
    play = playground(view, words, (values) => talk.ask({ type: "draw", values }));
    ground.replaceChildren(...play.nodes);
    if (!guessing) return;
    seen.focus({ preventScroll: true });
    seen.scrollIntoView({ block: "nearest" });
  }

  return () => { play?.stop(); talk.stop(); };
}
