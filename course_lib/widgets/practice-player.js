// The words in time: one step large, those before it below; paused, slowed, skipped and stopped at will.

import { button, h } from "./base.js";
import { choices, pictureOf } from "./practice-choices.js";
import { pacer } from "./practice-picture.js";
import { reader } from "./practice-voice.js";

// All that is said by a route, as a list to read.
export const transcript = (steps, route) => h("ol", { class: "aw-transcript" }, steps.map((step) => h("li", {}, step.says[route])));

// `set` is the learner's choices; `ends(type, minutes)` is told once, `over(stopped)` when what brings back is through.
export function player(view, words, set, { ends, over }) {
  const steps = [...view.steps, ...view.ending], paces = Object.keys(words.room).sort((a, b) => a - b);
  let at = 0, pace = "1", playing = true, stopped = false, speaking = false, talking = false;
  let timer, since = 0, spent = 0, mark = performance.now(), lasted = 0;
  const voice = reader(), picture = pacer(words);

  const where = h("p", { class: "aw-where", tabindex: "-1" });
  const said = h("div", { class: "aw-said", "aria-live": "polite", "aria-atomic": "true" });
  const state = h("p", { class: "aw-small aw-state", role: "status" });
  const before = h("ol", { class: "aw-transcript" }), soFar = h("details", { class: "aw-more" }, h("summary", {}, words.soFar), before);
  const back = button(words.back, () => go(at - 1)), hold = button(words.pause, () => (playing ? pause(words.paused) : goOn()));
  const on = button(words.skip, () => go(at + 1)), leave = button(words.stop, stopHere, "stop");
  const slower = button(words.slower, () => room(1)), faster = button(words.faster, () => room(-1)), aloud = button(words.speak, readAloud);
  const why = h("p", { class: "aw-small" });
  const node = h("div", { class: "aw-player" }, where, picture.node, said, h("div", { class: "aw-actions" }, back, hold, on, leave), state,
    h("div", { class: "aw-actions aw-finer" }, slower, faster, aloud), why,
    h("details", { class: "aw-more" }, h("summary", {}, words.settings), choices(view, words, set, chosen)), soFar);

  const timed = () => set.mode === "timed";
  const ending = () => at >= view.steps.length;
  const text = () => steps[at].says[set.route];
  const reading = () => steps[at].reading[set.route] * 1000;
  const dwell = () => (speaking ? 0 : reading()) + steps[at].room * 1000 * Number(pace);

  // How long it has lasted, without pauses and without the time when the page was out of sight.
  function count(seen = !document.hidden) {
    const now = performance.now();
    if (seen && (playing || !timed())) lasted += now - mark;
    mark = now;
  }
  const minutes = () => { count(); return Math.min(view.longest, Math.round(lasted / 60000)); };

  function quiet() {
    clearTimeout(timer);
    if (since) spent += performance.now() - since;
    since = 0;
  }

  function wait() {
    quiet();
    if (!timed() || !playing || talking) return;
    since = performance.now();
    timer = setTimeout(() => go(at + 1), Math.max(0, dwell() - spent));
  }

  // Speaks the step if that is wanted; its room begins when the voice ends.
  function tell() {
    voice.hush();
    talking = speaking && (playing || !timed());
    if (talking) voice.speak(text(), 3 * reading() + 5000, () => { talking = false; wait(); });
    wait();
  }

  function go(to) {
    quiet();
    if (to >= steps.length) return finish();
    at = Math.max(to, stopped ? view.steps.length : 0);
    spent = 0;
    draw();
    tell();
  }

  function finish() {
    if (!stopped) ends("finished", minutes());
    over(stopped);
  }

  function stopHere() {
    stopped = true;
    ends("stopped", minutes());
    playing = true;
    state.textContent = "";
    go(view.steps.length);
    where.focus();
  }

  function pause(says) {
    count();
    quiet();
    voice.hush();
    talking = playing = false;
    state.textContent = says;
    drawControls();
  }

  function goOn() {
    count();
    playing = true;
    state.textContent = "";
    drawControls();
    spent || !speaking ? wait() : tell();
  }

  function room(by) {
    quiet();
    pace = paces[Math.min(paces.length - 1, Math.max(0, paces.indexOf(pace) + by))];
    state.textContent = words.room[pace];
    drawControls();
    wait();
  }

  function readAloud() {
    quiet();
    speaking = !speaking;
    said.setAttribute("aria-live", speaking ? "off" : "polite");  // or two voices would speak at once
    drawControls();
    if (speaking) spent = 0;
    tell();
  }

  function chosen(what) {
    if (what === "mode") { count(); playing = true; state.textContent = ""; }
    if (what === "route") { spent = 0; draw(); tell(); }
    drawControls();
    wait();
  }

  function draw() {
    const number = words.step.replace("{n}", at + 1).replace("{all}", steps.length);
    const part = steps[at].part ?? (ending() && words.coming);  // a session's steps name their part
    where.textContent = stopped ? words.coming : part ? `${number} · ${part}` : number;
    said.replaceChildren(h("p", {}, text()));
    before.replaceChildren(...steps.slice(stopped ? view.steps.length : 0, at).map((step) => h("li", {}, step.says[set.route])));
    soFar.hidden = !before.children.length;
    drawControls();
  }

  function drawControls() {
    const last = at === steps.length - 1;
    for (const one of [hold, slower, faster]) one.hidden = !timed();
    hold.textContent = playing ? words.pause : words.goOn;
    on.textContent = last ? words.finish : timed() ? words.skip : words.next;
    on.classList.toggle("aw-do", !timed());
    leave.hidden = ending();
    if (leave.hidden && document.activeElement === leave) where.focus();
    back.setAttribute("aria-disabled", String(at === (stopped ? view.steps.length : 0)));
    slower.setAttribute("aria-disabled", String(pace === paces.at(-1)));
    faster.setAttribute("aria-disabled", String(pace === paces[0]));
    aloud.textContent = speaking ? words.hush : words.speak;
    aloud.disabled = !voice.can();
    why.textContent = voice.can() ? "" : words.noVoice;
    picture.show(pictureOf(view, set));
    picture.node.classList.toggle("aw-gone", ending());  // what brings back looks at the room, and counts no breath
    picture.hold(timed() && !playing);
  }

  // Nothing goes on unseen.
  const hidden = () => {
    count(document.hidden);
    if (document.hidden && timed() && playing) pause(words.hidden);
    else if (document.hidden) voice.hush();
  };
  const noMoreVoices = voice.voices(drawControls);
  document.addEventListener("visibilitychange", hidden);

  return {
    node,
    start() { draw(); tell(); where.focus({ preventScroll: true }); where.scrollIntoView({ block: "start" }); },
    stop() {
      clearTimeout(timer);
      voice.hush();
      picture.stop();
      noMoreVoices();
      document.removeEventListener("visibilitychange", hidden);
    },
  };
}
