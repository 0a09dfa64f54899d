// A participant's part in each ballot: what is filled in and sent, or that it's passed on. It lives as long as the page.

import { ballotForm } from "./ballot-form.js";
import { button, h } from "./base.js";

// `box` carries the answers (see link.js). decided() is called when somebody passes, or joins in after all.
export function ballots(words, box, decided) {
  const known = new Map(); // by ballot: { draft, kept, says, passed }

  // What the room has of this phone counts until something is sent from this page.
  function mineOf({ ballot, yours }) {
    if (!known.has(ballot)) known.set(ballot, {});
    const mine = known.get(ballot);
    if (yours !== null && !("says" in mine)) mine.kept ??= yours;
    return mine;
  }

  function passOn(mine, yes) {
    mine.passed = yes;
    decided(yes);
  }

  const passing = (mine) => [h("p", { class: "rm-status", role: "status" }, "kept" in mine ? words.passedAfter : words.passed),
    h("div", { class: "aw-actions" }, button(words.after_all, () => passOn(mine, false)))];

  return {
    hasPassed: (view) => Boolean(mineOf(view).passed),
    nodes(view) {
      const mine = mineOf(view);
      if (mine.passed) return passing(mine);
      const form = ballotForm(view, mine, words, box, () => passOn(mine, true));
      if (form) return [form];
      return view.step.kind === "say" ? [h("p", { class: "aw-small" }, words.look)] : [];
    },
  };
}
