// What the pages of the site share while one takes the place of another: Python, the notices, and what is said of the record.
// It is for a page what House is for JupyterLab's reader view (../reader/house.js).
import { h } from "../reader/dom.js";
import { listenForKeys } from "../reader/keys.js";
import { LessonsDone } from "../reader/progress.js";
import { _ } from "../reader/words.js";
import { isFramed, liveInFrame, makeStrip } from "./framed.js";
import { Keeping } from "./keeping.js";
import { Kernel } from "./kernel.js";
import { Notices } from "./notices.js";
import { makeOffline } from "./offline.js";
import { followHistory, openPage } from "./pages.js";
import { Reading } from "./reading.js";
import { followTheme } from "./theme.js";
import { told } from "./told.js";
import { Waking } from "./waking.js";

export class Course {
  constructor() {
    const page = told(document);
    this.build = page.site.build;
    this.root = new URL(".", location.href).href;
    this.framed = isFramed();
    this.kernel = new Kernel(page.site, this.root, this.framed);
    this.lessonsDone = new LessonsDone();
    this.offline = this.framed ? null : makeOffline({ site: page.site, kernel: this.kernel });
    this.notices = new Notices();
    this.waking = new Waking(this.kernel, this.notices);
    this.keeping = new Keeping(this.kernel, this.notices);
    this.told = { node: h("div", {}, this.notices.node, ...(this.offline ? [this.offline.news] : [])) };
    document.body.append(this.waking.node);
    if (this.framed) this.liveInFrame();
    else this.kernel.addEventListener("opened", () => this.learnLessonsDone());
    this.current = new Reading(this, page);
    followTheme();
    followHistory(this);
    listenForKeys(this);
  }

  /** Opens the page `name` in place of this one. */
  open(name, part) {
    if (this.framed && name !== this.current.name) return window.open(new URL(name, this.root), "_blank", "noopener");
    return openPage(this, name, part);
  }

  fetchPage(name) {
    return this.offline ? this.offline.fetchPage(name) : fetch(new URL(name, this.root));
  }

  async learnLessonsDone() {
    const told = await this.kernel.lessonsDone();
    if (Array.isArray(told)) this.lessonsDone.learn(told);
  }

  /** What stands at a page's end: where the record is. In another site's frame there's none to take along. */
  foot() {
    return this.framed ? [] : [this.keeping.node, this.offline.line];
  }

  liveInFrame() {
    liveInFrame();
    document.body.append(makeStrip({ house: this, kernel: this.kernel, words: _("From the free course Attune"), href: location.href }));
  }

  /** The address of the course's first page, where one comes back to after Leave now. */
  firstPage() {
    return new URL("index.html", this.root).pathname;
  }

  /** What ends all that runs for this page. */
  endings() {
    return [() => this.kernel.end(), () => this.current.dispose()];
  }
}
