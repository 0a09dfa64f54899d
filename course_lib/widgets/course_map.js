// The lessons, with the learner's own progress, and where to go on.

import { anywidgetChannel, converse, h, tell } from "./base.js";

export function mount(root, channel) {
  root.classList.add("at-view");
  const notice = h("p", { class: "at-notice", role: "status" });
  const go = (lesson, part = null) => (event) => tell(root, "attune:goto", { lesson, part }) && event.preventDefault();

  const row = (lesson) => h("li", {},
    h("a", { href: lesson.path, class: "at-lesson", onclick: go(lesson.id) },
      h("span", { class: "at-lesson-title" }, lesson.title),
      h("span", { class: "at-lesson-summary" }, lesson.summary),
      h("span", { class: "at-lesson-facts" }, `${lesson.length} · ${lesson.says}`),
      h("span", { class: "at-lesson-line", "aria-hidden": "true" }, h("span", { style: `inline-size:${lesson.share * 100}%` }))));

  const talk = converse(root, channel, {
    draw({ view, notice: told }) {
      notice.textContent = told ?? "";
      if (!view) return;
      const { on } = view;
      root.replaceChildren(
        h("a", { href: on.path, class: "at-button at-do at-continue", onclick: go(on.id, on.part) }, on.says),
        h("p", { class: "at-small" }, on.where),
        h("ol", { class: "at-lessons" }, view.lessons.map(row)), notice);
    },
  });
  return talk.stop;
}
