// Pause: three ways to steady yourself, none of which is for everyone.
import { backButton, openDialog } from "./dialog.js";
import { button, h } from "./dom.js";
import { openHelp } from "./help.js";
import { waitingLines } from "./lines.js";
import { _ } from "./words.js";

const ways = () => [
  [
    _("Look around"),
    _("Keep your eyes open. Let them land on something, and say to yourself what it is: a cup, a corner, a shadow. Find something blue. Find something far away. Go on for as long as you like."),
  ],
  [
    _("Floor, chair, movement"),
    _("Feel where the floor holds your feet, or where the chair holds you. If keeping still is no help, get up: stretch, carry something to another room, walk to a window."),
  ],
  [
    _("A longer breath out"),
    _("Breathe in as you do anyway. Let the breath out take its time, as if you were cooling soup. For some people, attending to breath makes things worse. If you're one of them, leave this one and look around instead."),
  ],
];

const content = (reader) =>
  h(
    "div",
    {},
    waitingLines(),
    h("p", {}, _("Nothing here is waiting for you. Take any of these, or none.")),
    h("div", { class: "at-ways" }, ...ways().map(([name, words]) => h("section", {}, h("h3", {}, name), h("p", {}, words)))),
    h("p", { class: "at-quiet" }, _("You can also stop for today. What you have done is saved.")),
    h("div", { class: "at-actions" }, backButton(), button(_("See where help is"), () => openHelp(reader))),
  );

export const openPause = (reader) =>
  openDialog({ title: _("Pause"), kind: "pause", content: content(reader), signal: reader.signal });
