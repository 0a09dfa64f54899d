// What a reader has to know now, in the bar: each notice once, by its name, until it is over or closed.
import { button, h } from "../reader/dom.js";
import { _ } from "../reader/words.js";

export class Notices {
  constructor() {
    this.node = h("div", { role: "status" });
    this.cards = new Map();
  }

  /** Shows a notice: `told` are elements or lines of text, `controls` what can be done about it. */
  put(name, told, controls = []) {
    this.take(name);
    const lines = told.map((one) => (typeof one === "string" ? h("p", {}, one) : one));
    const close = button(_("Close"), () => this.take(name));
    const card = h("div", { class: "at-lost" }, h("div", { class: "at-told" }, ...lines), h("div", { class: "at-choices" }, ...controls, close));
    this.cards.set(name, card);
    this.node.append(card);
  }

  take(name) {
    this.cards.get(name)?.remove();
    this.cards.delete(name);
  }
}
