// What a learner fills in. Each field returns { node, value(), first() }; value() is undefined until it's filled in.

import { h } from "./base.js";

let count = 0;
const unique = () => `aw-${Date.now().toString(36)}-${++count}`;
const SHAPES = { right: "✓", "not-yet": "○", missed: "＋", note: "→" };

// A note beside an option: a shape and words, never colour alone.
const note = (given, id) => given && h("p", { class: `aw-note aw-tone-${given.tone}`, id },
  h("span", { class: "aw-shape", "aria-hidden": "true" }, SHAPES[given.tone]), given.text || given.word);

function choose(field, value, notes, changed) {
  const name = unique();
  const chosen = new Set([].concat(value ?? []));
  const boxes = field.options.map((option) => {
    const given = notes.get(option.id);
    const input = h("input", { type: field.many ? "checkbox" : "radio", name, value: option.id,
      checked: chosen.has(option.id), onchange: changed, "aria-describedby": given && `${name}-${option.id}` });
    return { input, row: h("div", { class: `aw-option ${given ? `aw-tone-${given.tone}` : ""}` },
      h("label", {}, input, h("span", {}, option.text)), note(given, `${name}-${option.id}`)) };
  });
  const picked = () => boxes.filter((box) => box.input.checked).map((box) => box.input.value);
  return {
    node: boxes.map((box) => box.row),
    value: () => (picked().length ? (field.many ? picked() : picked()[0]) : undefined),
    first: () => (boxes.find((box) => box.input.checked) ?? boxes[0]).input,
  };
}

function order(field, value, notes, changed, words) {
  const byId = new Map(field.options.map((option) => [option.id, option]));
  const list = h("ol", { class: "aw-order" });
  const said = h("p", { class: "aw-hidden", "aria-live": "polite" });
  let ids = value ?? field.options.map((option) => option.id);
  let touched = value !== undefined;
  const move = (id, by) => {
    const from = ids.indexOf(id), to = from + by;
    if (to < 0 || to >= ids.length) return;
    ids = ids.toSpliced(from, 1).toSpliced(to, 0, id);
    touched = true;
    draw();
    const arrows = [...list.children[to].querySelectorAll("button")];
    (arrows[by < 0 ? 0 : 1].disabled ? arrows[by < 0 ? 1 : 0] : arrows[by < 0 ? 0 : 1]).focus();
    said.textContent = `${byId.get(id).text}: ${to + 1} / ${ids.length}`;
    changed();
  };
  const arrow = (id, sign, by, word, off) => h("button", { type: "button", class: "aw-arrow", disabled: off,
    "aria-label": `${word}: ${byId.get(id).text}`, onclick: () => move(id, by) }, sign);
  const draw = () => list.replaceChildren(...ids.map((id, index) => h("li", { class: notes.has(id) ? `aw-tone-${notes.get(id).tone}` : "" },
    h("span", { class: "aw-moved" }, byId.get(id).text),
    h("span", { class: "aw-arrows" }, arrow(id, "↑", -1, words.up, index === 0), arrow(id, "↓", 1, words.down, index === ids.length - 1)),
    note(notes.get(id)))));
  draw();
  return { node: [list, said], value: () => (touched ? ids : undefined), first: () => list.querySelector("button:enabled"), assume: () => (touched = true) };
}

function groups(field, value = {}, notes, changed) {
  const cards = field.options.map((card) => {
    const name = unique();
    const inputs = field.groups.map((group) => h("input", { type: "radio", name, value: group.id, checked: value[card.id] === group.id, onchange: changed }));
    return { id: card.id, inputs, node: h("fieldset", { class: `aw-card ${notes.has(card.id) ? `aw-tone-${notes.get(card.id).tone}` : ""}` },
      h("legend", {}, card.text),
      h("div", { class: "aw-pick" }, field.groups.map((group, index) => h("label", {}, inputs[index], h("span", {}, group.text)))),
      note(notes.get(card.id))) };
  });
  const picked = (card) => card.inputs.find((input) => input.checked)?.value;
  return {
    node: cards.map((card) => card.node),
    value: () => (cards.every(picked) ? Object.fromEntries(cards.map((card) => [card.id, picked(card)])) : undefined),
    partial: () => Object.fromEntries(cards.filter(picked).map((card) => [card.id, picked(card)])),
    first: () => (cards.find((card) => !picked(card)) ?? cards[0]).inputs[0],
  };
}

function slide(field, value, notes, changed, words) {
  const { min, max, step } = field;
  const id = unique();
  let touched = value !== undefined;
  const range = h("input", { type: "range", min, max, step, "aria-label": words.slider, "aria-describedby": `${id}-ends` });
  const number = h("input", { type: "number", id, min, max, step, inputMode: "decimal", class: "aw-number" });
  const set = (from, to) => { touched = from.value !== ""; if (touched) to.value = from.value; changed(); };
  range.value = value ?? (min + max) / 2;
  number.value = value ?? "";
  range.addEventListener("input", () => set(range, number));
  number.addEventListener("input", () => set(number, range));
  // What was typed goes to the nearest place on the line, and is shown there before it's sent.
  number.addEventListener("change", () => { if (number.value !== "") number.value = range.value; });
  const node = h("div", { class: "aw-slide" }, range,
    h("p", { class: "aw-ends", id: `${id}-ends` }, h("span", {}, field.low), h("span", {}, field.high)),
    h("label", { class: "aw-typed", htmlFor: id }, words.number.replace("{min}", min).replace("{max}", max), number, field.unit), [...notes.values()].map((one) => note(one)));
  return { node: [node], value: () => (touched && number.value !== "" ? Number(range.value) : undefined), first: () => range };
}

const TYPES = { choose, order, groups, slide };

// All fields of an item. notes: [{ field, id, tone, text }].
export function drawFields(fields, value, notes, changed, words) {
  const drawn = fields.map((field) => {
    const own = new Map(notes.filter((one) => one.field === field.name)
      .map((one) => [one.id, { ...one, word: words[one.tone] }]));
    return { field, ...TYPES[field.type](field, value[field.name], own, changed, words) };
  });
  return {
    parts: drawn,
    value: () => {
      const all = drawn.map((one) => [one.field.name, one.value()]);
      return all.every(([, given]) => given !== undefined) ? Object.fromEntries(all) : undefined;
    },
    draft: () => Object.fromEntries(drawn.map((one) => [one.field.name, (one.partial ?? one.value)()]).filter(([, given]) => given !== undefined)),
    assume: () => drawn.forEach((one) => one.assume?.()),
    first: () => (drawn.find((one) => one.value() === undefined) ?? drawn[0]).first(),
    focus() { this.first().focus(); },
  };
}
