// Wait: the pause before replying, step by step or with a line that moves at the pace of a breath.

import { anywidgetChannel, button, h } from "./base.js";
import { runThrough, speech, verdict } from "./moments.js";

const PACE = 3500;  // milliseconds a breath: calm, and no stopwatch

export function mount(root, channel) {
  let timer, sent = false, wanted = null, last = null, line = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const quiet = () => clearTimeout(timer);
  const stop = runThrough(root, channel, { moment: drawPause, result: drawSpread });

  function drawPause(moment, tools) {
    quiet();
    sent = false;
    const { words, send } = tools;
    const scene = h("p", { class: "aw-scene", tabindex: "-1" }, moment.scene);
    const head = [scene, speech(moment.says)];
    if (moment.end) {
      wanted = null;
      const ended = drawEnd(moment, words);
      return { node: [...head, dots(moment), ended], focus: ended, over: true };
    }
    // One message at a time: what is wanted while one is under way comes after it, if the pause still lasts.
    const act = (what) => {
      quiet();
      if (sent) return void (wanted = what);
      sent = true;
      send({ do: (last = what) });
    };
    const tick = () => (timer = setTimeout(() => (document.hidden ? tick() : act("breath")), PACE));
    const room = h("div", { class: "aw-pause" });
    const would = [h("p", { class: "aw-small" }, words.would), speech(moment.reply, "aw-mine aw-would")];
    let focus = moment.breaths ? null : scene;

    function byLine(running) {
      const speak = button(words.speak, () => act("speak"), "do");
      const begin = button(words.begins, () => { byLine(true); room.querySelector("button").focus(); });
      room.replaceChildren(running ? h("span", { class: "aw-breath", "aria-hidden": "true" }, h("span", { style: `animation-duration:${PACE}ms` })) : "",
        h("div", { class: "aw-actions" }, speak, ...(running ? [] : [begin])), h("p", { class: "aw-small" }, words.goesOn));
      if (running) tick();
      if (moment.breaths) focus = speak;
    }

    function bySteps() {
      const buttons = [button(words.breath, () => act("breath")), button(words.longer, () => act("longer")), button(words.speak, () => act("speak"), "do")];
      room.replaceChildren(h("div", { class: "aw-actions" }, buttons));
      if (moment.breaths) focus = buttons[last === "longer" ? 1 : 0];
    }

    const draw = () => { quiet(); line ? byLine(moment.breaths > 0 && tools.moving) : bySteps(); };
    draw();
    if (wanted) act(wanted);
    wanted = null;
    return { node: [...head, dots(moment), ...would, room, ...(moment.breaths ? [] : [route(words, draw)])], focus };
  }

  // Both ways of waiting are one activity; a learner may change at any pause.
  function route(words, draw) {
    const name = `aw-route-${Math.random().toString(36).slice(2)}`;
    const radio = (value, text) => h("label", {}, h("input", { type: "radio", name, checked: line === value,
      onchange: () => { line = value; draw(); } }), h("span", {}, text));
    return h("fieldset", { class: "aw-question aw-route" }, h("legend", { class: "aw-ask" }, words.route),
      h("div", { class: "aw-pick" }, radio(true, words.line), radio(false, words.steps)));
  }

  return () => { quiet(); stop(); };
}

const dots = (moment) => h("p", { class: "aw-dots", role: "status" }, h("span", { "aria-hidden": "true" }, "· ".repeat(moment.breaths)),
  h("span", { class: moment.breaths ? "aw-small" : "aw-hidden" }, moment.waited));

function drawEnd({ end, reply }, words) {
  const say = speech(reply, "aw-mine"), comes = speech(end.comes);
  return h("div", { class: "aw-past", tabindex: "-1" }, verdict(end.heard, end.how),
    ...(end.spoke ? [h("p", { class: "aw-small" }, words.youSay), say, comes] : [comes]),
    h("p", {}, end.why), h("p", { class: "aw-small" }, end.chances));
}

// How the pauses spread: a row of dots for each length.
const drawSpread = ({ counts }, words) => [h("h4", { class: "aw-sub" }, words.spread), h("ul", { class: "aw-spread" }, counts.map(({ says, count }) =>
  h("li", {}, says, h("span", { "aria-hidden": "true" }, ` ${"●".repeat(count)}`))))];
