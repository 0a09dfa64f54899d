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
    const here = node.querySelector("[aria-current]");
    node.scrollTop = here.offsetTop - (node.clientHeight - here.offsetHeight) / 2; // the page itself stays where it is
  }
  return { node, update: (view) => changed("plan", [view.n, view.steps.map((one) => [one.id, Math.round(one.spent / 60)])]) && draw(view) };
}
