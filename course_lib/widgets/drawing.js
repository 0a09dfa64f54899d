// A figure: its drawing (the course's own, from its bundle), what to look for, and the same in words.

import { h } from "./base.js";

// The drawing alone, as an image with a name.
export function image(svg, label) {
  const box = h("div", { role: "img", "aria-label": label, class: "aw-drawing" });
  box.innerHTML = svg;
  return box;
}

export function drawing(figure, words) {
  return h("figure", { class: "aw-figure" }, image(figure.svg, figure.title), h("figcaption", {}, figure.caption, figure.toy && ` ${figure.toy}`),
    h("details", {}, h("summary", {}, words.inWords), h("p", {}, figure.alt)));
}
