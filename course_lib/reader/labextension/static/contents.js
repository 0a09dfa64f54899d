// The parts of this lesson, with what is done, the lessons of the course, and the pages beside them.
import { closeDialog, openDialog } from "./dialog.js";
import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";
import { goToPart, lessonLink } from "./navigation.js";
import { _ } from "./words.js";

const LINE = 160; // below the top of the window: what has passed it is being read

const IN_THIS = { lesson: () => _("In this lesson"), workshop: () => _("In this run sheet"), page: () => _("On this page") };

const minutes = (count) => (count ? _("{count} min", { count }) : "");

const partRow = (reader, part) => {
  const tick = h("span", { class: "at-tick" });
  const aside = h("span", { class: "at-aside" });
  const go = () => {
    closeDialog();
    goToPart(reader, part.id);
  };
  const node = h(
    "li",
    {},
    h("button", { type: "button", class: "at-row", "data-part": part.id, onclick: go }, tick, h("span", {}, part.title), aside),
  );
  const draw = () => {
    const { total, count } = reader.progress.of(part);
    const whole = total > 0 && count === total;
    tick.replaceChildren(...(whole ? [icon("tick")] : []));
    tick.dataset.state = whole ? "done" : count ? "begun" : total ? "open" : "none"; // some parts are only to read
    const state = whole ? _("done") : total ? _("{count} of {total}", { count, total }) : "";
    aside.textContent = [part.optional && _("if you like"), minutes(part.minutes), state].filter(Boolean).join(" · ");
  };
  return { node, draw };
};

const partList = (reader, signal) => {
  const rows = reader.lesson.parts.map((part) => partRow(reader, part));
  const draw = () => rows.forEach((row) => row.draw());
  reader.progress.addEventListener("change", draw, { signal });
  draw();
  return h("ol", { class: "at-parts" }, ...rows.map((row) => row.node));
};

const pageRow = ({ house, name }, { id, path, title, minutes: length }) => {
  const aside = h("span", { class: "at-aside" });
  const node = h(
    "li",
    {},
    h("a", { class: "at-row", ...lessonLink(path), "aria-current": path === name ? "page" : null }, h("span", {}, title), aside),
  );
  const draw = () => {
    const done = house.lessonsDone.has(id);
    aside.replaceChildren(...(done ? [icon("tick")] : []), [minutes(length), done && _("done")].filter(Boolean).join(" · "));
  };
  return { node, draw };
};

const pageList = (reader, pages, signal) => {
  const rows = pages.map((page) => pageRow(reader, page));
  const draw = () => rows.forEach((row) => row.draw());
  reader.house.lessonsDone.addEventListener("change", draw, { signal });
  draw();
  return h("ul", { class: "at-lessons" }, ...rows.map((row) => row.node));
};

const lists = (reader, signal) => {
  const { lesson } = reader;
  const made = [];
  if (lesson.parts?.length) made.push(h("h3", {}, (IN_THIS[lesson.kind] ?? IN_THIS.lesson)()), partList(reader, signal));
  if (lesson.lessons?.length) made.push(h("h3", {}, _("The course")), pageList(reader, lesson.lessons, signal));
  if (lesson.beside?.length) made.push(h("h3", {}, _("Beside the lessons")), pageList(reader, lesson.beside, signal));
  return made;
};

export const openContents = (reader) => {
  const closing = new AbortController();
  const content = h("nav", { "aria-label": _("Contents") }, ...lists(reader, closing.signal));
  const dialog = openDialog({ title: _("Contents"), kind: "contents", content, signal: reader.signal });
  dialog.addEventListener("close", () => closing.abort());
  content.addEventListener("click", (event) => {
    if (!event.target.closest("a")) return;
    reader.openLink(event);
    closeDialog();
  });
};

/** A rail that is longer than the window has this row in its middle, if it was out of sight; the page stays. */
const bringIntoSight = (rail, row) => {
  const edge = rail.getBoundingClientRect();
  const place = row.getBoundingClientRect();
  if (place.top < edge.top || place.bottom > edge.bottom) rail.scrollTop += place.top - edge.top - (edge.height - place.height) / 2;
};

/** Marks the part that is on screen, in the rail. */
const followScroll = (reader, rail) => {
  let before = null;
  const mark = () => {
    let current = null;
    for (const [id, cell] of reader.parts) if (cell.node.getBoundingClientRect().top <= LINE) current = id;
    for (const row of rail.querySelectorAll("[data-part]")) {
      if (row.dataset.part === current) row.setAttribute("aria-current", "location");
      else row.removeAttribute("aria-current");
    }
    if (current !== before) rail.querySelectorAll("[aria-current=location]").forEach((row) => bringIntoSight(rail, row));
    before = current;
  };
  let asked = 0;
  const soon = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(mark);
  };
  reader.scroller.addEventListener("scroll", soon, { signal: reader.signal, passive: true });
  return soon;
};

export const makeRail = (reader) => {
  const id = uniqueId("rail");
  const rail = h("nav", { class: "at-rail", "aria-labelledby": id }, h("h2", { id, class: "at-unseen" }, _("Contents")), ...lists(reader, reader.signal));
  followScroll(reader, rail)();
  return rail;
};
