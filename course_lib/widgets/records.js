// Where the learner's records are; take them away, bring them back, delete them.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { download } from "./download.js";

const CHUNK = 1 << 20; // a browser's message to Python has a limit, so a file travels in pieces

export function mount(root, channel) {
  root.classList.add("aw-view", "aw-activity", "aw-own");
  const status = h("div", { role: "status", class: "aw-mark", tabindex: "-1" }), body = h("div");
  root.append(body, status);
  let words;

  const talk = converse(root, channel, {
    draw(reply, buffers) {
      words = reply.words ?? words;
      if (reply.says) say(reply.says);
      if (reply.file) download(reply.file.name, "application/zip", buffers);
      if (reply.view) draw(reply.view);
    },
  });

  const say = (lines) => status.replaceChildren(...[].concat(lines).map((line) => h("p", {}, line)));

  function draw(view) {
    const file = h("input", { type: "file", accept: ".zip,application/zip", class: "aw-hidden", tabindex: "-1", "aria-hidden": "true", onchange: () => file.files[0] && bring(file.files[0]) });
    body.replaceChildren(
      h("h3", { class: "aw-title" }, words.where),
      h("p", {}, h("code", {}, view.folder)), h("p", {}, view.holds), h("p", { class: "aw-small" }, view.who),
      h("div", { class: "aw-actions" },
        button(words.take, () => confirmed(words.takeAsk, words.take, () => talk.ask({ type: "export" })), "do"),
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

  return talk.stop;
}
