// Keys in the reading view belong to the lesson: none reaches JupyterLab's shortcuts, whatever has the focus.
import { openHelp } from "./help.js";
import { leave, makeCounter } from "./leave.js";
import { openPause } from "./pause.js";

const SUPPRESS = "lmSuppressShortcuts";

const save = (event) => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";

const take = (event) => {
  event.preventDefault();
  event.stopPropagation();
};

/** What does for `house` what a key is for on every page, and says whether it did anything. */
const makeKeys = (house) => {
  const third = makeCounter();
  return (event) => {
    if (third(event)) leave(house);
    else if (event.key === "F1") openHelp(house.current);
    else if (event.key === "F2") openPause(house.current);
    else return false;
    take(event);
    return true;
  };
};

/** The keys of a page that is nothing but the course's. */
export const listenForKeys = (house) => {
  const keys = makeKeys(house);
  window.addEventListener("keydown", (event) => house.left || keys(event), { capture: true });
};

/** The keys in JupyterLab, whose own would work too. */
export const keepKeys = (house) => {
  const tagged = new Set();
  const keys = makeKeys(house);

  const clear = () => {
    tagged.forEach((node) => delete node.dataset[SUPPRESS]);
    tagged.clear();
  };

  // JupyterLab looks at the element that a key event comes from, on its way down from the document.
  const keydown = (event) => {
    if (house.left) return;
    if (!house.current) return clear();
    const node = event.target;
    if (node instanceof HTMLElement && !(SUPPRESS in node.dataset)) {
      node.dataset[SUPPRESS] = "true";
      tagged.add(node);
    }
    if (!keys(event) && save(event)) take(event);
  };

  window.addEventListener("keydown", keydown, { capture: true });
};
