// A timer that a room shares: digits, and a line that gets shorter. It makes no sound, and being late costs nothing.

import { h } from "./base.js";

export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

// update(timer): { left, running } as the room sends it, or null; heard: when it came. Only its start, its last minute and its end are announced.
// over() is called when it has run out.
export function timer(words, over = () => {}) {
  const digits = h("p", { class: "rm-digits", role: "timer" }), line = h("span", { class: "rm-line", "aria-hidden": "true" });
  const said = h("p", { class: "rm-timer-says", role: "status" });
  const node = h("div", { class: "rm-timer", hidden: true }, digits, h("span", { class: "rm-track", "aria-hidden": "true" }, line), said);
  let end, left, running = false, whole = 0, ticking;

  const now = () => (running ? Math.max(0, (end - Date.now()) / 1000) : left);
  const say = (text) => text !== said.textContent && (said.textContent = text);
  function draw() {
    const seconds = now();
    digits.textContent = clock(Math.ceil(seconds));
    line.style.inlineSize = `${whole ? (100 * seconds) / whole : 0}%`;
    node.dataset.state = seconds <= 0 ? "over" : running ? "running" : "paused";
    say(seconds <= 0 ? words.timeOver : !running ? words.timePaused : seconds <= 60 && whole > 60 ? words.lastMinute : words.timeRuns);
    if (seconds > 0) return;
    clearInterval(ticking);
    over();
  }
  return {
    node,
    seconds: now,
    update(given, heard = Date.now()) {
      clearInterval(ticking);
      node.hidden = !given;
      if (!given) { whole = 0; return say(""); }
      ({ left, running } = given);
      end = heard + left * 1000;
      whole = Math.max(whole, left);
      draw();
      if (running) ticking = setInterval(draw, 250);
    },
  };
}
