// What is read out to a facilitator who uses a screen reader: where the room is, what was shown or closed, and how many have answered.

import { h } from "./base.js";
import { countOf, whereIs } from "./state.js";

const QUIET = 15_000; // milliseconds between two times that the number of answers is read out

function happened(view, before, words) {
  if (view.step.id !== before.step.id) return `${whereIs(view, words)}: ${view.step.title}`;
  if (view.hidden !== before.hidden) return words.flags[view.hidden ? "hidden" : "visible"];
  if (view.locked !== before.locked) return words.flags[view.locked ? "locked" : "unlocked"];
  if (view.result && !before.result) return words.revealed;
  return view.questions.length > before.questions.length ? words.newQuestion : "";
}

export function news(words) {
  const node = h("p", { class: "aw-hidden", role: "status" });
  let before, told = 0, at = 0;

  // The number of answers, if it's another and has been quiet for a while.
  function count(view) {
    const says = countOf(view, words);
    if (!says || view.count === told || Date.now() - at < QUIET) return "";
    [told, at] = [view.count, Date.now()];
    return says;
  }
  return {
    node,
    update(view) {
      const answers = count(view), says = (before && happened(view, before, words)) || answers;
      if (says) node.textContent = says;
      before = view;
    },
  };
}
