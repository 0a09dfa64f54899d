// A figure: its drawing (the course's own, from its bundle), what to look for, and the same in words.

import { button, h } from "./base.js";

// The drawing alone, as an image with a name.
export function image(svg, label) {
  const box = h("div", { role: "img", "aria-label": label, class: "aw-drawing" });
  box.innerHTML = svg;
  return box;
}

// The button of a figure in `box` that moves once: it moves when asked to. Where less motion is asked for, the figure
// shows its beginning and its end instead, and there is nothing to play.
export function player(box, words) {
  const node = button(words.play, run);
  const svg = () => box.querySelector("svg");
  function run() {
    svg().setCurrentTime(0);
    svg().unpauseAnimations();
  }
  function wait() {
    svg().pauseAnimations();
    svg().setCurrentTime(0);
  }
  // A new figure is in the box. `asked`: the learner has just changed something, and looks at what that does.
  function take(asked) {
    node.hidden = !svg().querySelector("animate") || matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!node.hidden) (asked ? run : wait)();
  }
  return { node, take };
}

export function drawing(figure, words) {
  return h("figure", { class: "aw-figure" }, image(figure.svg, figure.title), h("figcaption", {}, figure.caption, figure.toy && ` ${figure.toy}`),
    h("details", {}, h("summary", {}, words.inWords), h("p", {}, figure.alt)));
}
