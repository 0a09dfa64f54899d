// A figure with controls. Python draws. While a slider moves, one drawing at most is on its way, and the newest values win.

import { button, h } from "./base.js";
import { control } from "./control.js";
import { image, player } from "./drawing.js";

const PATIENCE = 4000; // milliseconds until a figure counts as late
const SETTLED = 400; // of quiet before the summary changes, so that it isn't read out at every step of a slider

// `ask(values)` asks for a figure, and `show(figure)` takes it when it comes. `nodes` go on the page.
export function playground(view, words, ask) {
  let coming = false, stale = false, late, settled;
  const box = image(view.figure.svg, view.title), moves = player(box, words);
  const look = h("p"), summary = h("p"), behind = h("p", { class: "aw-notice", role: "status" });
  const controls = view.controls.map((one) => control(one, changed));
  const values = () => Object.fromEntries(controls.map((one) => [one.id, one.value()]));
  const starting = values();
  const presets = view.presets.map((one) => ({ ...one, node: button(one.label, () => stand(one.values), "preset") }));
  const chosen = () => presets.find((one) => controls.every(({ id, value }) => one.values[id] === value()));

  function stand(at) {
    controls.forEach((one) => one.set(at[one.id]));
    changed();
  }
  function changed() {
    press();
    if (coming) stale = true;
    else send();
  }
  function press() {
    const pressed = chosen();
    for (const one of presets) one.node.setAttribute("aria-pressed", one === pressed);
  }
  function send() {
    stale = false;
    coming = true;
    clearTimeout(late);
    late = setTimeout(lost, PATIENCE);
    try { ask(values()); } catch { lost(); }
  }
  function lost() {
    clearTimeout(late);
    coming = false;
    behind.textContent = words.waiting;
  }
  function show(figure) {
    clearTimeout(late);
    coming = false;
    behind.textContent = "";
    box.innerHTML = figure.svg;
    moves.take(true);
    clearTimeout(settled);
    settled = setTimeout(() => say(figure), SETTLED);
    if (stale) send();
  }
  function say(figure) {
    const text = chosen()?.says;
    look.replaceChildren(...(text ? [h("strong", {}, words.lookAt), ` ${text}`] : []));
    summary.replaceChildren(h("strong", {}, words.shows), ` ${figure.says}`);
  }

  press();
  say(view.figure);
  moves.take(false);
  return {
    show,
    stop: () => { clearTimeout(late); clearTimeout(settled); },
    nodes: [
      h("p", { class: "aw-try" }, h("strong", {}, words.tryThis), ` ${view.to_try}`),
      h("div", { role: "group", "aria-label": words.presets, class: "aw-actions aw-presets" }, presets.map((one) => one.node)),
      h("figure", { class: "aw-figure" }, box, h("figcaption", {}, view.toy)), moves.node, behind,
      h("div", { role: "group", "aria-label": words.controls, class: "aw-controls" }, controls.map((one) => one.node),
        h("div", { class: "aw-actions" }, button(words.reset, () => stand(starting)))),
      h("div", { role: "status", class: "aw-says" }, look, summary),
      h("details", { class: "aw-limits" }, h("summary", {}, words.limits), h("p", { class: "aw-prompt" }, view.limits)),
    ],
  };
}
