// Under which name somebody hands in: asked for where nobody knows it, and corrected on request.

import { button, h } from "./base.js";

// words: { whoAsk, whoWhy, go, whoIs, whoChange, whoWarn, no }. say(name) carries the name; turned() hears when asking begins or
// ends, since the view's other main button steps back meanwhile. Returns { node, update(who), ask(), asking() }.
export function nameForm(say, words, turned) {
  const node = h("div", { class: "aw-name" });
  let who, asking = false;

  function ask(first = false) {
    asking = true;
    const field = h("input", { type: "text", class: "aw-text", id: `aw-name-${Math.random().toString(36).slice(2)}`, value: who.student ?? "",
      autocomplete: "username", spellcheck: false, maxLength: 64 });
    field.setAttribute("autocapitalize", "none");
    const give = () => (field.value.trim() ? say(field.value) : field.focus());
    const go = button(words.go, give, "do");
    // No form is round it, which Enter would send.
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      give();
    });
    node.replaceChildren(h("div", { class: "aw-asks" },
      h("label", { htmlFor: field.id }, words.whoAsk), h("p", { class: "aw-small" }, who.student && words.whoWarn ? words.whoWarn : words.whoWhy), field,
      h("div", { class: "aw-actions" }, go, who.student && button(words.no, () => { draw(); node.querySelector("button").focus(); turned(); }))));
    if (!first) field.focus();
    turned();
  }

  function draw() {
    asking = false;
    if (!who.student) return who.asks ? ask(true) : node.replaceChildren();
    node.replaceChildren(h("p", { class: "aw-small" }, words.whoIs.replace("{name}", who.student)),
      ...(who.asks ? [button(words.whoChange, () => ask())] : []));
  }

  return {
    node, ask, asking: () => asking,
    update(next, quiet = false) {
      const known = who;
      who = next ?? { student: null, asks: false };
      if (quiet && !who.student) return asking || node.replaceChildren();
      if (!known || known.student !== who.student) {
        const inside = node.contains(document.activeElement);
        draw();
        if (inside) node.querySelector("button, input")?.focus();
      }
    },
  };
}
