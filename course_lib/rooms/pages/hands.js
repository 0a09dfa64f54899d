// A show of hands, typed in: how many for each answer.

import { h } from "./base.js";

// `fewest`: answers from phones, from which on they count. send(counts) gets { id: number } of those that were filled in.
export function handsForm(hands, words, fewest, send) {
  const inputs = hands.map((one, index) => h("input", { type: "number", class: "aw-number", id: `hand-${index}`, min: 0, max: 10000, step: 1, inputMode: "numeric", value: one.count ?? "" }));
  const counted = hands.filter((one) => one.count !== null);
  const taken = counted.length > 0 && h("p", { class: "aw-small", tabindex: "-1", "data-land": "" }, words.taken.replace("{n}", counted.reduce((sum, one) => sum + one.count, 0)));
  const form = h("form", { noValidate: true }, h("p", { class: "aw-small" }, words.says.replace("{n}", fewest)),
    hands.map((one, index) => h("p", { class: "rf-hand" }, h("label", { htmlFor: `hand-${index}` }, one.text), inputs[index])),
    h("div", { class: "aw-actions" }, h("button", { type: "submit", class: "aw-button" }, words.take)), taken || "");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(Object.fromEntries(hands.map((one, index) => [one.id, inputs[index].value]).filter(([, typed]) => typed !== "").map(([id, typed]) => [id, Math.round(Number(typed))])));
  });
  return h("details", { open: hands.some((one) => one.count !== null) }, h("summary", {}, words.title), form);
}
