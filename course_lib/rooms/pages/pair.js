// An exercise for two: nobody's answer goes anywhere, and taking part is asked for first.

import { button, h } from "./base.js";
import { roleList } from "./roles.js";

// decided() is called when somebody takes part, passes, stops, or thinks again; the focus belongs on `[data-land]` then.
export function pairExercise(words, decided) {
  const choices = new Map(); // by exercise: "in" or "pass"

  function decide(id, choice) {
    choices.set(id, choice);
    decided();
  }
  const actions = (...buttons) => h("div", { class: "aw-actions" }, buttons);
  const landing = (says, look) => h("p", { class: look, tabindex: "-1", "data-land": "" }, says);

  return {
    choice: ({ id }) => choices.get(id),
    nodes({ id, roles, rounds, lasts }) {
      const { pairs } = words, choice = choices.get(id);
      if (choice === "pass") return [landing(pairs.passed, "rm-status"), actions(button(words.after_all, () => decide(id)))];
      const rules = h("p", {}, pairs.rounds.replace("{n}", rounds).replace("{time}", lasts)), parts = roleList(roles, "h2");
      if (choice === "in") return [rules, landing(pairs.consent, "rm-status"), parts, actions(button(pairs.stop, () => decide(id, "pass")))];
      return [rules, parts, landing(pairs.ask), actions(button(pairs.join, () => decide(id, "in"), "do"), button(pairs.pass, () => decide(id, "pass")))];
    },
  };
}
