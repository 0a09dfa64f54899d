// Ways to get about: to a part, to another lesson, by link or by an activity's wish. The reader knows what leads where.
import { drawn } from "./dom.js";

/** The attributes of a link to another page of the course, in the same folder. */
export const lessonLink = (path) => ({ href: path, "data-attune-lesson": path });

/** Shows a part, moves the focus to its heading, and gives that back. */
export const goToPart = async (reader, id) => {
  const cell = reader.parts.get(id);
  if (!cell) return reader.head.focusTitle();
  const heading = (await drawn(cell.node, "h1, h2, h3, h4")) ?? cell.node;
  heading.tabIndex = -1;
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
  return heading;
};

const goTo = (reader, event) => {
  const { lesson, part } = event.detail ?? {};
  event.preventDefault();
  if (!lesson || lesson === reader.lesson.id) return goToPart(reader, part);
  const path = reader.pathOf(lesson);
  if (path) reader.openLesson(path, part);
};

export const listenForLinks = (reader) => {
  const options = { capture: true, signal: reader.signal };
  const click = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    if ("attuneSkip" in link.dataset) {
      event.preventDefault();
      return reader.main.focus();
    }
    const name = link.dataset.attuneLesson ?? reader.neighbour(link);
    if (!name) return;
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser's, which opens it elsewhere
    event.preventDefault();
    reader.openLesson(name, decodeURIComponent(link.hash.slice(1)) || null);
  };
  reader.openLink = click;
  reader.node.addEventListener("click", click, options);
  reader.node.addEventListener("attune:goto", (event) => goTo(reader, event), { signal: reader.signal });
};
