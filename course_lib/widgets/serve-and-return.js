// Serve and return: an offer, what comes back, and what is offered next.

import { anywidgetChannel, h } from "./base.js";
import { question, runThrough, speech, verdict } from "./moments.js";

export function mount(root, channel) {
  return runThrough(root, channel, { moment: drawExchange });
}

function drawExchange(moment, tools) {
  const scene = h("p", { class: "aw-scene", tabindex: "-1" }, moment.scene);
  const turns = moment.turns.map((turn) => drawTurn(turn, tools.words));
  const next = moment.field ? [question([moment.field], tools).node] : [];
  const landed = turns.findLast((turn) => turn.landed)?.landed;
  return { node: [scene, ...turns.flatMap((turn) => turn.node), ...next], focus: landed ?? scene, over: !moment.field };
}

function drawTurn(turn, words) {
  const offered = speech(turn.offer);
  if (!turn.said) return { node: [offered] };
  const landed = h("div", { class: "aw-past", tabindex: "-1" }, h("p", {}, turn.lands));
  if (turn.mine) landed.append(verdict(turn.mine.meets, `${turn.mine.meets ? words.metIt : words.missedIt} ${turn.mine.how}.`), h("p", {}, turn.mine.why),
    h("details", {}, h("summary", {}, words.others), h("ul", { class: "aw-others" }, turn.others.map((one) => h("li", {},
      h("p", {}, one.text), verdict(one.meets, `${one.how}.`), h("p", {}, one.why))))));
  return { node: [offered, speech(turn.said, "aw-mine"), landed], landed };
}
