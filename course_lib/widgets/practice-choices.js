// Which way in, who turns the page, and what moves beside the words: chosen before a practice, and changed in it.

import { h } from "./base.js";

let groupsOfChoices = 0;

// `set` holds the choices { route, mode, picture } and is changed in place; picture null: what suits the route.
export function choices(view, words, set, changed) {
  const node = h("div");
  const draw = (focused) => {
    node.replaceChildren(
      pickOne(words.route, words.routes, set.route, (route) => put({ route }, "route"), "route"),
      pickOne(words.mode, { timed: words.timed, mine: words.mine }, set.mode, (mode) => put({ mode }, "mode"), "mode"),
      pickOne(words.picture, words.pictures, pictureOf(view, set), (picture) => put({ picture }, "picture"), "picture"));
    if (focused) node.querySelector(`[data-row="${focused}"] :checked`).focus();
  };
  const put = (change, row) => { Object.assign(set, change); draw(row); changed(row); };
  draw();
  return node;
}

// The breath's picture is offered unasked only to who goes by the body.
export const pictureOf = (view, set) => set.picture ?? (view.pace === "breath" && set.route !== "body" ? "wave" : view.pace);

function pickOne(legend, labels, value, changed, row) {
  const name = `aw-choice-${++groupsOfChoices}`;
  return h("fieldset", { class: "aw-tier", "data-row": row }, h("legend", {}, legend), h("div", { class: "aw-pick" },
    Object.entries(labels).map(([key, label]) => h("label", {},
      h("input", { type: "radio", name, value: key, checked: key === value, onchange: () => changed(key) }), h("span", {}, label)))));
}
