// A step on a participant's phone: its time, what is asked, and what the room said.

import { ballots } from "./ballots.js";
import { h } from "./base.js";
import { changes } from "./changes.js";
import { pairExercise } from "./pair.js";
import { results } from "./results.js";
import { spoken } from "./spoken.js";
import { whereIs } from "./state.js";
import { timer } from "./timer.js";
import { questionOf } from "./ways.js";

// tell(says) announces. Returns { node, update(view, heard), focus() }.
export function phoneStep(words, box, tell) {
  let view;
  const changed = changes(), time = timer(words.timer);
  const where = h("p", { class: "rm-where" }), head = h("h1", { tabindex: "-1" });
  const intro = h("div"), question = h("p", { class: "aw-stem" }), own = h("div"), result = h("div", { class: "rm-result" });
  const node = h("section", { class: "rm-card" }, where, head, time.node, intro, question, own, result);
  const votes = ballots(words, box, (passed) => {
    drawOwn();
    (passed ? own.querySelector("button") : head).focus();
  });
  const pair = pairExercise(words, () => {
    drawOwn();
    own.querySelector("[data-land]").focus();
  });

  function drawHead() {
    where.textContent = whereIs(view, words);
    head.textContent = view.step.title;
    tell(`${where.textContent}: ${view.step.title}`);
  }

  function drawIntro() {
    const { kind, prompt, note, dialogue } = view.step;
    intro.replaceChildren(...[note && h("p", { class: "aw-notice" }, note), dialogue && h("div", { class: "aw-view aw-dialogue" }, spoken(dialogue, words.dialogue)),
      prompt && !["words", "open", "pulse"].includes(kind) && h("p", { class: "aw-prompt" }, prompt),
      view.vote && h("p", { class: "rm-vote" }, view.vote === 1 ? words.firstVote : words.secondVote)].filter(Boolean));
  }

  // It stands over the answers while one can be given, and else by itself: what the room said comes after it, too.
  function drawQuestion() {
    question.textContent = view.open && !votes.hasPassed(view) ? "" : questionOf(view.step, words);
    question.hidden = !question.textContent;
  }

  // Where the focus was in what goes, it's on the step's heading then.
  function drawOwn() {
    const { step, ballot, open } = view;
    drawQuestion();
    if (!changed("own", [step, ballot, open, votes.hasPassed(view), pair.choice(step)])) return;
    const held = own.contains(document.activeElement);
    own.replaceChildren(...(step.kind === "pair" ? pair.nodes(step) : votes.nodes(view)));
    if (held) head.focus();
  }

  function drawResult() {
    const nodes = results(view.result, words.results);
    if (nodes.length && !result.childElementCount) tell(words.resultsHere);
    result.replaceChildren(...(nodes.length ? [h("h2", {}, words.roomSaid), ...nodes] : []));
  }

  return {
    node,
    focus: () => head.focus(),
    // heard: when the view came.
    update(given, heard) {
      view = given;
      time.update(view.timer, heard);
      const moved = changed("step", [view.step.id, view.n]);
      if (moved) drawHead();
      if (changed("intro", [view.step, view.vote])) drawIntro();
      drawOwn();
      if (moved) scrollTo({ top: 0 });
      if (changed("result", [view.ballot, view.result])) drawResult();
      // Nothing moves under a finger: what the room said stands before one's own answer only when that is closed.
      if (changed("open", view.open)) own[view.open ? "after" : "before"](result);
    },
  };
}
