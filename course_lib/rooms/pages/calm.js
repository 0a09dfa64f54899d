// Help and a pause, on every page that a participant sees: two dialogs that open over whatever is there.

import { button, h } from "./base.js";
import { directory } from "./directory.js";

export function dialog(title, words, ...content) {
  const id = `rm-${Math.random().toString(36).slice(2)}`;
  const node = h("dialog", { class: "rm-dialog", "aria-labelledby": id }, h("h2", { id, tabindex: "-1" }, title), ...content,
    h("div", { class: "aw-actions" }, button(words.back, () => node.close(), "do")));
  return { node, open: () => { node.showModal(); node.querySelector("h2").focus(); } };
}

export function calm(words) {
  const help = dialog(words.help, words, h("p", {}, words.helpSays), directory(words.services, words.directory, "h3"));
  const ways = words.ways.map(([name, says]) => h("section", {}, h("h3", {}, name), h("p", {}, says)));
  const pause = dialog(words.pause, words, h("p", {}, words.pauseSays), ...ways, button(words.seeHelp, () => { pause.node.close(); help.open(); }));
  return { nodes: [help.node, pause.node], buttons: [button(words.pause, pause.open), button(words.help, help.open)] };
}
