// The ways to answer, one for each kind of step. Each gives { nodes, value(), first() }; value() is undefined until it's filled in.

import { affectMap } from "./affect-map.js";
import { h } from "./base.js";
import { drawFields } from "./fields.js";
import { questionNode } from "./item.js";

// `answer`: the one to begin with, or undefined. changed() is called as it's filled in.
export const wayFor = (step, answer, words, changed) => WAYS[step.kind]?.(step, answer, words, changed);

function fieldsWay(stem, fields, answer, words, changed) {
  const drawn = drawFields(fields, answer === undefined ? {} : { answer }, [], changed, words.fields);
  return { nodes: [questionNode(stem, drawn, words.fields)], value: () => drawn.value()?.answer, first: drawn.first.bind(drawn), assume: drawn.assume };
}

const choice = (stem, options, answer, words, changed) =>
  fieldsWay(stem, [{ name: "answer", type: "choose", many: false, legend: "", options }], answer, words, changed);

const item = (step, answer, words, changed) => fieldsWay(step.stem, step.fields, answer, words, changed);

function pulse(step, answer, words, changed) {
  const way = choice(step.prompt, step.scale.map((text, place) => ({ id: String(place), text })), answer === undefined ? answer : String(answer), words, changed);
  return { ...way, value: () => (way.value() === undefined ? undefined : Number(way.value())) };
}

const reply = ({ dialogue }, answer, words, changed) =>
  dialogue.now && choice(words.yourReply.replace("{you}", dialogue.you), dialogue.now.replies, answer, words, changed);

function mark(step, answer, words, changed) {
  const said = { pleasant: answer?.[0] ?? null, energy: answer?.[1] ?? null };
  const map = affectMap(said, words.map, words.sides, { step: step.grid, grid: step.grid, changed });
  return { nodes: [map.node], value: () => (said.pleasant === null || said.energy === null ? undefined : [said.pleasant, said.energy]), first: () => map };
}

function word(step, answer, words, changed) {
  const inputs = Array.from({ length: step.most }, (_, index) => h("input", { class: "aw-text", type: "text", maxLength: step.longest, value: answer?.[index] ?? "",
    autocomplete: "off", autocapitalize: "off", dir: "auto", oninput: changed, "aria-label": words.wordN.replace("{n}", index + 1) }));
  const typed = () => inputs.map((one) => one.value.trim()).filter(Boolean);
  return { nodes: [h("fieldset", { class: "aw-question" }, h("legend", { class: "aw-stem" }, step.prompt), h("p", { class: "aw-small" }, words.letThrough), inputs)],
    value: () => (typed().length ? typed() : undefined), first: () => inputs[0] };
}

function sentence(step, answer, words, changed) {
  const text = h("textarea", { class: "aw-text", rows: 3, maxLength: step.longest, autocomplete: "off", dir: "auto", value: answer ?? "", oninput: changed });
  return { nodes: [h("label", { class: "rm-ask" }, h("span", { class: "aw-stem" }, step.prompt), text), h("p", { class: "aw-small" }, words.letThrough)],
    value: () => text.value.trim() || undefined, first: () => text };
}

const WAYS = { poll: item, twice: item, pulse, dialogue: reply, map: mark, words: word, open: sentence };
