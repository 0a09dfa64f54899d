// A check-in: a mark on the affect map, words, the body, a line. It lives on this page alone until "Keep this" is pressed.

import { affectMap } from "./affect-map.js";
import { anywidgetChannel, button, converse, h } from "./base.js";
import { checkInDesk } from "./check-in-locked.js";
import { guarded } from "./guarded.js";
import { localTime } from "./local-time.js";
import { mapFrame } from "./map-frame.js";

const blank = () => ({ pleasant: null, energy: null, feelings: [], own: "", body: { where: [], how: [], text: "" }, text: "" });

function drawCheckIn(root, channel) {
  let words, form, story, who, view, unread, sent;
  let inStory = false, drafts = { mine: blank(), story: blank() };
  const draft = () => drafts[inStory ? "story" : "mine"];
  root.classList.add("aw-view", "aw-activity", "aw-own", "aw-check-in");
  const asked = h("div"), kept = h("div", { class: "aw-kept" });
  const status = h("p", { role: "status", class: "aw-said", tabindex: "-1" });
  root.append(asked, status, kept);

  const talk = converse(root, channel, {
    draw(reply) {
      ({ words, form, story, who } = { words, form, story, who, ...reply });
      if (reply.problem || reply.says) status.textContent = reply.problem ?? reply.says;
      if (reply.answer) return shown(reply.answer);
      if (!reply.view) return;
      const opening = !view;
      ({ view, unread } = reply);
      if (reply.kept) drafts.mine = blank();
      if (opening || reply.kept) ask();
      look();
      if (reply.says) status.focus();
    },
    late: () => (status.textContent = words?.late ?? ""),
  });

  // What is asked --------------------------------------------------------------------------------

  function ask() {
    const said = draft(), mark = affectMap(said, words, form.sides);
    asked.replaceChildren(...[
      h("h3", { class: "aw-title" }, words.title),
      h("p", {}, inStory ? story : words.forgets),
      mark.node,
      picks(words.feelings, form.feelings, said.feelings, line("input", words.ownWords, said, "own")),
      h("details", { open: said.body.where.length + said.body.how.length > 0 || Boolean(said.body.text) }, h("summary", {}, words.body),
        h("p", { class: "aw-small" }, words.bodySkip),
        picks(words.where, form.where, said.body.where), picks(words.how, form.how, said.body.how),
        line("input", words.bodyText, said.body, "text")),
      line("textarea", words.text, said, "text"),
      h("p", { class: "aw-small" }, who),
      h("div", { class: "aw-actions" },
        inStory ? button(words.showStory, () => talk.ask({ type: "story" }), "do") : button(words.keep, keep, "do"),
        button(words.clear, forget),
        button(inStory ? words.mine : words.story, turn)),
      h("div", { class: "aw-answer", role: "status" }),
    ]);
  }

  const shown = (answer) => asked.querySelector(".aw-answer").replaceChildren(h("p", {}, answer));

  function keep() {
    const { own, ...said } = draft();
    const typed = own.split(",").map((one) => one.trim()).filter(Boolean);
    status.textContent = words.saving;
    talk.say({ type: "keep", said: { ...said, feelings: [...said.feelings, ...typed] }, here: localTime().slice(0, 16) });
  }

  function forget() {
    drafts[inStory ? "story" : "mine"] = blank();
    ask();
    status.textContent = words.cleared;
    status.focus();
  }

  function turn() {
    inStory = !inStory;
    ask();
    status.textContent = "";
    asked.querySelector(".aw-field").focus();
  }

  // A text field. The browser isn't to remember what was typed in it either.
  function line(tag, label, said, key) {
    const field = h(tag, { class: "aw-text", value: said[key], dir: "auto", autocomplete: "off", rows: tag === "textarea" ? 3 : null,
      oninput: () => (said[key] = field.value) });
    return h("label", { class: "aw-line" }, h("span", {}, label), field);
  }

  function picks(legend, options, chosen, ...more) {
    const box = (word) => h("label", {}, h("input", { type: "checkbox", checked: chosen.includes(word),
      onchange: (event) => (event.target.checked ? chosen.push(word) : chosen.splice(chosen.indexOf(word), 1)) }), h("span", {}, word));
    return h("fieldset", { class: "aw-question" }, h("legend", {}, legend), h("div", { class: "aw-pick" }, options.map(box)), more);
  }

  // What was kept --------------------------------------------------------------------------------

  function look() {
    const go = (month, label, key) => {
      const to = button(label, () => { sent = key; talk.ask({ type: "month", month }); });
      to.disabled = !month;
      to.dataset.go = key;
      return to;
    };
    const notes = unread.map((one) => h("p", { class: "aw-notice" }, one));
    const remove = button(words.eraseAll, () => confirmed(kept, words.eraseAllAsk, { type: "erase-all" }, remove));
    kept.replaceChildren(h("h3", { class: "aw-title" }, words.kept), ...notes,
      ...(view.count ? [h("p", { class: "aw-small" }, words.means), calendar(),
        h("div", { class: "aw-actions" }, go(view.before, words.before, "before"), go(view.after, words.after, "after")),
        picture(), entries()] : [h("p", {}, words.none)]).filter(Boolean),
      ...(view.count || notes.length ? [h("div", { class: "aw-actions" }, remove)] : []));
    if (sent) (kept.querySelector(`[data-go="${sent}"]:enabled`) ?? kept.querySelector("[data-go]:enabled") ?? status).focus();
    sent = undefined;
  }

  function calendar() {
    const cell = (day) => day && h("td", { class: day.count ? "aw-has" : "" }, day.day,
      day.count > 0 && [h("span", { class: "aw-dots", "aria-hidden": "true" }, "•".repeat(Math.min(day.count, 3))), h("span", { class: "aw-hidden" }, `: ${day.says}`)]);
    return h("table", { class: "aw-month" }, h("caption", {}, view.title),
      h("thead", {}, h("tr", {}, view.weekdays.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, view.weeks.map((week) => h("tr", {}, week.map((day) => cell(day) ?? h("td"))))));
  }

  function picture() {
    if (!view.map) return null;
    const box = h("div", { class: "aw-drawn", role: "img", "aria-label": words.mapTitle });
    box.innerHTML = view.map.svg; // numbers only: nothing that was typed
    return h("figure", {}, h("h4", {}, words.mapTitle), mapFrame(box, words, {}, { "aria-hidden": "true" }), h("figcaption", {}, view.map.says),
      h("details", {}, h("summary", {}, words.inWords), h("ul", {}, view.map.words.map((one) => h("li", {}, one)))));
  }

  function entries() {
    const entry = (one) => {
      const item = h("li", {}, h("p", { class: "aw-when" }, one.when), one.lines.map((text) => h("p", { class: "aw-written", dir: "auto" }, text)));
      const remove = button(words.erase, () => confirmed(item, words.eraseAsk, { type: "erase", name: one.name, month: view.month }, remove));
      remove.setAttribute("aria-label", words.eraseOne.replace("{when}", one.when));
      item.append(remove);
      return item;
    };
    return h("div", {}, h("h4", {}, words.entries), view.list.length ? h("ul", { class: "aw-entries" }, view.list.map(entry)) : h("p", {}, words.empty));
  }

  function confirmed(where, question, message, from) {
    where.querySelector(".aw-notice[role=alert]")?.remove();
    const box = h("div", { class: "aw-notice", role: "alert" }, h("p", {}, question), h("div", { class: "aw-actions" },
      button(words.yes, () => talk.say(message)), button(words.no, () => { box.remove(); from.focus(); })));
    where.append(box);
    box.querySelector("button").focus();
  }

  return talk.stop;
}

export const mount = guarded(drawCheckIn, checkInDesk);
