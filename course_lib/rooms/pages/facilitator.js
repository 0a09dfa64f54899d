// The facilitator's page: what to say, what waits, how the time goes, and every control, by hand, key or clicker.

import { button, h } from "./base.js";
import { dialog } from "./calm.js";
import { changes } from "./changes.js";
import { commands } from "./commands.js";
import { facilitatorHead } from "./facilitator-head.js";
import { facilitatorStep } from "./facilitator-step.js";
import { keyList } from "./key-list.js";
import { keysOf, passedOn } from "./keys.js";
import { keyInLink, listen, tellRoom } from "./link.js";
import { news } from "./news.js";
import { notes } from "./notes.js";
import { reachLine } from "./reach.js";
import { stepList } from "./step-list.js";
import { followTheme, themeButton } from "./theme.js";
import { whatWaits } from "./what-waits.js";

export function facilitatorPage(root, words) {
  let view;
  const changed = changes();
  const does = commands(words), line = reachLine(() => words.lost), list = keyList(words);
  const ends = h("p"), sure = dialog(words.closeTitle, words, ends, button(words.closeYes, () => { sure.node.close(); does.tell({ type: "close" }); }));
  const head = facilitatorHead(words, [button(words.keysShort, list.open), themeButton(words), does.control("close", sure.open)]);
  const plan = stepList(words, (at) => does.tell({ type: "to", at })), step = facilitatorStep(words, does);
  const said = notes(words), waits = whatWaits(words, does.tell), told = news(words);
  const bar = h("div", { class: "rf-bar", role: "group", "aria-label": words.controls }, does.node, does.control("back"), does.control("next", undefined, "do"),
    does.control("reveal"), does.control("hide"), does.control("lock"));

  function draw(given) {
    view = given;
    document.title = `${view.workshop} · ${words.title}`;
    if (view.over) return over();
    ends.textContent = view.rehearsal ? words.closeRehearsal : words.closeSays;
    for (const part of [does, head, plan, step, said, waits, told]) part.update(view);
    if (changed("step", view.step.id)) scrollTo({ top: 0 });
  }

  function over() {
    const end = h("h1", { tabindex: "-1" }, words.over);
    head.end(view);
    root.replaceChildren(head.node, h("section", { class: "rm-card" }, end, (view.rehearsal ? [words.overRehearsal] : words.overSays).map((one) => h("p", {}, one))));
    end.focus();
  }

  const shut = (status) => root.replaceChildren(h("section", { class: "rm-card" }, h("h1", {}, status === 410 ? words.over : words.noKey),
    h("p", {}, status === 410 ? words.overSays[0] : words.noKeySays)));

  const OWN = { timer: step.toggleTimer, keys: list.open };
  function press(name) {
    if (!view || view.over) return;
    if (OWN[name]) OWN[name]();
    else does.attempt(name);
  }

  root.classList.add("aw-view", "rf-page");
  root.append(head.node, line.node, plan.node, step.node, h("div", { class: "rf-side" }, said.node, waits.nodes), bar, told.node, sure.node, list.node);
  followTheme();
  keysOf(press, list.work);
  passedOn((name) => list.work() && press(name));

  const key = keyInLink();
  (key ? tellRoom("enter", { key, at: location.href }) : Promise.resolve()).then(() => listen("facilitator", { view: draw, shut, reach: line.reach }));
}
