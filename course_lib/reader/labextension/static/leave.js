// Leave now: the page is gone from the screen at once, and something plain stands in its place.
// The house says where one comes back to (`firstPage()`), and what has to end (`endings()`). It needs no server: what is left of this page is taken apart where it is. Reload and Back lead to the course's first page.
import { h } from "./dom.js";
import { _ } from "./words.js";

const LEFT = "attune-left";
const TIMES = 3;
const WITHIN = 2000; // milliseconds from the first press to the third

const STYLE = `
  :root { color-scheme: light dark; }
  body { max-width: 30rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
  table { border-collapse: collapse; width: 100%; }
  :is(th, td) { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid GrayText; text-align: start; }
  h1:focus { outline: none; }`;

const measures = () => [
  [_("1 teaspoon"), "5 ml"],
  [_("1 tablespoon"), "15 ml"],
  [_("1 cup"), "240 ml"],
  [_("1 ounce"), "28 g"],
  [_("1 pound"), "454 g"],
  ["350 °F", "177 °C"],
  ["400 °F", "204 °C"],
];

/** A page like any other, about something else. */
const neutral = () => {
  const title = _("Kitchen measures");
  const heading = h("h1", { tabindex: "-1" }, title);
  const rows = measures().map((row) => h("tr", {}, ...row.map((words) => h("td", {}, words))));
  const head = h(
    "head",
    {},
    h("meta", { charset: "utf-8" }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("title", {}, title),
    h("link", { rel: "icon", href: "data:," }),
    h("style", {}, STYLE),
  );
  const columns = [_("Measure"), _("About")].map((words) => h("th", { scope: "col" }, words));
  const body = h("body", {}, h("main", {}, heading, h("table", {}, h("thead", {}, h("tr", {}, ...columns)), h("tbody", {}, ...rows))));
  return { head, body, heading };
};

const quietly = (act) => {
  try {
    act();
  } catch {
    // What can't be ended any more is out of sight by now.
  }
};

/** What is taken away tells nobody that it goes: a field that loses the focus would save what is in it. */
const hush = () => {
  for (const name of ["beforeunload", "pagehide", "blur", "change", "focusin", "focusout", "keydown", "keyup"]) {
    window.addEventListener(name, (event) => event.stopImmediatePropagation(), { capture: true });
  }
};

/** Nothing that ran for the old page may save, ask or draw again. */
const endAll = (house) => {
  globalThis.attuneUnsaved?.clear();
  quietly(() => speechSynthesis.cancel()); // a voice that reads aloud would go on
  if (globalThis.attuneLock) Object.assign(globalThis.attuneLock, { id: null, key: null }); // what is locked stays so
  for (let timer = setTimeout(() => {}); timer > 0; timer -= 1) clearTimeout(timer);
  house.endings().forEach(quietly);
};

const keep = (root, { head, body }) => {
  const watcher = new MutationObserver(() => {
    root.replaceChildren(head, body);
    for (const node of [...body.children].slice(1)) node.remove();
    watcher.takeRecords();
  });
  watcher.observe(root, { childList: true });
  watcher.observe(body, { childList: true });
  Object.defineProperty(document, "title", { get: () => head.querySelector("title").textContent, set: () => {} });
};

export const leave = (house) => {
  house.left = true;
  const page = neutral();
  const first = house.firstPage();
  const root = document.documentElement;
  hush();
  root.replaceChildren(page.head, page.body);
  for (const { name } of [...root.attributes]) if (name !== "lang" && name !== "dir") root.removeAttribute(name);
  page.heading.focus();
  window.scrollTo(0, 0);
  quietly(() => sessionStorage.setItem(LEFT, first));
  quietly(() => history.replaceState(null, "", first));
  history.pushState = history.replaceState = () => {};
  window.addEventListener("popstate", (event) => (event.stopImmediatePropagation(), location.replace(first)), { capture: true });
  keep(root, page);
  endAll(house);
};

/** Whether this is a page that Back opened after Leave now: then the first page comes in its place. */
export const sendsBack = () => {
  let first = null;
  quietly(() => (first = sessionStorage.getItem(LEFT)));
  if (first === null) return false;
  if (location.pathname === new URL(first, location.href).pathname) {
    quietly(() => sessionStorage.removeItem(LEFT));
    return false;
  }
  document.documentElement.replaceChildren();
  location.replace(first);
  return true;
};

/** Counts presses of Escape; says true at the third in a row. */
export const makeCounter = () => {
  let presses = [];
  return ({ key, repeat, timeStamp }) => {
    if (repeat) return false;
    presses = key === "Escape" ? [...presses, timeStamp].slice(-TIMES) : [];
    return presses.length === TIMES && timeStamp - presses[0] <= WITHIN;
  };
};
