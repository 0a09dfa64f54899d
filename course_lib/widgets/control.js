// One thing to change in a figure: a slider, or a choice between a few. Returns { id, node, value(), set(value) }.

import { h } from "./base.js";

let controlsMade = 0;

export const control = (given, changed) => (given.options ? choice(given, changed) : slider(given, changed));

function slider({ id, label, min, max, step, value, digits, unit, low_label: low, high_label: high }, changed) {
  const name = `aw-control-${++controlsMade}`;
  const shown = h("span", { class: "aw-value", "aria-hidden": "true" });
  const range = h("input", { type: "range", id: name, min, max, step, "aria-describedby": (low || high) && `${name}-ends`,
    oninput: () => { say(); changed(); } });
  const say = () => {
    shown.textContent = `${Number(range.value).toFixed(digits)}${unit}`.replace("-", "\u2212");
    range.setAttribute("aria-valuetext", shown.textContent);
  };
  const set = (to) => { range.value = to; say(); };
  set(value);
  return {
    id, set,
    value: () => Number(range.value),
    node: h("div", { class: "aw-control aw-slide" }, h("div", { class: "aw-named" }, h("label", { htmlFor: name }, label), shown), range,
      (low || high) && h("p", { class: "aw-ends", id: `${name}-ends` }, h("span", {}, low), h("span", {}, high))),
  };
}

function choice({ id, label, options, value }, changed) {
  const name = `aw-control-${++controlsMade}`;
  const inputs = options.map((_, index) => h("input", { type: "radio", name, value: index, onchange: changed }));
  const set = (to) => inputs.forEach((input, index) => (input.checked = index === to));
  set(value);
  return {
    id, set,
    value: () => inputs.findIndex((input) => input.checked),
    node: h("fieldset", { class: "aw-control aw-question" }, h("legend", {}, label),
      h("div", { class: "aw-pick" }, options.map((option, index) => h("label", {}, inputs[index], h("span", {}, option))))),
  };
}
