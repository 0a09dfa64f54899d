// The head of the facilitator's page: which room it is, how the time goes, and how people come in.

import { h } from "./base.js";
import { counted } from "./filled.js";
import { motif } from "./motif.js";
import { pacing } from "./pacing.js";

// `tools`: buttons for the whole room. Returns { node, update(view), end(view) }.
export function facilitatorHead(words, tools) {
  const pace = pacing(words.pace), phones = h("span", {}), waits = h("span", { class: "rf-waits" }), way = h("span", { class: "rf-way", dir: "auto" });
  const workshop = h("span", {}, words.room), brand = h("p", { class: "rm-brand" }, motif(), workshop);
  const mark = h("p", { class: "rm-rehearsal", hidden: true }, words.rehearsal);
  const screen = h("a", { class: "aw-button rf-screen", href: "screen", target: "_blank", rel: "noopener" }, words.openScreen);
  const node = h("header", { class: "rf-head" }, brand, mark, h("div", { class: "rf-tools" }, screen, tools),
    h("div", { class: "rf-about" }, pace.node, phones, waits, way));
  return {
    node,
    update(view) {
      const { qr, address, code } = view.join;
      workshop.textContent = view.workshop;
      mark.hidden = !view.rehearsal;
      phones.textContent = counted(words.phones, view.phones ?? 0);
      way.textContent = (qr ? words.joinAt : words.joinHere).replace("{address}", address).replace("{code}", code);
      waits.textContent = view.questions.length ? counted(words.questions.wait, view.questions.length) : "";
      pace.update(view);
    },
    end(view) {
      pace.stop();
      workshop.textContent = view.workshop;
      node.replaceChildren(brand);
    },
  };
}
