// Read: a story, a face, a hum; a forecast that always adds up to 100; then what the person says.

import { anywidgetChannel, button, h } from "./base.js";
import { board, outcome, said } from "./board.js";
import { clip, sight } from "./clues.js";

export function mount(root, channel) {
  let words, view;
  root.classList.add("aw-read");
  const { title, stage, notice, ...on } = board(root);
  const player = clip(() => (notice.textContent = words.noSound));
  const talk = on.talk(channel, {
    hear: player.play,
    show(given, labels, before) {
      [view, words] = [given, labels];
      const kept = before?.scene?.id === view.scene?.id && view.stage === "look" && before?.stage === "look" ? forecast?.placed() : {};
      ({ start, look, told, result })[view.stage](kept);
    },
  });
  let forecast;
  const say = (type, more = {}) => talk.say({ type, scene: view.scene?.id, ...more });
  const head = (text) => (title.textContent = text);

  function start() {
    head(view.title);
    stage.replaceChildren(h("p", {}, view.intro), h("p", { class: "aw-small" }, view.limits),
      h("div", { class: "aw-actions" }, button(words.begin, once("begin"), "do")));
  }

  function once(type, more = () => ({})) {
    return (event) => {
      event.currentTarget.disabled = true;
      say(type, more());
    };
  }

  function clues() {
    const { scene } = view;
    head(`${view.title} · ${words.count.replace("{n}", view.n).replace("{all}", view.all)}`);
    const face = sight(scene.face, words.face, words);
    const hum = scene.voice && sight(scene.voice, words.hum, words,
      button(words.hear, () => talk.ask({ type: "hear" })));
    return [h("p", { class: "aw-stem" }, scene.story), h("div", { class: "aw-clues" }, face, hum)];
  }

  function look(kept) {
    const { scene } = view;
    const answered = scene.answer && h("blockquote", { class: "aw-said", tabindex: "-1", "data-land": "" },
      h("p", { class: "aw-small" }, scene.question), h("p", {}, `“${scene.answer}”`));
    const ask = !scene.answer && h("div", { class: "aw-asking" }, h("p", {}, `“${scene.question}”`),
      button(words.ask.replace("{name}", scene.name), once("ask")));
    forecast = spread(scene, words, kept);
    stage.replaceChildren(...clues(), answered || ask, forecast.node,
      h("div", { class: "aw-actions" }, button(words.commit, once("forecast", () => ({ response: { placed: forecast.placed() } })), "do"),
        button(words.cannot, () => forecast.clear())), h("p", { class: "aw-leave" }, button(words.fresh, once("begin"))));
  }

  function told() {
    stage.replaceChildren(...clues(), said(view.told.says),
      table(view.told.rows), h("div", { class: "aw-actions" }, button(words.next, once("next"), "do")));
  }

  const table = (rows) => h("table", { class: "aw-rows" }, h("caption", { class: "aw-small" }, words.table),
    h("thead", {}, h("tr", {}, [words.feeling, words.yours, words.best].map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, rows.map((row) => h("tr", { class: row.was ? "aw-was" : "" },
      h("th", { scope: "row" }, row.was && h("span", { class: "aw-shape", "aria-hidden": "true" }, "✓"), row.label),
      h("td", {}, String(row.yours)), h("td", {}, String(row.best))))));

  function result() {
    head(view.title);
    const { cards } = view;
    stage.replaceChildren(...(cards ? [h("div", { class: "aw-clues" }, sight(cards.face, words.face, words)),
      h("ul", {}, cards.stories.map((text) => h("li", {}, text))), h("p", {}, cards.says)] : []),
      ...outcome(view, words), h("p", { class: "aw-small" }, view.limits),
      h("div", { class: "aw-actions" }, button(words.again, once("begin"))));
  }

  return () => { player.stop(); talk.stop(); };
}

// A slider for each feeling. What isn't placed is "can't tell", so the whole is always 100; a slider stops where nothing is left.
function spread(scene, words, kept) {
  const left = h("p", { class: "aw-small aw-left", role: "status" });
  const rows = scene.feelings.map(({ id, label }) => {
    const range = h("input", { type: "range", min: 0, max: 100, step: scene.step, value: 0, "aria-label": words.of.replace("{feeling}", label) });
    range.value = kept?.[id] ?? 0;
    const shown = h("output", { "aria-hidden": "true" });
    range.addEventListener("input", () => update(range));
    return { id, range, shown, node: h("div", { class: "aw-place" }, h("span", { "aria-hidden": "true" }, label), shown, range) };
  });
  const sum = () => rows.reduce((total, row) => total + Number(row.range.value), 0);
  function update(moved) {
    if (moved && sum() > 100) moved.value = Number(moved.value) - (sum() - 100);
    for (const row of rows) row.shown.textContent = row.range.value;
    left.textContent = words.left.replace("{n}", 100 - sum());
  }
  update();
  return {
    node: h("fieldset", { class: "aw-question" }, h("legend", { class: "aw-stem" }, words.spreadAsk.replace("{name}", scene.name)),
      h("div", { class: "aw-spread" }, rows.map((row) => row.node)), left),
    placed: () => Object.fromEntries(rows.map((row) => [row.id, Number(row.range.value)])),
    clear() {
      for (const row of rows) row.range.value = 0;
      update();
      rows[0].range.focus();
    },
  };
}
