// Keys in the reading view belong to the lesson: none reaches JupyterLab's shortcuts, whatever has the focus.
import { openHelp } from "./help.js";
import { leave, makeCounter } from "./leave.js";
import { openPause } from "./pause.js";

const SUPPRESS = "lmSuppressShortcuts";

const save = (event) => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";

export const keepKeys = (house) => {
  const tagged = new Set();
  const third = makeCounter();

  const clear = () => {
    tagged.forEach((node) => delete node.dataset[SUPPRESS]);
    tagged.clear();
  };

  // JupyterLab looks at the element that a key event comes from, on its way down from the document.
  const keydown = (event) => {
    if (house.left) return;
    const reader = house.current;
    if (!reader) return clear();
    const node = event.target;
    if (node instanceof HTMLElement && !(SUPPRESS in node.dataset)) {
      node.dataset[SUPPRESS] = "true";
      tagged.add(node);
    }
    if (third(event)) leave(house);
    else if (event.key === "F1") openHelp(reader);
    else if (event.key === "F2") openPause(reader);
    else if (!save(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  window.addEventListener("keydown", keydown, { capture: true });
};
