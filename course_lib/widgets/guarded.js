// What stands before a private activity. With the lock off, its messages go to Python. With the lock on, they go no further than
// this page: a desk in the page answers them as Python's would, and Python keeps what is sealed.

import { h, button, settled, unsavedOf } from "./base.js";
import { asking } from "./asking.js";
import { CannotOpen, canLock, isOpen, lockNow, seal, unlock, unseal, watchLock } from "./lock.js";
import { passphrases } from "./passphrase.js";

const LARGEST = 2_000_000; // characters

// A message that a desk doesn't take: saying it again won't help.
export class Refused extends Error {}
// Somebody else's version, kept in the meantime.
export class Conflicting extends Error {
  constructor(theirs) { super(); this.theirs = theirs; }
}
class Told extends Error {}
class Changed extends Error {}
class Away extends Error {}

// Now, in Python's form, in which the order as text is the order in time.
export const rightNow = () => new Date().toISOString().replace("Z", "000+00:00");
// A text with places for what it says: filled("{n} of {all}", { n: 1, all: 2 }).
export const filled = (text, given) => text.replace(/\{(\w+)\}/g, (place, name) => given[name] ?? place);
// What is said of a number, by a table that Python made.
export const counted = ({ forms, of }, n) => filled(forms[of[n < 200 ? n : 100 + (n % 100)]], { n });

