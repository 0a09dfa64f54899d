// A page of the site that is being read. It offers the reader view's parts what JupyterLab's Reader does (../reader/reader.js).
import { makeBar } from "../reader/bar.js";
import { dressCards } from "../reader/cards.js";
import { makeRail } from "../reader/contents.js";
import { whenChanged } from "../reader/dom.js";
import { icon } from "../reader/icons.js";
import { listenForLinks, lessonLink } from "../reader/navigation.js";
import { Progress } from "../reader/progress.js";
import { _, otherLanguages } from "../reader/words.js";
import { inLanguage, speakPage, speakText } from "../reader/spoken.js";
import { openCells } from "./cells.js";
import { isDark, toggleTheme } from "./theme.js";
import { pageOf } from "./told.js";

export class Reading {
  /** `told` is what the page says of itself: {site, lesson, first}. */
  constructor(course, told) {
    Object.assign(this, told, { lesson: inLanguage(told.lesson), house: course, node: document.body, scroller: window, connection: course.told });
    this.main = document.querySelector("main");
    this.title = this.main.querySelector("h1");
    this.ending = new AbortController();
    this.progress = new Progress(this.lesson.parts ?? []);
    course.lessonsDone.follow(this);
    this.parts = new Map([...this.main.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, { node }]));
    this.head = { focusTitle: () => this.focusTitle() };
    this.speak();
    this.dress();
  }

  /** In the reader's language, as far as it's there. */
  speak() {
    speakPage();
    speakText(this.main);
    const { title, summary, lang } = this.lesson;
    for (const [node, text] of [[this.title, title], [this.main.querySelector(".at-summary"), summary]]) {
      if (node && lang !== "en") node.textContent = text;
      if (node) node.lang = lang;
    }
  }

  get signal() {
    return this.ending.signal;
  }

  get name() {
    return `${this.site.page}.html`;
  }

  /** What Help says of the More menu, and of what Leave now can't do. */
  get about() {
    return {
      more: _("More, at the top, changes between light and dark, opens your record, and gives you the lesson as a notebook."),
      leaving: this.house.framed
        ? _("It can't clear the browser's history or close other tabs. And this page is shown inside another one, which stays.")
        : _("It can't clear the browser's history, or close other tabs."),
    };
  }

  dress() {
    const { house, signal } = this;
    document.querySelector(".at-bar").replaceWith(makeBar(this));
    document.querySelector(".at-rail")?.remove();
    document.querySelector(".at-bar").after(makeRail(this));
    this.main.querySelector(".at-keeping").replaceChildren(...house.foot());
    for (const direction of ["before", "after"]) this.main.querySelector(`.at-step-${direction}`)?.prepend(icon(direction));
    this.turnLinks();
    dressCards(this);
    listenForLinks(this);
    this.main.addEventListener("attune:progress", (event) => this.hear(event), { signal });
    this.main.addEventListener("attune:record", () => house.learnLessonsDone(), { signal });
    this.cells = openCells(this.main, { kernel: house.kernel, first: this.first, app: new URL(this.site.app, house.root).href });
    house.waking.show(this.main.querySelector(".at-cell") !== null);
  }

  /** An activity says what is done. Once it can be used, it says so after an answer. */
  hear(event) {
    this.progress.hear(event);
    if (!this.house.framed && event.target.closest(".at-cell[data-usable]")) this.house.keeping.saved();
  }

  /** An activity's links name notebooks; those who open one in another tab get the page. */
  turnLinks() {
    const turn = () => {
      for (const link of this.main.querySelectorAll('a[href$=".ipynb"]:not([download])')) {
        link.setAttribute("href", pageOf(this.site.pages, link.getAttribute("href").split("/").pop()));
      }
    };
    whenChanged(this.main, turn, this.signal);
  }

  focusTitle() {
    this.scroller.scrollTo(0, 0);
    this.title.focus({ preventScroll: true });
  }

  choices() {
    const notebook = { words: _("This page as a notebook"), link: { href: this.site.notebook, download: "" } };
    const record = { words: _("Your record"), link: lessonLink(this.lesson.record) };
    const theme = { words: isDark() ? _("Light") : _("Dark"), act: toggleTheme };
    return [...(this.house.framed ? [] : [record]), theme, ...otherLanguages(), notebook];
  }

  openLesson(name, part = null) {
    return this.house.open(pageOf(this.site.pages, name), part);
  }

  /** The page that a link leads to, if it's one of the course and not a place on this one. */
  neighbour(link) {
    if (link.hasAttribute("download") || link.target) return null;
    const { origin, pathname, hash } = new URL(link.href);
    const folder = new URL(this.house.root).pathname;
    if (origin !== location.origin || !pathname.startsWith(folder)) return null;
    const name = pageOf(this.site.pages, pathname.slice(folder.length) || "index.html");
    if (name === this.name && hash && !this.parts.has(decodeURIComponent(hash.slice(1)))) return null;
    return Object.values(this.site.pages).includes(name) ? name : null;
  }

  /** The page of the lesson with this id, or null. */
  pathOf(lesson) {
    return this.site.pages[lesson] ?? null;
  }

  dispose() {
    this.ending.abort();
    this.cells.close();
  }
}
