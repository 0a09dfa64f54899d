// A dialogue: what was said so far, the partner's line with face and voice, and what one could say; at an end, what lay behind.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { wholeText } from "./dialogue-text.js";
import { filled } from "./filled.js";

export function mount(root, channel) {
  let words, view, sound, following = false;
  const title = h("h3", { class: "aw-title" }), intro = h("div", { class: "aw-scene" });
  const past = h("ol", { class: "aw-said" }), log = h("div", { role: "log" }, past);
  const now = h("div", { class: "aw-now" }), end = h("div", { class: "aw-end" });
  const notice = h("p", { class: "aw-notice", role: "status" });
  const mark = `aw-${Math.random().toString(36).slice(2)}`;
  root.classList.add("aw-view", "aw-activity", "aw-dialogue");

  const talk = converse(root, channel, {
    draw(reply, buffers) {
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? reply.view?.notice ?? "";
      if (reply.heard) return hear(reply.heard, buffers[0]);
      if (reply.text) return text.show(reply.text);
      if (!reply.view) return free(true);
      const moved = view && place(view) !== place(reply.view);
      view = reply.view;
      draw();
      if (moved && following) root.querySelector(".aw-arrive")?.focus({ preventScroll: false });
      following = false;
    },
    late: () => (notice.textContent = words?.late ?? ""),
  });
  const text = wholeText(talk, () => words);
  root.append(title, intro, log, now, end, notice, text.node);

  const place = (shown) => `${shown.said.length} ${Boolean(shown.after)}`;
  const quote = (line) => h("q", {}, line);

  function go(message) {
    following = true;
    sound?.pause();
    free(false);
    talk.say(message);
  }

  function free(able) {
    for (const one of root.querySelectorAll(".aw-reply, .aw-back")) one.disabled = !able;
  }

  function draw() {
    title.replaceChildren(`${words.kind}: ${view.title}`);
    intro.replaceChildren(...[view.mentions && h("p", { class: "aw-small" }, `${words.mentions} ${view.mentions}`),
      view.help && h("p", { class: "aw-small aw-near-home" }, view.help),
      h("p", {}, view.scene), h("p", { class: "aw-aim" }, h("b", {}, words.aim), " ", view.aim)].filter(Boolean));
    log.setAttribute("aria-label", words.so_far);
    const said = view.after ? [] : view.said, known = past.children.length;
    if (said.length === known + 1) past.append(exchange(said[known])); // only what's new is announced
    else past.replaceChildren(...said.map(exchange));
    now.replaceChildren(...(view.now ? turn(view.now) : []));
    end.replaceChildren(...(view.after ? ending(view.after) : []));
    text.update(view.read);
  }

  const partner = (said) => [h("p", { class: "aw-theirs" }, h("b", {}, filled(words.partner, view)), " ", quote(said.line)),
    said.does && h("p", { class: "aw-does" }, said.does)];
  const mine = (said) => h("p", { class: "aw-mine" }, h("b", {}, filled(words.you, view)), " ", said.reply);
  const exchange = (said) => h("li", {}, partner(said), mine(said));

  function turn({ n, line, does, face, replies }) {
    const picture = h("div", { class: "aw-face", "aria-hidden": "true" });
    picture.innerHTML = face.svg;
    return [
      h("div", { class: "aw-arrive aw-turn", tabindex: "-1", role: "group", "aria-labelledby": `${mark}-${n}` },
        picture, h("div", { id: `${mark}-${n}` }, h("p", { class: "aw-theirs aw-line-now" }, h("b", {}, filled(words.partner, view)), " ", quote(line)),
          does && h("p", { class: "aw-does" }, does),
          h("p", { class: "aw-small" }, h("b", {}, words.sees), " ", face.says))),
      h("div", { class: "aw-voice" }, button(words.hear, () => talk.ask({ type: "hear" })), h("div", { role: "status" })),
      h("div", { class: "aw-replies", role: "group", "aria-label": filled(words.reply, view) },
        h("p", { class: "aw-ask", "aria-hidden": "true" }, filled(words.reply, view)),
        replies.map((reply) => h("button", { type: "button", class: "aw-reply", onclick: () => go({ type: "reply", response: reply.id }) }, reply.text))),
    ];
  }

  function hear(heard, buffer) {
    if (!view.now || heard.turn !== view.now.n) return;
    sound?.pause();
    const line = h("div", { class: "aw-contour", "aria-hidden": "true" });
    line.innerHTML = heard.svg;
    const box = root.querySelector(".aw-voice");
    box.firstChild.textContent = words.hear_again;
    box.lastChild.replaceChildren(line, h("p", { class: "aw-small" }, h("b", {}, words.voice), " ", heard.says));
    const address = URL.createObjectURL(new Blob([buffer], { type: "audio/wav" }));
    sound = new Audio(address);
    sound.onended = () => URL.revokeObjectURL(address);
    sound.play().catch(() => {}); // no sound here: the line and the words are there
  }

  function ending(after) {
    const picture = h("div", { class: "aw-moods", role: "img", "aria-label": after.picture.title });
    picture.innerHTML = after.picture.svg;
    return [
      h("div", { class: "aw-arrive aw-closing", tabindex: "-1", role: "group", "aria-labelledby": `${mark}-end` },
        h("h4", {}, words.end), h("p", { class: "aw-told", id: `${mark}-end` }, after.end), h("p", {}, after.about)),
      after.safety.length && h("div", { class: "aw-safe" }, h("h4", {}, words.safe), after.safety.map((says) => h("p", {}, says))),
      h("h4", {}, after.picture.title),
      h("figure", { class: "aw-figure" }, picture, h("figcaption", {}, after.picture.felt, " ", after.toy),
        h("details", {}, h("summary", {}, words.in_words), h("p", {}, after.picture.says))),
      h("h4", {}, words.behind),
      h("ol", { class: "aw-said aw-behind" }, after.steps.map(behind)),
      h("p", { class: "aw-small" }, after.ends),
      h("div", { class: "aw-actions" }, button(words.again, () => go({ type: "again" }), "do")),
    ].filter(Boolean);
  }

  function behind(step) {
    const back = button(words.back, () => go({ type: "back", response: step.n }));
    back.classList.add("aw-back");
    back.setAttribute("aria-label", words.back_to.replace("{n}", step.n));
    return h("li", {}, partner(step), mine(step),
      h("p", { class: "aw-why" }, h("b", {}, step.move), " ", step.why),
      h("p", { class: "aw-why" }, h("b", {}, words.did), " ", step.did),
      h("details", {}, h("summary", {}, words.others),
        h("ul", {}, step.others.map((other) => h("li", {}, h("span", {}, other.text), " ", h("b", {}, other.move), " ", other.why)))),
      back);
  }

  return () => { sound?.pause(); talk.stop(); };
}
