// What stands before and after a lesson's cells: the banner with its title, and the way on.
import { button, h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";
import { banner } from "./lines.js";
import { lessonLink } from "./navigation.js";
import { _ } from "./words.js";

const KINDS = {
  lesson: () => _("Lesson"),
  orientation: () => _("Before you begin"),
  closing: () => _("At the end"),
  assignment: () => _("Assignment"),
  workshop: () => _("Workshop"),
};

const above = ({ kind, minutes }) =>
  [KINDS[kind]?.(), minutes && _("{count} minutes", { count: minutes })].filter(Boolean).join(" · ");

const startOffer = (reason, run) => {
  const node = h("div", { class: "at-start" });
  const start = () => {
    node.remove();
    run();
  };
  node.append(
    h("p", {}, `${reason} `, _("So nothing in it has run yet. You can read it as it is, or start it if you know where it came from.")),
    button(_("Start"), start, { class: "at-button at-primary" }),
  );
  return node;
};

const mentions = ({ kind, mentions }) =>
  kind === "page"
    ? _("This page mentions: {mentions}. You can skip any part.", { mentions })
    : _("This lesson mentions: {mentions}. You can skip any part.", { mentions });

export const makeHead = (reader) => {
  const { lesson } = reader;
  const title = h("h1", { class: "at-title", tabindex: "-1", lang: lesson.lang, dir: "auto" }, lesson.title);
  const node = h(
    "div",
    { class: "at-head" },
    lesson.banner?.length ? banner(lesson.banner) : null,
    h("p", { class: "at-above" }, above(lesson)),
    title,
    lesson.summary ? h("p", { class: "at-summary", lang: lesson.lang, dir: "auto" }, lesson.summary) : null,
    lesson.mentions ? h("p", { class: "at-mentions" }, mentions(lesson)) : null,
  );
  // What comes before the first part has activities too, and their headings need one above them.
  node.append(h("h2", { class: "at-unseen" }, _("To begin")));
  node.focusTitle = () => {
    reader.scroller.scrollTo(0, 0);
    title.focus({ preventScroll: true });
  };
  node.offerStart = (reason, run) => node.append(startOffer(reason, run));
  return node;
};

const step = (words, lesson, direction) =>
  lesson &&
  h(
    "a",
    { class: `at-step at-step-${direction}`, ...lessonLink(lesson.path) },
    icon(direction),
    h("span", { class: "at-step-words" }, h("span", { class: "at-aside" }, words), h("span", { class: "at-step-title" }, lesson.title)),
  );

export const makeFoot = ({ lesson }) => {
  const id = uniqueId("on");
  const steps = [step(_("Before this"), lesson.previous, "before"), step(_("Next"), lesson.next, "after")].filter(Boolean);
  return h(
    "div",
    { class: "at-foot" },
    h("p", { class: "at-saved" }, _("What you do here is saved as you do it. You can close this page at any time.")),
    steps.length ? h("nav", { class: "at-steps", "aria-labelledby": id }, h("h2", { id, class: "at-unseen" }, _("Where to go on")), ...steps) : null,
  );
};
