// The facilitator's timer: one button starts it, holds it and lets it go on. How long it runs can be changed before it starts.

import { h } from "./base.js";
import { changes } from "./changes.js";
import { timer } from "./timer.js";

// `does`: the page's commands (see commands.js). Returns { clock, buttons, toggle(), update(view) }: the clock
// stands apart from its buttons, where results don't push it out of sight.
export function timing(words, does) {
  let view;
  const changed = changes(), time = timer(words.timer, name);
  const part = (id, most) => h("input", { type: "number", class: "aw-number", min: 0, max: most, step: 1, id,
    onkeydown: ({ key }) => key === "Enter" && toggle() });
  const minutes = part("minutes", 60), seconds = part("seconds", 59), whole = (field) => Math.floor(field.valueAsNumber || 0);
  const length = h("div", { class: "rf-length" }, h("label", { htmlFor: "minutes" }, words.minutes), minutes, h("label", { htmlFor: "seconds" }, words.seconds), seconds);
  // In seconds, as the plan has it, or else two minutes, if the step is that long.
  const planned = ({ n, steps }) => steps[n - 1].seconds ?? Math.min(120, 60 * steps[n - 1].minutes);

  // What the button and its key do now. A timer that has run out is started anew.
  const deed = () => (!view.timer || time.seconds() <= 0 ? "timer" : view.timer.running ? "pause" : "goOn");
  const toggle = () => does.tell(deed() === "timer" ? { type: "timer", seconds: 60 * whole(minutes) + whole(seconds) } : { type: "pause" });
  const main = does.control("timer", toggle);
  const buttons = h("div", { class: "rf-timing" }, main, does.control("extend", () => does.tell({ type: "extend", seconds: 60 })), does.control("stop"), length);

  function name() {
    main.firstChild.textContent = words.commands[deed()];
    const held = buttons.contains(document.activeElement) && document.activeElement;
    length.hidden = deed() !== "timer";
    if (held && held.closest("[hidden]")) main.focus();
  }
  return {
    clock: time.node, buttons, toggle,
    update(given) {
      view = given;
      time.update(view.timer);
      if (changed("step", view.step.id)) [minutes.value, seconds.value] = [Math.floor(planned(view) / 60), planned(view) % 60];
      name();
    },
  };
}
