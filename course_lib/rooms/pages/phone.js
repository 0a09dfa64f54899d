// A participant's page: in with the link or the code, then whatever the room does. No name, and nothing kept on the phone.

import { button, h } from "./base.js";
import { calm } from "./calm.js";
import { changes } from "./changes.js";
import { codeForm } from "./code-form.js";
import { keyInLink, listen, outbox, tellRoom } from "./link.js";
import { motif } from "./motif.js";
import { quietQuestion } from "./quiet-question.js";
import { reachLine } from "./reach.js";
import { results } from "./results.js";
import { spoken } from "./spoken.js";
import { followTheme } from "./theme.js";
import { inMinutes, timer } from "./timer.js";
import { wayFor } from "./ways.js";

const IN = "attune-room"; // in this tab: the content note was read and "Come in" pressed

export function phonePage(root, words) {
  let view, link;
  const drafts = new Map(), states = new Map(), passed = new Set(), taking = new Set(); // by ballot: what isn't sent yet, what became of it, passes; pair exercises taken part in
  const box = outbox(), changed = changes(), line = reachLine(() => (box.size() ? words.lostUnsent : words.lost));
  const about = calm(words.calm), time = timer(words.timer);
  const title = h("p", { class: "rm-brand" }, motif(), h("span", {}, words.room));
  const stage = h("div", { class: "rm-stage" }), news = h("p", { class: "aw-hidden", role: "status" });
  const head = h("h1", { tabindex: "-1" }), asked = h("div"), result = h("div", { class: "rm-result" });
  const step = h("section", { class: "rm-card" }, h("p", { class: "rm-where" }), head, time.node, asked, result);
  const quiet = quietQuestion(words, box), foot = h("p", { class: "aw-small rm-seen" });
  root.classList.add("aw-view");
  const mark = h("p", { class: "rm-rehearsal", hidden: true }, words.rehearsal);
  root.append(h("header", { class: "rm-head" }, title, h("div", { class: "rm-calm" }, about.buttons)), mark, line.node, stage, news, ...about.nodes);
  followTheme();

  // In -------------------------------------------------------------------------------------------

  async function enter(key) {
    const answer = await tellRoom("enter", { key });
    if (answer.ok) return hear();
    if (answer.status === 410) return closed();
    code(answer.says || words.noRoom, key);
  }

  function code(says = "", typed = "") {
    const form = codeForm(words, says, typed, enter);
    stage.replaceChildren(form.node);
    if (says) form.focus();
  }

  function hear() {
    link?.stop();
    link = listen("phone", { view: draw, number: box.count, shut: (status) => (status === 410 ? closed() : code()),
      reach(there) {
        line.reach(there);
        if (there) box.hurry();
      } });
  }

  function welcome() {
    const come = button(words.comeIn, () => {
      sessionStorage.setItem(IN, "in");
      stage.replaceChildren(step, quiet, foot);
      draw(view);
      head.focus();
    }, "do");
    stage.replaceChildren(h("section", { class: "rm-card rm-welcome" }, h("h1", {}, view.workshop), h("h2", {}, words.before), h("p", {}, view.note),
      h("p", {}, words.mayPass), h("p", {}, seen()), h("div", { class: "aw-actions" }, come)));
  }

  const seen = () => words.seen.replace("{n}", view.fewest);

  function closed() {
    link?.stop();
    box.forget();
    sessionStorage.removeItem(IN);
    line.reach(true);
    tellRoom("leave", {});
    const thanks = h("h1", { tabindex: "-1" }, words.thanks);
    stage.replaceChildren(h("section", { class: "rm-card" }, thanks, words.after.map((says) => h("p", {}, says))));
    thanks.focus();
  }

  // A step ---------------------------------------------------------------------------------------

  function draw(given) {
    view = given;
    title.lastChild.textContent = view.workshop;
    mark.hidden = !view.rehearsal;
    document.title = `${view.workshop} · ${words.room}`;
    if (view.over) return closed();
    if (!sessionStorage.getItem(IN)) return welcome();
    if (!step.isConnected) stage.replaceChildren(step, quiet, foot);
    foot.textContent = seen();
    time.update(view.timer);
    if (view.yours !== null && !states.has(view.ballot)) states.set(view.ballot, { kept: view.yours });
    const moved = changed("step", [view.step.id, view.n]);
    if (moved) {
      step.querySelector(".rm-where").textContent = words.where.replace("{n}", view.n).replace("{all}", view.all);
      head.textContent = view.step.title;
      news.textContent = `${step.querySelector(".rm-where").textContent}: ${view.step.title}`;
    }
    if (changed("asked", [view.step, view.ballot, view.open, view.locked, passed.has(view.ballot)])) redraw(moved);
    if (changed("result", [view.ballot, view.result])) show();
  }

  // Draws what is asked; where the focus was in what goes, it's on the step's heading then.
  function redraw(moved) {
    const held = asked.contains(document.activeElement);
    asked.replaceChildren(...(view.step.kind === "pair" ? pair() : passed.has(view.ballot) ? passing() : ask()));
    if (held) head.focus();
    if (moved) scrollTo({ top: 0 });
  }

  function show() {
    const nodes = results(view.result, words.results);
    if (nodes.length && !result.childElementCount) news.textContent = words.resultsHere;
    result.replaceChildren(...(nodes.length ? [h("h2", {}, words.roomSaid), ...nodes] : []));
  }

  function intro() {
    const { kind, prompt, note, dialogue } = view.step;
    return [note && h("p", { class: "aw-notice" }, note), dialogue && h("div", { class: "aw-view aw-dialogue" }, spoken(dialogue, words.dialogue)),
      prompt && !["words", "open", "pulse"].includes(kind) && h("p", { class: "aw-prompt" }, prompt),
      view.vote && h("p", { class: "rm-vote" }, view.vote === 1 ? words.firstVote : words.secondVote)].filter(Boolean);
  }

  function ask() {
    const { ballot, step: now } = view, state = states.get(ballot) ?? {};
    const status = h("p", { class: "rm-status", role: "status" });
    const send = h("button", { type: "submit", class: "aw-button aw-do" });
    const label = () => (send.textContent = now.kind === "open" || !("kept" in state) ? words.send : words.change);
    const way = wayFor(now, drafts.get(ballot) ?? state.kept, words, () => {
      drafts.set(ballot, way.value());
      status.textContent = "kept" in state && now.kind !== "open" ? words.notSentYet : "";
    });
    if (!way) return [...intro(), ...(now.kind === "say" ? [h("p", { class: "aw-small" }, words.look)] : [])];
    const form = h("form", { noValidate: true, class: "aw-form" }, h("fieldset", { class: "rm-fieldset", disabled: !view.open }, way.nodes,
      view.open && h("div", { class: "aw-actions" }, send, button(words.pass, () => pass(ballot, true)))), status);
    label();
    status.textContent = state.says ?? ("kept" in state ? words.isIn : "");
    if (!view.open) status.textContent = "kept" in state ? words.lockedIn : words.locked;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      way.assume?.();
      const answer = way.value();
      if (answer === undefined) {
        status.textContent = words.answerFirst[now.kind] ?? words.answerFirst.poll;
        return way.first().focus();
      }
      const settle = (says) => { state.says = says; if (view.ballot === ballot) status.textContent = says; };
      states.set(ballot, state);
      settle(words.sending);
      box.put(now.kind === "open" ? { type: "text", ballot, text: answer } : { type: "answer", ballot, answer }, {
        late: () => settle(words.notYet),
        done(reply) {
          if (!reply.ok) return settle(reply.says || words.notTaken);
          if (JSON.stringify(drafts.get(ballot)) === JSON.stringify(answer)) drafts.delete(ballot);
          state.kept = answer;
          settle(now.kind === "open" ? words.textKept : words.isIn);
          label();
          if (now.kind !== "open") return;
          delete state.kept;
          way.first().value = "";
        },
      });
    });
    return [...intro(), form];
  }

  function pass(ballot, yes) {
    if (yes) passed.add(ballot); else passed.delete(ballot);
    changed("asked", null);
    draw(view);
    if (yes) asked.querySelector("button").focus();
    else head.focus();
  }

  const passing = () => [...intro(), h("p", { class: "rm-status", role: "status" }, states.get(view.ballot)?.kept === undefined ? words.passed : words.passedAfter),
    h("div", { class: "aw-actions" }, button(words.after_all, () => pass(view.ballot, false)))];

  // An exercise for two: nobody's answer goes anywhere, and taking part is asked for first.
  function pair() {
    const { id, roles, rounds, seconds } = view.step;
    const choice = passed.has(id) ? "pass" : taking.has(id) && "in";
    const decide = (to) => {
      if (to === "pass") passed.add(id); else passed.delete(id);
      if (to === "in") taking.add(id); else taking.delete(id);
      changed("asked", null);
      redraw(false);
      asked.querySelector("[data-land]").focus();
    };
    const minutes = inMinutes(seconds);
    const rules = h("p", {}, words.pairs.rounds.replace("{n}", rounds).replace("{minutes}", minutes));
    const parts = h("ul", { class: "rm-roles" }, roles.map((role) => h("li", {}, h("h2", {}, role.name), h("p", {}, role.does))));
    if (choice === "pass") return [...intro(), h("p", { class: "rm-status", tabindex: "-1", "data-land": "" }, words.pairs.passed), h("div", { class: "aw-actions" }, button(words.after_all, () => decide()))];
    if (choice === "in") return [...intro(), rules, h("p", { class: "rm-status", tabindex: "-1", "data-land": "" }, words.pairs.consent), parts,
      h("div", { class: "aw-actions" }, button(words.pairs.stop, () => decide("pass")))];
    return [...intro(), rules, parts, h("p", { tabindex: "-1", "data-land": "" }, words.pairs.ask),
      h("div", { class: "aw-actions" }, button(words.pairs.join, () => decide("in"), "do"), button(words.pairs.pass, () => decide("pass")))];
  }

  stage.append(h("p", { role: "status" }, words.entering));
  addEventListener("online", box.hurry);
  const key = keyInLink();
  if (key) enter(key); else hear();
}
