// A page has one main part, and here it's the lesson: JupyterLab's own landmarks step back meanwhile.
import { whenChanged, uniqueId } from "./dom.js";

const swap = (node, attributes) => {
  const before = Object.keys(attributes).map((name) => [name, node.getAttribute(name)]);
  const set = ([name, value]) => (value === null ? node.removeAttribute(name) : node.setAttribute(name, value));
  Object.entries(attributes).forEach(set);
  return () => before.forEach(set);
};

// JupyterLab names each cell, and names it again when it has run; a cell has no role that may carry a name.
const unnamedCells = (viewport, signal) => {
  const unname = () => viewport.querySelectorAll(".jp-Cell[aria-label]").forEach((cell) => cell.removeAttribute("aria-label"));
  whenChanged(viewport, unname, signal, { attributeFilter: ["aria-label"] });
};

export const ownLandmarks = ({ main, notebook, signal }) => {
  const around = [];
  for (let node = main.parentElement; node && node !== document.body; node = node.parentElement) {
    if (node.hasAttribute("role") || node.hasAttribute("aria-label")) around.push(node);
  }
  const undo = around.map((node) => swap(node, { role: null, "aria-label": null }));
  undo.push(swap(main, { role: "main", id: uniqueId("lesson"), tabindex: "-1" }));
  undo.push(swap(notebook.viewportNode, { role: null, "aria-label": null }));
  unnamedCells(notebook.viewportNode, signal);
  return () => undo.forEach((restore) => restore());
};
