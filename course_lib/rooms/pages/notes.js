// The facilitator's notes on a step, and what comes next.

import { h } from "./base.js";
import { changes } from "./changes.js";

export function notes(words) {
  const node = h("section", { class: "rf-notes" }), changed = changes();

  function draw({ step, notes: said, next }) {
    const given = { ...said, first: step.note };
    const note = (name) => given[name] && [h("h3", {}, words.notes[name]), h("p", {}, given[name])];
    node.replaceChildren(h("h2", {}, words.notes.title), ...["first", "say", "come", "split"].map(note).flat().filter(Boolean),
      h("p", { class: "aw-small" }, next ? `${words.next} ${next}` : words.last));
  }
  return { node, update: (view) => changed("notes", [view.step.id, view.notes]) && draw(view) };
}
