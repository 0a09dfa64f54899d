// The bar at the top: where you are, how far you are, and what is always in reach.
import { openContents } from "./contents.js";
import { h } from "./dom.js";
import { openHelp } from "./help.js";
import { icon } from "./icons.js";
import { leave } from "./leave.js";
import { mark, progressLines } from "./lines.js";
import { makeMore } from "./more.js";
import { lessonLink } from "./navigation.js";
import { openPause } from "./pause.js";
import { _ } from "./words.js";

const control = (name, words, onclick, key) =>
  h(
    "button",
    { type: "button", class: `at-control at-control-${name}`, onclick, title: key ?? null, "aria-keyshortcuts": key ?? null },
    icon(name),
    h("span", {}, words),
  );

const leaveControl = ({ house }) => {
  const node = control("leave", _("Leave now"), () => leave(house));
  node.title = _("or press Esc three times");
  return node;
};

const makeProgress = ({ progress, signal }) => {
  const words = h("span", { class: "at-progress-words" });
  const lines = progressLines();
  const node = h("div", { class: "at-progress" }, lines.node, words);
  const draw = () => {
    node.hidden = !progress.total;
    words.textContent = _("{count} of {total} done", { count: progress.count, total: progress.total });
    lines.show(progress.total ? progress.count / progress.total : 0);
  };
  progress.addEventListener("change", draw, { signal });
  draw();
  return node;
};

const skipLink = ({ main }) =>
  h("a", { class: "at-skip", href: `#${main.id}`, "data-attune-skip": "" }, _("Skip to the lesson"));

// An assignment lies in a folder of its own, with no first page beside it to go to.
const home = ({ lesson }) =>
  h(lesson.home ? "a" : "span", { class: "at-home", ...(lesson.home && lessonLink(lesson.home)) }, mark(), h("span", {}, "Attune"));

export const makeBar = (reader) =>
  h(
    "header",
    { class: "at-bar", role: "banner" },
    skipLink(reader),
    h(
      "div",
      { class: "at-bar-row" },
      home(reader),
      h("p", { class: "at-bar-title" }, reader.lesson.title),
      h(
        "div",
        { class: "at-controls", role: "group", "aria-label": _("In reach on every page") },
        reader.lesson.parts?.length || reader.lesson.lessons?.length ? control("contents", _("Contents"), () => openContents(reader)) : null,
        control("pause", _("Pause"), () => openPause(reader), "F2"),
        control("help", _("Help"), () => openHelp(reader), "F1"),
        leaveControl(reader),
        ...makeMore(reader, control),
      ),
    ),
    makeProgress(reader),
    reader.connection.node,
  );
