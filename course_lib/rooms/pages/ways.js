// What each kind of step asks, and the way to answer it: { nodes, value(), first() }. value() is undefined until it's filled in.

import { affectMap } from "./affect-map.js";
import { h } from "./base.js";
import { drawFields } from "./fields.js";
import { questionNode } from "./item.js";

const ASKS = { poll: ({ stem }) => stem, twice: ({ stem }) => stem, pulse: ({ prompt }) => prompt, words: ({ prompt }) => prompt, open: ({ prompt }) => prompt,
  dialogue: ({ dialogue }, words) => dialogue.now && words.yourReply.replace("{you}", dialogue.you) };

// The question that stands over the answers; none where it stands with the step.
export const questionOf = (step, words) => ASKS[step.kind]?.(step, words) || "";
// `over`: what stands over the answers. `answer`: the one to begin with, or undefined. changed() is called as it's filled in.
export const wayFor = (step, over, answer, words, changed) => WAYS[step.kind]?.(step, over, answer, words, changed);

function fieldsWay(over, fields, answer, words, changed) {
  const drawn = drawFields(fields, answer === undefined ? {} : { answer }, [], changed, words.fields);
  return { nodes: [questionNode(over, drawn, words.fields)], value: () => drawn.value()?.answer, first: drawn.first.bind(drawn), assume: drawn.assume };
}

const choice = (over, options, answer, words, changed) =>
  fieldsWay(over, [{ name: "answer", type: "choose", many: false, legend: "", options }], answer, words, changed);

const item = (step, over, answer, words, changed) => fieldsWay(over, step.fields, answer, words, changed);

function pulse(step, over, answer, words, changed) {
  const way = choice(over, step.scale.map((text, place) => ({ id: String(place), text })), answer === undefined ? answer : String(answer), words, changed);
  return { ...way, value: () => (way.value() === undefined ? undefined : Number(way.value())) };
}

const reply = ({ dialogue }, over, answer, words, changed) =>
  dialogue.now && choice(over, dialogue.now.replies, answer, words, changed);

function mark(step, over, answer, words, changed) {
  const said = { pleasant: answer?.[0] ?? null, energy: answer?.[1] ?? null };
  const map = affectMap(said, words.map, words.sides, { step: step.grid, grid: step.grid, changed });
  return { nodes: [map.node], value: () => (said.pleasant === null || said.energy === null ? undefined : [said.pleasant, said.energy]), first: () => map };
}

function word(step, over, answer, words, changed) {
  const inputs = Array.from({ length: step.most }, (_, index) => h("input", { class: "aw-text", type: "text", maxLength: step.longest, value: answer?.[index] ?? "",
    autocomplete: "off", autocapitalize: "off", dir: "auto", oninput: changed, "aria-label": words.wordN.replace("{n}", index + 1) }));
  const typed = () => inputs.map((one) => one.value.trim()).filter(Boolean);
  return { nodes: [h("fieldset", { class: "aw-question" }, h("legend", { class: "aw-stem" }, over), h("p", { class: "aw-small" }, words.letThrough), inputs)],
    value: () => (typed().length ? typed() : undefined), first: () => inputs[0] };
}

function sentence(step, over, answer, words, changed) {
  const text = h("textarea", { class: "aw-text", rows: 3, maxLength: step.longest, autocomplete: "off", dir: "auto", value: answer ?? "", oninput: changed });
  return { nodes: [h("label", { class: "rm-ask" }, h("span", { class: "aw-stem" }, over), text), h("p", { class: "aw-small" }, words.letThrough)],
    value: () => text.value.trim() || undefined, first: () => text };
}

const WAYS = { poll: item, twice: item, pulse, dialogue: reply, map: mark, words: word, open: sentence };
