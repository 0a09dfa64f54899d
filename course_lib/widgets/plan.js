// The weekly plan: one practice, when, where, with whom; a look back; a card and a calendar file when they're asked for.

import { anywidgetChannel, button, converse, h, thisPage } from "./base.js";
import { download } from "./download.js";
import { guarded } from "./guarded.js";
import { localDay } from "./local-time.js";
import { planDesk } from "./plan-locked.js";
import { printAlone } from "./sheet.js";

const LONGEST = 500; // letters in a line of the plan

function drawPlan(root, channel) {
  let words, view, said, revision, sent, edits = 0, lastSaid;
  const drafts = {}; // what isn't kept yet, while the other plan is looked at
  root.classList.add("aw-view", "aw-activity", "aw-own", "aw-plan");
  const body = h("div"), clash = h("div", { class: "aw-notice", role: "alert", hidden: true });
  const status = h("p", { role: "status", class: "aw-said", tabindex: "-1" }), take = h("div"), rest = h("div");
  root.append(body, clash, status, take, rest);

  const talk = converse(root, channel, {
    draw(reply, buffers) {
      words = reply.words ?? words;
      if (reply.problem || reply.says) status.textContent = reply.problem ?? reply.says;
      if (reply.file) download(reply.file.name, reply.file.type, buffers);
      if (reply.theirs) return conflict(reply.theirs);
      if (!reply.view) return;
      const before = view, waiting = talk.waiting().at(-1);
      ({ view } = reply);
      ({ revision } = view);
      if (reply.re && !reply.problem) status.textContent = reply.drawn ? "" : words.saved;
      const typing = reply.re && sent !== undefined && edits > sent; // something was typed since: it stays
      if (!typing) said = { ...view.said, ...drafts[view.whose] };
      delete drafts[view.whose];
      if (!before && waiting?.said) { // the course had to be restarted before it answered
        lastSaid = waiting.said;
        for (const key of Object.keys(view.said)) said[key] = lastSaid[key] ?? said[key];
      }
      if (!typing) draw();
      around();
      if (before && !typing) (before.whose === view.whose ? status : body.querySelector("select, button"))?.focus();
      sent = undefined;
    },
    late: () => (status.textContent = words?.late ?? ""),
  });

  const dirty = () => Object.keys(view.said).some((key) => said[key] !== view.said[key]);
  function change(what) {
    const was = dirty();
    Object.assign(said, what);
    edits += 1;
    status.textContent = dirty() ? words.changed : "";
    if (was !== dirty()) around();
  }
  function act(does, more = {}) {
    status.textContent = words.saving;
    sent = edits;
    lastSaid = { ...said, ...more, do: does, today: localDay() };
    talk.say({ type: "save", whose: view.whose, said: lastSaid, base: revision, ...(does === "save" && { writer: thisPage() }) }, true);
  }
  function turn() {
    if (dirty()) drafts[view.whose] = { ...said };
    status.textContent = "";
    talk.ask({ type: "ready", whose: view.whose === "mine" ? "story" : "mine" });
  }

  // The plan ------------------------------------------------------------------------------------

  function draw() {
    body.replaceChildren(...[h("h3", { class: "aw-title" }, words.title), view.story && h("p", {}, view.story),
      ...(view.resting ? [h("p", {}, words.resting), h("div", { class: "aw-actions" }, button(words.again, () => act("again"), "do"), other())] : form())].filter(Boolean));
  }
  const other = () => button(view.whose === "mine" ? words.story : words.mine, turn);

  function form() {
    const about = h("div", { class: "aw-about", role: "status" });
    const select = h("select", { class: "aw-text", onchange: () => { change({ practice: select.value }); tellAbout(); } },
      h("option", { value: "" }, words.pick), view.practices.map((one) => h("option", { value: one.id }, one.title)));
    const tellAbout = () => {
      const one = view.practices.find(({ id }) => id === said.practice);
      about.replaceChildren(...(one ? [h("p", {}, one.how), h("p", { class: "aw-small" }, `${words.example} ${one.example}`)] : []));
    };
    select.value = said.practice;
    tellAbout();
    return [
      h("label", { class: "aw-line" }, h("span", {}, words.choose), select), about,
      line("when"), line("where"), line("who"), line("if", "if_this"), line("then", "then_that"),
      h("fieldset", { class: "aw-question aw-times" }, h("legend", {}, words.forCalendar), input("date", "date"), input("time", "time"),
        h("label", { class: "aw-check" }, h("input", { type: "checkbox", checked: said.weekly, onchange: (event) => change({ weekly: event.target.checked }) }), h("span", {}, words.weekly))),
      h("p", { class: "aw-small" }, view.who),
      h("div", { class: "aw-actions" }, button(view.started ? words.keepChanges : words.keep, () => act("save"), "do"), other()),
      view.started && lookBack(),
    ];
  }

  // A text field. The browser isn't to remember what was typed in it either.
  function line(label, key = label, tag = "input") {
    const field = h(tag, { class: "aw-text", value: said[key], dir: "auto", autocomplete: "off", rows: tag === "textarea" ? 3 : null,
      maxLength: tag === "input" ? LONGEST : null, oninput: () => change({ [key]: field.value }) });
    return h("label", { class: "aw-line" }, h("span", {}, words[label]), field);
  }
  function input(type, key) {
    const field = h("input", { type, class: "aw-text", value: said[key], autocomplete: "off", oninput: () => change({ [key]: field.value }) });
    return h("label", { class: "aw-line" }, h("span", {}, words[key]), field);
  }

  function lookBack() {
    return h("details", { open: view.weekOver || Boolean(said.went || said.way) }, h("summary", {}, words.back),
      h("p", { class: "aw-small" }, view.weekOver ? words.backNow : words.backLater),
      line("went", "went", "textarea"), line("way", "way", "textarea"), h("p", { class: "aw-label" }, words.next),
      h("div", { class: "aw-actions" }, button(words.goOn, () => act("keep")), button(words.change, () => act("change")), button(words.rest, () => act("rest"))));
  }

  // What can be made of it, and what was before -------------------------------------------------

  function around() {
    takeAlong();
    const past = view.past.length > 0 && h("div", {}, h("h4", {}, words.past), h("ul", { class: "aw-entries" }, view.past.map(week)));
    const remove = button(words.erase, () => confirmed(rest, words.eraseAsk, words.yes, () => { talk.say({ type: "erase", whose: view.whose }, true); }, remove));
    rest.replaceChildren(...[past, view.revision > 0 && h("div", { class: "aw-actions" }, remove)].filter(Boolean));
  }

  function takeAlong() {
    if (!view.card || view.resting) return take.replaceChildren();
    const make = (label, question, yes, message, ...more) => {
      const opens = button(label, () => confirmed(take, question, yes, (box) => talk.ask({ whose: view.whose, ...message(box) }), opens, ...more));
      opens.disabled = dirty();
      return opens;
    };
    const own = () => h("label", { class: "aw-check" }, h("input", { type: "checkbox" }), h("span", {}, words.ownWords));
    const print = button(words.print, () => printAlone(paper()));
    print.disabled = dirty();
    take.replaceChildren(h("h4", {}, words.takeAway), paper(),
      dirty() ? h("p", { class: "aw-small" }, words.first) : "",
      h("div", { class: "aw-actions" }, words.pdf && make(words.pdf, words.pdfAsk, words.pdfYes, () => ({ type: "card" })), print,
        make(words.calendar, words.icsAsk, words.icsYes, (box) => ({ type: "calendar", words: box.querySelector("input").checked }), own)));
  }

  const paper = () => h("section", { class: "aw-paper", "aria-label": words.card, dir: "auto" }, h("p", { class: "aw-of" }, view.card.title), h("p", {}, view.card.how),
    view.card.lines.map(([label, text]) => h("p", {}, h("strong", {}, label), " ", text)));

  function week(one) {
    const item = h("li", {}, h("p", { class: "aw-when" }, one.when), one.lines.map((text) => h("p", { class: "aw-written", dir: "auto" }, text)));
    const remove = button(words.forget, () => confirmed(item, words.forgetAsk, words.yes, () => act("forget", { week: one.number }), remove));
    remove.setAttribute("aria-label", words.forgetOne.replace("{when}", one.when));
    item.append(remove);
    return item;
  }

  function confirmed(where, question, yes, go, from, more = () => null) {
    where.querySelector(".aw-notice[role=alert]")?.remove();
    const close = () => { box.remove(); from.focus(); };
    const box = h("div", { class: "aw-notice", role: "alert" }, h("p", {}, question), more(), h("div", { class: "aw-actions" },
      button(yes, () => { go(box); close(); }), button(words.no, close)));
    where.append(box);
    box.querySelector("input, button").focus();
  }

  // Another window saved something else in the meantime: both are here, and the learner says which stays.
  function conflict(theirs) {
    const settle = (mine) => {
      clash.hidden = true;
      revision = theirs.revision;
      if (mine) return act(lastSaid.do, lastSaid);
      view = theirs;
      said = { ...theirs.said };
      talk.forget();
      draw();
      around();
      status.textContent = words.saved;
      status.focus();
    };
    const lines = theirs.card ? [theirs.card.title, ...theirs.card.lines.map((line) => line.join(" "))] : [];
    clash.replaceChildren(h("p", {}, words.conflict), h("blockquote", { dir: "auto" }, lines.map((line) => h("p", {}, line))),
      h("div", { class: "aw-actions" }, button(words.keepMine, () => settle(true)), button(words.keepTheirs, () => settle(false))));
    clash.hidden = false;
    status.textContent = "";
    clash.querySelector("button").focus();
  }

  return talk.stop;
}

export const mount = guarded(drawPlan, planDesk);
