// A guided practice: a card; then what to know, which way in and who turns the page; then the words in time; then the end.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { choices } from "./practice-choices.js";
import { player, transcript } from "./practice-player.js";

export function mount(root, channel) {
  let words, view, run, set;
  root.classList.add("aw-view", "aw-activity");
  const title = h("h3", { class: "aw-title" }), kind = h("p", { class: "aw-small" }), stage = h("div");
  const notice = h("p", { class: "aw-notice", role: "status" });
  root.append(title, kind, stage, notice);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (!reply.view) return;
      const first = !view;
      view = reply.view;
      if (first) drawCard();
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });

  const line = (label, text) => h("p", {}, h("strong", {}, label), " ", text);
  const about = () => [line(words.trains, view.trains), line(words.forWhen, view.for_when)];

  function drawCard(focused) {
    title.textContent = view.title;
    kind.textContent = words.kind;
    const open = button(words.open.replace("{title}", view.title), drawSetup);
    stage.replaceChildren(...about(), view.times ? h("p", { class: "aw-small" }, words.again) : "", h("div", { class: "aw-actions" }, open));
    if (focused) open.focus();
  }

  // What holds before the first step: whom it isn't for, what is known, and the learner's own settings.
  function drawSetup() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    set = { route: view.route, mode: still ? "mine" : "timed", picture: null };
    const whenNot = h("div", { class: "aw-when-not", tabindex: "-1" }, h("p", {}, h("strong", {}, words.whenNot)), h("p", {}, view.when_not),
      h("p", { class: "aw-small" }, words.caution), h("p", { class: "aw-small" }, words.freedom));
    const read = h("div"), readIt = () => read.replaceChildren(...wholeText());
    const form = h("form", { noValidate: true, onsubmit: (event) => { event.preventDefault(); begin(); } },
      choices(view, words, set, readIt), h("div", { class: "aw-actions" }, h("button", { type: "submit", class: "aw-button aw-do" }, words.begin)));
    readIt();
    stage.replaceChildren(...about(), whenNot, h("p", { class: "aw-evidence" }, h("strong", {}, words.badge[view.badge]), h("span", {}, view.evidence)),
      form, h("details", { class: "aw-more" }, h("summary", {}, words.whole), read), h("p", { class: "aw-small" }, words.kept));
    whenNot.focus({ preventScroll: true });
  }

  // The same by reading alone.
  function wholeText() {
    const said = h("p", { class: "aw-small", role: "status" });
    const done = button(words.wasRead, () => {
      said.textContent = words.read;
      talk.say({ type: "finished", response: { route: set.route, minutes: null } }, true);
    });
    return [transcript(view.steps, set.route), h("p", { class: "aw-coming" }, words.coming), transcript(view.ending, set.route),
      h("div", { class: "aw-actions" }, done), said];
  }

  function begin() {
    talk.say({ type: "began", response: { route: set.route } });
    run = player(view, words, set, { ends: (type, minutes) => talk.say({ type, response: { route: set.route, minutes } }), over });
    stage.replaceChildren(run.node);
    run.start();
  }

  function over(stopped) {
    run.stop();
    run = null;
    const end = h("p", { class: "aw-end", tabindex: "-1" }, stopped ? words.stopped : words.ended);
    stage.replaceChildren(end, h("div", { class: "aw-actions" }, button(words.once, () => drawCard(true))));
    end.focus();
  }

  return () => { run?.stop(); talk.stop(); };
}
