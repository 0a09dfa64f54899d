// One item: its question, the answer being given, and what came back.

import { button, h } from "./base.js";
import { drawFields } from "./fields.js";

// Answers being given and not checked yet, by item: page memory, so that a redrawn page still has them.
const drafts = () => (globalThis.attuneDrafts ??= new Map());

// send(message) carries what the learner does. Returns { node, update(item, moving), focus(), item() }.
export function itemCard(send, asksSure) {
  const form = h("form", { noValidate: true, class: "aw-form" });
  const mark = h("div", { role: "status", class: "aw-mark", tabindex: "-1" });
  const after = h("div", { class: "aw-actions" });
  const node = h("section", { class: "aw-item" }, form, mark, after);
  let item, words, fields, sure;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fields.assume();
    const response = fields.value();
    if (response === undefined) {
      say("ask", words.choose);
      return fields.focus();
    }
    form.querySelector("[type=submit]").disabled = true;
    say("wait", words.saving);
    send({ type: "answer", item: item.id, response, sure: sure?.value() ?? null });
  });

  function say(verdict, text, more = []) {
    mark.dataset.verdict = verdict;
    mark.replaceChildren(...[text, ...more].filter(Boolean).map((line) => h("p", {}, line)));
  }

  // The question, open to an answer or, with `notes`, marked.
  function question(value, notes, onchange) {
    fields = drawFields(item.fields, value, notes, onchange, words);
    return [item.notice && h("p", { class: "aw-notice" }, item.notice),
      questionNode(item.stem, fields, words, item.done),
      item.hint && h("p", { class: "aw-hint" }, h("strong", {}, `${words.hintLabel} `), item.hint)].filter(Boolean);
  }

  function drawOpen() {
    sure = asksSure() ? sureField(item, words) : null;
    const check = button(words.check, null, "do");
    check.type = "submit";
    form.replaceChildren(...question(drafts().get(item.id) ?? item.value, [], keepDraft), ...(sure ? [sure.node] : []),
      h("div", { class: "aw-actions" }, check,
        item.hasHint && !item.hint && button(words.hint, () => send({ type: "hint", item: item.id }))));
    after.replaceChildren();
    say("", "");
  }

  const keepDraft = () => drafts().set(item.id, fields.draft());

  function reopen() {
    keepDraft();
    drawOpen();
    fields.focus();
  }

  function drawMarked() {
    form.replaceChildren(...question(item.right ?? item.value, item.mark.notes, reopen));
    say(item.mark.verdict, item.mark.says, item.mark.spoken);
    after.replaceChildren(...[!item.done && button(words.again, reopen, "do"),
      item.canShow && button(words.why, () => send({ type: "why", item: item.id }))].filter(Boolean));
  }

  // The page moves only as far as it takes to see what is new: what comes after an answer, or the question, with all its notes or open.
  function focus() {
    const stem = form.querySelector("legend"), told = item.mark && !item.right;
    const target = told ? after.querySelector("button") ?? mark : item.mark ? stem : fields.first();
    stem.tabIndex = -1;
    target.focus({ preventScroll: true });
    for (const part of told ? [after, mark] : [stem]) part.scrollIntoView({ block: "nearest" });
  }

  return {
    node, focus, item: () => item,
    update(next, itsWords, moving) {
      words = itsWords;
      const hinted = item && !item.hint && next.hint;
      item = hinted ? { ...next, sure: sure?.value() ?? null } : next;
      if (item.mark && !hinted) {
        drafts().delete(item.id);
        drawMarked();
      } else drawOpen();
      if (moving) focus();
    },
  };
}

// A question and what is filled in for it.
export function questionNode(stem, { parts }, words, disabled = false) {
  const [only, ...others] = parts;
  const inner = others.length || only.field.legend
    ? parts.map(({ field, node }) => h("fieldset", { class: "aw-tier" }, h("legend", {}, field.legend || words.answer), node))
    : only.node;
  return h("fieldset", { class: "aw-question", disabled }, h("legend", { class: "aw-stem" }, stem), inner);
}

// "How sure are you?", beside an answer.
export function sureField(item, words, onchange) {
  const name = `sure-${item.id}-${Math.random().toString(36).slice(2)}`;
  const inputs = words.sure.map((_, index) => h("input", { type: "radio", name, value: index + 1, checked: item.sure === index + 1, onchange }));
  const labels = inputs.map((input, index) => h("label", {}, input, h("span", {}, words.sure[index])));
  return {
    node: h("fieldset", { class: "aw-tier" }, h("legend", {}, words.sureAsk), h("div", { class: "aw-pick" }, labels)),
    value: () => Number(inputs.find((input) => input.checked)?.value) || null,
  };
}
