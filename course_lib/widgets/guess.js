// A guess before the fact: the question, what to fill in, and the button that commits to it.

import { button, h } from "./base.js";
import { drawFields } from "./fields.js";

// Draws the guess into `form`; what is missing is said in `seen`.
export function drawGuess(form, seen, view, words, talk) {
  const fields = drawFields([view.field], view.done ? { answer: view.guess } : {}, [], () => {}, words);
  const commit = button(words.commit, null, "do");
  commit.type = "submit";
  form.onsubmit = (event) => {
    event.preventDefault();
    const response = fields.value();
    if (!response) {
      seen.replaceChildren(h("p", {}, words.choose));
      return fields.focus();
    }
    commit.disabled = true;
    talk.say({ type: "guess", response });
  };
  form.replaceChildren(h("fieldset", { class: "aw-question", disabled: view.done }, h("legend", { class: "aw-stem" }, view.question),
    fields.parts[0].node), ...(view.done ? [] : [h("div", { class: "aw-actions" }, commit)]));
  if (view.done) seen.replaceChildren(...[view.comment, view.reveal].filter(Boolean).map((text) => h("p", {}, text)));
}
