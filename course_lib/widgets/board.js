// What the trainers of perceiving share: a title, a stage that each state fills anew, a line for notices, and how a run went.

import { converse, h } from "./base.js";
import { drawing } from "./drawing.js";

// `talk(channel, { show, hear })`: show(view, words, before) draws a state, hear(bytes) plays what was asked for. Where something
// changed, the focus goes to what carries `data-land`, or to the title.
export function board(root) {
  let words, view;
  root.classList.add("aw-view", "aw-activity");
  const title = h("h3", { class: "aw-title", tabindex: "-1" }), stage = h("div"), notice = h("p", { class: "aw-notice", role: "status" });
  root.append(title, stage, notice);
  const talk = (channel, { show, hear }) => converse(root, channel, {
    draw(reply, buffers) {
      if (reply.hear) return hear(buffers[0]);
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (!reply.view) return;
      const before = view;
      view = reply.view;
      show(view, words, before);
      if (before) (stage.querySelector("[data-land]") ?? title).focus();
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });
  return { title, stage, notice, talk };
}

// What is said of an answer or a run; the focus lands here.
export const said = (texts, more = {}) =>
  h("div", { class: "aw-mark", tabindex: "-1", "data-land": "", ...more }, texts.map((text) => h("p", {}, text)));

// How a run went: in words, and in figures.
export const outcome = ({ says, figures }, words) => [said(says), ...figures.map((figure) => drawing(figure, words))];

let groupsMade = 0;

// One of several options: { node, value() }, by their ids. With `side` they stand side by side.
export function oneOf(legend, options, { first = 0, side = false } = {}) {
  const name = `aw-group-${++groupsMade}`;
  const inputs = options.map((option, index) => h("input", { type: "radio", name, checked: index === first }));
  const labels = options.map((option, index) => h("label", {}, inputs[index], h("span", {}, option.text)));
  return {
    node: h("fieldset", { class: "aw-question" }, h("legend", { class: "aw-stem" }, legend),
      side ? h("div", { class: "aw-pick" }, labels) : labels.map((label) => h("div", { class: "aw-option" }, label))),
    value: () => options[inputs.findIndex((input) => input.checked)].id,
  };
}
