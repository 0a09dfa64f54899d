// When what checks the answers has gone away: plain words, and one button that brings it back.
import { button, h } from "./dom.js";
import { _ } from "./words.js";

const PATIENCE = 4000;
const TRIES = 3;
const TRY_FOR = 45_000;
const COMING_UP = 40;
const A_LITTLE = 500;
const GONE = new Set(["autorestarting", "dead"]);

/** What `promise` gives, or an error when that takes too long. */
const within = (limit, promise) => {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

export class Connection {
  constructor(reader) {
    this.reader = reader;
    this.context = reader.panel.sessionContext;
    this.words = h("p");
    this.button = button(_("Go on"), () => this.goOn(), { class: "at-button at-primary" });
    this.card = h("div", { class: "at-lost", hidden: true }, this.words, this.button);
    this.node = h("div", { role: "alert" }, this.card);
    // JupyterLab would open a dialog about its kernel here.
    this.context._displayKernelError = async () => this.busy || this.show();
    this.context.statusChanged.connect(this.onStatus, this);
    this.context.connectionStatusChanged.connect(this.onConnection, this);
    this.context.sessionChanged.connect(this.onSession, this);
  }

  onStatus(_context, status) {
    if (GONE.has(status) && !this.busy) this.show();
  }

  onConnection(_context, status) {
    clearTimeout(this.timer);
    if (this.busy) return;
    if (status === "connected") this.back();
    else if (status === "disconnected") this.show("unreachable");
    else this.timer = setTimeout(() => this.show("unreachable"), PATIENCE);
  }

  onSession(_context, { newValue }) {
    if (!newValue && !this.busy && !this.reader.panel.isDisposed) this.show();
  }

  /** JupyterLab's own requests get no answer. */
  unreachable() {
    if (!this.busy && this.context.session?.kernel?.connectionStatus !== "connected") this.show("unreachable");
  }

  /** The same kernel answers again: nothing was lost. */
  back() {
    if (this.state === "unreachable") this.hide();
  }

  show(state = "gone") {
    if (this.reader.signal.aborted || this.state === "gone") return;
    const told = this.state;
    this.state = state;
    if (told) return; // What it says now may be the answer to Go on.
    this.say(_("The course lost touch with the part that checks your answers. Everything marked saved is safe."));
    this.card.hidden = false;
  }

  hide() {
    this.state = null;
    this.card.hidden = true;
  }

  say(words) {
    this.words.textContent = words;
  }

  async goOn() {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.timer);
    this.button.setAttribute("aria-disabled", "true");
    this.say(_("One moment."));
    try {
      await this.serverIsUp();
      await this.startAgain();
      this.hide();
      this.reader.announceReady();
    } catch {
      this.say(_("There is no answer yet. If the window that you started the course in is closed, start the course again in the same way, and then choose Go on."));
    } finally {
      this.busy = false;
      this.button.removeAttribute("aria-disabled");
    }
  }

  /** What the server says at an address of its own; an error if it doesn't answer. */
  async ask(address, init = {}) {
    const { serverSettings } = this.reader.house.app.serviceManager;
    const url = new URL(address, serverSettings.baseUrl).href;
    const response = await this.reader.house.ServerConnection.makeRequest(url, init, serverSettings);
    if (!response.ok) throw Object.assign(new Error(response.statusText), { status: response.status });
    return response;
  }

  /** Resolves when the server answers properly. One that is still starting says 5xx; one that isn't there, nothing. */
  async serverIsUp() {
    for (let asked = 1; ; asked += 1) {
      try {
        return await this.ask("api/status");
      } catch (error) {
        if (!(error.status >= 500) || asked === COMING_UP) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, A_LITTLE));
    }
  }

  /** Ends what runs for this lesson, unless another tab is in it. */
  async end() {
    this.busy = true;
    const { session } = this.context;
    if (!session?.kernel) return;
    const { connections } = await (await this.ask(`api/kernels/${session.kernel.id}`)).json();
    if (connections <= 1) await this.ask(`api/sessions/${session.id}`, { method: "DELETE" });
  }

  /** Everything runs again, in a fresh kernel. A server that has just come up may need a second try. */
  async startAgain(tries = TRIES) {
    try {
      await within(TRY_FOR, this.renewAndRun());
    } catch (error) {
      if (tries === 1) throw error;
      await this.startAgain(tries - 1);
    }
  }

  async renewAndRun() {
    await this.renew();
    // A list of what runs that was asked for before this kernel was there would end it when it arrives: wait that out.
    await this.context.sessionManager.refreshRunning();
    await this.reader.runner.runAllInPlace();
    if (this.context.session?.kernel?.connectionStatus !== "connected") throw new Error("lost again");
  }

  /** A fresh kernel, whatever became of the last one. */
  async renew() {
    await this.context.shutdown().catch(() => {});
    const failed = await this.context.startKernel();
    if (failed || !this.context.session?.kernel) throw new Error("not started");
  }

  dispose() {
    clearTimeout(this.timer);
    delete this.context._displayKernelError;
    this.context.statusChanged.disconnect(this.onStatus, this);
    this.context.connectionStatusChanged.disconnect(this.onConnection, this);
    this.context.sessionChanged.disconnect(this.onSession, this);
  }
}
