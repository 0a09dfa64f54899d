// Fix or feel: what does a reply do, and what was asked for?

import { anywidgetChannel, h } from "./base.js";
import { question, runThrough, speech, verdict } from "./moments.js";

export function mount(root, channel) {
  return runThrough(root, channel, { moment: drawReply });
}

function drawReply(moment, tools) {
  const { words } = tools;
  const scene = h("p", { class: "aw-scene", tabindex: "-1" }, moment.scene);
  const past = moment.past.map((one) => h("div", { class: "aw-past", tabindex: "-1" },
    h("p", { class: "aw-small" }, one.asked), verdict(one.fits, one.fits ? `${words.fits} ${one.was}.` : `${words["not-yet"]} ${one.was}.`),
    one.fits ? null : h("p", { class: "aw-small" }, `${words.you} ${one.chosen}.`), h("p", {}, one.why)));
  const next = moment.field ? [question([moment.field], tools).node] : [];
  return { node: [scene, h("p", { class: "aw-small" }, words.reply), speech(moment.reply, "aw-mine"), ...past, ...next],
    focus: past.at(-1) ?? scene, over: !moment.field };
}
