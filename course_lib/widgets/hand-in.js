// Handing in: what is still open, the button, and the receipt.

import { anywidgetChannel, button, converse, h } from "./base.js";
import { download } from "./download.js";
import { nameForm } from "./name-form.js";
import { inWords } from "./when.js";

const FEW = 8; // open places that are listed without being asked for

export function mount(root, channel) {
  let words, view, name, heard, going = false, wanting = false, drawn = "";
  const title = h("h3", { class: "aw-title" }), says = h("p"), open = h("ul", { class: "aw-open" });
  const more = h("details", { hidden: true }, h("summary", {})), may = h("p", { class: "aw-small" }), named = h("div");
  const go = button("", () => hand(), "do"), status = h("div", { role: "status", class: "aw-mark", tabindex: "-1" });
  const problem = h("p", { class: "aw-notice", role: "alert" }), receipt = h("section", { class: "aw-receipt", hidden: true });
  root.classList.add("aw-view", "aw-activity", "aw-hand-in");
  root.append(title, says, open, more, may, named, problem, h("div", { class: "aw-actions" }, go), status, receipt);

  const talk = converse(root, channel, {
    draw(reply, buffers) {
      words = reply.words ?? words;
      if (!name) {
        title.textContent = words.title;
        name = nameForm((student) => talk.say({ type: "who", student }), { ...words, go: words.whoKeep }, offer);
        named.append(name.node);
      }
      view = reply.view;
      if (reply.re) {
        going = false;
        say(reply.says ?? "");
        problem.textContent = reply.problem ?? "";
        if (reply.problem) problem.scrollIntoView({ block: "nearest" });
      }
      frame(reply.receipt);
      if (reply.ask === "who") {
        wanting = true;
        name.ask();
      } else if (reply.re && wanting && view.who?.student) {
        wanting = false;
        hand();
        go.focus();
      }
      if (reply.file && buffers.length) download(reply.file, "application/zip", buffers);
    },
    late: () => going && say(words?.late ?? ""),
  });

  const say = (text) => status.replaceChildren(...(text ? [h("p", {}, text)] : []));

  function hand() {
    if (going) return;
    going = true;
    problem.textContent = "";
    say(words.going);
    talk.say({ type: "hand-in" }, true);
    frame();
  }

  function frame(kept) {
    says.textContent = view.says;
    name.update(view.who, true);
    const shown = view.handed ?? (kept && { receipt: kept });
    const now = JSON.stringify([view.unanswered, shown]);
    if (now !== drawn) body(shown);
    drawn = now;
    go.textContent = going ? words.going : view.handed ? words.again : view.unanswered.length ? words.anyway : words.go;
    const rest = view.handed && !view.handed.changed;
    go.classList.toggle("aw-do", !rest);
    go.classList.toggle("aw-quiet", Boolean(rest));
    if (going) go.setAttribute("aria-disabled", "true");
    else go.removeAttribute("aria-disabled");
    offer();
  }

  // While a name is asked for, that is the one thing to do.
  const offer = () => (go.hidden = view.waits || name.asking());

  function body(shown) {
    const rows = view.unanswered.map(({ id, title: called }) => h("li", {}, h("button", { type: "button", class: "aw-button aw-quiet",
      onclick: () => document.dispatchEvent(new CustomEvent("attune:show", { detail: { place: id } })) }, called)));
    const many = rows.length > FEW;
    more.hidden = !many;
    more.querySelector("summary").textContent = words.openAll;
    if (many) more.append(open);
    else says.after(open);
    open.replaceChildren(...rows);
    may.textContent = rows.length ? words.may : "";
    receipt.hidden = !shown;
    if (shown) receipt.replaceChildren(...slip(shown));
  }

  function slip({ at, way, receipt: text, changed, name: called }) {
    const paper = h("pre", { class: "aw-slip" }, text), told = h("span", { role: "status", class: "aw-small" });
    const copy = () => navigator.clipboard.writeText(text).then(() => (told.textContent = words.copied)).catch(() => {
      getSelection().selectAllChildren(paper);
      told.textContent = words.noCopy;
    });
    return [h("h4", {}, words.receipt), at && h("p", {}, (way === "file" ? words.made : words.handed).replace("{when}", inWords(at))),
      changed && h("p", { class: "aw-notice" }, changed), paper, h("p", { class: "aw-small" }, words.receiptWhy),
      h("div", { class: "aw-actions" }, button(words.copy, copy), button(words.save, () => download(called ?? "receipt.txt", "text/plain", [text])),
        way === "file" && button(words.file, () => talk.ask({ type: "file" }))), told].filter(Boolean);
  }

  // Something was answered or done on this page, or it's looked at again: what is open may have changed.
  const look = () => { clearTimeout(heard); heard = setTimeout(() => talk.ask({ type: "look" }), 150); };
  const seen = () => document.visibilityState === "visible" && view && look();
  document.addEventListener("attune:progress", look);
  document.addEventListener("visibilitychange", seen);

  return () => {
    clearTimeout(heard);
    document.removeEventListener("attune:progress", look);
    document.removeEventListener("visibilitychange", seen);
    talk.stop();
  };
}
