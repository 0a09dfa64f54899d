// A reflection or its fictional twin: private, saved as it's typed, skipped as easily as written.

import { anywidgetChannel, button, converse, h, thisPage } from "./base.js";
import { guarded } from "./guarded.js";
import { reflectionDesk } from "./reflection-locked.js";

const PAUSE = 700; // after the last key, before it's saved

function drawReflection(root, channel) {
  let words, view, said, revision, timer, parts, eraser;
  root.classList.add("aw-view", "aw-activity", "aw-own");
  const body = h("div"), clash = h("div", { class: "aw-notice", role: "alert", hidden: true });
  const status = h("p", { class: "aw-small", role: "status" });
  root.append(body, clash, status);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      if (reply.problem) status.textContent = reply.problem;
      if (reply.theirs) return conflict(reply.theirs);
      if (!reply.view) return;
      const opening = !view;
      view = reply.view;
      revision = view.revision;
      if (opening || reply.drawn) {
        said = { ...view.said, ...(opening && talk.waiting().at(-1)?.said) };
        draw();
      }
      eraser.hidden = !written();
      if (timer !== undefined || talk.waiting().length) return; // more is on its way
      if (!reply.problem) status.textContent = said.skipped ? words.skipped : written() ? words.saved : "";
    },
    late: () => (status.textContent = words?.late ?? ""),
  });

  // Whether anything is kept of the version that is open.
  const written = () => view.written[said.which];

  // `now`: don't wait for the typing to pause.
  function change(what, now = false) {
    Object.assign(said, what);
    status.textContent = words.saving;
    clearTimeout(timer);
    timer = setTimeout(save, now ? 0 : PAUSE);
  }
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    talk.say({ type: "save", said: { ...said }, base: revision, writer: thisPage() }, true);
  };
  const leaving = () => timer !== undefined && save();
  addEventListener("pagehide", leaving);

  function draw() {
    const twin = said.which === "twin";
    const text = h("textarea", { class: "aw-text", rows: 5, value: said[said.which], "aria-label": words.write, dir: "auto",
      oninput: () => change({ [said.which]: text.value, skipped: false }), onblur: leaving });
    const turn = (which) => { change({ which }, true); draw(); parts.querySelector("textarea").focus(); };
    eraser = button(words.erase, erase);
    eraser.hidden = !written();
    parts = h("div", {},
      h("h3", { class: "aw-title" }, view.title),
      h("p", { class: "aw-prompt" }, twin ? view.twin.prompt : view.prompt),
      text,
      !twin && view.words.length > 0 && feelings(),
      !twin && view.scale && scale(),
      h("p", { class: "aw-small" }, view.who),
      h("div", { class: "aw-actions" },
        button(twin ? words.mine : words.twin.replace("{name}", view.twin.name), () => turn(twin ? "mine" : "twin")),
        button(said.skipped ? words.unskip : words.skip, () => { change({ skipped: !said.skipped }, true); draw(); }),
        eraser));
    parts.hidden = false;
    body.replaceChildren(parts);
  }

  function feelings() {
    const own = said.feelings.filter((word) => !view.words.includes(word));
    const box = (word) => h("label", {}, h("input", { type: "checkbox", checked: said.feelings.includes(word),
      onchange: (event) => change({ feelings: event.target.checked ? [...said.feelings, word] : said.feelings.filter((one) => one !== word), skipped: false }, true) }),
    h("span", {}, word));
    return h("details", { open: said.feelings.length > 0 }, h("summary", {}, words.feelings),
      h("fieldset", { class: "aw-question" }, h("legend", { class: "aw-hidden" }, words.feelings),
        h("div", { class: "aw-pick" }, [...view.words, ...own].map(box))));
  }

  function scale() {
    const range = h("input", { type: "range", min: 0, max: 10, step: 1, value: said.scale ?? 5, "aria-label": view.scale.label,
      oninput: () => { shown.textContent = range.value; change({ scale: Number(range.value), skipped: false }); } });
    const shown = h("output", {}, said.scale ?? words.unset);
    const unset = () => { change({ scale: null }, true); draw(); };
    return h("div", { class: "aw-slide" }, h("p", {}, view.scale.label, " ", shown), range,
      h("p", { class: "aw-ends" }, h("span", {}, view.scale.low_label), h("span", {}, view.scale.high_label)),
      said.scale !== null && button(words.clear, unset));
  }

  // Another window saved something else in the meantime: both are here, and the learner says which stays.
  function conflict(theirs) {
    const settle = (mine) => {
      clash.hidden = true;
      revision = theirs.revision;
      if (mine) return change({}, true);
      said = { ...theirs.said };
      view = theirs;
      talk.forget();
      draw();
      status.textContent = words.saved;
    };
    clash.replaceChildren(h("p", {}, words.conflict), h("blockquote", { dir: "auto" }, theirs.said[theirs.said.which].slice(0, 400)),
      h("div", { class: "aw-actions" }, button(words.keepMine, () => settle(true)), button(words.keepTheirs, () => settle(false))));
    clash.hidden = false;
    status.textContent = "";
  }

  function erase() {
    const ask = h("div", { class: "aw-notice", role: "alert" }, h("p", {}, view.written.mine && view.written.twin ? words.eraseBoth : words.eraseAsk), h("div", { class: "aw-actions" },
      button(words.eraseYes, () => { clearTimeout(timer); timer = undefined; talk.say({ type: "erase" }, true); }),
      button(words.eraseNo, () => ask.remove())));
    parts.append(ask);
    ask.querySelector("button").focus();
  }

  return () => {
    leaving();
    removeEventListener("pagehide", leaving);
    talk.stop();
  };
}

export const mount = guarded(drawReflection, reflectionDesk);
