// What stands beside a private activity: the question for the passphrase, or that the lock is open and how to close it.

import { button, h } from "./base.js";
import { canLock, lockNow, unlock } from "./lock.js";
import { passphrases } from "./passphrase.js";

// `ask` asks Python (see asking.js). turn(locked) is called when the lock turns out to be another, trying(yes) while a passphrase is
// tried. A `locked` is as Python gives it: { header, words, empty }.
export function lockGate(ask, { turn, trying }) {
  const node = h("div");

  function put(look, ...nodes) {
    node.className = look;
    node.replaceChildren(...nodes.filter(Boolean));
  }

  function question(locked) {
    const { words, header } = locked, { fields: [field], node: asked } = passphrases(words, words.passphrase);
    const status = h("p", { role: "status", class: "aw-said" }), go = button(words.unlock, null, "do");
    go.type = "submit";
    const submit = async (event) => {
      event.preventDefault();
      if (go.disabled) return;
      go.disabled = true;
      status.textContent = words.unlocking;
      const { locked: now } = await ask({ type: "lock" }).catch(() => ({ locked })); // its passphrase may have been changed elsewhere
      if (!now || now.header.id !== header.id) return turn(now ?? null);
      trying(true);
      if (await unlock(now.header, field.value)) return;
      trying(go.disabled = false);
      status.textContent = words.wrong;
      field.focus();
      field.select();
    };
    return [h("form", { onsubmit: submit }, asked, h("div", { class: "aw-actions" }, go)), status];
  }

  return {
    node,
    open: () => put(""),
    broken: (says) => node.replaceChildren(h("p", { class: "aw-notice", role: "alert" }, says)),
    opened({ words }) {
      const close = async () => {
        await lockNow();
        (node.querySelector("input") ?? node).focus();
      };
      put("", h("div", { class: "aw-view aw-lock aw-unlocked" }, h("p", { class: "aw-small" }, words.open, " ", words.lockNowSays), button(words.lockNow, close)));
    },
    // `since`: the activity was shown before it was locked, and its own title stands above. `waits`: something isn't saved yet.
    locked(locked, { since, waits }) {
      const { words, header, empty } = locked, title = !since && h("h3", { class: "aw-title" }, empty.title);
      const head = [title, h("p", {}, h("strong", {}, words.title))];
      const look = "aw-view aw-activity aw-own aw-lock";
      if (!canLock()) return put(look, ...head, h("p", {}, words.insecure));
      put(look, ...head, h("p", {}, since ? words.since : words.says), header.turning && h("p", { class: "aw-small" }, words.turning),
        waits && h("p", { class: "aw-notice" }, words.waiting), ...question(locked));
    },
  };
}
