// An assignment: one question or text in view at a time, where everything stands, and what else belongs to it.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { answerCard, textCard } from "./answer-card.js";
import { nameForm } from "./name-form.js";
import { inWords } from "./when.js";

const FEW = 12; // places that are shown without being asked for

export function mount(root, channel) {
  const cards = new Map();
  let words, view, name, current = 0, heard;
  const title = h("h3", { class: "aw-title" }), due = h("p", { class: "aw-due" }), about = h("p", { class: "aw-small" });
  const far = h("span"), grid = h("ol", { class: "aw-places" }), all = h("details", { class: "aw-all", hidden: true }, h("summary", {}, far), grid);
  const list = h("div"), nav = h("div", { class: "aw-actions aw-nav" }), steps = h("div", { class: "aw-steps" });
  const status = h("p", { class: "aw-saved", role: "status" }), notice = h("p", { class: "aw-notice", role: "alert" });
  const named = h("div"), foot = h("div", { class: "aw-below" }, status, nav);
  root.classList.add("aw-view", "aw-activity", "aw-assignment");
  root.append(title, due, about, notice, named, all, list, foot, steps);

  const talk = converse(root, channel, {
    draw(reply) {
      words = reply.words ?? words;
      notice.textContent = reply.notice ?? "";
      if (!reply.view) return;
      const opening = !view;
      view = reply.view;
      if (opening) open();
      if (view.everything) arrange();
      view.cards.forEach((card) => cards.get(card.id).update(card, words));
      if (opening) current = Math.max(places().findIndex((place) => !place.done), 0);
      frame();
      if (reply.re && !talk.waiting().length) status.textContent = reply.notice ? "" : words.saved;
    },
    late: () => (status.textContent = words?.late ?? ""),
  });
  const say = (message) => { status.textContent = words.saving; talk.say(message); };
  const places = () => view.places.filter((place) => place.card);

  function open() {
    title.textContent = words.title;
    name = nameForm((student) => say({ type: "who", student }), { ...words, go: words.whoGo }, steer);
    named.append(name.node);
    all.open = places().length <= FEW;
  }

  // The cards that there are now; those that were there stay as they are.
  function arrange() {
    const ids = view.cards.map((card) => card.id);
    for (const id of cards.keys()) if (!ids.includes(id)) cards.delete(id);
    for (const card of view.cards) if (!cards.has(card.id)) cards.set(card.id, framed(card));
    const nodes = ids.map((id) => cards.get(id).section);
    if (nodes.length !== list.children.length || nodes.some((node, index) => list.children[index] !== node)) list.replaceChildren(...nodes);
    current = Math.min(current, Math.max(nodes.length - 1, 0));
  }

  function framed(card) {
    const made = card.fields ? answerCard(say, talk.waiting, () => view.asksSure) : textCard(say, talk.waiting);
    const heading = h("h4", { tabindex: "-1" });
    const section = h("section", { class: "aw-item" }, h("div", { class: "aw-head" }, heading, h("p", { class: "aw-count" }, card.points)), made.node);
    return { ...made, section, heading };
  }

  function frame() {
    due.textContent = view.due ? (view.overdue ? words.overdue : words.due).replace("{when}", inWords(view.due)) : words.noDue;
    about.textContent = words.noMarks;
    name.update(view.who);
    far.textContent = view.says;
    all.hidden = places().length < 2;
    const order = [...cards.values()];
    order.forEach(({ section, heading }, index) => {
      section.hidden = index !== current;
      heading.textContent = places()[index].title;
    });
    draw(grid, places().map((place, index) => h("li", {}, h("button", { type: "button", class: "aw-place", "aria-current": index === current ? "step" : null,
      "data-done": place.done ? "yes" : "no", onclick: () => show(index) },
    h("span", { "aria-hidden": "true" }, place.short), h("span", { class: "aw-tick", "aria-hidden": "true" }, place.done ? "✓" : ""),
    h("span", { class: "aw-hidden" }, `${place.title}, ${place.done ? words.done : words.open}`)))));
    steer();
    const more = view.places.filter((place) => !place.card);
    draw(steps, more.length ? [h("h4", {}, words.steps), h("ul", {}, more.map(step))] : []);
  }

  // Back and Next; Next stands out once this place is done, and while no name is asked for.
  function steer() {
    const last = cards.size - 1, onward = current < last && places()[current].done && !name.asking();
    draw(nav, last > 0 ? [
      h("button", { type: "button", class: "aw-button aw-quiet", disabled: current === 0, onclick: () => show(current - 1) }, words.back),
      h("button", { type: "button", class: `aw-button aw-${onward ? "do" : "quiet"}`, disabled: current === last, onclick: () => show(current + 1) }, words.next),
    ] : []);
  }

  // A thing to do elsewhere on the page, or to tick off.
  const step = (place) => h("li", { "data-place": place.id, tabindex: "-1" },
    h("p", { class: "aw-step-title" }, h("span", { class: "aw-shape", "aria-hidden": "true" }, place.done ? "✓" : "○"), h("strong", {}, place.title),
      h("span", { class: "aw-small" }, ` ${place.done ? words.stepDone : words.stepOpen} · ${place.points}`)),
    place.prompt && h("p", {}, place.prompt),
    place.tick && h("div", { class: "aw-pick" }, h("label", {}, h("input", { type: "checkbox", checked: place.done,
      onchange: (event) => say({ type: "tick", step: place.tick, done: event.target.checked }) }), h("span", {}, words.tick))));

  // Put `nodes` into `parent`, with the focus where it was.
  function draw(parent, nodes) {
    const held = [...parent.querySelectorAll("button, input, [tabindex]")].indexOf(document.activeElement);
    parent.replaceChildren(...nodes);
    if (held < 0) return;
    const now = parent.querySelectorAll("button, input, [tabindex]");
    const next = now[held]?.disabled ? [...now].find((one) => !one.disabled) : now[held];
    next?.focus({ preventScroll: true });
  }

  function show(index) {
    [...cards.values()][current].leaving();
    current = index;
    status.textContent = "";
    frame();
    const { heading } = [...cards.values()][index];
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  }

  // What is asked for from elsewhere on the page: a place to go to, news from another activity or another window.
  const asked = ({ detail }) => {
    const index = places().findIndex((place) => place.id === detail.place);
    if (index >= 0) return show(index), [...cards.values()][index].heading.scrollIntoView({ block: "center" });
    const there = steps.querySelector(`[data-place="${CSS.escape(detail.place)}"]`) ?? named.querySelector("input");
    there?.scrollIntoView({ block: "center" });
    there?.focus({ preventScroll: true });
  };
  const look = () => { clearTimeout(heard); heard = setTimeout(() => talk.ask({ type: "look" }), 150); };
  const news = ({ detail }) => detail?.activity?.startsWith("assignment/") || look();
  const seen = () => document.visibilityState === "visible" && view && look();
  const leaving = () => cards.forEach((card) => card.leaving());
  document.addEventListener("attune:show", asked);
  document.addEventListener("attune:progress", news);
  document.addEventListener("visibilitychange", seen);
  addEventListener("pagehide", leaving);

  return () => {
    leaving();
    clearTimeout(heard);
    document.removeEventListener("attune:show", asked);
    document.removeEventListener("attune:progress", news);
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("pagehide", leaving);
    talk.stop();
  };
}
