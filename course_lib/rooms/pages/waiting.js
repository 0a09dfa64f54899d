// What waits for the facilitator: texts and words to let through, or questions to deal with.

import { button, h } from "./base.js";

// `labels`: { title, none, on, off }; where `off` is missing, `on` is all that can be done. act(id, on).
export function waitingList(words, labels, act) {
  const title = h("h2", { tabindex: "-1" }, labels.title), list = h("ul", { class: "rf-waiting" }), none = h("p", { class: "aw-small" }, labels.none);
  const node = h("section", { class: "rf-list", hidden: true }, title, none, list);
  let drawn;

  function row(one) {
    const does = button(one.on ? labels.off : labels.on, () => act(one.id, !one.on));
    does.dataset.at = one.id;
    does.setAttribute("aria-label", `${does.textContent}: ${one.text}`);
    const away = labels.away && one.state === "waiting" && button(labels.away, () => act(one.id, false));
    if (away) away.setAttribute("aria-label", `${labels.away}: ${one.text}`);
    return h("li", { class: one.on ? "rf-on" : one.state === "put away" ? "rf-away" : "" }, h("p", { dir: "auto" }, one.on && h("strong", {}, `${words.isShown} `), one.text), h("div", { class: "rf-acts" }, does, away));
  }
  return {
    node,
    // [{ id, text, on, state }], or null where there is no such thing at this step.
    update(given) {
      node.hidden = !given;
      if (JSON.stringify(given) === drawn) return;
      drawn = JSON.stringify(given);
      const held = list.contains(document.activeElement) ? document.activeElement.dataset.at ?? "" : null;
      none.hidden = Boolean(given?.length);
      list.replaceChildren(...(given ?? []).map(row));
      if (held !== null && !node.hidden) ([...list.querySelectorAll("[data-at]")].find((one) => one.dataset.at === held) ?? title).focus();
    },
  };
}
