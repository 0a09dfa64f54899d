// How long the room has been going, beside what the plan says. It's for orientation: running over is allowed.

import { h } from "./base.js";
import { clock } from "./timer.js";

export function pacing(words) {
  const gone = h("strong"), beside = h("span"), here = h("span");
  const node = h("p", { class: "rf-pace" }, gone, " ", beside, " · ", here);
  let view, since;

  function draw() {
    const more = view.running ? (Date.now() - since) / 1000 : 0;
    const all = view.steps.reduce((sum, one) => sum + one.spent, 0) + more;
    const planned = (upTo) => 60 * view.steps.slice(0, upTo).reduce((sum, one) => sum + one.minutes, 0);
    const now = view.steps[view.n - 1], late = all - planned(view.n), early = planned(view.n - 1) - all;
    gone.textContent = clock(all);
    beside.textContent = words.of.replace("{all}", Math.round(planned(view.steps.length) / 60));
    here.textContent = [words.step.replace("{spent}", clock(now.spent + more)).replace("{minutes}", now.minutes),
      late > 60 ? words.behind.replace("{n}", Math.round(late / 60)) : early > 60 ? words.ahead.replace("{n}", Math.round(early / 60)) : words.onPlan].join(" · ");
  }
  let ticking;
  return {
    node,
    update(given) {
      [view, since] = [given, Date.now()];
      draw();
      ticking ??= setInterval(draw, 1000);
    },
    stop: () => clearInterval(ticking),
  };
}
