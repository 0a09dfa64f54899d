// Where the learner's records are; take them away, bring them back, delete them.

import { anywidgetChannel, button, converse, h, tell } from "./base.js";
import { download } from "./download.js";
import { lockChanged } from "./lock.js";
import { lockSettings } from "./lock-settings.js";

const CHUNK = 1 << 20; // a browser's message to Python has a limit, so a file travels in pieces

export function mount(root, channel) {
  const status = h("div", { role: "status", class: "aw-mark", tabindex: "-1" }), body = h("div");
  const records = h("div", { class: "aw-view aw-activity aw-own" }, body, status);
  root.append(records);
  let words, lock;

  const talk = converse(root, channel, {
    draw(reply, buffers) {
      if (reply.asked) return;
      words = reply.words ?? words;
      if (reply.says) say(reply.says);
      if (reply.says && reply.view) { // brought back or deleted, and the lock with it
        lockChanged();
        tell(root, "attune:record");
      }
      if (reply.file) download(reply.file.name, "application/zip", buffers);
      if (reply.view) draw(reply.view);
      if (reply.lock) guard(reply.lock);
      else if (reply.view) lock?.look();
    },
  });

  function guard(says) {
    lock?.stop();
    lock = lockSettings(channel, says, () => talk.ask({ type: "look" }));
    root.replaceChildren(records, h("div", { class: "aw-view aw-activity aw-own" }, lock.node));
  }

  const say = (lines) => status.replaceChildren(...[].concat(lines).map((line) => h("p", {}, line)));

  function draw(view) {
    const file = h("input", { type: "file", accept: ".zip,application/zip", class: "aw-hidden", tabindex: "-1", "aria-hidden": "true", onchange: () => file.files[0] && bring(file.files[0]) });
    body.replaceChildren(
      h("h3", { class: "aw-title" }, words.where),
      h("p", {}, view.place || h("code", {}, view.folder)), h("p", {}, view.holds), h("p", { class: "aw-small" }, view.who),
      h("div", { class: "aw-actions" },
        button(words.take, () => confirmed(view.locked ? words.takeLocked : words.takeAsk, words.take, () => talk.ask({ type: "export" })), "do"),
        button(words.bring, () => file.click()), file,
        button(words.remove, () => confirmed(words.removeAsk, words.removeYes, () => talk.ask({ type: "delete" })))));
  }

  function confirmed(question, yes, act) {
    const done = (go) => () => { say([]); if (go) act(); body.querySelector("button").focus(); };
    status.replaceChildren(h("p", {}, question), h("div", { class: "aw-actions" }, button(yes, done(true)), button(words.no, done(false))));
    status.querySelector("button").focus();
  }

  async function bring(file) {
    say(words.reading);
    const bytes = await file.arrayBuffer();
    for (let from = 0; from < bytes.byteLength || from === 0; from += CHUNK)
      talk.ask({ type: "import", from, last: from + CHUNK >= bytes.byteLength }, [bytes.slice(from, from + CHUNK)]);
  }

  return () => {
    talk.stop();
    lock?.stop();
  };
}
