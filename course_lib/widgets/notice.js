// Notice: three moments as usual, three a little later. Did something change?

import { anywidgetChannel, button, converse, h } from "./base.js";
import { clip, sight } from "./clues.js";
import { drawing } from "./drawing.js";

export function mount(root, channel) {
  let words, view;
  const opened = Math.random().toString(36).slice(2);
  root.classList.add("aw-view", "aw-activity", "aw-notice-trainer");
  const title = h("h3", { class: "aw-title", tabindex: "-1" }), stage = h("div"), notice = h("p", { class: "aw-notice", role: "status" });
  root.append(title, stage, notice);
  const player = clip(() => (notice.textContent = words.noSound));

  const talk = converse(root, channel, {
    draw(reply, buffers) {
      if (reply.hear) return player.play(buffers[0]);
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (!reply.view) return;
      const moving = Boolean(view);
      view = reply.view;
      ({ start, pair, told: pair })[view.stage]();
      if (moving) (stage.querySelector("[data-land]") ?? title).focus();
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });
  const say = (type, more = {}) => talk.say({ type, pair: view.pair, ...more });

  function start() {
    title.textContent = view.title;
    const after = view.says && [h("div", { class: "aw-mark", tabindex: "-1", "data-land": "" }, view.says.map((text) => h("p", {}, text))),
      ...view.figures.map((figure) => drawing(figure, words))];
    const [mode, route] = [choice("mode", words.what, view.modes), choice("route", words.how, view.routes)];
    stage.replaceChildren(...(after || [h("p", {}, view.intro)]), h("p", { class: "aw-small" }, view.limits), route.node, mode.node,
      h("div", { class: "aw-actions" }, button(after ? words.again : words.begin, (event) => {
        event.currentTarget.disabled = true;
        say("begin", { mode: mode.value(), route: route.value() });
      }, "do")));
  }

  function choice(name, legend, options) {
    const inputs = options.map((option, index) => h("input", { type: "radio", name: `${name}-${opened}`, value: option.id, checked: index === 0 }));
    return {
      node: h("fieldset", { class: "aw-question" }, h("legend", { class: "aw-stem" }, legend), options.map((option, index) =>
        h("div", { class: "aw-option" }, h("label", {}, inputs[index], h("span", {}, option.text))))),
      value: () => inputs.find((input) => input.checked).value,
    };
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
      h("div", { class: "aw-mark", "data-verdict": view.told.verdict, tabindex: "-1", "data-land": "" }, view.told.says.map((text) => h("p", {}, text))),
      h("div", { class: "aw-actions" }, button(words.next, () => say("next"), "do"))];
    stage.replaceChildren(...shown, ...(told || [h("p", { class: "aw-stem" }, words.ask), answers]),
      view.measure && h("p", { class: "aw-small" }, words.unseen) || "",
      // Nothing is kept of leaving: the run waits here until another begins.
      h("p", { class: "aw-leave" }, button(words.fresh, () => talk.ask({ type: "choices" }))));
  }

  const strip = (when) => h("div", { class: "aw-strip" }, h("p", { class: "aw-small" }, words[when]),
    h("div", { class: "aw-moments" }, view.faces[when].map((face, index) => {
      const label = words.moment.replace("{when}", words[when]).replace("{n}", index + 1);
      const box = h("div", { role: "img", "aria-label": `${label}. ${face.says}`, class: "aw-drawing" });
      box.innerHTML = face.svg;
      return box;
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
