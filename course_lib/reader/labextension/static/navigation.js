// Ways to get about: to a part, to another lesson, by link or by an activity's wish.
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

const beside = (reader, name) => [...reader.panel.context.path.split("/").slice(0, -1), name].join("/");

/** Opens another lesson in place of this one. */
export const openLesson = async (reader, name, part = null) => {
  const path = beside(reader, name);
  const { house, panel } = reader;
  if (path === panel.context.path) return part ? goToPart(reader, part) : reader.head.focusTitle();
  house.arrivals.set(path, { part });
  await house.app.commands.execute("docmanager:open", { path, factory: "Notebook" });
  await reader.connection.end().catch(() => {}); // it ends by itself, a little later
  panel.close();
};

const goTo = (reader, event) => {
  const { lesson, part } = event.detail ?? {};
  event.preventDefault();
  if (!lesson || lesson === reader.lesson.id) return goToPart(reader, part);
  const known = reader.lesson.lessons?.find(({ id, path }) => id === lesson || path.replace(/^\d+-|\.ipynb$/g, "") === lesson);
  if (known) openLesson(reader, known.path, part);
};

/** The name of the lesson that a link in the text leads to, if it's one in the same folder. */
const neighbour = (reader, link) => {
  const { origin, pathname } = new URL(link.href, location.href);
  const path = decodeURIComponent(pathname).split(/\/(?:files|(?:doc|lab)(?:\/workspaces\/[^/]+)?\/tree)\//).pop();
  const name = path.split("/").pop();
  return origin === location.origin && name.endsWith(".ipynb") && path === beside(reader, name) ? name : null;
};

export const listenForLinks = (reader) => {
  const options = { capture: true, signal: reader.signal };
  const click = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if ("attuneSkip" in link.dataset) {
      event.preventDefault();
      return reader.main.focus();
    }
    const name = link.dataset.attuneLesson ?? neighbour(reader, link);
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    openLesson(reader, name, decodeURIComponent(link.hash.slice(1)) || null);
  };
  reader.openLink = click;
  reader.panel.node.addEventListener("click", click, options);
  reader.panel.node.addEventListener("attune:goto", (event) => goTo(reader, event), { signal: reader.signal });
};
