// One lesson that is being read: its bar, its contents, what runs in it, and the way back to a plain notebook.
import { makeBar } from "./bar.js";
import { dressCards } from "./cards.js";
import { choices } from "./choices.js";
import { Connection } from "./connection.js";
import { makeRail } from "./contents.js";
import { addressLinks, neighbour, openBeside } from "./folder.js";
import { makeFoot, makeHead } from "./frame.js";
import { ownLandmarks } from "./landmarks.js";
import { goToPart, listenForLinks } from "./navigation.js";
import { backToPlace, followChanges } from "./preview.js";
import { Progress } from "./progress.js";
import { quiet } from "./quiet.js";
import { Runner } from "./run.js";
import { inLanguage, speakPassages, speakPage } from "./spoken.js";
import { _ } from "./words.js";

export class Reader {
  constructor(house, panel, lesson) {
    Object.assign(this, { house, panel, lesson: inLanguage(lesson), notebook: panel.content });
    this.scroller = panel.content.outerNode;
    this.ending = new AbortController();
    this.progress = new Progress(lesson.parts ?? []);
    house.lessonsDone.follow(this);
    this.runner = new Runner(this);
    this.connection = new Connection(this);
    this.undo = [quiet(this)];
    this.nodes = [];
    this.dress();
  }

  get signal() {
    return this.ending.signal;
  }

  get node() {
    return this.panel.node;
  }

  /** The lesson's file, as the lessons beside it know it. */
  get name() {
    return this.panel.context.path.split("/").pop();
  }

  /** What Help says of the More menu, and of what Leave now can't do. */
  get about() {
    return {
      more: _("More, at the top, shows the code behind a page, changes between light and dark, and opens your record."),
      leaving: _("It can't clear the browser's history, close other tabs, or hide the window in which the course was started."),
    };
  }

  choices() {
    return choices(this);
  }

  openLesson(name, part = null) {
    return openBeside(this, name, part);
  }

  neighbour(link) {
    return neighbour(this, link);
  }

  /** The file of the lesson with this id, or null. */
  pathOf(lesson) {
    return this.lesson.lessons?.find(({ id, path }) => id === lesson || path.replace(/^\d+-|\.ipynb$/g, "") === lesson)?.path ?? null;
  }

  dress() {
    this.main = this.notebook.viewportNode.parentElement;
    speakPassages(this.notebook);
    this.panel.addClass("attune-panel");
    this.panel.node.dataset.attuneKind = this.lesson.kind ?? "";
    this.undo.push(ownLandmarks(this));
    this.head = makeHead(this);
    const foot = makeFoot(this);
    const outside = [makeBar(this), makeRail(this)];
    this.scroller.prepend(...outside);
    this.main.prepend(this.head);
    this.main.append(foot);
    this.nodes = [...outside, this.head, foot];
    this.markParts();
    dressCards(this);
    listenForLinks(this);
    addressLinks(this);
    this.node.addEventListener("attune:progress", (event) => this.progress.hear(event), { signal: this.signal });
    this.node.addEventListener("attune:record", () => this.learnLessonsDone(), { signal: this.signal });
  }

  /** The cells that open a part, by the part's id. */
  markParts() {
    this.parts = new Map();
    for (const cell of this.notebook.widgets) {
      const { part, frame } = cell.model.getMetadata("attune") ?? {};
      if (part) this.parts.set(part, cell);
      if (frame) cell.node.dataset.attuneFrame = frame;
      const { grade, task } = cell.model.getMetadata("nbgrader") ?? {};
      if (this.lesson.kind === "assignment" && (grade || task)) cell.node.dataset.attuneFrame = "marking";
    }
  }

  /** Runs what may run by itself; `reasonToWait` is a promise of the reason not to, if there is one. */
  async start(reasonToWait) {
    this.arrive();
    if (this.house.preview) followChanges(this);
    const reason = await reasonToWait;
    if (reason) this.head.offerStart(reason, () => this.run());
    else await this.run();
  }

  async run() {
    await this.runner.runAll();
    if (this.signal.aborted) return;
    // Activities above it have taken their places meanwhile.
    const place = await this.place;
    if (place && place === document.activeElement) place.scrollIntoView({ block: "start" });
    this.announceReady();
    await this.learnLessonsDone();
  }

  async learnLessonsDone() {
    const done = this.lesson.lessons?.length && (await this.runner.lessonsDone());
    if (done) this.house.lessonsDone.learn(done);
  }

  announceReady() {
    this.ready = true;
    if (this.house.preview) backToPlace(this);
    if (this.house.current === this) document.documentElement.dataset.attuneReady = this.lesson.id;
  }

  show() {
    speakPage();
    if (this.ready) document.documentElement.dataset.attuneReady = this.lesson.id;
    else delete document.documentElement.dataset.attuneReady;
    this.nameTab();
  }

  nameTab() {
    const name = `${this.lesson.title} · Attune`;
    if (document.title !== name) document.title = name;
  }

  /** Goes where the link that led here pointed: a part, or the title. */
  arrive() {
    const arrival = this.house.arrivals.get(this.panel.context.path);
    this.house.arrivals.delete(this.panel.context.path);
    if (!arrival) return;
    if (arrival.part) this.place = goToPart(this, arrival.part);
    else this.head.focusTitle();
  }

  toggleCode() {
    return this.panel.node.classList.toggle("attune-code");
  }

  dispose() {
    this.ending.abort();
    this.connection.dispose();
    this.runner.dispose();
    this.undo.forEach((undo) => undo());
    this.nodes.forEach((node) => node.remove());
    this.panel.removeClass("attune-panel");
    delete this.panel.node.dataset.attuneKind;
    delete document.documentElement.dataset.attuneReady;
  }
}
