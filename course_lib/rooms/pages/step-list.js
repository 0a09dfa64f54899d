// The plan's steps, with the time that each has taken. The room goes to the one that is pressed.

import { h } from "./base.js";
import { changes } from "./changes.js";

// go(at) goes to that place in the plan.
export function stepList(words, go) {
  const node = h("nav", { class: "rf-plan", "aria-label": words.plan }), changed = changes();

  const took = ({ spent, minutes }) => h("span", { class: "rf-took" }, words.took.replace("{spent}", Math.round(spent / 60)).replace("{minutes}", minutes));
  const row = (one, at, now) => h("li", {}, h("button", { type: "button", class: "rf-step", "aria-current": at === now ? "step" : null, "data-at": String(at),
    onclick: () => go(at) }, h("span", {}, one.title), took(one)));

  function draw({ n, steps }) {
    const held = node.contains(document.activeElement) && document.activeElement.dataset.at;
    node.replaceChildren(h("h2", {}, words.plan), h("ol", {}, steps.map((one, at) => row(one, at, n - 1))));
    if (held) node.querySelector(`[data-at="${held}"]`)?.focus();
    if (!changed("now", n)) return;
    const { offsetTop: top, offsetHeight: tall } = node.querySelector("[aria-current]");
    // With the one after it, too. The page itself stays where it is.
    if (top < node.scrollTop || top + 2 * tall > node.scrollTop + node.clientHeight) node.scrollTop = top - (node.clientHeight - tall) / 2;
  }
  return { node, update: (view) => changed("plan", [view.n, view.steps.map((one) => [one.id, Math.round(one.spent / 60)])]) && draw(view) };
}
