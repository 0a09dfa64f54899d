// The way in for somebody without the link: the short code that the screen shows.

import { h } from "./base.js";

// `says`: what was wrong with the last try, if there was one. enter(code). Returns { node, focus() }.
export function codeForm(words, says, typed, enter) {
  const field = h("input", { class: "aw-text", id: "code", type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: false, value: typed.length < 12 ? typed : "" });
  const wrong = h("p", { class: "rm-status", role: "status" }, says);
  const node = h("form", { class: "rm-card", noValidate: true }, h("h1", {}, words.join), h("label", { htmlFor: "code" }, words.code), field,
    wrong, h("div", { class: "aw-actions" }, h("button", { class: "aw-button aw-do", type: "submit" }, words.enter)), h("p", { class: "aw-small" }, words.noAccount));
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    wrong.textContent = words.entering;
    enter(field.value.trim());
  });
  return { node, focus: () => field.focus() };
}
