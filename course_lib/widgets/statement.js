// The statement of completion: a name, if one wants it on there, and a PDF.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { download } from "./download.js";
import { printAlone } from "./sheet.js";

export function mount(root, channel) {
  root.classList.add("aw-view", "aw-activity");
  const status = h("p", { role: "status" });

  const talk = converse(root, channel, {
    draw({ words, says, file, sheet }, buffers) {
      if (words) draw(words);
      if (says) status.textContent = says;
      if (file) download(file.name, "application/pdf", buffers);
      if (sheet) printAlone(...paper(sheet));
    },
  });

  const cells = (tag, some) => h("tr", {}, some.map((text) => h(tag, {}, text)));
  const paper = ({ title, name, says, head, rows, limits }) => [h("h1", {}, title), name && h("p", {}, h("bdi", {}, name)), h("p", {}, says),
    h("table", {}, h("thead", {}, cells("th", head)), h("tbody", {}, rows.map((row) => cells("td", row)))), h("p", {}, limits)].filter(Boolean);

  function draw(words) {
    const name = h("input", { type: "text", class: "aw-text", autocomplete: "name", maxLength: 120, dir: "auto" });
    const form = h("form", { onsubmit: (event) => { event.preventDefault(); talk.ask({ type: "make", name: name.value }); } },
      h("label", {}, h("span", {}, words.name), name), h("p", { class: "aw-small" }, words.kept));
    const make = button(words.make, null, "do");
    make.type = "submit";
    form.append(h("div", { class: "aw-actions" }, make));
    root.replaceChildren(h("h3", { class: "aw-title" }, words.title), form, status);
  }

  return talk.stop;
}
