// Match: follow a point on the affect map with your own marker, as it moves or turn by turn.

import { anywidgetChannel, button, h } from "./base.js";
import { board, oneOf, outcome, said } from "./board.js";

const STEADY = 0.9; // how far a held arrow key moves the marker in a second of the path, in radii of the map
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function mount(root, channel) {
  let words, view, stopRun = () => {};
  const { title, stage, ...on } = board(root);
  const talk = on.talk(channel, {
    show(given, labels) {
      [view, words] = [given, labels];
      stopRun();
      title.textContent = view.title;
      ({ start, moving, turns })[view.stage]();
    },
  });
  const say = (type, more = {}) => talk.say({ type, turn: view.turn, ...more });
  const leave = () => h("p", { class: "aw-leave" }, button(words.fresh, () => talk.ask({ type: "choices" })));

  function start() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const mode = oneOf(words.how, view.modes, { first: still ? 1 : 0 }), speed = oneOf(words.speed, view.speeds);
    // Turns have no speed.
    const fit = () => (speed.node.hidden = mode.value() === "turns");
    mode.node.addEventListener("change", fit);
    fit();
    stage.replaceChildren(...(view.says ? outcome(view, words) : [h("p", {}, view.intro)]), h("p", { class: "aw-small" }, view.limits),
      mode.node, speed.node, h("div", { class: "aw-actions" }, button(view.says ? words.again : words.begin, (event) => {
        event.currentTarget.disabled = true;
        say("begin", { mode: mode.value(), speed: speed.value() });
      }, "do")));
  }

  // The map: `place(point, marker)` puts both, in radii from its middle.
  function map(attributes = { role: "img" }) {
    const side = (name) => h("span", { class: `aw-side aw-${name}` }, words[name]);
    const point = h("span", { class: "aw-point" }), marker = h("span", { class: "aw-marker" });
    const box = h("div", { class: "aw-map", "aria-label": words.map, ...attributes },
      ["energy", "rest"].map(side), h("div", { class: "aw-field" }, ["unpleasant", "pleasant"].map(side), point, marker));
    const put = (node, [x, y]) => { node.style.left = `${50 + 50 * x}%`; node.style.top = `${50 - 50 * y}%`; };
    return { box, place: (one, other) => { put(point, one); put(marker, other); } };
  }

  function turns() {
    const shown = map({ role: "img", "aria-label": view.says.join(" ") });
    shown.place(view.point.map((one) => one / 100), view.marker.map((one) => one / 100));
    const still = { first: 2, side: true };  // no move
    const pleasant = oneOf(words.movePleasant, view.pleasant, still), energy = oneOf(words.moveEnergy, view.energy, still);
    title.textContent = `${view.title} · ${words.count.replace("{n}", view.n).replace("{all}", view.all)}`;
    stage.replaceChildren(said(view.says), shown.box,
      pleasant.node, energy.node, h("div", { class: "aw-actions" }, button(words.move, (event) => {
        event.currentTarget.disabled = true;
        say("move", { response: { pleasant: pleasant.value(), energy: energy.value() } });
      }, "do")), leave());
  }

  function moving() {
    const { path, seconds, speed } = view;
    const says = h("p", { class: "aw-small", role: "status" });
    const shown = map({ role: "application", tabindex: "0" });
    const held = new Set(), taken = [];
    let marker = [0, 0], at = 0, last, frame, going = false;
    const where = () => {
      const exact = (at / seconds) * path.length, index = Math.min(Math.floor(exact), path.length - 1);
      const next = path[Math.min(index + 1, path.length - 1)], share = Math.min(exact - index, 1);
      return path[index].map((one, axis) => (one + (next[axis] - one) * share) / 100);
    };
    const within = (one) => Math.max(-1, Math.min(1, one));
    const draw = () => shown.place(where(), marker);

    function step(now) {
      const passed = Math.min(now - (last ?? now), 250) / 1000 * speed;
      last = now;
      for (const key of held) marker = marker.map((one, axis) => within(one + ARROWS[key][axis] * STEADY * passed));
      at += passed;
      // One place for each moment of the path; a slow frame fills in what it skipped.
      while (taken.length < path.length && taken.length < (at / seconds) * path.length) taken.push(marker.map((one) => Math.round(100 * one)));
      draw();
      if (taken.length === path.length) return finish();
      frame = requestAnimationFrame(step);
    }
    const go = button(words.go, () => (going ? pause() : run()), "do");
    function run() {
      going = true;
      last = undefined;
      go.textContent = words.pause;
      says.textContent = words.running;
      shown.box.focus();
      frame = requestAnimationFrame(step);
    }
    function pause() {
      going = false;
      cancelAnimationFrame(frame);
      held.clear();
      go.textContent = words.resume;
      says.textContent = words.paused;
    }
    function finish() {
      going = false;
      go.disabled = true;
      says.textContent = words.sending;
      say("trace", { response: { points: taken } });
    }

    const drag = (event) => {
      const field = shown.box.lastChild.getBoundingClientRect();
      marker = [within(((event.clientX - field.left) / field.width) * 2 - 1), within(1 - ((event.clientY - field.top) / field.height) * 2)];
      if (!going) draw();
    };
    shown.box.addEventListener("pointerdown", (event) => { shown.box.setPointerCapture(event.pointerId); drag(event); });
    shown.box.addEventListener("pointermove", (event) => event.buttons && drag(event));
    shown.box.addEventListener("keydown", (event) => {
      if (!(event.key in ARROWS)) return;
      event.preventDefault();
      held.add(event.key);
      if (!going && !event.repeat) { marker = marker.map((one, axis) => within(one + ARROWS[event.key][axis] * 0.05)); draw(); }
    });
    shown.box.addEventListener("keyup", (event) => held.delete(event.key));
    shown.box.addEventListener("blur", () => held.clear());
    stopRun = () => { cancelAnimationFrame(frame); going = false; };
    stage.replaceChildren(h("p", {}, words.keys), shown.box, says, h("div", { class: "aw-actions" }, go), leave());
    draw();
  }

  return () => { stopRun(); talk.stop(); };
}
