// One entry of the journal: read, changed (saved as it's typed), deleted.

import { button, h } from "./base.js";

const SAVE_AFTER = 700; // after the last key, in milliseconds
// Names this page's journal to Python, apart from the lessons that this page has shown.
const thisJournal = () => `${(globalThis.attunePage ??= Math.random().toString(36).slice(2))}journal`;

export function journalEntry(entry, { words, talk, confirmed, back, reopen }) {
  let { revision } = entry, timer;
  const fields = new Map();
  const status = h("p", { class: "aw-small", role: "status" }), clash = h("div", { class: "aw-notice", role: "alert", hidden: true });

  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const said = Object.fromEntries([...fields].map(([field, text]) => [field, text.value]));
    // What waits is this entry's own, unless another one couldn't be saved before.
    talk.say({ type: "save", name: entry.name, said, base: revision, writer: thisJournal() }, talk.waiting().every((one) => one.name === entry.name));
  };
  const change = () => {
    status.textContent = words.saving;
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER);
  };
  const flush = () => timer !== undefined && save();
  addEventListener("pagehide", flush);

  const passage = (one) => {
    const told = [h("h4", {}, one.label), one.prompt && h("p", { class: "aw-prompt" }, one.prompt)];
    if (!one.field) return h("section", {}, told, h("p", { class: "aw-said", dir: "auto" }, one.text), h("p", { class: "aw-small" }, words.fixed));
    const text = h("textarea", { class: "aw-text", rows: 6, value: one.text, "aria-label": one.label, dir: "auto", oninput: change, onblur: flush });
    fields.set(one.field, text);
    return h("section", {}, told, text);
  };

  const erase = () => confirmed(words.eraseAsk, words.eraseYes, () => {
    clearTimeout(timer);
    timer = undefined;
    talk.say({ type: "erase", name: entry.name });
  });

  // Another window saved something else in the meantime: both are here, and the learner says which stays.
  function conflict(theirs) {
    const mine = () => { clash.hidden = true; revision = theirs.revision; save(); [...fields.values()][0].focus(); };
    clash.replaceChildren(h("p", {}, words.conflict),
      ...theirs.passages.map((one) => h("blockquote", { dir: "auto" }, one.text.slice(0, 400))),
      h("div", { class: "aw-actions" }, button(words.keepMine, mine), button(words.keepTheirs, () => reopen(theirs))));
    clash.hidden = false;
    status.textContent = "";
  }

  const node = h("div", {}, h("div", { class: "aw-actions" }, button(words.back, back)),
    h("h3", { class: "aw-title", tabindex: "-1" }, entry.title),
    h("p", { class: "aw-small" }, entry.when && `${words.when} ${entry.when}`, entry.when && h("br"), entry.lesson),
    entry.passages.map(passage), clash, status, h("div", { class: "aw-actions" }, button(words.erase, erase)));

  return {
    node,
    name: entry.name,
    late: () => (status.textContent = words.late),
    hear(reply) {
      if (reply.problem) status.textContent = reply.problem;
      if (reply.theirs && reply.name === entry.name) return conflict(reply.theirs);
      if (reply.saved?.name !== entry.name) return;
      revision = Math.max(revision, reply.saved.revision);
      if (timer === undefined && !talk.waiting().length) status.textContent = words.saved;
    },
    stop() {
      flush();
      removeEventListener("pagehide", flush);
    },
  };
}
