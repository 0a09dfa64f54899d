// The lock itself, on the page "Your record": turned on, changed, turned off. The passphrase and the key never leave this page.

import { asking } from "./asking.js";
import { button, h } from "./base.js";
import { filled } from "./filled.js";
import { canLock, CannotOpen, isOpen, lockChanged, lockNow, newLock, seal, SHORTEST, unlock, unseal, watchLock, withPassphrase } from "./lock.js";
import { passphrases } from "./passphrase.js";

// `onchange` is called when what is kept has been locked or opened.
export function lockSettings(channel, words, onchange) {
  const { ask: post, stop: stopAsking } = asking(channel);
  const body = h("div"), status = h("div", { role: "status", class: "aw-said", tabindex: "-1" });
  const node = h("section", { class: "aw-view aw-lock", "aria-labelledby": "aw-lock-title" }, h("h3", { class: "aw-title", id: "aw-lock-title" }, words.title), body, status);
  let header = null, left = 0, working = false;

  // What Python answers. Raises an Error whose message can be shown.
  async function ask(message) {
    const reply = await post(message).catch(() => { throw new Error(words.noAnswer); });
    if (reply.problem) throw new Error(reply.problem);
    if ("header" in reply) ({ header, left } = reply);
    return reply;
  }

  const say = (...lines) => status.replaceChildren(...lines.map((line) => h("p", {}, line)));
  const told = (text) => filled(text, { n: SHORTEST });

  // Do something that takes a while; what goes wrong is said, and nothing else can be begun meanwhile.
  async function doing(act) {
    if (working) return;
    working = true;
    for (const one of body.querySelectorAll("button, input")) one.disabled = true;
    say(words.starting);
    try {
      const lines = await act();
      if (lines === null) return again();
      draw();
      say(...[].concat(lines));
    } catch (error) {
      draw();
      say(filled(words.stuck, { why: error.message }));
    } finally {
      working = false;
    }
    status.focus();
  }

  // A form as it was, to try once more.
  function again() {
    for (const one of body.querySelectorAll("button, input")) one.disabled = false;
    say(words.wrong);
    const field = body.querySelector("input");
    field.focus();
    field.select();
  }

  // Everything, one document at a time -------------------------------------------------------------

  // Seal or open what has to be, until nothing is left. Returns what is said in the end.
  async function goOn() {
    const all = left, unread = new Map();
    for (let done = 0; ; done += 1) {
      const { next, problems } = await ask({ type: "lock-next", skip: [...unread.keys()] });
      if (!next) {
        const wrong = [...problems, ...unread.values()];
        await ask({ type: "lock-finish", leave: [...unread.keys()] });
        lockChanged();
        onchange();
        const says = header ? words.on : words.off;
        return wrong.length ? [says, words.left, ...wrong] : says;
      }
      const { name, document } = next;
      say(filled(words.working, { done: Math.min(done + 1, all), all }));
      try {
        await ask({ type: "lock-put", name, revision: document.revision, document: await turned(name, document) });
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error;
        unread.set(name, filled(words.damaged, { file: `${name}.json` }));
      }
    }
  }

  // Sealed if it's open, and the other way round: Python takes it only if that's the way in which the lock is being turned.
  async function turned(name, document) {
    const plain = typeof document.sealed !== "string";
    const { v, revision, writer, ...said } = plain ? document : await unseal(header, name, document);
    return plain ? seal(header, name, said) : said;
  }

  // What is chosen ---------------------------------------------------------------------------------

  // What is wrong with a new passphrase, or an empty text.
  function wrongWith([first, second], written) {
    if ([...first.value.normalize("NFKC")].length < SHORTEST) return [first, told(words.short)];
    if (first.value !== second.value) return [second, words.differ];
    return written && !written.checked ? [written, words.notWritten] : null;
  }

  function form(submit, yes, ...children) {
    const go = button(yes, null, "do");
    go.type = "submit";
    const cancel = button(words.cancel, () => { draw(); say(); body.querySelector("button")?.focus(); });
    const made = h("form", { onsubmit: (event) => { event.preventDefault(); submit(); } }, ...children, h("div", { class: "aw-actions" }, go, cancel));
    body.replaceChildren(made);
    made.querySelector("input").focus();
    say();
  }

  const refuse = ([field, says]) => { say(says); field.focus(); };

  function turnOn() {
    const { fields, node: lines } = passphrases(words, words.new, words.again);
    const written = h("input", { type: "checkbox" });
    form(() => {
      const wrong = wrongWith(fields, written);
      if (wrong) return refuse(wrong);
      const [passphrase] = fields.map((field) => field.value);
      return doing(async () => {
        const made = await newLock(passphrase);
        if (!(await unlock(made, passphrase))) throw new Error(words.wrong); // nothing is locked that can't be opened again
        await ask({ type: "lock-on", header: made });
        lockChanged();
        return goOn();
      });
    }, words.turnOn, h("p", {}, words.lost), h("p", {}, told(words.good)), lines,
    h("label", { class: "aw-check" }, written, h("span", {}, words.written)));
  }

  function change() {
    const { fields: [old, ...fields], node: lines } = passphrases(words, words.old, words.new, words.again);
    form(() => {
      const wrong = wrongWith(fields);
      if (wrong) return refuse(wrong);
      const passphrase = fields[0].value;
      return doing(async () => {
        const made = await withPassphrase(header, old.value, passphrase);
        if (!made) return null;
        await ask({ type: "lock-change", header: made, was: header.key });
        lockChanged();
        return words.changed;
      });
    }, words.change, h("p", {}, words.lost), h("p", {}, told(words.good)), lines);
  }

  function open() {
    const { fields: [field], node: lines } = passphrases(words, words.passphrase);
    form(() => doing(async () => {
      await ask({ type: "lock-state" }); // the passphrase may have been changed in another window
      if (!(await unlock(header, field.value))) return null;
      return header.turning ? goOn() : words.isOpen;
    }), words.unlock, lines);
  }

  function turnOff() {
    const close = () => { draw(); say(); body.querySelector("button").focus(); };
    say(words.offAsk);
    status.append(h("div", { class: "aw-actions" }, button(words.offYes, () => doing(async () => {
      await ask({ type: "lock-off" });
      return goOn();
    })), button(words.no, close)));
    status.querySelector("button").focus();
  }

  const close = () => doing(async () => { await lockNow(); return words.locked; });

  function draw() {
    if (!header && !canLock()) return body.replaceChildren(h("p", {}, words.insecure));
    const about = ["what", "lost", "stays", "copies", "less"].map((key) => h("p", {}, words[key]));
    if (!header) return body.replaceChildren(h("p", {}, h("strong", {}, words.isOff)), ...about, h("div", { class: "aw-actions" }, button(words.turnOn, turnOn, "do")));
    const half = header.turning && left > 0 && h("p", { class: "aw-notice" }, filled(header.turning === "on" ? words.halfOn : words.halfOff, { n: left }));
    const choices = !canLock() ? [] : isOpen(header)
      ? [button(words.lockNow, close, "do"), button(words.change, change), button(words.turnOff, turnOff)] : [button(words.unlock, open, "do"), button(words.change, change)];
    body.replaceChildren(...[h("p", {}, h("strong", {}, isOpen(header) ? words.isOpen : words.isOn)), half, !canLock() && h("p", {}, words.insecure),
      h("p", {}, words.lost), h("p", { class: "aw-small" }, words.stays), h("p", { class: "aw-small" }, words.less), h("div", { class: "aw-actions" }, choices)].filter(Boolean));
  }

  const looked = () => working || body.contains(document.activeElement) && body.querySelector("form") ? null : ask({ type: "lock-state" }).then(() => working || draw(), () => {});
  const stopWatching = watchLock({ opened: looked, closed: looked, changed: looked });
  ask({ type: "lock-state" }).then(draw, (error) => say(error.message));

  return { node, look: looked, stop: () => { stopWatching(); stopAsking(); } };
}
