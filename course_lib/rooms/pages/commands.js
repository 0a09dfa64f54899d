// The facilitator's commands: a button for each, and why one wasn't done. What can't be done now says so, and keeps its place.

import { button, h } from "./base.js";
import { changes } from "./changes.js";
import { tellRoom } from "./link.js";

const SOMETIMES = new Set(["begin", "again", "choose", "key", "extend", "stop"]); // seen only while they can be used

// What is on says how it's turned off.
const isOn = (name, view) => ({ hide: view.hidden, lock: view.locked, key: view.result?.key })[name];

export function commands(words) {
  let view, refused, told = 0;
  const changed = changes(), says = h("p", { class: "rf-says aw-notice", role: "status" }), buttons = [];
  const can = (name) => Boolean(view?.can.includes(name));

  // It stands until that can be done where it couldn't, or something else is, or the room has moved on.
  function refuse(why, name) {
    says.textContent = why;
    refused = can(name) ? undefined : name;
  }

  // A refusal comes a second after it was asked for. By then something else may have been done.
  async function tell(message) {
    const turn = ++told;
    refuse("");
    const answer = await tellRoom("do", message);
    if (!answer.ok && turn === told) refuse(answer.says || words.notDone, message.type);
  }

  function attempt(name, act = () => tell({ type: name })) {
    if (can(name)) return act();
    refuse((name === "reveal" && view?.covered) || words.cannot[name] || words.cannot.any, name);
  }

  // A button that keeps its place, and the focus, while it can't be used.
  function control(name, act, kind) {
    const key = words.keyOf[name], node = button(words.commands[name], () => attempt(name, act), kind);
    if (key) {
      node.append(" ", h("kbd", { "aria-hidden": "true" }, key));
      node.setAttribute("aria-keyshortcuts", words.ariaKey[name] ?? key);
    }
    buttons.push({ name, node });
    return node;
  }

  // Where the focus was on a button that goes, it's on the first that stays beside it, or else on the step's heading.
  function update(given) {
    const held = buttons.find(({ node }) => node === document.activeElement)?.node;
    view = given;
    if (changed("step", view.step.id) || can(refused)) refuse("");
    for (const { name, node } of buttons) {
      node.setAttribute("aria-disabled", !can(name));
      if (name in words.turned) node.firstChild.textContent = isOn(name, view) ? words.turned[name] : words.commands[name];
      if (SOMETIMES.has(name)) node.hidden = !can(name);
    }
    if (held?.hidden) (held.parentElement.querySelector("button:not([hidden])") ?? document.querySelector("h1")).focus();
  }
  return { node: says, tell, attempt, control, update };
}
