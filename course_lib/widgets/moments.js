// A run through moments: beginning, one moment after another, and how it went. What a moment looks like is the trainer's.

import { button, converse, h } from "./base.js";
import { drawFields } from "./fields.js";

// kind.moment(moment, tools) returns { node, focus }: what to draw, and where the reader goes on.
// tools: words, moving (not only just opened), send(response), ask(message), say(text).
export function runThrough(root, channel, kind) {
  let words, view;
  root.classList.add("aw-view", "aw-activity", "aw-trainer");
  const title = h("h3", { class: "aw-title" }), place = h("p", { class: "aw-small aw-place" }), body = h("div");
  const notice = h("p", { class: "aw-notice", role: "status" });
  root.append(title, place, body, notice);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (reply.told) return kind.told(reply.told);
      if (!reply.view) return;
      const moving = Boolean(view);
      view = reply.view;
      title.textContent = view.title;
      if (view.moment) drawMoment(view.moment, moving);
      else if (view.result) drawResult(moving);
      else drawStart(moving);
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });

  function show(nodes, focus, text = "") {
    place.textContent = text;
    body.replaceChildren(...nodes);
    if (focus) focus.focus();
  }

  function drawStart(moving) {
    const begin = button(words.begin, () => { begin.disabled = true; talk.say({ type: "begin" }); }, "do");
    show([h("p", {}, view.intro), h("div", { class: "aw-actions" }, begin)], moving && begin);
  }

  function drawMoment(moment, moving) {
    const tools = { words, moving, say: (text) => (notice.textContent = text), ask: talk.ask,
      send: (response) => { notice.textContent = ""; talk.say({ type: "answer", item: moment.id, response }); } };
    const { node, focus, over } = kind.moment(moment, tools);
    const on = view.next ? button(words.next, () => drawMoment(view.next, true), "do") : button(words.toResult, () => drawResult(true), "do");
    show([...node, ...(over ? [h("div", { class: "aw-actions" }, on)] : [])], moving && focus,
      words.place.replace("{n}", moment.number).replace("{all}", moment.all));
  }

  function drawResult(moving) {
    const { rows, says, earlier } = view.result;
    const head = h("h4", { class: "aw-sub", tabindex: "-1" }, words.result);
    const again = button(words.another, () => { again.disabled = true; talk.say({ type: "begin" }); }, "do");
    const before = earlier.map((line, index) => h("li", {}, words.run.replace("{n}", index + 1).replace("{says}", line)));
    show([head, h("dl", { class: "aw-rows" }, rows.map(resultRow)), ...(kind.result?.(view.result, words) ?? []), ...says.map((text) => h("p", {}, text)),
      ...(before.length ? [h("details", {}, h("summary", {}, words.earlier), h("ol", { class: "aw-runs" }, before))] : []),
      h("p", { class: "aw-small" }, h("strong", {}, `${words.limits}: `), view.limits), h("div", { class: "aw-actions" }, again)], moving && head);
  }

  return talk.stop;
}

// A count, and on a line from 0 to 100 the stretch that would fit it. The words say the same.
const resultRow = ({ label, n, of, low, high, says }) => h("div", { class: "aw-row" }, h("dt", {}, label), h("dd", {},
  h("span", { class: "aw-bar", "aria-hidden": "true" },
    h("span", { class: "aw-stretch", style: `inset-inline-start:${low}%;inline-size:${high - low}%` }),
    of ? h("span", { class: "aw-dot", style: `inset-inline-start:${(100 * n) / of}%` }) : null), says));

// A question with options. send(response) is called with the choice; { node, focus }.
export function question(fields, { words, say, send }, around = () => []) {
  const drawn = drawFields(fields, {}, [], () => live(), words);
  const commit = button(words.answer, null, "do");
  commit.type = "submit";
  const extra = around(drawn);
  const live = () => extra.forEach((one) => one.changed?.());
  const form = h("form", { noValidate: true, onsubmit: (event) => {
    event.preventDefault();
    const response = drawn.value();
    if (!response) {
      say(words.choose);
      return drawn.focus();
    }
    commit.disabled = true;
    send(response, form);
  } }, drawn.parts.map(({ field, node }) => h("fieldset", { class: "aw-question" }, h("legend", { class: "aw-ask" }, field.legend), node)),
  extra.map((one) => one.node), h("div", { class: "aw-actions" }, commit));
  return { node: form, again: () => (commit.disabled = false) };
}

// Words that somebody says, apart from what is told.
export const speech = (text, kind = "") => h("blockquote", { class: `aw-speech ${kind}` }, h("p", {}, text));

// A verdict in a shape and words, never in colour alone.
export const verdict = (fits, text) => h("p", { class: `aw-verdict aw-tone-${fits ? "right" : "not-yet"}` },
  h("span", { class: "aw-shape", "aria-hidden": "true" }, fits ? "✓" : "○"), text);
