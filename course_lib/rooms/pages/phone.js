// A participant's page: in with the link or the code, then whatever the room does. No name, and nothing kept on the phone.

import { h } from "./base.js";
import { calm } from "./calm.js";
import { contentNote, forgetNote, isNoteRead } from "./content-note.js";
import { listen, outbox, tellRoom } from "./link.js";
import { motif } from "./motif.js";
import { phoneStep } from "./phone-step.js";
import { quietQuestion } from "./quiet-question.js";
import { reachLine } from "./reach.js";
import { followTheme } from "./theme.js";
import { wayIn } from "./way-in.js";

export function phonePage(root, words) {
  let view, link, note, heard = 0, current = false, coming = false;
  const box = outbox(), line = reachLine(() => (box.size() ? words.lostUnsent : words.lost)), about = calm(words.calm);
  const workshop = h("span", {}, words.room), mark = h("p", { class: "rm-rehearsal", hidden: true }, words.rehearsal);
  const stage = h("div", { class: "rm-stage" }, h("p", { role: "status" }, words.entering)), news = h("p", { class: "aw-hidden", role: "status" });
  const step = phoneStep(words, box, (says) => (news.textContent = says)), quiet = quietQuestion(words, box), foot = h("p", { class: "aw-small rm-seen" });
  const entry = wayIn(words, { show: (node) => stage.replaceChildren(node), hear, closed });

  function hear() {
    link?.stop();
    link = listen("phone", { view: take, number: box.count, reach, shut: (status) => (status === 410 ? closed() : entry.ask()) });
  }

  function reach(there) {
    line.reach(there);
    if (there) box.hurry();
    else current = false;
  }

  function take(given) {
    [view, heard, current] = [given, Date.now(), true];
    draw();
  }

  function draw() {
    workshop.textContent = view.workshop;
    mark.hidden = !view.rehearsal;
    document.title = `${view.workshop} · ${words.room}`;
    if (view.over) return closed();
    foot.textContent = words.seen.replace("{n}", view.fewest);
    if (!isNoteRead()) return welcome();
    if (!step.node.isConnected) stage.replaceChildren(step.node, quiet, foot);
    step.update(view, heard);
    if (coming) step.focus();
    coming = false;
  }

  // Put up once: what the room does meanwhile takes no focus from it. Where the code was typed, the focus goes on to it.
  function welcome() {
    if (note?.isConnected) return;
    const typed = stage.contains(document.activeElement);
    note = contentNote(view, words, foot.textContent, come);
    stage.replaceChildren(note);
    if (typed) note.querySelector("h1").focus();
  }

  // What came before the connection was lost isn't how the room is now: the next view is waited for.
  function come() {
    coming = true;
    if (current) return draw();
    const waits = h("p", { role: "status", tabindex: "-1" }, words.entering);
    stage.replaceChildren(waits);
    waits.focus();
  }

  function closed() {
    link?.stop();
    box.forget();
    forgetNote();
    line.reach(true);
    tellRoom("leave", {});
    const thanks = h("h1", { tabindex: "-1" }, words.thanks);
    stage.replaceChildren(h("section", { class: "rm-card" }, thanks, (view?.rehearsal ? words.afterRehearsal : words.after).map((says) => h("p", {}, says))));
    thanks.focus();
  }

  root.classList.add("aw-view");
  root.append(h("header", { class: "rm-head" }, h("p", { class: "rm-brand" }, motif(), workshop), h("div", { class: "rm-calm" }, about.buttons)),
    mark, line.node, stage, news, ...about.nodes);
  followTheme();
  addEventListener("online", box.hurry);
  entry.begin();
}
