// A personal session: what is hard, in somebody's words; the themes in it; the session, played. The words live on this page alone,
// until it's left or they're forgotten.

import { anywidgetChannel, button, converse, h, place } from "./base.js";
import { directory } from "./directory.js";
import { choices } from "./practice-choices.js";
import { player, transcript } from "./practice-player.js";

const PATIENCE = 4000; // milliseconds
let groups = 0;

export function mount(root, channel) {
  let words, view, said, own = "", found, made, run, set, latest = 0, overdue, again, opened = false;
  root.classList.add("aw-view", "aw-activity", "aw-own", "aw-session");
  const title = h("h3", { class: "aw-title", tabindex: "-1" }), stage = h("div"), status = h("p", { class: "aw-notice", role: "status" });
  root.append(title, stage, status);

  const talk = converse(root, channel, {
    draw(reply) {
      if (reply.view) {
        ({ words, view } = reply);
        said = blank();
        return write();
      }
      if (reply.re !== latest) return; // what isn't wanted any more
      clearTimeout(overdue);
      status.textContent = reply.problem ?? "";
      if (reply.question) question();
      if (reply.found) { found = reply.found; (found.danger ? danger : choose)(); }
      if (reply.session) { made = reply.session; before(); }
    },
  });

  // `goOn`: these words were taken for danger, and the writer has said that it isn't what they meant. `answer`: to the question
  // whether anybody is in danger. Both hold for these words alone.
  const blank = () => ({ story: null, goOn: false, answer: null, theme: null, minutes: view.usual, seed: 0 });
  const text = () => (said.story === null ? own : (view.stories.find((one) => one.id === said.story)?.text ?? "")).trim();

  function ask(type, more = {}) {
    again = () => ask(type, more);
    const late = () => (status.textContent = words.late);
    clearTimeout(overdue);
    overdue = setTimeout(late, PATIENCE);
    latest += 1;
    try { talk.ask({ type, text: text(), go_on: said.goOn, answer: said.answer, id: latest, ...more }); } catch { late(); }
  }
  const look = () => ask("look");
  const make = () => ask("make", { theme: said.theme, minutes: said.minutes, seed: said.seed });

  // Another step of the way: its heading gets the focus, so that nobody is left behind.
  function show(heading, ...nodes) {
    run?.stop();
    run = null;
    latest += 1;
    clearTimeout(overdue);
    status.textContent = "";
    title.textContent = heading;
    stage.replaceChildren(...nodes.flat(2).filter(Boolean));
    if (opened) { title.focus({ preventScroll: true }); title.scrollIntoView({ block: "nearest" }); }
    opened = true;
  }

  const actions = (...buttons) => h("div", { class: "aw-actions" }, buttons);
  const small = (says) => h("p", { class: "aw-small" }, says);

  // What is hard ---------------------------------------------------------------------------------

  function write() {
    const inStory = said.story !== null;
    show(inStory ? words.storyTitle : words.title, inStory ? tellers() : [h("p", {}, words.forgets), describe(), small(words.english)],
      actions(button(words.find, begin, "do"), !inStory && button(words.choose, () => { found = null; choose(); }),
        button(inStory ? words.yours : words.story, turn)));
  }

  function describe() {
    const field = h("textarea", { class: "aw-text", rows: 4, maxLength: view.most, dir: "auto", autocomplete: "off", value: own,
      oninput: () => { own = field.value; said.goOn = false; said.answer = null; said.seed = 0; } });
    return h("label", { class: "aw-line" }, h("span", {}, words.text), field);
  }

  function tellers() {
    const name = `aw-story-${++groups}`;
    return [h("p", {}, words.storySays), h("fieldset", { class: "aw-question" }, h("legend", {}, words.storyLegend), view.stories.map((one) =>
      option(name, one.id, said.story === one.id, () => (said.story = one.id), h("strong", {}, one.name), h("span", {}, one.text))))];
  }

  const option = (name, value, checked, chosen, ...label) => h("div", { class: "aw-option" }, h("label", {},
    h("input", { type: "radio", name, value, checked, onchange: chosen }), h("span", {}, label)));

  function begin() {
    said.theme = null;
    if (text()) return look();
    status.textContent = said.story === null ? words.empty : words.pickStory;
    stage.querySelector("textarea, input").focus();
  }

  function turn() {
    const story = said.story === null ? "" : null;
    said = { ...blank(), story };
    write();
  }

  function forget() {
    own = "";
    found = made = null;
    said = blank();
    write();
    status.textContent = words.forgotten;
  }

  // Whether anybody is in danger --------------------------------------------------------------------

  // Only a "no" is sent on. A "yes" stays on the page, and needs no answer for help to come.
  function question() {
    const no = () => { said.answer = "no"; again(); };
    const yes = () => noSession(words.told, question);
    show(words.questionTitle, h("p", {}, words.everybody),
      h("fieldset", { class: "aw-question" }, h("legend", {}, words.question), actions(button(words.no, no), button(words.yes, yes))),
      small(words.untold), actions(button(words.change, write), button(words.forget, forget)));
  }

  const danger = () => noSession([...words.danger, words.onlyRules], () => { said.goOn = true; again(); });

  function noSession(says, meant) {
    show(words.dangerTitle, says.map((one) => h("p", {}, one)), directory(view.help, words),
      actions(button(words.notMeant, meant), button(words.change, write), button(words.forget, forget)));
  }

  // What it might be about -----------------------------------------------------------------------

  function choose() {
    const name = `aw-theme-${++groups}`, led = new Map((found?.themes ?? []).map((one) => [one.id, one.words]));
    const theme = (one) => option(name, one.id, said.theme === one.id, () => { said.theme = one.id; said.seed = 0; },
      h("strong", {}, one.title), h("span", {}, one.about),
      led.has(one.id) && h("span", { class: "aw-led" }, words.words.replace("{words}", () => led.get(one.id).join(" · "))));
    said.theme ??= found?.themes[0]?.id ?? null;
    const best = [...led.keys()].map((id) => view.themes.find((one) => one.id === id));
    const others = Object.entries(words.areas).map(([area, label]) => {
      const within = view.themes.filter((one) => one.area === area && !led.has(one.id));
      return within.length > 0 && h("fieldset", { class: "aw-question" }, h("legend", {}, label), within.map(theme));
    });
    show(words.foundTitle,
      best.length ? [h("fieldset", { class: "aw-question" }, h("legend", {}, words.led), best.map(theme)),
        h("details", { class: "aw-more", open: said.theme !== null && !led.has(said.theme) }, h("summary", {}, words.others), others)]
        : [h("p", {}, found ? words.none : words.pick), others],
      length(), actions(button(words.make, together, "do"), button(words.change, write)));
  }

  function length() {
    const says = () => words.minutes.replace("{n}", said.minutes), shown = h("p", { class: "aw-minutes", "aria-hidden": "true" });
    const range = h("input", { type: "range", min: view.shortest, max: view.longest, step: 1, value: said.minutes, "aria-label": words.howLong,
      oninput: () => { said.minutes = Number(range.value); tell(); } });
    const tell = () => { shown.textContent = says(); range.setAttribute("aria-valuetext", says()); };
    tell();
    return h("div", { class: "aw-slide" }, h("p", { class: "aw-label", "aria-hidden": "true" }, words.howLong), range, shown, small(words.quiet));
  }

  function together() {
    if (said.theme) return make();
    status.textContent = words.pickTheme;
    stage.querySelector("input[type=radio]").focus();
  }

  // The session ----------------------------------------------------------------------------------

  const care = () => [h("p", {}, made.caveat), h("p", {}, words.help)];
  const heading = () => words.about.replace("{title}", made.title).replace("{n}", made.minutes);
  const onwards = () => [actions(button(words.again, () => { said.seed = made.next; make(); }), button(words.otherTheme, choose),
    button(words.forget, forget)), small(words.theSame)];

  // What holds before the first line: care, what this is, and the learner's own settings.
  function before() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    set ??= { route: made.route, mode: still ? "mine" : "timed", picture: null };
    const read = h("div"), readIt = () => read.replaceChildren(...wholeText());
    const form = h("form", { noValidate: true, onsubmit: (event) => { event.preventDefault(); play(); } },
      choices(made, words, set, readIt), actions(h("button", { type: "submit", class: "aw-button aw-do" }, words.begin)));
    readIt();
    show(heading(), h("div", { class: "aw-care" }, h("h4", {}, words.care), care(), small(words.freedom)),
      h("div", { class: "aw-evidence" }, h("strong", {}, words.madeOf), h("p", {}, words.honest), h("p", {}, words.noAI), small(words.caution)),
      form, h("details", { class: "aw-more" }, h("summary", {}, words.whole), read), onwards());
  }

  function wholeText() {
    const steps = [...made.steps, ...made.ending];
    const parts = [...new Set(steps.map((step) => step.part))];
    return [...parts.flatMap((part) => [h("h4", {}, part), transcript(steps.filter((step) => step.part === part), set.route)]), ...smallStep()];
  }

  const smallStep = () => [h("div", { class: "aw-small-step" }, h("h4", {}, made.step.title), made.step.lines.map((says) => h("p", {}, says)))];

  function play() {
    const one = player(made, words, set, { ends() {}, over });
    show(heading(), h("details", { class: "aw-more" }, h("summary", {}, words.careAgain), h("div", { class: "aw-care" }, care())), one.node);
    run = one;
    run.start();
  }

  function over(stopped) {
    show(heading(), h("p", { class: "aw-end" }, stopped ? words.stopped : words.ended), !stopped && smallStep(),
      h("p", {}, words.more, " ", place(root, made.lesson)), onwards());
  }

  return () => { clearTimeout(overdue); run?.stop(); talk.stop(); };
}
