// A field for a passphrase, which can be shown while it's typed.

import { h } from "./base.js";

// Passphrase fields that are shown and hidden together. `words` has `show`.
export function passphrases(words, ...labels) {
  const fields = labels.map((label) => h("input", { type: "password", class: "aw-text", autocomplete: "off", autocapitalize: "off", spellcheck: false,
    dir: "auto", "aria-label": label }));
  const lines = fields.map((field, place) => h("label", { class: "aw-line" }, h("span", { "aria-hidden": "true" }, labels[place]), field));
  const show = h("input", { type: "checkbox", onchange: () => fields.forEach((field) => (field.type = show.checked ? "text" : "password")) });
  return { fields, node: [...lines, h("label", { class: "aw-check" }, show, h("span", {}, words.show))] };
}
