// Notice: three moments as usual, three a little later. Did something change?

import { anywidgetChannel, button, h } from "./base.js";
import { board, oneOf, outcome, said } from "./board.js";
import { clip, sight } from "./clues.js";
import { image } from "./drawing.js";

export function mount(root, channel) {
  let words, view;
  root.classList.add("aw-notice-trainer");
  const { title, stage, notice, ...on } = board(root);
  const player = clip(() => (notice.textContent = words.noSound));
  const talk = on.talk(channel, {
    hear: player.play,
    show(given, labels) {
      [view, words] = [given, labels];
      ({ start, pair, told: pair })[view.stage]();
    },
  });
  const say = (type, more = {}) => talk.say({ type, pair: view.pair, ...more });

  function start() {
    title.textContent = view.title;
    const [mode, route] = [oneOf(words.what, view.modes), oneOf(words.how, view.routes)];
    stage.replaceChildren(...(view.says ? outcome(view, words) : [h("p", {}, view.intro)]), h("p", { class: "aw-small" }, view.limits),
      route.node, mode.node, h("div", { class: "aw-actions" }, button(view.says ? words.again : words.begin, (event) => {
        event.currentTarget.disabled = true;
        say("begin", { mode: mode.value(), route: route.value() });
      }, "do")));
  }

  function pair() {
    title.textContent = `${view.title} · ${words.count.replace("{n}", view.n).replace("{all}", view.all)}`;
    const shown = view.faces ? faces() : view.hums ? [...hums(), numbers()] : [numbers()];
    const answers = h("div", { class: "aw-actions" }, [[true, words.changed], [false, words.same]].map(([changed, text]) =>
      button(text, (event) => {
        for (const one of answers.children) one.disabled = true;
        say("answer", { response: { changed } });
      })));
    const told = view.told && [
      said(view.told.says, { "data-verdict": view.told.verdict }),
      h("div", { class: "aw-actions" }, button(words.next, () => say("next"), "do"))];
    stage.replaceChildren(...shown, ...(told || [h("p", { class: "aw-stem" }, words.ask), answers]),
      view.measure && h("p", { class: "aw-small" }, words.unseen) || "",
      // Nothing is kept of leaving: the run waits here until another begins.
      h("p", { class: "aw-leave" }, button(words.fresh, () => talk.ask({ type: "choices" }))));
  }

  const strip = (when) => h("div", { class: "aw-strip" }, h("p", { class: "aw-small" }, words[when]),
    h("div", { class: "aw-moments" }, view.faces[when].map((face, index) => {
      const label = words.moment.replace("{when}", words[when]).replace("{n}", index + 1);
      return image(face.svg, `${label}. ${face.says}`);
    })));
  const faces = () => [h("div", { class: "aw-strips" }, strip("before"), strip("later"))];

  const hums = () => [h("div", { class: "aw-clues" }, ["before", "later"].map((when) =>
    sight(view.hums[when], words[when], words,
      button(when === "before" ? words.hearBefore : words.hearLater, () => talk.ask({ type: "hear", which: when })))))];

  // Each part has a row for each side, so that it fits a phone and reads aloud in order.
  const numbers = () => h("table", { class: "aw-rows aw-numbers" }, !view.hums && h("caption", { class: "aw-small" }, words.scale),
    h("thead", {}, h("tr", {}, [words.part, words.before, words.later].map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, view.numbers.map((row) => h("tr", {}, h("th", { scope: "row" }, row.label),
      [row.before, row.later].map((given) => h("td", {}, given.join(" · ")))))));

  return () => { player.stop(); talk.stop(); };
}
