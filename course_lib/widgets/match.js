// Match: follow a point on the affect map with your own marker, as it moves or turn by turn.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { drawing } from "./drawing.js";

const STEADY = 0.9; // how far a held arrow key moves the marker in a second of the path, in radii of the map
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function mount(root, channel) {
  let words, view, stopRun = () => {};
  const opened = Math.random().toString(36).slice(2);
  root.classList.add("aw-view", "aw-activity");
  const title = h("h3", { class: "aw-title", tabindex: "-1" }), stage = h("div"), notice = h("p", { class: "aw-notice", role: "status" });
  root.append(title, stage, notice);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (!reply.view) return;
      const moved = Boolean(view);
      view = reply.view;
      stopRun();
      title.textContent = view.title;
      ({ start, moving, turns })[view.stage]();
      if (moved) (stage.querySelector("[data-land]") ?? title).focus();
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });
  const say = (type, more = {}) => talk.say({ type, turn: view.turn, ...more });
  const leave = () => h("p", { class: "aw-leave" }, button(words.fresh, () => talk.ask({ type: "choices" })));

  function start() {
    const after = view.says && [h("div", { class: "aw-mark", tabindex: "-1", "data-land": "" }, view.says.map((text) => h("p", {}, text))),
      ...view.figures.map((figure) => drawing(figure, words))];
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const mode = choice("mode", words.how, view.modes, still ? 1 : 0), speed = choice("speed", words.speed, view.speeds, 0);
    // Turns have no speed.
    const fit = () => (speed.node.hidden = mode.value() === "turns");
    mode.node.addEventListener("change", fit);
    fit();
    stage.replaceChildren(...(after || [h("p", {}, view.intro)]), h("p", { class: "aw-small" }, view.limits), mode.node, speed.node,
      h("div", { class: "aw-actions" }, button(after ? words.again : words.begin, (event) => {
        event.currentTarget.disabled = true;
        say("begin", { mode: mode.value(), speed: speed.value() });
      }, "do")));
  }

  function choice(name, legend, options, first, row = "aw-option") {
    const inputs = options.map((option, index) => h("input", { type: "radio", name: `${name}-${opened}`, checked: index === first }));
    return {
      node: h("fieldset", { class: "aw-question" }, h("legend", { class: "aw-stem" }, legend),
        h("div", { class: row === "aw-pick" ? row : "" }, options.map((option, index) =>
          row === "aw-pick" ? h("label", {}, inputs[index], h("span", {}, option.text))
            : h("div", { class: row }, h("label", {}, inputs[index], h("span", {}, option.text)))))),
      value: () => options[inputs.findIndex((input) => input.checked)].id,
    };
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
    const pleasant = choice("pleasant", words.movePleasant, view.pleasant, 2, "aw-pick"), energy = choice("energy", words.moveEnergy, view.energy, 2, "aw-pick");
    title.textContent = `${view.title} · ${words.count.replace("{n}", view.n).replace("{all}", view.all)}`;
    stage.replaceChildren(h("div", { class: "aw-mark", tabindex: "-1", "data-land": "" }, view.says.map((text) => h("p", {}, text))), shown.box,
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
