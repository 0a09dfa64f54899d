// While Python is on the way: the text can be read, and a line at the foot of the window says how far the activities are.
import { button, h } from "../reader/dom.js";
import { progressLines } from "../reader/lines.js";
import { _ } from "../reader/words.js";

const failure = (why) => [
  navigator.onLine
    ? _("The activities couldn't wake up in this browser. The text is all here to read, and nothing that was saved is lost.")
    : _("There is no connection, and this browser hasn't kept the activities yet. The text is all here to read."),
  _("Reload the page first. If that doesn't help, open the course in a current Firefox, Chrome, Edge or Safari, on a device with some memory to spare. Or run it on a computer: “attune study” opens the same course there."),
  h("details", {}, h("summary", {}, _("What went wrong, for whoever looks after this course")), h("pre", { tabindex: "0" }, why)),
];

export class Waking {
  constructor(kernel, notices) {
    this.over = false;
    // A screen reader hears that it has begun and that it's over, and nothing in between.
    this.words = h("p", { role: "status" });
    this.share = h("span", { class: "at-share", "aria-hidden": "true" });
    this.lines = progressLines();
    this.node = h(
      "div",
      { class: "at-awaking", hidden: true },
      this.words,
      this.share,
      this.lines.node,
    );
    this.draw(0);
    kernel.addEventListener("progress", ({ detail }) => this.draw(detail.share));
    kernel.addEventListener("ready", () => this.end(_("The activities are ready.")));
    kernel.addEventListener("failed", ({ detail }) => {
      this.end("");
      notices.put("failed", failure(detail.why), [button(_("Reload"), () => location.reload(), { class: "at-button at-primary" })]);
    });
  }

  /** Shown beside a page that has something to wait for. */
  show(waits) {
    if (this.over) return;
    this.node.hidden = !waits;
    this.words.textContent = waits ? _("The text is all here. The activities are waking up.") : "";
  }

  draw(share) {
    this.share.textContent = _("{percent} %", { percent: Math.round(share * 100) });
    this.lines.show(share);
  }

  end(words) {
    this.over = true;
    this.node.classList.add("at-unseen");
    this.words.textContent = this.node.hidden ? "" : words;
    this.share.remove();
    this.lines.node.remove();
  }
}
