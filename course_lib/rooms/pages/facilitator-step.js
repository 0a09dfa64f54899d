// A step as the facilitator sees it: what is asked, how many have answered, what the room said, and what can be done about it.

import { button, h } from "./base.js";
import { changes } from "./changes.js";
import { handsForm } from "./hands.js";
import { results } from "./results.js";
import { roleList } from "./roles.js";
import { spoken } from "./spoken.js";
import { countOf, whereIs } from "./state.js";
import { timing } from "./timing.js";

function question({ step: { stem, prompt, dialogue, fields, scale, roles }, vote, result }, words) {
  return [vote && h("p", { class: "rm-vote" }, vote === 1 ? words.results.firstVote : words.results.secondVote),
    stem && h("p", { class: "aw-stem" }, stem), prompt && h("p", { class: "aw-prompt" }, prompt),
    dialogue && h("div", { class: "aw-view aw-dialogue" }, spoken(dialogue, words.dialogue, result ? 0 : undefined)),
    !result && fields?.[0].options && h("ul", {}, fields[0].options.map((one) => h("li", {}, one.text))),
    !result && scale && h("ul", {}, scale.map((one) => h("li", {}, one))), roles && roleList(roles, "h3")].filter(Boolean);
}

// `does`: the page's commands (see commands.js). Returns { node, toggleTimer(), update(view) }.
export function facilitatorStep(words, does) {
  const changed = changes(), timers = timing(words, does);
  const where = h("p", { class: "rm-where" }), title = h("h1", { tabindex: "-1" }), count = h("p", { class: "rf-count" }), flags = h("p", { class: "rf-flags" });
  const asked = h("div", { class: "rf-asked" }), result = h("div", { class: "rm-result" }), byHand = h("div", { class: "rf-extra" });
  const more = h("div", { class: "aw-actions" }, does.control("begin"), does.control("again", undefined, "do"), does.control("choose", undefined, "do"), does.control("key"));
  const node = h("section", { class: "rf-now", "aria-label": words.now }, where, title, flags, timers.clock, count, asked, more, result, timers.buttons, byHand);

  const choosing = (replies) => h("details", {}, h("summary", {}, words.chooseOne), h("ul", { class: "rf-replies" }, replies.map((one) =>
    h("li", {}, button(one.text, () => does.tell({ type: "choose", reply: one.id }))))));

  // Where the focus was in what goes, it's on the count that was taken.
  function drawByHand({ step, hands, fewest }) {
    const replies = step.dialogue?.now?.replies ?? [], held = byHand.contains(document.activeElement);
    byHand.replaceChildren(...[replies.length > 0 && choosing(replies),
      hands.length > 0 && handsForm(hands, words.hands, fewest, (counts) => does.tell({ type: "tally", counts }))].filter(Boolean));
    if (held) byHand.querySelector("[data-land]")?.focus();
  }

  return {
    node,
    toggleTimer: timers.toggle,
    update(view) {
      timers.update(view);
      flags.replaceChildren(...["hidden", "locked"].filter((name) => view[name]).map((name) => h("span", {}, words.flags[name])));
      where.textContent = whereIs(view, words);
      title.textContent = view.step.title;
      count.textContent = countOf(view, words);
      if (changed("asked", [view.step, view.vote, Boolean(view.result)])) asked.replaceChildren(...question(view, words));
      if (changed("result", view.result)) result.replaceChildren(...results(view.result, words.results));
      if (changed("by hand", [view.ballot, view.hands.map((one) => [one.id, one.text, one.count])])) drawByHand(view);
    },
  };
}
