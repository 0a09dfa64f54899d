// The lessons, with the learner's own progress, and where to go on.

import { anywidgetChannel, converse, h, tell } from "./base.js";

export function mount(root, channel) {
  root.classList.add("aw-view");
  const notice = h("p", { class: "aw-notice", role: "status" });
  const go = (lesson, part = null) => (event) => tell(root, "attune:goto", { lesson, part }) && event.preventDefault();

  const row = (lesson) => h("li", {},
    h("a", { href: lesson.path, class: "aw-lesson", onclick: go(lesson.id) },
      h("span", { class: "aw-lesson-title" }, lesson.title),
      h("span", {}, lesson.summary),
      h("span", { class: "aw-lesson-facts" }, `${lesson.length} · ${lesson.says}`),
      h("span", { class: "aw-lesson-line", "aria-hidden": "true" }, h("span", { style: `inline-size:${lesson.share * 100}%` }))));

  const talk = converse(root, channel, {
    draw({ view, notice: told }) {
      notice.textContent = told ?? "";
      if (!view) return;
      const { on } = view;
      root.replaceChildren(
        h("a", { href: on.path, class: "aw-button aw-do aw-continue", onclick: go(on.id, on.part) }, on.says),
        h("p", { class: "aw-small" }, on.where),
        h("ol", { class: "aw-lessons" }, view.lessons.map(row)), notice);
    },
  });
  return talk.stop;
}
