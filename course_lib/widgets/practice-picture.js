// Two lines that drift past each other, or open and close at the pace of a breath. Still where motion is reduced.

import { h } from "./base.js";

const IN = 4000, BREATH = 10000;  // milliseconds: four in, six out, as in practice.css
const WAVE = 240, WIDTH = 720, SWING = 20;

function wavePath() {
  let path = "";
  for (let x = 0; x <= WIDTH + WAVE; x += 6) path += `${x ? "L" : "M"}${x} ${(60 - SWING * Math.sin((2 * Math.PI * x) / WAVE)).toFixed(1)}`;
  return path;
}

function svgNode(tag, given, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(given)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// The picture beside the words: { node, show(kind), hold(held), stop() }; kind is none, wave or breath.
export function pacer(words) {
  const node = h("div", { class: "aw-pacer" });
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let timer, lines, count, shown;

  function show(kind) {
    if (kind === shown) return;  // it goes on moving as it was
    shown = kind;
    clearInterval(timer);
    node.hidden = kind === "none";
    if (kind === "none") return node.replaceChildren();
    lines = ["do", "feel"].map((tone) => svgNode("path", { class: `aw-pace-${tone}`, d: wavePath(), "vector-effect": "non-scaling-stroke" }));
    const drawn = svgNode("svg", { viewBox: `0 0 ${WIDTH} 120`, role: "img", "aria-label": words.pictureAlt[kind], preserveAspectRatio: "none",
      class: `aw-pace-${kind}` }, ...lines);
    count = h("p", { class: "aw-count aw-small" }, still.matches ? words.still[kind] : "");
    node.replaceChildren(drawn, count);
    if (kind === "breath" && !still.matches) {
      count.setAttribute("aria-hidden", "true");  // the picture's name says it once; a number each second would talk over the words
      timer = setInterval(tell, 200);
      tell();
    }
  }

  // The count is read off the lines themselves, so the two never part.
  function tell() {
    const at = Number(lines[0].getAnimations()[0]?.currentTime ?? 0) % BREATH;
    const says = at < IN ? `${words.in} · ${1 + Math.floor(at / 1000)}` : `${words.out} · ${1 + Math.floor((at - IN) / 1000)}`;
    if (count.textContent !== says) count.textContent = says;
  }

  return { node, show, hold: (held) => node.classList.toggle("aw-held", held), stop: () => clearInterval(timer) };
}
