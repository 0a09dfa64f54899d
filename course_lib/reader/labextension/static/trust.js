// Whether a lesson may run by itself: only the course's own, unchanged, with nothing planted beside it.
import { sha256 } from "./sha256.js";
import { _ } from "./words.js";

/** SHA-256 of the cells' types and sources; course_lib/reader/digest.py says the same in Python. */
export const digest = (cells) =>
  sha256(new TextEncoder().encode(JSON.stringify(cells)));

const sources = (notebook) => notebook.widgets.map(({ model }) => [model.type, model.sharedModel.getSource()]);

const unchanged = async (house, notebook) => {
  const { id } = notebook.model.getMetadata("attune");
  const said = sources(notebook); // now, before they are put into another language
  const { digests } = await house.lessons;
  return Object.hasOwn(digests, id) && digests[id] === (await digest(said));
};

/** What else is in a notebook's folder; null if that can't be known. */
export const listFolder = async (contents, path) => {
  const folder = path.split("/").slice(0, -1).join("/");
  const listed = await contents.get(folder, { content: true }).catch(() => null);
  return listed?.content ?? null;
};

// A module beside a genuine lesson would be imported instead of the course's.
const onlyLessons = (entries) =>
  Boolean(entries?.every(({ type, name }) => type === "notebook" && name.endsWith(".ipynb")));

/** Null if the notebook may run by itself; otherwise a sentence that says why it waits. */
export const reasonToWait = async (house, { content: notebook }, neighbours) => {
  // The server says that its author is looking at it; a notebook alone can't say so.
  if (house.preview) return null;
  if (notebook.model.getMetadata("attune").kind === "assignment") return _("This says that it's an assignment for a course.");
  if (!globalThis.crypto?.subtle) return _("This address doesn't let the page check that the lesson is the published one.");
  if (!(await unchanged(house, notebook))) return _("This page isn't one of the course's lessons as they were published.");
  if (!onlyLessons(await neighbours)) return _("There are other files in this lesson's folder, and they could change what it does.");
  return null;
};
