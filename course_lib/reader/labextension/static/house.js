// What all open lessons share: JupyterLab's application, the list of published lessons, and which one is current.
import { connectEarly, settings } from "./early.js";
import { makeHistory } from "./history.js";
import { keepKeys } from "./keys.js";
import { LessonsDone } from "./progress.js";
import { Reader } from "./reader.js";
import { listFolder, reasonToWait } from "./trust.js";

const FIRST = "lessons/00-welcome.ipynb";

const here = (name) => new URL(name, import.meta.url);

const load = async (name, otherwise) => {
  try {
    const response = await fetch(here(name), { cache: "no-cache" });
    return response.ok ? await response.json() : otherwise;
  } catch {
    return otherwise;
  }
};

export class House {
  constructor(packages) {
    Object.assign(this, packages);
    this.readers = new Map();
    this.arrivals = new Map();
    this.lessonsDone = new LessonsDone();
    this.lessons = load("lessons.json", { digests: {} });
    this.preview = Boolean(settings().attunePreview);
  }

  open(app, tracker, themes) {
    Object.assign(this, { app, tracker, themes });
    tracker.forEach((panel) => this.welcome(panel));
    tracker.widgetAdded.connect((_tracker, panel) => this.welcome(panel));
    app.shell.currentChanged?.connect(() => this.update());
    // JupyterLab puts the file's name there, a little later than the lesson puts its own.
    new MutationObserver(() => this.current?.nameTab()).observe(document.querySelector("title"), { childList: true });
    keepKeys(this);
    makeHistory(this);
  }

  /** Gives a notebook that says that it belongs to the course its reader view. */
  async welcome(panel) {
    connectEarly(panel.context);
    const neighbours = listFolder(this.app.serviceManager.contents, panel.context.path);
    await panel.context.ready;
    const lesson = panel.content.model?.getMetadata("attune");
    if (panel.isDisposed || !lesson?.id) return this.update();
    const reason = reasonToWait(this, panel, neighbours);
    const reader = new Reader(this, panel, lesson);
    this.readers.set(panel, reader);
    panel.disposed.connect(() => this.leave(panel));
    this.update();
    await reader.start(reason);
  }

  /** Takes the reader view away again. */
  leave(panel) {
    this.readers.get(panel)?.dispose();
    this.readers.delete(panel);
    this.update();
  }

  get current() {
    return this.readers.get(this.app.shell.currentWidget) ?? null;
  }

  update() {
    const reading = this.current;
    document.body.classList.toggle("attune-reading", Boolean(reading));
    if (!this.app.shell.currentWidget) return;
    document.documentElement.classList.remove("attune-opening");
    reading?.show();
  }

  /** The address of the course's first page, where one comes back to after Leave now. */
  firstPage() {
    const base = /^(.*?\/)(?:lab|doc)(?:\/|$)/.exec(location.pathname)?.[1] ?? "/";
    const home = this.current?.lesson.home;
    const folder = this.current?.panel.context.path.split("/").slice(0, -1) ?? [];
    return `${base}doc/tree/${home ? [...folder, home].join("/") : FIRST}`;
  }

  /** What ends all that runs for the lessons that are open. */
  endings() {
    return [...this.readers.values()].map(({ panel }) => () => panel.sessionContext.session?.kernel?.dispose());
  }

  connectionLost() {
    for (const reader of this.readers.values()) reader.connection.unreachable();
  }
}
