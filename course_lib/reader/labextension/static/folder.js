// The lessons beside the one that is open, as JupyterLab has them: in the same folder.
import { whenChanged } from "./dom.js";
import { goToPart, lessonLink } from "./navigation.js";

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

/** The name of the lesson that a link in the text leads to, if it's one in the same folder, and not a mere place on this page. */
export const neighbour = (reader, link) => {
  const { origin, pathname, hash } = new URL(link.href, location.href);
  const path = decodeURIComponent(pathname).split(/\/(?:files|(?:doc|lab)(?:\/workspaces\/[^/]+)?\/tree)\//).pop();
  const name = path.split("/").pop();
  if (origin !== location.origin || !name.endsWith(".ipynb") || path !== beside(reader, name)) return null;
  return name === reader.name && hash && !reader.parts.has(decodeURIComponent(hash.slice(1))) ? null : name;
};

/** Gives links in the text the lesson's own address: in a new tab, the one from JupyterLab saves the lesson's file instead. */
export const addressLinks = (reader) => {
  const addressAll = () => {
    for (const link of reader.node.querySelectorAll('.jp-RenderedMarkdown a[href*="/files/"]')) {
      const name = neighbour(reader, link);
      if (!name) continue;
      const { href, ...attributes } = lessonLink(name);
      for (const [attribute, value] of Object.entries({ ...attributes, href: href + link.hash })) link.setAttribute(attribute, value);
    }
  };
  whenChanged(reader.node, addressAll, reader.signal, { attributes: true, attributeFilter: ["href"] });
};