// mount(root, channel) of an activity that `drawView` draws, and whose desk in the page is `makeDesk(empty, safe)`: an async
// function that takes a message and returns a reply, with its `buffers`.
export const guarded = (drawView, makeDesk) => (root, channel) => {
  const place = h("div"), gate = h("div");
  root.append(place, gate);
  const listeners = new Set();
  let given = null, desk = null, activity, stopView, lastSent, waiting = [], queue = Promise.resolve(), drawn = false, focusing = false;
  const { ask, stop: stopAsking } = asking(channel);

  // What the view hears ---------------------------------------------------------------------------

  function tell(reply, buffers = []) {
    place.hidden = false;
    for (const listener of [...listeners]) listener(reply, buffers);
    drawn ||= "view" in reply || "list" in reply;
    if (!focusing || !drawn) return;
    focusing = false;
    const heading = place.querySelector("h3");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  const stopHearing = channel.on((reply, buffers) => {
    if (reply.asked) return;
    activity ??= reply.activity;
    if ("locked" in reply) return turn(reply.locked);
    if (reply.broken && !drawn) return gate.replaceChildren(h("p", { class: "aw-notice", role: "alert" }, reply.broken));
    if (!given) tell(reply, buffers);
  });

  const inner = {
    on: (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
    send(message, buffers) {
      if (!given) channel.send(lastSent = message, buffers);
      else if (desk) hand(message);
      else waiting.push(message);
    },
  };

  function hand(message) {
    const now = desk;
    queue = queue.then(() => answer(now, message));
  }

  async function answer(now, message) {
    const reply = { activity };
    let sent = [];
    try {
      const { buffers = [], ...told } = await now(message);
      Object.assign(reply, message.id && { re: message.id }, told);
      sent = buffers;
    } catch (error) {
      if (error instanceof Away) return drawn ? undefined : hand(message); // the view says so when the answer is overdue
      if (error instanceof Changed) return lookAgain(message);
      if (error instanceof Refused) Object.assign(reply, { re: message.id });
      else if (!(error instanceof Told)) console.error(error.name); // a message may quote what was written
      reply.problem = error instanceof Refused || error instanceof Told ? error.message : `${filled(given?.words.notShown ?? "", { file: activity })}`;
    }
    if (reply.re && !listeners.size) settled(activity, reply.re);
    tell(reply, sent);
  }

  // What is kept ------------------------------------------------------------------------------------

  async function asked(message) {
    const reply = await ask(message).catch(() => { throw new Away(); });
    if (reply.changed) throw new Changed();
    if (reply.problem) throw new Told(`${reply.problem} ${given.words.stays}`);
    return reply;
  }

  const cannot = (name, word = "damaged") => filled(given.words[word], { file: `${name}.json` });
  const opened = (name, document) => unseal(given.header, name, document);

  const safe = {
    // What is kept, by name, and a sentence about each that can't be opened.
    async all() {
      const { documents, problems } = await asked({ type: "fetch" });
      const kept = new Map(), unread = new Map(Object.entries(problems));
      for (const [name, document] of Object.entries(documents)) {
        try { kept.set(name, await opened(name, document)); } catch { unread.set(name, cannot(name)); }
      }
      return { kept, unread };
    },
    // The document, or undefined. What can't be opened is never taken for nothing, so nothing is saved over it.
    async get(name) {
      const { documents, problems } = await asked({ type: "fetch", names: [name] });
      if (problems[name]) throw new Told(problems[name]);
      if (!documents[name]) return undefined;
      try {
        return await opened(name, documents[name]);
      } catch (error) {
        throw error instanceof CannotOpen ? new Told(cannot(name)) : error;
      }
    },
    async put(name, content, base, writer = "") {
      const { v, revision, writer: _writer, ...said } = content;
      if (JSON.stringify(said).length > LARGEST) throw new Refused(given.words.tooLong);
      const reply = await asked({ type: "put", name, base, writer, document: await seal(given.header, name, said) });
      if (reply.theirs) throw new Conflicting(await opened(name, reply.theirs));
      return { ...said, revision: reply.kept.revision };
    },
    remove: (names) => asked({ type: "remove", names }),
    unreadable: (name) => new Told(cannot(name, "notShown")),
  };

  // The lock ----------------------------------------------------------------------------------------

  function turn(locked) {
    const before = given;
    given = locked;
    if (before?.header.id === given?.header.id) return desk || draw();
    desk = null;
    // What was on its way when the lock was turned is said again, to whoever answers now.
    if (given) waiting = drawn ? [...unsavedOf(activity)] : [lastSent];
    goAhead();
  }

  // Go on with the key, without it, or without a lock.
  function goAhead() {
    if (given && !isOpen(given.header)) return draw();
    desk = given && makeDesk(given.empty, safe);
    draw();
    const said = waiting;
    waiting = [];
    said.forEach((message) => inner.send(message));
  }

  async function lookAgain(message) {
    const { locked } = await ask({ type: "lock" });
    activity ??= message?.activity;
    if (message && !locked) waiting.push(message);
    if ((locked ?? null)?.header.id !== given?.header.id) turn(locked ?? null);
  }

  const stopWatching = watchLock({
    opened: () => given && !desk && isOpen(given.header) && goAhead(),
    changed: () => activity !== undefined && lookAgain().catch(() => {}),
    closing() {
      if (!given || !desk) return undefined;
      stopView?.(); // saves what is being typed
      return queue;
    },
    closed() {
      if (!given || !desk) return;
      desk = null;
      again();
    },
  });

  // The view anew, with nothing in it.
  function again() {
    listeners.clear();
    place.replaceChildren();
    place.className = "";
    place.hidden = true;
    [drawn, waiting] = [false, []];
    stopView = drawView(place, inner);
    draw();
  }

  function draw() {
    gate.className = "";
    if (!given) gate.replaceChildren();
    else if (desk) gate.replaceChildren(h("div", { class: "aw-view aw-lock aw-unlocked" }, h("p", { class: "aw-small" }, given.words.open, " ", given.words.lockNowSays),
      button(given.words.lockNow, async () => { await lockNow(); (gate.querySelector("input") ?? gate).focus(); })));
    else askForIt();
    place.hidden = !drawn && Boolean(given);
  }

  // The question for the passphrase.
  function askForIt() {
    const { words, header } = given;
    gate.className = "aw-view aw-activity aw-own aw-lock";
    const title = drawn ? "" : h("h3", { class: "aw-title" }, given.empty.title); // else the view's own stands above
    if (!canLock()) return gate.replaceChildren(title, h("p", {}, h("strong", {}, words.title)), h("p", {}, words.insecure));
    const { fields: [field], node } = passphrases(words, words.passphrase);
    const status = h("p", { role: "status", class: "aw-said" });
    const go = button(words.unlock, null, "do");
    go.type = "submit";
    const submit = async (event) => {
      event.preventDefault();
      if (go.disabled) return;
      go.disabled = true;
      status.textContent = words.unlocking;
      const { locked } = await ask({ type: "lock" }).catch(() => ({ locked: given })); // its passphrase may have been changed elsewhere
      if (!locked || locked.header.id !== header.id) return turn(locked ?? null);
      focusing = true;
      if (await unlock(locked.header, field.value)) return;
      focusing = go.disabled = false;
      status.textContent = words.wrong;
      field.focus();
      field.select();
    };
    gate.replaceChildren(title, h("p", {}, h("strong", {}, words.title)), h("p", {}, drawn ? words.since : words.says), ...(header.turning ? [h("p", { class: "aw-small" }, words.turning)] : []),
      ...(unsavedOf(activity).length ? [h("p", { class: "aw-notice" }, words.waiting)] : []),
      h("form", { onsubmit: submit }, node, h("div", { class: "aw-actions" }, go)), status);
  }

  // Sealing takes a moment: what is being typed is handed in before the browser asks whether to leave.
  const leaving = () => desk && place.contains(document.activeElement) && document.activeElement.blur();
  addEventListener("beforeunload", leaving, { capture: true });

  stopView = drawView(place, inner);
  return () => {
    removeEventListener("beforeunload", leaving, { capture: true });
    stopView?.();
    stopWatching();
    stopHearing();
    queue.then(stopAsking);
  };
};
