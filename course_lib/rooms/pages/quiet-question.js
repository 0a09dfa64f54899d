// A quiet question to the facilitator, at any time.

import { h } from "./base.js";

// `box` is what carries it (see link.js).
export function quietQuestion(words, box) {
  const text = h("textarea", { class: "aw-text", rows: 3, maxLength: 280, autocomplete: "off", dir: "auto" }), status = h("p", { class: "rm-status", role: "status" });
  const form = h("form", { noValidate: true }, h("label", {}, h("span", {}, words.question.says), text),
    h("div", { class: "aw-actions" }, h("button", { type: "submit", class: "aw-button" }, words.question.send)), status);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) { status.textContent = words.answerFirst.open; return text.focus(); }
    status.textContent = words.sending;
    box.put({ type: "question", text: said }, { late: () => (status.textContent = words.notYet),
      done(reply) {
        status.textContent = reply.ok ? words.question.sent : reply.says || words.notTaken;
        if (reply.ok && text.value.trim() === said) text.value = "";
      } });
  });
  return h("details", { class: "rm-quiet" }, h("summary", {}, words.question.ask), form);
}
