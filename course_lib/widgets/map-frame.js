// The affect map around whatever is shown on it: what each of its four sides means.

import { h } from "./base.js";

// `whole` and `side`: more attributes, of all of it and of the words at each side.
export function mapFrame(field, words, whole = {}, side = {}) {
  const at = (name) => h("span", { class: `aw-side aw-${name}`, ...side }, words[name]);
  return h("div", { class: "aw-map", ...whole }, at("energyHigh"), field, h("div", { class: "aw-between" }, at("unpleasant"), at("pleasant")), at("energyLow"));
}
