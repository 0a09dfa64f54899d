// Reflect back: compose a reflection, hear how it lands, try others.

import { anywidgetChannel, h } from "./base.js";
import { question, runThrough, speech } from "./moments.js";

export function mount(root, channel) {
  let hear = () => {};
  return runThrough(root, channel, { moment: (moment, tools) => drawSpeaker(moment, tools, (listener) => (hear = listener)), told: (told) => hear(told) });
}

function drawSpeaker(moment, tools, listen) {
  const { words } = tools;
  const scene = h("p", { class: "aw-scene", tabindex: "-1" }, moment.scene);
  const head = [scene, speech(moment.says)];
  if (!moment.landed) return { node: [...head, question(moment.fields, tools, (drawn) => [preview(moment, drawn, words)]).node], focus: scene };
  const landed = drawLanded(moment.landed, words);
  return { node: [...head, landed, h("p", {}, h("strong", {}, `${words.about}: `), moment.landed.why), others(moment, tools, listen)],
    focus: landed, over: true };
}

// The reflection as it stands so far.
function preview({ fields, pattern }, drawn, words) {
  const text = h("p", { class: "aw-preview-text" });
  const changed = () => {
    const given = drawn.draft();
    const part = (name) => fields.find((one) => one.name === name).options.find((one) => one.id === given[name])?.text ?? "…";
    const named = given.feeling === "none" ? "" : words.named.replace("{word}", part("feeling"));
    text.textContent = pattern.replace("{opening}", part("opening")).replace("{sense}", part("sense")).replace("{named}", named).replace("{check}", part("check"));
  };
  changed();
  return { node: h("div", { class: "aw-preview" }, h("p", { class: "aw-small" }, words.preview), text), changed };
}

const drawLanded = (landed, words) => h("div", { class: "aw-past", tabindex: "-1" },
  h("p", { class: "aw-small" }, words.said), speech(landed.text, "aw-mine"), h("p", { class: "aw-small" }, words.answers), speech(landed.answers),
  h("p", { class: "aw-verdict" }, landed.how),
  h("details", { open: true }, h("summary", {}, words.parts), h("dl", { class: "aw-parts" },
    landed.parts.map((part) => h("div", {}, h("dt", {}, part.text), h("dd", {}, part.did))))));

// The same parts once more, for as many tries as one likes.
function others(moment, tools, listen) {
  const { words } = tools;
  const heard = h("div", { role: "status" });
  const asked = question(moment.fields, { ...tools, send: (response) => tools.ask({ type: "try", item: moment.id, response }) },
    (drawn) => [preview(moment, drawn, words)]);
  listen((told) => {
    asked.again();
    heard.replaceChildren(drawLanded(told, words));
    heard.firstChild.focus();
  });
  return h("details", { class: "aw-try" }, h("summary", {}, words.tryOther), h("p", { class: "aw-small" }, words.tryHint), asked.node, heard);
}
