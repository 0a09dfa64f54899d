// Something alone on paper: a sheet that is there for the printer only, and gone afterwards.

import { h } from "./base.js";

export function printAlone(...nodes) {
  const sheet = h("div", { class: "aw-view aw-sheet" }, nodes.flat(Infinity));
  document.body.append(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  print();
}
