// Where the learner's record is, what this browser promises about it, and how to take it along.
import { button, h } from "../reader/dom.js";
import { _ } from "../reader/words.js";

const ZIP = "application/zip";

const save = (name, bytes) => {
  const href = URL.createObjectURL(new Blob([bytes], { type: ZIP }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

const kept = () => _("What you do here is saved as you do it, in this browser on this device, and sent nowhere. You can close this page at any time.");
const notKept = () => _("This browser keeps nothing of what you do here. Once you close the page, it's gone, unless you take your record with you before.");
const promised = () => _("This browser has promised to keep it until you clear it yourself.");
const notPromised = () => _("Browsers can clear what a page has saved, for example when space runs short or when nobody comes for a few weeks, and this one hasn't promised not to. Take your record with you now and then: it comes back here, or to another device, on the page “Your record”.");

export class Keeping {
  constructor(kernel, notices) {
    Object.assign(this, { kernel, notices, keeps: true });
    this.where = h("p", {}, kept());
    this.promise = h("p", { class: "at-quiet" });
    this.said = h("p", { class: "at-quiet", role: "status" });
    this.node = h("div", { class: "at-saved" }, this.where, this.promise, this.takeButton(), this.said);
    kernel.addEventListener("storage", ({ detail }) => this.know(detail.keeps));
    this.ask("persisted");
  }

  takeButton() {
    return button(_("Take your record with you"), (event) => this.take(event.target));
  }

  async take(control) {
    if (control.getAttribute("aria-disabled")) return;
    control.setAttribute("aria-disabled", "true");
    this.say(_("One moment. The record comes as soon as the activities are awake."));
    try {
      await this.kernel.ready;
      const told = await this.kernel.takeout();
      if (told.failed) throw new Error(told.failed);
      const name = `attune-record-${today()}.zip`;
      save(name, told);
      this.say(_("Your record is in the file {name}, where your downloads go. It's a zip with everything in it, also what you wrote for yourself.", { name }));
    } catch (error) {
      this.say(_("Your record couldn't be packed: {why}", { why: error.message }));
    } finally {
      control.removeAttribute("aria-disabled");
    }
  }

  /** Said beside the button, and in the notice if that is open. */
  say(words) {
    this.said.textContent = words;
    if (this.told) this.told.textContent = words;
  }

  /** Whether this browser keeps anything at all. */
  know(keeps) {
    this.keeps = keeps;
    this.where.textContent = keeps ? kept() : notKept();
    this.promise.hidden = !keeps;
    if (keeps) return this.notices.take("storage");
    this.told = h("p", { role: "status" });
    const why = _("This browser keeps nothing of what you do here: it may be a private window, or its settings or a full disk don't allow it. Everything works, but once you close the page it's gone. You can take your record with you before that, as a file.");
    this.notices.put("storage", [why, this.told], [this.takeButton()]);
  }

  /** An answer was saved: the first time, the browser is asked to keep it. */
  saved() {
    if (this.asked) return;
    this.asked = true;
    this.ask("persist");
  }

  async ask(what) {
    const answer = await navigator.storage?.[what]?.().catch(() => false);
    this.promise.textContent = answer ? promised() : notPromised();
  }
}
