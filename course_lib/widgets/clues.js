// What a learner sees and hears of somebody: a drawing with its description, and a sound that plays only when asked for.

import { h } from "./base.js";
import { image } from "./drawing.js";

// A drawing (the course's own, from Python), with the same in words behind a summary.
export function sight({ svg, says }, label, words, extra) {
  return h("figure", { class: "aw-sight" }, image(svg, label), extra, h("details", {}, h("summary", {}, words.sightInWords.replace("{what}", label)), h("p", {}, says)));
}

// Plays WAV bytes, one at a time.
export function clip(failed) {
  let playing, address;
  const stop = () => {
    playing?.pause();
    if (address) URL.revokeObjectURL(address);
    playing = address = undefined;
  };
  return {
    stop,
    play(bytes) {
      stop();
      address = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
      playing = new Audio(address);
      playing.play().catch(failed);
    },
  };
}
