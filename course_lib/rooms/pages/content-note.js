// What is said before somebody comes into a room; in this tab, once.

import { button, h } from "./base.js";

const READ = "attune-room";

export const isNoteRead = () => Boolean(sessionStorage.getItem(READ));
export const forgetNote = () => sessionStorage.removeItem(READ);

// `seen`: who sees what. come() is called when "Come in" was pressed.
export function contentNote({ workshop, note }, words, seen, come) {
  const read = () => {
    sessionStorage.setItem(READ, "in");
    come();
  };
  return h("section", { class: "rm-card rm-welcome" }, h("h1", { tabindex: "-1" }, workshop), h("h2", {}, words.before), h("p", {}, note),
    h("p", {}, words.mayPass), h("p", {}, seen), h("div", { class: "aw-actions" }, button(words.comeIn, read, "do")));
}
