// The way into a room: with the link's key, with the short code, or by what the browser remembers of a room it's in already.

import { codeForm } from "./code-form.js";
import { keyInLink, tellRoom } from "./link.js";

// show(node) puts up what is asked; hear() is called once the room lets this phone in, closed() if it's over.
export function wayIn(words, { show, hear, closed }) {
  async function enter(key) {
    const answer = await tellRoom("enter", { key });
    if (answer.ok) return hear();
    if (answer.status === 410) return closed();
    ask(answer.says || words.noRoom, key);
  }

  function ask(says = "", typed = "") {
    const form = codeForm(words, says, typed, enter);
    show(form.node);
    if (says) form.focus();
  }

  function begin() {
    const key = keyInLink();
    if (key) enter(key); else hear();
  }
  return { begin, ask };
}
