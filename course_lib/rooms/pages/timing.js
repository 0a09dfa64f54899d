// The facilitator's timer: it's started, held, made longer and taken away here. How many minutes it runs can be changed.

import { h } from "./base.js";
import { changes } from "./changes.js";
import { timer } from "./timer.js";

// `does`: the page's commands (see commands.js). Returns { clock, buttons, toggle(), update(view) }: the clock
// stands apart from its buttons, where results don't push it out of sight.
export function timing(words, does) {
  let view;
  const changed = changes(), time = timer(words.timer);
  const minutes = h("input", { type: "number", class: "aw-number", min: 0.5, max: 60, step: "any", id: "minutes" });
  // In seconds, as the plan has it.
  const planned = () => view.step.seconds ?? Math.min(120, 60 * view.steps[view.n - 1].minutes);
  const start = () => does.tell({ type: "timer", seconds: Math.round(60 * (Number(minutes.value) || planned() / 60)) });
  const buttons = h("div", { class: "rf-timing" }, h("label", { class: "rf-minutes", htmlFor: "minutes" }, words.minutes, minutes),
    does.control("timer", start), does.control("pause"), does.control("extend", () => does.tell({ type: "extend", seconds: 60 })), does.control("stop"));
  return {
    clock: time.node, buttons,
    toggle: () => (view.timer ? does.tell({ type: "pause" }) : start()),
    update(given) {
      view = given;
      time.update(view.timer);
      if (changed("step", view.step.id)) minutes.value = Math.round(planned() / 0.6) / 100;
    },
  };
}
