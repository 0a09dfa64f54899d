// One activity in another site's page, named by the address: embed.html?activity=quiz/cue-or-story
// It comes from the lesson's page where it stands, so there is one source of it, and nothing of the address is ever run.
import { h } from "../reader/dom.js";
import { listenForKeys } from "../reader/keys.js";
import { _ } from "../reader/words.js";
import { openCells } from "./cells.js";
import { liveInFrame, makeStrip } from "./framed.js";
import { fetchOwn } from "./kept.js";
import { Kernel } from "./kernel.js";
import { Notices } from "./notices.js";
import { followTheme } from "./theme.js";
import { ofVersion, pageOf, told } from "./told.js";
import { Waking } from "./waking.js";

const PRIVATE = new Set(["reflection", "check-in", "plan", "journal", "record", "review", "session"]);

const root = new URL(".", location.href).href;
const main = document.querySelector("main");
const block = (name) => JSON.parse(document.getElementById(name).textContent);

/** Nothing is shown but a sentence and the way to the course. */
const say = (words) => {
  const course = h("a", { href: `${root}index.html`, target: "_blank", rel: "noopener" }, _("Open the course Attune"));
  main.append(h("p", {}, words), h("p", {}, course));
};

/** Where a link of the activity leads: into the lesson's page, or to the page of the notebook that it names. */
const leadsFrom = (page, pages) => (link) => {
  const [path, part] = link.getAttribute("href").split("#");
  if (!path) return `${root}${page}#${part}`;
  const name = path.split("/").pop();
  return name.endsWith(".ipynb") ? root + pageOf(pages, name) + (part ? `#${part}` : "") : link.href;
};

const makeHouse = (kernel) => {
  const house = { left: false, firstPage: () => new URL("index.html", root).pathname, endings: () => [() => kernel.end()] };
  house.current = {
    house,
    signal: new AbortController().signal,
    about: {
      more: _("The link below the activity opens its lesson, in a window of its own."),
      leaving: _("It can't clear the browser's history or close other tabs. And this activity is shown inside another page, which stays."),
    },
  };
  return house;
};

const show = async (site, { page, cell }) => {
  const kernel = new Kernel(site, root, true); // Python wakes up meanwhile
  const notices = new Notices();
  const waking = new Waking(kernel, notices);
  const house = makeHouse(kernel);
  listenForKeys(house);
  const from = await ofVersion(site.build, await fetchOwn(site.build, page));
  const { lesson, first } = told(from);
  const node = document.importNode(from.querySelector(`[data-cell="${cell}"]`), true);
  document.title = `${lesson.title} · Attune`;
  main.before(notices.node);
  main.append(h("h2", { class: "at-unseen" }, lesson.title));
  if (lesson.mentions) main.append(h("p", { class: "at-mentions" }, _("The lesson that this comes from mentions: {mentions}.", { mentions: lesson.mentions })));
  main.append(node);
  main.after(makeStrip({ house, kernel, words: _("From “{title}”, in the free course Attune", { title: lesson.title }), href: `${root}${page}#${cell}` }));
  document.body.append(waking.node);
  liveInFrame(leadsFrom(page, site.pages));
  openCells(main, { kernel, first, app: new URL(site.app, root).href });
  waking.show(true);
};

const start = async () => {
  followTheme();
  const known = block("attune-activities");
  const name = new URLSearchParams(location.search).get("activity") ?? "";
  if (Object.hasOwn(known, name)) {
    await show(block("attune-site"), known[name]).catch(() => say(_("The activity couldn't be loaded. Reload the page to try again.")));
  } else {
    liveInFrame();
    say(PRIVATE.has(name.split("/")[0])
      ? _("That part of the course is for the learner alone, so it isn't shown inside other pages.")
      : _("There is no activity of this name in the course."));
  }
};

start();
