// The form of a ballot: a way to answer, what became of the answer, and a way to pass.

import { button, h } from "./base.js";
import { questionOf, wayFor } from "./ways.js";

// `mine`: { draft, kept, says } of this ballot on this phone; the form goes on from there, and keeps it up to date. `mine.form` is the
// form that is on the page now: what becomes of an answer is said there, though another may have sent it. `box` carries the answer
// (see link.js). Returns the node, or nothing where there is nothing to answer.
export function ballotForm({ ballot, step, open }, mine, words, box, pass) {
  const status = h("p", { class: "rm-status", role: "status" }), send = h("button", { type: "submit", class: "aw-button aw-do" });
  const isText = step.kind === "open"; // each text is a new one; any other answer takes the place of the one before
  const isIn = () => "kept" in mine, onItsWay = () => [words.sending, words.notYet].includes(mine.says);
  // Once it's closed, what counts stands there, and not a change that wasn't sent.
  const shown = open || onItsWay() ? mine.draft ?? mine.kept : mine.kept ?? mine.draft;
  const way = wayFor(step, open ? questionOf(step, words) : words.fields.answer, shown, words, () => {
    mine.draft = way.value();
    if (isIn()) mine.says = words.notSentYet;
    else delete mine.says;
    mine.form.tell();
  });
  if (!way) return undefined;

  const settle = (says) => { mine.says = says; mine.form.tell(); };

  function tell() {
    send.textContent = isIn() ? words.change : words.send;
    if (open) status.textContent = mine.says ?? (isIn() ? words.isIn : "");
    else if (onItsWay()) status.textContent = mine.says;
    else status.textContent = isIn() ? words.lockedIn : mine.draft === undefined ? words.locked : words.lockedOut;
  }

  // What was typed meanwhile is the next text.
  const empty = (sent) => way.value() === sent && (way.first().value = "");

  function taken(answer) {
    if (JSON.stringify(mine.draft) === JSON.stringify(answer)) delete mine.draft;
    if (isText) mine.form.empty(answer);
    else mine.kept = answer;
    settle(isText ? words.textKept : mine.draft === undefined ? words.isIn : words.notSentYet);
  }

  function submit(event) {
    event.preventDefault();
    way.assume?.();
    const answer = way.value();
    if (answer === undefined) {
      status.textContent = words.answerFirst[step.kind] ?? words.answerFirst.poll;
      return way.first().focus();
    }
    settle(words.sending);
    box.put(isText ? { type: "text", ballot, text: answer } : { type: "answer", ballot, answer }, {
      late: () => settle(words.notYet),
      done: (reply) => (reply.ok ? taken(answer) : settle(reply.says || words.notTaken)),
    });
  }

  mine.form = { tell, empty };
  tell();
  return h("form", { noValidate: true, class: "aw-form", onsubmit: submit }, h("fieldset", { class: "rm-fieldset", disabled: !open }, way.nodes),
  h("div", { class: "rm-send" }, open && h("div", { class: "aw-actions" }, send, button(words.pass, pass)), status));
}
