// The course without a connection, and a new version of it: what is done about them, and what is said.
//
//   const offline = makeOffline({ site, kernel });   // once for each page load; not in a frame
//   foot.append(offline.line);                       // a paragraph: how far it is, and what became of it
//   head.before(offline.news);                       // empty until there is a new version
//   const response = await offline.fetchPage("05-making-sense.html");   // of the version that this page is of
//
// `site` is the page's attune-site block. Both nodes may move from lesson to lesson. It begins when the kernel says `opened`:
// nothing competes with the first activities.
import { button, h } from "../reader/dom.js";
import { _ } from "../reader/words.js";
import { NoRoom, ROOT, fetchOwn, hold, isAnyKept, keep, published, tidy } from "./kept.js";

const HOUR = 3_600_000;
const MEGABYTE = 1_000_000;

const ready = () => _("Ready to use without a connection.");
const onTheWay = (share) => _("Keeping the course in this browser, for when there is no connection: {percent} %.", { percent: Math.floor(100 * share) });
const unfinished = () => _("The course isn't all in this browser yet, because the connection broke off. That goes on the next time you open a page.");
const noRoom = () => _("There isn't enough room on this device to keep the course. You need a connection the next time you open it.");
const noRoomForNew = () => _("There isn't enough room on this device for the new version of the course. The one that you have goes on working.");
const notHere = () =>
  isSecureContext
    ? _("This browser doesn't keep the course: a private window or a setting may be the reason. You need a connection the next time you open it.")
    : _("This browser keeps a course only if its address begins with https, and this one doesn't. You need a connection the next time you open it.");

/** The service worker is there and works. Throws where a browser won't have it. */
const register = async () => {
  const registration = await navigator.serviceWorker.register(`${ROOT}sw.js`, { scope: ROOT });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  await new Promise((resolve, reject) => {
    const look = () => (worker.state === "activated" ? resolve() : worker.state === "redundant" && reject(new Error("not installed")));
    worker.addEventListener("statechange", look);
    look();
  });
};

const canKeep = async () => {
  try {
    await register();
    await isAnyKept(); // a browser may have the worker and refuse the caches
    return true;
  } catch {
    return false;
  }
};

class Offline {
  constructor({ site, kernel }) {
    this.build = site.build;
    // What changes all the time isn't read out; what became of it is.
    this.going = h("span");
    this.became = h("span", { role: "status" });
    this.line = h("p", { class: "at-kept" }, this.going, this.became);
    this.news = h("div", { role: "status" });
    if (globalThis.navigator.locks) hold(this.build);
    kernel.addEventListener("opened", () => this.begin(), { once: true });
  }

  fetchPage(path) {
    return fetchOwn(this.build, path);
  }

  async begin() {
    this.keeps = await canKeep();
    if (!this.keeps) this.say(notHere());
    await this.look();
    // A page may stay open for days, since lessons change within it.
    document.addEventListener("visibilitychange", () => document.hidden || Date.now() - this.looked < HOUR || this.look());
  }

  /** Asks for the newest version, and keeps it. */
  async look() {
    this.looked = Date.now();
    const list = await published().catch(() => null);
    if (!this.keeps) return list && this.tell(list);
    if (!list) return this.say((await isAnyKept()) ? ready() : unfinished());
    if (navigator.connection?.saveData && !(await isAnyKept())) return this.offer(list);
    await this.keep(list);
  }

  async keep(list) {
    try {
      await keep(list, (share) => this.goesOn(share));
      this.say(ready());
      this.tell(list);
      await tidy();
    } catch (error) {
      this.say(await this.why(error));
    }
  }

  async why(error) {
    const any = await isAnyKept();
    if (error instanceof NoRoom) return any ? noRoomForNew() : noRoom();
    return any ? ready() : unfinished();
  }

  /** Who asked the browser to save data decides about so much of it. */
  offer(list) {
    const megabytes = Math.ceil(Object.values(list.files).reduce((sum, { size }) => sum + size, 0) / MEGABYTE);
    const go = button(_("Keep it here ({megabytes} MB)", { megabytes }), () => {
      go.remove();
      this.keep(list);
    });
    this.say(_("You asked for little data to be used. Without a connection, the course opens only if it's kept in this browser."));
    this.line.append(" ", go);
  }

  goesOn(share) {
    this.going.textContent = onTheWay(share);
    this.became.textContent = "";
  }

  say(words) {
    this.going.textContent = "";
    if (this.became.textContent !== words) this.became.textContent = words;
  }

  /** A quiet line, once for each version that isn't this page's. It reloads only when it's asked to. */
  tell({ build }) {
    if (build === this.build || build === this.told) return;
    this.told = build;
    const away = () => this.news.replaceChildren();
    const words = h("p", {}, _("There is a new version of the course. What you did stays."));
    const open = button(_("Open the new version"), () => location.reload(), { class: "at-button at-primary" });
    this.news.replaceChildren(h("div", { class: "at-lost" }, words, open, button(_("Not now"), away)));
  }
}

export const makeOffline = (given) => new Offline(given);
