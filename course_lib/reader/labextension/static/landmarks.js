// A page has one main part, and here it's the lesson: JupyterLab's own landmarks step back meanwhile.
import { uniqueId } from "./dom.js";

const swap = (node, attributes) => {
  const before = Object.keys(attributes).map((name) => [name, node.getAttribute(name)]);
  const set = ([name, value]) => (value === null ? node.removeAttribute(name) : node.setAttribute(name, value));
  Object.entries(attributes).forEach(set);
  return () => before.forEach(set);
};

export const ownLandmarks = ({ main, notebook }) => {
  const around = [];
  for (let node = main.parentElement; node && node !== document.body; node = node.parentElement) {
    if (node.hasAttribute("role")) around.push(node);
  }
  const undo = around.map((node) => swap(node, { role: null }));
  undo.push(swap(main, { role: "main", id: uniqueId("lesson"), tabindex: "-1" }));
  undo.push(swap(notebook.viewportNode, { role: null, "aria-label": null }));
  return () => undo.forEach((restore) => restore());
};
