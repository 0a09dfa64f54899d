// The projector's page: what everybody looks at. It holds nothing that isn't meant for all.

import { h } from "./base.js";
import { changes } from "./changes.js";
import { image } from "./drawing.js";
import { passOn } from "./keys.js";
import { keyInLink, listen, tellRoom } from "./link.js";
import { mapFrame } from "./map-frame.js";
import { motif } from "./motif.js";
import { reachLine } from "./reach.js";
import { results } from "./results.js";
import { roleList } from "./roles.js";
import { spoken } from "./spoken.js";
import { countOf, whereIs } from "./state.js";
import { followTheme, themeButton } from "./theme.js";
import { timer } from "./timer.js";

export function screenPage(root, words) {
  const time = timer(words.timer), where = h("p", { class: "rs-where" }), brand = h("p", { class: "rm-brand" }, motif(), h("span", {}, words.room));
  const main = h("div", { class: "rs-main" }), side = h("aside", { class: "rs-side", "aria-label": words.joinHere }, time.node);
  const count = h("p", { class: "rs-count" }), join = h("div", { class: "rs-join" });
  const changed = changes(), line = reachLine(() => words.lost);
  const mark = h("p", { class: "rm-rehearsal", hidden: true }, words.rehearsal);
  side.append(join);
  root.classList.add("aw-view", "rs-page");
  root.append(h("header", { class: "rs-head" }, brand, mark, line.node, where, themeButton(words)), h("div", { class: "rs-body" }, main, side), h("footer", { class: "rs-foot" }, count));
  followTheme();
  passOn();

  function draw(view) {
    brand.lastChild.textContent = view.workshop;
    mark.hidden = !view.rehearsal;
    document.title = `${view.workshop} · ${words.screen}`;
    where.textContent = view.over ? "" : whereIs(view, words);
    time.update(view.over || view.hidden ? null : view.timer);
    count.textContent = view.over ? "" : countOf(view, words);
    if (view.locked) count.textContent = [count.textContent, words.locked].filter(Boolean).join(" · ");
    root.dataset.first = view.n === 1 && !view.over;
    if (changed("join", [view.join, view.over])) join.replaceChildren(...(view.over || !view.join ? [] : [
      view.join.qr ? code(view.join) : h("p", { class: "rs-address" }, words.onlyHere),
      h("p", { class: "rs-address" }, view.join.address), h("p", { class: "rs-code" }, words.code, " ", h("strong", {}, view.join.code))]));
    side.hidden = view.over;
    const narrower = changed("timer", Boolean(view.timer));
    if (!changed("main", [view.step, view.result, view.hidden, view.over, view.vote])) return narrower && fit();
    main.replaceChildren(...(view.over ? still(words.thanks) : view.hidden ? still(words.hidden) : [...asked(view), ...results(view.result, words.results)]));
    main.dataset.kind = view.hidden || view.over ? "still" : view.step.kind;
    main.dataset.result = Boolean(view.result);
    fit();
  }

  // Everything is to be seen at once, so much text is set smaller.
  function fit() {
    for (let size = 1; size >= 0.5; size -= 0.05) {
      main.style.setProperty("--fit", size);
      if (main.scrollHeight <= main.clientHeight) return;
    }
  }
  new ResizeObserver(fit).observe(root);
  document.fonts.ready.then(fit);

  function code({ qr, address }) {
    const box = h("div", { class: "rs-qr" }, image(qr, words.qr.replace("{address}", address))), svg = box.querySelector("svg");
    if (!svg.hasAttribute("viewBox")) svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    return box;
  }

  const still = (says) => [h("div", { class: "rs-still" }, motif(), h("h1", {}, says))];
  const list = (items, kind = "ul") => h(kind, { class: "rs-options" }, items.map((text) => h("li", {}, text)));

  function asked({ step, vote, result }) {
    const heading = h("h1", {}, step.stem ?? (["say", "pair", "dialogue"].includes(step.kind) || !step.prompt ? step.title : step.prompt));
    const more = step.stem || ["say", "pair", "dialogue"].includes(step.kind) ? step.prompt : "";
    return [step.stem && step.kind === "twice" && h("p", { class: "rm-vote" }, vote === 1 ? words.results.firstVote : words.results.secondVote), heading,
      more && h("p", { class: "aw-prompt" }, more), ...(KINDS[step.kind]?.(step, result) ?? [])].filter(Boolean);
  }

  const item = ({ fields: [field] }, result) => (result ? [] : [field.options ? list(field.options.map((one) => one.text))
    : h("p", { class: "aw-ends rs-scale" }, h("span", {}, `${field.min} · ${field.low}`), h("span", {}, `${field.high} · ${field.max}`))]);
  const KINDS = {
    poll: item, twice: item,
    pulse: ({ scale }, result) => (result ? [] : [list(scale, "ol")]),
    map: (step, result) => (result ? [] : [mapFrame(h("div", { class: "aw-field" }), words.results.map, { "aria-hidden": "true" })]),
    dialogue: ({ dialogue }, result) => [h("div", { class: "rs-talk" }, h("div", { class: "aw-view aw-dialogue" }, spoken(dialogue, words.dialogue, result ? 0 : 2)),
      dialogue.now && !result && h("div", {}, h("h2", {}, words.yourReply.replace("{you}", dialogue.you)), list(dialogue.now.replies.map((one) => one.text))))],
    pair: ({ roles, rounds, lasts }) => [roleList(roles, "h2"),
      h("p", { class: "aw-small" }, words.rounds.replace("{n}", rounds).replace("{time}", lasts), " ", words.mayPass)],
  };

  function hear() {
    listen("screen", { view: draw, shut: () => main.replaceChildren(...still(words.noKey)), reach: line.reach });
  }
  const key = keyInLink();
  (key ? tellRoom("enter", { key }) : Promise.resolve()).then(hear);
}
