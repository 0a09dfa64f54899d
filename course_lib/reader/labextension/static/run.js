// Runs a lesson's cells, shows a calm wait where an activity will be, and plain words where one fails.
import { button, h } from "./dom.js";
import { waitingLines } from "./lines.js";
import { _, language } from "./words.js";

const ONLY_IMPORTS = /^\s*(?:(?:from|import)\b.*\s*|#.*\s*)*$/;
// One activity that fails must not stop the others.
const KEEP_GOING = { tags: ["raises-exception"], recordTiming: false };

// Where others look on (coursework) it raises, and nothing is told.
const LESSONS_DONE = '__import__("course_lib.notebook", fromlist=["notebook"]).lessons_done()';

const source = (cell) => cell.model.sharedModel.getSource();

const failureOf = ({ model: { outputs } }) => {
  for (let index = 0; index < outputs.length; index += 1) {
    const output = outputs.get(index);
    if (output.type === "error") return output.toJSON();
  }
  return null;
};

// Errors of the course's own whose message is for the reader, and says what to do.
const SAYS_IT = new Set(["NotInCoursework", "BadAssignment"]);

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");

/** Resolves when an activity has a height, or after a while: its script may still be on the way. */
const appeared = (node) =>
  new Promise((resolve) => {
    const end = () => {
      watcher.disconnect();
      clearTimeout(limit);
      resolve();
    };
    const watcher = new ResizeObserver(() => node.offsetHeight > 12 && end());
    const limit = setTimeout(end, 4000);
    watcher.observe(node);
  });

export class Runner {
  constructor(reader) {
    this.reader = reader;
    this.notes = new Map();
  }

  get cells() {
    return this.reader.notebook.widgets.filter((cell) => cell.model.type === "code" && source(cell).trim());
  }

  async runAll() {
    this.cells.forEach((cell) => this.wait(cell));
    await this.reader.panel.sessionContext.ready;
    this.speak();
    await Promise.all(this.cells.map((cell) => this.run(cell)));
  }

  /** What the activities say is in the page's language. A notebook of another course knows nothing of it, and stays as it is. */
  speak() {
    const code = `from course_lib.words import use; use(${JSON.stringify(language)})`;
    const { kernel } = this.reader.panel.sessionContext.session ?? {};
    kernel?.requestExecute({ code, silent: true, store_history: false, stop_on_error: false });
  }

  /** The ids of the lessons with nothing left to do, or null. It's asked beside the cells, and leaves nothing in the notebook. */
  async lessonsDone() {
    const { kernel } = this.reader.panel.sessionContext.session ?? {};
    const asked = { code: "", silent: true, store_history: false, user_expressions: { done: LESSONS_DONE } };
    try {
      const { content } = await kernel.requestExecute(asked).done;
      return content.user_expressions.done.data["text/plain"].match(/[a-z0-9-]+/g) ?? [];
    } catch {
      return null; // the kernel went away, or it isn't told here
    }
  }

  async run(cell) {
    try {
      await this.reader.house.CodeCell.execute(cell, this.reader.panel.sessionContext, KEEP_GOING);
    } catch {
      return; // The kernel went away: the connection's banner says what to do.
    }
    if (cell.isDisposed) return;
    const failure = failureOf(cell);
    if (failure) return this.note(cell, this.failureNote(cell, failure), "failed");
    if (!cell.model.outputs.length) return this.note(cell, null);
    await appeared(cell.outputArea.node);
    this.note(cell, null);
  }

  wait(cell) {
    if (ONLY_IMPORTS.test(source(cell))) return this.note(cell, null);
    this.note(cell, h("div", { class: "at-waiting" }, waitingLines(), h("span", { class: "at-unseen" }, _("Getting this ready")),
      h("p", { class: "at-on-paper" }, _("This activity wasn't drawn yet when the page was printed."))), "waiting");
  }

  /** Puts a note in the cell's place, or takes it away. */
  note(cell, node, state = "done") {
    this.notes.get(cell)?.remove();
    this.notes.delete(cell);
    cell.node.dataset.attuneState = state;
    if (!node) return;
    cell.node.append(node);
    this.notes.set(cell, node);
  }

  failureNote(cell, { ename, evalue, traceback }) {
    const text = traceback?.length ? traceback.map(plain).join("\n") : `${ename}: ${evalue}`;
    return h(
      "div",
      { class: "at-failure" },
      h("p", {}, SAYS_IT.has(ename) ? plain(evalue) : _("This part didn't open. The rest of the lesson still works, and nothing that you saved is lost.")),
      button(_("Try again"), () => this.retry(cell)),
      h("details", {}, h("summary", {}, _("What went wrong, for whoever looks after this course")), h("pre", { tabindex: "0" }, text)),
    );
  }

  /** Runs this cell again, after whatever failed before it and what it imports. */
  async retry(cell) {
    const before = this.cells.slice(0, this.cells.indexOf(cell) + 1);
    const again = before.filter((each) => each === cell || failureOf(each) || ONLY_IMPORTS.test(source(each)));
    again.forEach((each) => this.wait(each));
    await Promise.all(again.map((each) => this.run(each)));
    if (!cell.isDisposed && !failureOf(cell)) cell.outputArea.node.querySelector("button, input, [tabindex]")?.focus();
  }

  /** Keeps every activity's height while all of them run again, so that the page doesn't move. */
  async runAllInPlace() {
    const { scroller } = this.reader;
    const top = scroller.scrollTop;
    const areas = this.cells.map((cell) => cell.outputArea.node);
    areas.forEach((area) => (area.style.minHeight = `${area.offsetHeight}px`));
    await this.runAll();
    scroller.scrollTop = top;
    setTimeout(() => areas.forEach((area) => (area.style.minHeight = "")), 1000);
  }

  dispose() {
    this.notes.forEach((node) => node.remove());
    this.cells.forEach((cell) => delete cell.node.dataset.attuneState);
  }
}
