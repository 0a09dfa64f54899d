// A workshop's room: start it, open its pages, stop it; and the report of those that are closed.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { download } from "./download.js";
import { image } from "./drawing.js";
import { filled } from "./filled.js";
import { watching } from "./watching.js";

export function mount(root, channel) {
  root.classList.add("aw-view", "aw-activity", "al-page");
  const status = h("div", { role: "status", class: "aw-mark", tabindex: "-1" }), body = h("div");
  root.append(body, status);
  let words, shown = "", asked = false, wide = false; // wide: phones could join the room that ran last, so they can when it's picked up

  const talk = converse(root, channel, {
    draw(reply, buffers) {
      words = reply.words ?? words;
      if ("says" in reply) say(reply.says);
      if (reply.file) download(reply.file.name, reply.file.type, buffers);
      if (reply.view) draw(reply.view);
    },
  });
  const stopWatching = watching(() => talk.ask({ type: "look" }));

  const say = (text) => status.replaceChildren(...[text].filter(Boolean).map((line) => h("p", {}, line)));
  const here = (link) => new URL(link, globalThis.location?.href).href;

  // Only what has changed is drawn, so nobody is interrupted; after one's own act, the focus goes to where one goes on.
  function draw(view) {
    const text = JSON.stringify(view);
    if (text === shown) return;
    shown = text;
    if (view.runs) wide = !view.runs.here;
    const ticked = new Set([...body.querySelectorAll("input[data-text]:checked")].map((box) => box.dataset.text));
    const focused = body.contains(document.activeElement);
    body.replaceChildren(h("h3", { class: "aw-title", tabindex: "-1" }, view.title), h("p", { class: "aw-small" }, view.about),
      ...(view.runs ? running(view.runs) : start(view)), ...closed(view.closed, ticked));
    if (asked || focused) body.querySelector(".al-first").focus();
    asked = false;
  }

  function act(message, says) {
    asked = true;
    say(says);
    talk.ask(message);
  }

  function start({ left }) {
    const place = (value, label, checked) => h("div", { class: "aw-option" }, h("label", {}, h("input", { type: "radio", name: "al-who", value, checked }), h("span", {}, label)));
    const who = h("fieldset", { class: "aw-question" }, h("legend", { class: "al-label" }, words.who), place("here", words.here, !wide), place("network", words.network, wide));
    const network = () => who.querySelector("[value=network]").checked;
    const people = h("input", { type: "number", class: "aw-number", min: 1, max: 500, value: "12" });
    const go = button(left ? words.again : words.start, () => act({ type: "start", network: network() }, words.starting), "do");
    go.classList.add("al-first");
    return [left && h("p", { class: "aw-notice" }, words.leftOpen), who, h("div", { class: "aw-actions" }, go),
      h("details", {}, h("summary", {}, words.rehearse), h("p", {}, words.rehearseSays),
        h("label", { class: "aw-typed" }, words.people, people),
        h("div", { class: "aw-actions" }, button(words.rehearseStart, () => act({ type: "start", network: network(), rehearse: people.valueAsNumber || 12 }, words.starting))))].filter(Boolean);
  }

  function running({ facilitator, screen, address, code, qr, here: alone, rehearsal }) {
    const open = (link, label, kind) => h("a", { href: here(link), target: "_blank", rel: "noopener noreferrer", class: `aw-button aw-${kind} al-link` }, label);
    const mine = open(facilitator, words.facilitator, "do");
    mine.classList.add("al-first");
    return [rehearsal && h("p", { class: "aw-notice" }, words.rehearsal), h("h4", { class: "al-label" }, words.runs),
      h("div", { class: "al-room" }, qr && h("div", { class: "al-qr" }, image(qr, filled(words.qr, { address }))),
        h("div", {}, h("p", { class: "al-join" }, filled(!address ? words.joinHub : alone ? words.joinSelf : words.join, { address, code })),
          h("div", { class: "aw-actions" }, mine, open(screen, words.screen, "quiet")), h("p", { class: "aw-small" }, words.secret))),
      h("div", { class: "aw-actions" }, button(rehearsal ? words.stopRehearsal : words.stop, () => act({ type: "stop" }, ""))),
      !rehearsal && h("p", { class: "aw-small" }, words.stopSays)].filter(Boolean);
  }

  function closed(rooms, ticked) {
    return rooms.length ? [h("h4", { class: "al-label" }, words.closed), ...rooms.map((room) => report(room, ticked))] : [];
  }

  function report(room, ticked) {
    const name = (number) => `${room.id} ${number}`;
    const boxes = room.texts.map(({ number }) => h("input", { type: "checkbox", checked: ticked.has(name(number)), "data-text": name(number) }));
    const make = (kind) => () => talk.ask({ type: "report", room: room.id, kind, keep: room.texts.filter((_, n) => boxes[n].checked).map((one) => one.number) });
    const remove = button(words.remove, () => confirmed(words.removeAsk, words.removeYes, remove, () => act({ type: "delete", room: room.id }, "")));
    return h("section", { class: "al-closed", "aria-label": filled(words.goes, room) }, h("p", {}, filled(words.goes, room)),
      boxes.length ? h("fieldset", { class: "aw-question" }, h("legend", { class: "al-label" }, words.keep),
        room.texts.map(({ text }, n) => h("div", { class: "aw-option" }, h("label", { dir: "auto" }, boxes[n], h("span", {}, text))))) : h("p", { class: "aw-small" }, words.none),
      h("div", { class: "aw-actions" }, button(words.pdf, make("pdf")), button(words.markdown, make("md")), remove));
  }

  function confirmed(question, yes, from, then) {
    status.replaceChildren(h("p", {}, question), h("div", { class: "aw-actions" }, button(yes, () => { say(""); then(); }),
      button(words.no, () => { say(""); from.focus(); })));
    status.querySelector("button").focus();
  }

  return () => {
    stopWatching();
    talk.stop();
  };
}
