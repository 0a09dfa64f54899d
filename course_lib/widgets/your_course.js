// Where the learner is, what comes back today, and how their understanding grew, as pictures with words.

import { anywidgetChannel, converse, h, place, tell } from "./base.js";
import { drawing } from "./drawing.js";

export function mount(root, channel) {
  const notice = h("p", { class: "aw-notice", role: "status" });
  root.classList.add("aw-view", "aw-course");

  const talk = converse(root, channel, {
    draw({ view, notice: told }) {
      notice.textContent = told ?? "";
      if (view) root.replaceChildren(notice, here(view), review(view.review), grew(view.grew, view.words));
    },
  });

  const section = (title, ...parts) => h("section", { class: "aw-part" }, h("h3", {}, title), ...parts);
  const texts = (says) => says.map((text) => h("p", {}, text));

  function here({ on, place: { title, says } }) {
    const go = (event) => tell(root, "attune:goto", { lesson: on.id, part: on.part }) && event.preventDefault();
    return section(title, h("p", {}, says), h("a", { href: on.path, class: "aw-button aw-do aw-continue", onclick: go }, on.says),
      h("p", { class: "aw-small" }, on.where));
  }

  const way = (link) => link && h("p", { class: "aw-way" }, place(root, link));
  const review = ({ title, says, link }) => section(title, texts(says), way(link));

  function grew({ title, pieces, runs, none }, words) {
    const parts = pieces.map((one) => piece(one, words));
    if (runs.pieces.length)
      parts.push(h("h4", {}, runs.title), h("p", {}, runs.says), h("div", { class: "aw-runs" }, runs.pieces.map((one) => piece(one, words, "h5"))), way(runs.link));
    return section(title, ...(parts.length ? parts : [h("p", {}, none)]));
  }

  const piece = ({ title, says, figures, limits }, words, heading = "h4") => h("div", {}, h(heading, {}, title), texts(says),
    figures.map((figure) => drawing(figure, words)), h("details", { class: "aw-limits" }, h("summary", {}, words.limits), h("p", {}, limits)));

  return talk.stop;
}
