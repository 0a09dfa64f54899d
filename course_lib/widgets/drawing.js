// A figure: its drawing (the course's own, from its bundle), what to look for, and the same in words.

import { h } from "./base.js";

export function drawing(figure, words) {
  const box = h("div", { role: "img", "aria-label": figure.title, class: "aw-drawing" });
  box.innerHTML = figure.svg;
  return h("figure", { class: "aw-figure" }, box, h("figcaption", {}, figure.caption, figure.toy && ` ${figure.toy}`),
    h("details", {}, h("summary", {}, words.inWords), h("p", {}, figure.alt)));
}
