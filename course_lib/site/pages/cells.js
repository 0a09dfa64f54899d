// A lesson's activities on the page: each shows its first view at once, and can be used when Python has opened it.
import { drawn, h } from "../reader/dom.js";
import { _ } from "../reader/words.js";

const FIGURES = new Set(["simulate", "train", "practise"]);
// What draws them takes seconds to import, so it's begun early and in pieces, each after those that it needs.
const DRAWING = [
  "numpy", "matplotlib.cbook", "matplotlib", "matplotlib.colors", "matplotlib.text", "matplotlib.backend_bases", "matplotlib.axes",
  "matplotlib.figure", "matplotlib.backends.backend_svg",
];

/** A view's `mount(root, channel)`, with its style on the page. */
async function load(app, view) {
  const href = new URL(`views/${view}.css`, app).href;
  if (![...document.querySelectorAll("link[rel=stylesheet]")].some((link) => link.href === href)) {
    await new Promise((resolve) => {
      const link = h("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve });
      document.head.append(link);
    });
  }
  return (await import(new URL(`views/${view}.js`, app))).mount;
}

/** What a view speaks with. Before Python is there it gets `first` as the answer to its "ready". */
class Channel {
  constructor(first) {
    Object.assign(this, { first, listeners: new Set(), post: null });
    this.on = (listener) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    };
    this.send = (message, buffers) => {
      if (this.post) this.post(message, buffers);
      else if (message.type === "ready") queueMicrotask(() => this.hear(JSON.parse(this.first), []));
    };
  }

  hear(reply, buffers) {
    for (const listener of [...this.listeners]) listener(reply, buffers);
  }
}

class Cell {
  constructor(node, first, { kernel, app, signal }) {
    Object.assign(this, { node, first, kernel, app, signal, id: node.dataset.cell, source: node.dataset.source });
    this.drawn = first ? this.preview() : Promise.resolve();
  }

  /** The first view, which can be read but not used yet. */
  async preview() {
    const mount = await load(this.app, this.first.view);
    if (this.signal.aborted) return;
    this.channel = new Channel(this.first.reply);
    const root = h("div");
    this.waiting = h("fieldset", { class: "at-waiting", disabled: true }, root);
    this.node.replaceChildren(this.waiting);
    this.stop = mount(root, this.channel);
  }

  /** Python opens it. */
  async open() {
    const [told] = await Promise.all([this.kernel.run(this.id, this.source), this.drawn]);
    if (this.signal.aborted) return;
    if (told.failed) return this.fail(told.failed);
    if (told.lacks) return this.trouble(told.lacks);
    if (told.view) return this.show(told.view);
    this.node.innerHTML = told.html ?? "";
    this.usable();
  }

  async show(view) {
    const mount = await load(this.app, view);
    const answered = await this.firstAnswer();
    if (this.signal.aborted) return;
    if (answered.failed) return this.fail(answered.failed);
    if (answered.lacks) return this.trouble(answered.lacks);
    if (this.channel && JSON.stringify(JSON.parse(this.first.reply)) === JSON.stringify(answered.reply)) {
      this.waiting.replaceWith(...this.waiting.childNodes);
      this.listen(this.channel);
    } else {
      this.stop?.();
      const root = h("div"), channel = new Channel();
      this.node.style.minBlockSize = `${this.node.offsetHeight}px`; // until it's drawn, so that nothing below moves
      this.node.replaceChildren(root);
      this.listen(channel);
      this.stop = mount(root, channel);
      await drawn(root, "*");
      this.node.style.minBlockSize = "";
    }
    this.usable();
  }

  /** What Python says to a view that is ready. */
  firstAnswer() {
    return new Promise((resolve) => this.kernel.talk(this.id, resolve)({ type: "ready" }));
  }

  listen(channel) {
    channel.post = this.kernel.talk(this.id, ({ reply, failed, lacks }, buffers) => (reply ? channel.hear(reply, buffers) : this.trouble(failed ?? lacks)));
  }

  usable() {
    this.node.dataset.usable = "";
    this.node.dispatchEvent(new CustomEvent("attune:usable", { bubbles: true }));
  }

  fail(why) {
    this.stop?.();
    this.node.replaceChildren(h("p", { class: "at-notice", role: "status" }, why));
    this.node.dataset.failed = "";
  }

  /** An answer failed. What the learner did is still on the page. */
  trouble(why) {
    this.node.querySelector(":scope > .at-notice")?.remove();
    this.node.append(h("p", { class: "at-notice", role: "status" }, _("Something went wrong here: {why}. Reload the page; what was saved is still there.", { why })));
  }
}

/** Opens all cells of `main`, in their order. `first`: by cell, {view, reply}. Returns {close()}. */
export function openCells(main, { kernel, first, app }) {
  const ending = new AbortController();
  const nodes = [...main.querySelectorAll(".at-cell")];
  kernel.turn();
  const cells = nodes.map((node) => new Cell(node, first[node.dataset.cell], { kernel, app, signal: ending.signal }));
  const open = async () => {
    await kernel.ready;
    for (const cell of cells) {
      if (ending.signal.aborted) return;
      await cell.open();
    }
    if (nodes.some(({ dataset }) => FIGURES.has(dataset.source.split("(")[0]))) kernel.soon(DRAWING);
    kernel.tell("opened");
  };
  open().catch(() => {}); // what failed has been told
  return {
    close() {
      ending.abort();
      cells.forEach((cell) => cell.stop?.());
    },
  };
}
