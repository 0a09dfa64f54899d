// Whether a lesson may run by itself: only the course's own, unchanged, with nothing planted beside it.
import { _ } from "./words.js";

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** SHA-256 of the cells' types and sources; course_lib/reader/digest.py says the same in Python. */
export const digest = async (cells) =>
  hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(cells))));

const sources = (notebook) => notebook.widgets.map(({ model }) => [model.type, model.sharedModel.getSource()]);

const unchanged = async ({ house, notebook, lesson }) => {
  const { digests } = await house.lessons;
  return Object.hasOwn(digests, lesson.id) && digests[lesson.id] === (await digest(sources(notebook)));
};

// A module beside a genuine lesson would be imported instead of the course's.
const alone = async ({ house, panel }) => {
  const folder = panel.context.path.split("/").slice(0, -1).join("/");
  const { content } = await house.app.serviceManager.contents.get(folder, { content: true });
  return content.every(({ type, name }) => type === "notebook" && name.endsWith(".ipynb"));
};

/** Null if the lesson may run; otherwise a sentence that says why it waits. */
export const reasonToWait = async (reader) => {
  if (!globalThis.crypto?.subtle) return _("This address doesn't let the page check that the lesson is the published one.");
  const [same, byItself] = await Promise.all([unchanged(reader), alone(reader)]).catch(() => [false, true]);
  if (!same) return _("This page isn't one of the course's lessons as they were published.");
  if (!byItself) return _("There are other files in this lesson's folder, and they could change what it does.");
  return null;
};
