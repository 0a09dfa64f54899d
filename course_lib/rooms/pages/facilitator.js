// The facilitator's page: what to say, what waits, how the time goes, and every control, by hand, key or clicker.

import { button, h } from "./base.js";
import { dialog } from "./calm.js";
import { changes } from "./changes.js";
import { handsForm } from "./hands.js";
import { keysOf, passedOn } from "./keys.js";
import { keyInLink, listen, tellRoom } from "./link.js";
import { motif } from "./motif.js";
import { pacing } from "./pacing.js";
import { reachLine } from "./reach.js";
import { counted, results } from "./results.js";
import { spoken } from "./spoken.js";
import { followTheme, themeButton } from "./theme.js";
import { timer } from "./timer.js";
import { waitingList } from "./waiting.js";

const ROOM_COUNT = 15_000; // milliseconds between two times that the number of answers is read out

export function facilitatorPage(root, words) {
  let view, refused, toldCount = 0, keysOn = true, arrived = 0;
  const changed = changes(), line = reachLine(() => words.lost);
  const time = timer(words.timer), pace = pacing(words.pace), news = h("p", { class: "aw-hidden", role: "status" });
  const says = h("p", { class: "rf-says aw-notice", role: "status" });
  const brand = h("p", { class: "rm-brand" }, motif(), h("span", {}, words.room)), phones = h("span", {}), screen = h("a", { class: "aw-button rf-screen", href: "screen", target: "_blank", rel: "noopener" }, words.openScreen);
  const waits = h("span", { class: "rf-waits" }), way = h("span", { class: "rf-way", dir: "auto" });
  const mark = h("p", { class: "rm-rehearsal", hidden: true }, words.rehearsal);
  const where = h("p", { class: "rm-where" }), title = h("h1", { tabindex: "-1" }), count = h("p", { class: "rf-count" }), flags = h("p", { class: "rf-flags" });
  const asked = h("div", { class: "rf-asked" }), result = h("div", { class: "rm-result" }), timing = h("div", { class: "rf-timing" }), extra = h("div", { class: "rf-extra" });
  const plan = h("nav", { class: "rf-plan", "aria-label": words.plan }), notes = h("section", { class: "rf-notes" });
  const texts = waitingList(words, words.texts, (id, on) => tell({ type: "let", text: id, shown: on }));
  const cloud = waitingList(words, words.words, (word, on) => tell({ type: "let", word, shown: on }));
  const questions = waitingList(words, words.questions, (id) => tell({ type: "answered", text: id }));

  // Controls -------------------------------------------------------------------------------------

  async function tell(message) {
    refuse("");
    const answer = await tellRoom("do", message);
    if (!answer.ok) refuse(answer.says || words.notDone, message.type);
    return answer.ok;
  }

  // Why a command wasn't done; it stands until that could be done.
  function refuse(why, name) {
    says.textContent = why;
    refused = name;
  }

  const can = (name) => Boolean(view?.can.includes(name));
  // What can't be done says why.
  const attempt = (name, act) => (can(name) ? act() : refuse((name === "reveal" && view.covered) || words.cannot[name] || words.cannot.any, name));
  const commands = [];
  // A button that keeps its place, and the focus, while it can't be used.
  function control(name, act = () => tell({ type: name }), kind = "quiet") {
    const key = words.keyOf[name], node = button(words.commands[name], () => attempt(name, act), kind);
    if (key) node.append(" ", h("kbd", { "aria-hidden": "true" }, key));
    if (key) node.setAttribute("aria-keyshortcuts", words.ariaKey[name] ?? key);
    commands.push({ name, node });
    return node;
  }

  const length = () => view.step.seconds ?? Math.min(120, 60 * view.steps[view.n - 1].minutes);
  const minutes = h("input", { type: "number", class: "aw-number", min: 0.5, max: 60, step: "any", id: "minutes" });
  const startTimer = () => tell({ type: "timer", seconds: Math.round(60 * (Number(minutes.value) || length() / 60)) });
  const onTimer = () => (view.timer ? tell({ type: "pause" }) : startTimer());
  const timerButton = control("timer", startTimer);
  const bar = h("div", { class: "rf-bar", role: "group", "aria-label": words.controls }, control("back"), control("next", undefined, "do"), control("reveal"), control("hide"), control("lock"));
  timing.append(h("label", { class: "rf-minutes", htmlFor: "minutes" }, words.minutes, minutes), timerButton, control("pause"),
    control("extend", () => tell({ type: "extend", seconds: 60 })), control("stop"));
  const more = h("div", { class: "aw-actions" }, control("again", undefined, "do"), control("choose", undefined, "do"), control("key"));

  const sure = dialog(words.closeTitle, words, h("p", {}, words.closeSays), button(words.closeYes, () => { sure.node.close(); tell({ type: "close" }); }));
  const toggle = h("input", { type: "checkbox", checked: true, onchange: () => (keysOn = toggle.checked) });
  const list = dialog(words.keys, words, h("dl", { class: "rf-keys" }, words.keyList.flatMap(([key, does]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, does)])),
    h("p", {}, words.clicker), h("label", { class: "rf-toggle" }, toggle, h("span", {}, words.keysWork)));
  const close = control("close", sure.open);

  const ACTS = { timer: onTimer, keys: list.open };
  const act = (name) => view && !view.over && (ACTS[name] ? ACTS[name]() : attempt(name, () => tell({ type: name })));
  keysOf(act, () => keysOn);
  passedOn((name) => keysOn && act(name));

  root.classList.add("aw-view", "rf-page");
  root.append(h("header", { class: "rf-head" }, brand, mark, h("div", { class: "rf-tools" }, screen, button(words.keysShort, list.open), themeButton(words), close),
      h("div", { class: "rf-about" }, pace.node, phones, waits, way)),
    line.node, plan,
    h("section", { class: "rf-now", "aria-label": words.now }, where, title, flags, count, asked, more, result, time.node, timing, extra, says),
    h("div", { class: "rf-side" }, notes, texts.node, cloud.node, questions.node), bar, news, sure.node, list.node);
  followTheme();

  // The view -------------------------------------------------------------------------------------

  function draw(given) {
    const before = view;
    view = given;
    brand.lastChild.textContent = view.workshop;
    document.title = `${view.workshop} · ${words.title}`;
    phones.textContent = counted(words.phones, view.phones ?? 0);
    mark.hidden = !view.rehearsal;
    if (view.over) return over();
    way.textContent = (view.join.qr ? words.joinAt : words.joinHere).replace("{address}", view.join.address).replace("{code}", view.join.code);
    waits.textContent = view.questions.length ? counted(words.questions.wait, view.questions.length) : "";
    if (refused && (can(refused) || before?.step.id !== view.step.id)) refuse("");
    pace.update(view);
    time.update(view.timer);
    for (const { name, node } of commands) node.setAttribute("aria-disabled", !can(name));
    for (const { name, node } of commands) if (name in words.turned) node.firstChild.textContent = isOn(name) ? words.turned[name] : words.commands[name];
    for (const { name, node } of commands) if (["again", "choose", "key", "pause", "extend", "stop"].includes(name)) node.hidden = !can(name);
    if (before?.step.id !== view.step.id) minutes.value = Math.round(length() / 0.6) / 100;
    flags.replaceChildren(...["hidden", "locked"].filter((name) => view[name]).map((name) => h("span", {}, words.flags[name])));
    where.textContent = words.where.replace("{n}", view.n).replace("{all}", view.all);
    title.textContent = view.step.title;
    tellCount();
    if (changed("asked", [view.step, view.vote, Boolean(view.result)])) asked.replaceChildren(...question());
    if (changed("result", view.result)) result.replaceChildren(...results(view.result, words.results));
    if (changed("extra", [view.ballot, view.hands.map((one) => [one.id, one.text, one.count])])) extra.replaceChildren(...extras());
    if (changed("notes", [view.step.id, view.notes])) drawNotes();
    if (changed("plan", [view.n, view.steps.map((one) => [one.id, Math.round(one.spent / 60)])])) drawPlan();
    texts.update(view.step.kind === "open" ? view.texts.map((one) => ({ ...one, on: one.state === "shown" })) : null);
    cloud.update(view.step.kind === "words" ? view.words.map((one) => ({ id: one.word, text: one.word, on: one.shown })) : null);
    questions.update(view.questions);
    announce(before);
  }

  const isOn = (name) => ({ hide: view.hidden, lock: view.locked, pause: view.timer && !view.timer.running, key: Boolean(view.result?.key), reveal: false })[name];

  function tellCount() {
    const votes = view.step.kind !== "open" && (view.open || view.count > 0);
    count.textContent = votes ? counted(words.results.onPhones, view.count) : "";
    if (!votes || Date.now() - arrived < ROOM_COUNT || toldCount === view.count) return;
    [arrived, toldCount] = [Date.now(), view.count];
    news.textContent = count.textContent;
  }

  function announce(before) {
    if (!before) return;
    const now = view.step.id !== before.step.id ? `${where.textContent}: ${view.step.title}`
      : view.hidden !== before.hidden ? words.flags[view.hidden ? "hidden" : "visible"]
        : view.locked !== before.locked ? words.flags[view.locked ? "locked" : "unlocked"]
          : view.result && !before.result ? words.revealed
            : view.questions.length > before.questions.length ? words.newQuestion : "";
    if (now) news.textContent = now;
  }

  function question() {
    const { stem, prompt, dialogue, fields, scale, roles } = view.step;
    return [view.vote && h("p", { class: "rm-vote" }, view.vote === 1 ? words.results.firstVote : words.results.secondVote),
      stem && h("p", { class: "aw-stem" }, stem), prompt && h("p", { class: "aw-prompt" }, prompt),
      dialogue && h("div", { class: "aw-view aw-dialogue" }, spoken(dialogue, words.dialogue, view.result ? 0 : undefined)),
      !view.result && fields?.[0].options && h("ul", {}, fields[0].options.map((one) => h("li", {}, one.text))), !view.result && scale && h("ul", {}, scale.map((one) => h("li", {}, one))),
      roles && h("ul", { class: "rm-roles" }, roles.map((role) => h("li", {}, h("h3", {}, role.name), h("p", {}, role.does))))].filter(Boolean);
  }

  function extras() {
    const replies = view.step.dialogue?.now?.replies ?? [];
    return [replies.length > 0 && h("details", {}, h("summary", {}, words.chooseOne), h("ul", { class: "rf-replies" }, replies.map((one) =>
      h("li", {}, button(one.text, () => tell({ type: "choose", reply: one.id })))))),
    view.hands.length > 0 && handsForm(view.hands, words.hands, (counts) => tell({ type: "tally", counts }))].filter(Boolean);
  }

  function drawNotes() {
    const note = (name) => view.notes[name] && [h("h3", {}, words.notes[name]), h("p", {}, view.notes[name])];
    notes.replaceChildren(h("h2", {}, words.notes.title), ...["say", "come", "split"].map(note).flat().filter(Boolean),
      h("p", { class: "aw-small" }, view.next ? `${words.next} ${view.next}` : words.last));
  }

  function drawPlan() {
    const held = plan.contains(document.activeElement) && document.activeElement.dataset.at;
    const row = (one, at) => h("li", {}, h("button", { type: "button", class: "rf-step", "aria-current": at === view.n - 1 ? "step" : null, "data-at": String(at),
      onclick: () => tell({ type: "to", at }) }, h("span", {}, one.title), h("span", { class: "rf-took" }, words.took.replace("{spent}", Math.round(one.spent / 60)).replace("{minutes}", one.minutes))));
    plan.replaceChildren(h("h2", {}, words.plan), h("ol", {}, view.steps.map(row)));
    if (held) plan.querySelector(`[data-at="${held}"]`)?.focus();
    plan.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function over() {
    const end = h("h1", { tabindex: "-1" }, words.over);
    root.replaceChildren(h("header", { class: "rf-head" }, brand), h("section", { class: "rm-card" }, end, (view.rehearsal ? [words.overRehearsal] : words.overSays).map((one) => h("p", {}, one))));
    pace.stop();
    end.focus();
  }

  const shut = (status) => root.replaceChildren(h("section", { class: "rm-card" }, h("h1", {}, status === 410 ? words.over : words.noKey), h("p", {}, status === 410 ? words.overSays[0] : words.noKeySays)));

  const key = keyInLink();
  (key ? tellRoom("enter", { key, at: location.href }) : Promise.resolve()).then(() => listen("facilitator", { view: draw, shut, reach: line.reach }));
}
