// The lessons beside the one that is open, as JupyterLab has them: in the same folder.
import { goToPart } from "./navigation.js";

const beside = (reader, name) => [...reader.panel.context.path.split("/").slice(0, -1), name].join("/");

/** Opens another lesson in place of this one. */
export const openBeside = async (reader, name, part) => {
  const path = beside(reader, name);
  const { house, panel } = reader;
  if (path === panel.context.path) return part ? goToPart(reader, part) : reader.head.focusTitle();
  house.arrivals.set(path, { part });
  await house.app.commands.execute("docmanager:open", { path, factory: "Notebook" });
  await reader.connection.end().catch(() => {}); // it ends by itself, a little later
  panel.close();
};

/** The name of the lesson that a link in the text leads to, if it's one in the same folder. */
export const neighbour = (reader, link) => {
  const { origin, pathname } = new URL(link.href, location.href);
  const path = decodeURIComponent(pathname).split(/\/(?:files|(?:doc|lab)(?:\/workspaces\/[^/]+)?\/tree)\//).pop();
  const name = path.split("/").pop();
  return origin === location.origin && name.endsWith(".ipynb") && path === beside(reader, name) ? name : null;
};
