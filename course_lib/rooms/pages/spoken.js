// A room's dialogue so far: what the partner said, and what the room chose to say.

import { h } from "./base.js";
import { image } from "./drawing.js";

// `last`: how many exchanges are shown; the scene stands before the first of them.
export function spoken({ you, name, mentions, scene, aim, help, said, now, after }, words, last = Infinity) {
  const begins = !said.length && last > 0;
  const partner = (one) => [h("p", { class: "aw-theirs" }, h("b", {}, `${name}:`), " ", h("q", {}, one.line)), one.does && h("p", { class: "aw-does" }, one.does)];
  const mine = (one) => h("p", { class: "aw-mine" }, h("b", {}, words.roomSays.replace("{you}", you)), " ", one.reply);
  return [
    mentions && begins && h("p", { class: "aw-small" }, `${words.mentions} ${mentions}`),
    help && h("p", { class: "aw-small" }, help),
    begins && h("p", { class: "rm-scene" }, scene), begins && aim && h("p", { class: "aw-aim" }, h("b", {}, words.aim), " ", aim),
    h("ol", { class: "aw-said", "aria-label": words.soFar }, said.slice(-last || said.length).map((one) => h("li", {}, partner(one), mine(one)))),
    now && h("div", { class: "aw-turn" }, h("div", { class: "aw-face" }, image(now.face.svg, now.face.says)), h("div", { class: "aw-line-now" }, partner(now))),
    after && h("div", { class: "aw-closing" }, h("p", { class: "aw-told" }, after.end), h("p", {}, after.about)),
    after?.safety.length && h("div", { class: "aw-safe" }, after.safety.map((one) => h("p", {}, one))),
  ].filter(Boolean);
}
