// The review: one question at a time, when it comes again, what the next days hold, and a break for who wants one.

import { anywidgetChannel, button, converse, h, place } from "./base.js";
import { itemCard } from "./item.js";

export function mount(root, channel) {
  let words, view, card, sent;
  const title = h("h3", { class: "aw-title" }), count = h("p", { class: "aw-count", role: "status", tabindex: "-1" });
  const slot = h("div", { class: "aw-due" }), comes = h("div", { class: "aw-comes", role: "status" });
  const nav = h("div", { class: "aw-actions aw-nav" });
  const rest = h("p", { class: "aw-rest", tabindex: "-1" }), said = h("p", { class: "aw-notice", role: "status" });
  const ahead = h("div"), pause = h("div"), off = h("div");
  root.classList.add("aw-view", "aw-activity");
  root.append(h("div", { class: "aw-head" }, title, count), slot, comes, rest, nav, said, ahead, pause, off);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      said.textContent = reply.notice ?? "";
      if (!reply.view) return;
      const opening = !view;
      view = reply.view;
      if (view.current) answered(view.current);
      else if (opening) view.rest.go ? clear() : next(false);
      else if (sent === "off") { next(true); said.textContent = words.wasOff; }
      else if (sent === "pause") { clear(); frame(); rest.focus(); }
      else if (sent === "go-on" || (!card && sent !== "on")) next(true);
      if (!reply.notice) sent = undefined;
      frame();
    },
    late: () => (said.textContent = words?.late ?? ""),
  });

  const say = (message) => { sent = message.type; talk.say(message); };

  function clear() {
    card = undefined;
    slot.replaceChildren();
    comes.replaceChildren();
  }

  function open(item, moving) {
    card = itemCard(say, () => view.asksSure);
    slot.replaceChildren(card.node);
    card.update(item, words, moving);
  }

  function next(moving) {
    clear();
    if (view.next) open(view.next, moving);
    else if (moving) { frame(); rest.focus(); }
  }

  function answered({ item, comes: again, passage }) {
    if (card?.item().id === item.id) card.update(item, words, true);
    else open(item, false);
    comes.replaceChildren(...(again ? [h("p", {}, again), passage && h("p", {}, `${words.where} `, place(root, passage))].filter(Boolean) : []));
  }

  // What stands around the question.
  function frame() {
    title.textContent = view.title;
    const item = card?.item(), through = !item || item.mark;
    count.textContent = through && view.rest.go ? "" : view.says;  // where there is a place to stop, it says what is left
    rest.textContent = through ? view.rest.says : "";
    rest.hidden = !rest.textContent;
    const on = through && view.next && button(view.rest.go || (item ? words.next : words.start), () => { said.textContent = ""; next(true); frame(); }, !item || item.done ? "do" : "quiet");
    nav.replaceChildren(...[item && button(words.off, () => say({ type: "off", item: item.id })), on].filter(Boolean));
    ahead.replaceChildren(forecast(view.forecast));
    drawPause();
    drawOff();
  }

  function forecast({ says, days }) {
    const most = Math.max(4, ...days.map((day) => day.count));
    const bars = days.map(({ short, count }) => h("div", { class: "aw-day" }, h("span", {}, count || ""),
      h("div", { class: "aw-bar", style: `block-size: ${(4 * count) / most}rem` }), h("span", {}, short)));
    const rows = days.map(({ name, short, count }) => h("tr", {}, h("th", { scope: "row" }, `${name} (${short})`), h("td", {}, count)));
    return h("figure", { class: "aw-forecast" }, h("h4", {}, words.forecast), h("div", { class: "aw-days", "aria-hidden": "true" }, bars),
      h("figcaption", {}, says),
      h("details", { open: ahead.querySelector("details")?.open }, h("summary", {}, words.inWords),
        h("table", { class: "aw-rows" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.day), h("th", { scope: "col" }, words.questions))),
          h("tbody", {}, rows))));
  }

  function drawPause() {
    if (view.pause.on)
      return pause.replaceChildren(h("p", {}, view.pause.says), h("div", { class: "aw-actions" }, button(words.goOn, () => say({ type: "go-on" }), "do")));
    const days = h("input", { type: "number", min: 1, max: 365, step: 1, value: 7, inputMode: "numeric", class: "aw-number" });
    const begin = () => (days.reportValidity() && days.value ? say({ type: "pause", days: Number(days.value) }) : days.focus());
    pause.replaceChildren(h("details", { open: pause.querySelector("details")?.open }, h("summary", {}, words.pause), h("p", {}, view.pause.says),
      h("label", { class: "aw-typed" }, words.pauseDays, days),
      h("div", { class: "aw-actions" }, button(words.pauseFor, begin), button(words.pauseOpen, () => say({ type: "pause", days: null })))));
  }

  function drawOff() {
    const back = (one) => {
      const again = button(words.onShort, () => { say({ type: "on", item: one.id }); count.focus(); });
      again.setAttribute("aria-label", words.on.replace("{stem}", one.stem));
      return h("li", {}, h("span", {}, one.stem), again);
    };
    off.replaceChildren(...(view.off.length ? [h("details", { open: off.querySelector("details")?.open },
      h("summary", {}, words.offCount.replace("{n}", view.off.length)), h("ul", { class: "aw-offs" }, view.off.map(back)))] : []));
  }

  return talk.stop;
}
