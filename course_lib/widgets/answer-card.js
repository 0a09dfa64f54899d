// One question or text of an assignment: what is asked, and what the student gives, which is sent as it's given.

import { button, h } from "./base.js";
import { drawFields } from "./fields.js";
import { questionNode, sureField } from "./item.js";

const SLIDING = 500; // milliseconds for a slider or a typed number to come to rest
const PAUSE = 1000; // after the last key, before a text is sent
const OFTEN = 10000; // a text in the middle of typing is sent no more often than this

// say(message) carries what the student does; waiting() is what wasn't saved yet.
export function answerCard(say, waiting, asksSure) {
  const node = h("div");
  let item, words, fields, sure, keep, timer;

  const give = () => {
    clearTimeout(timer);
    timer = undefined;
    if (keep) keep.hidden = true;
    say({ type: "answer", item: item.item, response: fields.draft(), sure: sure?.value() ?? null });
  };
  const changed = () => {
    clearTimeout(timer);
    if (item.fields.some((field) => field.type === "slide")) timer = setTimeout(give, SLIDING);
    else give();
  };

  function draw() {
    fields = drawFields(item.fields, item.value, [], changed, words);
    sure = asksSure() ? sureField(item, words, () => Object.keys(fields.draft()).length && give()) : null;
    keep = item.fields.some((field) => field.type === "order") && !Object.keys(item.value).length
      ? button(words.keepOrder, () => { fields.assume(); give(); fields.focus(); }) : null;
    node.replaceChildren(questionNode(item.stem, fields, words), ...[keep && h("div", { class: "aw-actions" }, keep), sure?.node].filter(Boolean));
  }

  const shows = (next) => JSON.stringify([next.value, next.sure]) === JSON.stringify([fields.draft(), sure?.value() ?? null]);

  return {
    node,
    leaving: () => timer !== undefined && give(),
    update(next, itsWords) {
      words = itsWords;
      const first = !item;
      item = next;
      if (first) return draw();
      if (timer !== undefined || waiting().some((message) => message.item === item.item) || shows(next)) return;
      const inside = node.contains(document.activeElement);
      draw();
      if (inside) fields.focus();
    },
  };
}

export function textCard(say, waiting) {
  const node = h("div");
  let item, words, field, count, timer, sent = 0;

  const give = () => {
    clearTimeout(timer);
    timer = undefined;
    sent = Date.now();
    say({ type: "text", task: item.task, text: field.value });
  };
  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(give, Math.max(PAUSE, sent + OFTEN - Date.now()));
    counted();
  };
  const leaving = () => timer !== undefined && give();
  const counted = () => {
    const n = field.value.trim().split(/\s+/).filter(Boolean).length;
    count.textContent = (item.about ? words.count : words.countOnly).replace("{about}", item.about).replace("{n}", n);
  };

  function draw() {
    const id = `aw-text-${Math.random().toString(36).slice(2)}`;
    count = h("p", { class: "aw-small", id: `${id}-count` });
    field = h("textarea", { class: "aw-text", id, rows: 9, value: item.value, maxLength: item.longest, dir: "auto", "aria-describedby": `${id}-count`,
      oninput: typed, onblur: leaving });
    node.replaceChildren(h("p", { class: "aw-stem" }, h("label", { htmlFor: id }, item.prompt)), field, count);
    counted();
  }

  return {
    node, leaving,
    update(next, itsWords) {
      words = itsWords;
      const first = !item;
      item = next;
      if (first) return draw();
      if (timer !== undefined || waiting().some((message) => message.task === item.task) || field.value === next.value) return;
      field.value = next.value;
      counted();
    },
  };
}
