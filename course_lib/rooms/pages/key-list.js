// The list of keys, and whether they work: somebody who types with their voice may want them off.

import { h } from "./base.js";
import { dialog } from "./calm.js";

// Returns { node, open(), work() }.
export function keyList(words) {
  const toggle = h("input", { type: "checkbox", checked: true });
  const rows = words.keyList.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, does)]);
  const { node, open } = dialog(words.keys, words, h("dl", { class: "rf-keys" }, rows), h("p", {}, words.clicker),
    h("label", { class: "rf-toggle" }, toggle, h("span", {}, words.keysWork)));
  return { node, open, work: () => toggle.checked };
}
