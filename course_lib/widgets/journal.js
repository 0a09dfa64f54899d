// The journal: everything that the learner wrote, found again; opened, changed, deleted, taken along. Private.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { download } from "./download.js";
import { guarded } from "./guarded.js";
import { journalEntry } from "./journal-entry.js";
import { journalDesk } from "./journal-locked.js";
import { printAlone } from "./sheet.js";

const SEARCH_AFTER = 300; // after the last key, in milliseconds

function drawJournal(root, channel) {
  root.classList.add("aw-view", "aw-activity", "aw-own", "aw-journal");
  const body = h("div"), status = h("div", { role: "status", class: "aw-mark", tabindex: "-1" });
  root.append(body, status);
  const counted = h("p", { role: "status", class: "aw-small" }), found = h("div");
  let words, list, entry, timer, by = "date", search = "";

  const say = (lines, ...more) => status.replaceChildren(...[].concat(lines ?? []).map((line) => h("p", {}, line)), ...more);
  const look = () => talk.ask({ type: "list", by, search });

  const talk = converse(root, channel, {
    draw(reply, buffers) {
      words = reply.words ?? words;
      list = reply.list ?? list;
      if (reply.file) download(reply.file.name, reply.file.type, buffers);
      if (reply.sheet) printed(reply.sheet);
      if (reply.entry) openEntry(reply.entry);
      else if (reply.erased || reply.gone) goToList(reply.says ?? reply.gone ?? words.erased);
      else if (reply.words && !entry) drawList();
      else if (reply.list && !entry) drawFound();
      else if (entry) entry.hear(reply);
      if (reply.file || (reply.problem && !entry)) say(reply.says ?? reply.problem);
    },
    late: () => entry?.late(),
  });

  function drawList() {
    const field = h("input", { type: "search", class: "aw-text", value: search, dir: "auto", autocomplete: "off",
      oninput: () => { search = field.value; clearTimeout(timer); timer = setTimeout(look, SEARCH_AFTER); } });
    const order = h("select", { class: "aw-text", onchange: () => { by = order.value; look(); } },
      ["date", "lesson"].map((one) => h("option", { value: one, selected: one === by }, words[one])));
    body.replaceChildren(h("h3", { class: "aw-title", tabindex: "-1" }, words.list),
      ...(list.any ? [finder(field, order), counted, found, taking()] : [counted, found]));
    drawFound();
  }

  const finder = (field, order) => h("div", { class: "aw-finder", role: "search" },
    h("label", {}, h("span", {}, words.search), field), h("label", {}, h("span", {}, words.by), order));

  function drawFound() {
    const had = found.contains(document.activeElement) && document.activeElement.dataset.name;
    counted.textContent = list.says;
    found.replaceChildren(...list.problems.map((problem) => h("p", { class: "aw-notice" }, problem)),
      ...list.groups.map((group) => h("section", {}, h("h4", {}, group.title), h("ul", {}, group.entries.map(row)))));
    if (had) focusRow(had);
  }

  const row = (one) => h("li", {},
    h("button", { type: "button", class: "aw-entry", "data-name": one.name, onclick: () => talk.ask({ type: "open", name: one.name }) },
      h("strong", {}, one.title), h("span", { class: "aw-small" }, one.when && `${one.when} · `, one.lesson), h("span", { dir: "auto" }, one.extract)));

  const focusRow = (name) =>
    ([...found.querySelectorAll("button")].find((one) => one.dataset.name === name) ?? body.querySelector("h3")).focus();

  function taking() {
    const make = (as) => () => confirmed(words.takeAsk, words.takeYes, () => { say(words.making); talk.ask({ type: "export", as }); });
    return h("section", {}, h("h4", {}, words.take), h("div", { class: "aw-actions" },
      button(words.markdown, make("markdown")),
      words.pdf ? button(words.pdf, make("pdf")) : button(words.print, () => talk.ask({ type: "export", as: "print" })),
      button(words.all, () => confirmed(words.allAsk, words.allYes, () => talk.ask({ type: "erase-all" })))));
  }

  // The whole journal for the browser's own printing.
  const printed = ({ title, says, entries }) => printAlone(h("h1", {}, title), h("p", {}, says), entries.map((one) => [
    h("h2", { dir: "auto" }, one.title), h("p", { class: "aw-about" }, one.about), one.passages.map((part) => [h("p", { class: "aw-label" }, part.label),
      part.prompt && h("p", { class: "aw-asked" }, part.prompt), h("p", { class: "aw-written", dir: "auto" }, part.text)])]));

  // A question first; whatever is chosen, the focus goes back to where it was asked.
  function confirmed(question, yes, act) {
    const asked = document.activeElement;
    const done = (go) => () => { say(); (asked.isConnected ? asked : status).focus(); if (go) act(); };
    say(question, h("div", { class: "aw-actions" }, button(yes, done(true)), button(words.no, done(false))));
    status.querySelector("button").focus();
  }

  function openEntry(given) {
    entry?.stop();
    const back = () => { goToList(); look(); };
    entry = journalEntry(given, { words, talk, confirmed, back, reopen: openEntry });
    say();
    body.replaceChildren(entry.node);
    body.querySelector("h3").focus();
  }

  function goToList(says) {
    const name = entry?.name;
    entry?.stop();
    entry = undefined;
    drawList();
    focusRow(name);
    say(says);
  }

  return () => {
    clearTimeout(timer);
    entry?.stop();
    talk.stop();
  };
}

export const mount = guarded(drawJournal, journalDesk);
