// The course's Python, as the page sees it: it lives as long as the page does, through one lesson after another.

import { language } from "../reader/words.js";

/** Events: `progress` {share}, `ready`, `failed` {why}, `storage` {keeps}, `opened` (all activities of a page can be used). */
export class Kernel extends EventTarget {
  /** `site` is what the page says of itself, `root` the site's address. */
  constructor(site, root, framed) {
    super();
    this.channels = new Map();
    this.asked = new Map();
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.ready.catch(() => {}); // whoever needs it hears `failed`
    const at = (path) => new URL(path, root).href;
    this.worker = new Worker(at(`${site.app}site/worker.js`), { type: "module", name: "attune" });
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (error) => this.hear({ type: "failed", why: error.message ?? "" });
    const name = `attune ${new URL(root).pathname}`; // of this site's record: two sites of one host keep theirs apart
    this.post({ type: "start", app: at(site.app), py: at(site.py), name, framed, language });
  }

  post(message, transfer = []) {
    this.worker.postMessage(message, transfer);
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  hear(message) {
    const { type, ask, cell } = message;
    if (type === "progress") this.tell("progress", message);
    if (type === "ready") {
      this.resolve();
      this.tell("storage", { keeps: message.keeps });
      this.tell("ready");
    }
    if (type === "failed") {
      this.reject(new Error(message.why));
      this.tell("failed", { why: message.why });
    }
    if (type === "done") {
      this.asked.get(ask)?.(message.told);
      this.asked.delete(ask);
    }
    if (type === "reply") this.channels.get(cell)?.(message);
  }

  ask(type, given = {}) {
    const ask = crypto.getRandomValues(new Uint32Array(2)).join("-");
    return new Promise((resolve) => {
      this.asked.set(ask, resolve);
      this.post({ type, ask, ...given });
    });
  }

  /** Runs a cell: {view}, {html}, {} or {failed: why}. */
  run(cell, source) {
    return this.ask("run", { cell, source });
  }

  /** The ids of the lessons with nothing left to do, or {failed: why}. */
  lessonsDone() {
    return this.ask("lessonsDone");
  }

  /** The learner's record: a zip's bytes, or {failed: why}. */
  takeout() {
    return this.ask("takeout");
  }

  /** What will be needed soon is fetched while nothing else is to do. */
  soon(modules) {
    this.post({ type: "soon", modules });
  }

  /** Another lesson is opened. */
  turn() {
    this.channels.clear();
    this.post({ type: "turn" });
  }

  /** Speaks with what a cell opened; hear({reply} or {failed}, buffers) is called for each answer. */
  talk(cell, hear) {
    this.channels.set(cell, (message) => hear(message, message.buffers ?? []));
    return (message, buffers = []) => this.post({ type: "say", cell, message: JSON.stringify(message), buffers });
  }

  /** Ends at once. */
  end() {
    this.worker.terminate();
    this.channels.clear();
  }
}
