// The affect map with a mark to put on it, and two lines that set the same mark.

import { button, h } from "./base.js";
import { mapFrame } from "./map-frame.js";

const ARROWS = { ArrowLeft: ["pleasant", -1], ArrowRight: ["pleasant", 1], ArrowUp: ["energy", 1], ArrowDown: ["energy", -1] };
const SIDES = ["pleasant", "energy"];

// `said` ({ pleasant, energy }, each -100 to 100 or null) is changed as the mark moves. `sides`: from which step on a word
// holds. An arrow key moves by `step`, and a touch falls on multiples of `grid`.
export function affectMap(said, words, sides, { step = 5, grid = 1, changed = () => {} } = {}) {
  const point = h("span", { class: "aw-marker", hidden: true });
  const reads = h("p", { class: "aw-reads", role: "status" });
  const field = h("div", { class: "aw-field", role: "application", tabindex: "0", "aria-label": words.map }, point);
  const ranges = Object.fromEntries(SIDES.map((name) => [name, h("input", { type: "range", min: -100, max: 100, step: grid, value: said[name] ?? 0,
    "aria-label": words[`${name}Side`], oninput: (event) => move({ [name]: Number(event.target.value) }) })]));
  const away = button(words.takeMark, () => { move({ pleasant: null, energy: null }); field.focus(); });
  const word = (name) => sides[name].findLast((one) => said[name] >= one.from).word;
  const within = (one) => grid * Math.round(Math.max(-100, Math.min(100, one)) / grid);

  function draw() {
    const set = SIDES.filter((name) => said[name] !== null);
    point.hidden = !set.length;
    point.style.left = `${50 + (said.pleasant ?? 0) / 2}%`;
    point.style.top = `${50 - (said.energy ?? 0) / 2}%`;
    reads.textContent = set.length ? set.map(word).join(", ") : words.noMark;
    away.disabled = !set.length;
    for (const name of SIDES) {
      ranges[name].value = said[name] ?? 0;
      ranges[name].setAttribute("aria-valuetext", said[name] === null ? words.unset : word(name));
    }
  }
  function move(to) { Object.assign(said, to); draw(); changed(); }
  const drag = (event) => {
    const { left, top, width, height } = field.getBoundingClientRect();
    move({ pleasant: within(((event.clientX - left) / width) * 200 - 100), energy: within(100 - ((event.clientY - top) / height) * 200) });
  };
  field.addEventListener("pointerdown", (event) => { field.setPointerCapture(event.pointerId); drag(event); });
  field.addEventListener("pointermove", (event) => event.buttons && drag(event));
  field.addEventListener("keydown", (event) => {
    if (!(event.key in ARROWS)) return;
    event.preventDefault();
    const [name, ways] = ARROWS[event.key];
    move({ pleasant: said.pleasant ?? 0, energy: said.energy ?? 0, [name]: within((said[name] ?? 0) + ways * step) });
  });
  draw();
  const slide = (name, low, high) => h("div", { class: "aw-slide" }, h("p", { class: "aw-label", "aria-hidden": "true" }, words[`${name}Side`]), ranges[name],
    h("p", { class: "aw-ends", "aria-hidden": "true" }, h("span", {}, words[low]), h("span", {}, words[high])));
  return { node: h("fieldset", { class: "aw-question" }, h("legend", {}, words.place), h("p", { class: "aw-small" }, words.ways), mapFrame(field, words),
    slide("pleasant", "unpleasant", "pleasant"), slide("energy", "energyLow", "energyHigh"), reads, away), focus: () => field.focus() };
}
