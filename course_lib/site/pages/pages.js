// One page takes the place of another without reloading, so that Python stays awake; and the browser's Back and Forward.
import { closeDialog } from "../reader/dialog.js";
import { goToPart } from "../reader/navigation.js";
import { Reading } from "./reading.js";
import { BLOCKS, ofVersion, told } from "./told.js";

const SETTLES = 4000; // milliseconds in which what stands above may still take its place
const OWN_WAY = ["wheel", "touchstart", "pointerdown", "keydown"]; // signs that the reader is going somewhere by themselves

const nameHere = (course) => location.href.split(/[?#]/)[0].slice(course.root.length) || "index.html";

/** A page of this version of the site as a document, or null. */
const fetched = async (course, name) => {
  try {
    return await ofVersion(course.build, await course.fetchPage(name));
  } catch {
    return null;
  }
};

/** Styles that the page has and this one hasn't, before it is shown. */
const dressed = (page) => {
  const here = new Set([...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href")));
  const missing = [...page.querySelectorAll('link[rel="stylesheet"]')].filter((link) => !here.has(link.getAttribute("href")));
  return Promise.all(missing.map((link) => new Promise((resolve) => {
    const own = document.importNode(link);
    own.onload = own.onerror = resolve;
    document.head.append(own);
  })));
};

const put = (course, page) => {
  course.current.dispose();
  document.title = page.title;
  for (const selector of ["main", ...BLOCKS.map((name) => `#${name}`)]) {
    document.querySelector(selector).replaceWith(document.adoptNode(page.querySelector(selector)));
  }
  course.current = new Reading(course, told(document));
};

/** Goes to a place, and again while the page settles, until the reader goes their own way. */
const hold = (place, signal) => {
  const ending = new AbortController();
  const end = () => ending.abort();
  const watcher = new ResizeObserver(place);
  ending.signal.addEventListener("abort", () => watcher.disconnect());
  OWN_WAY.forEach((name) => addEventListener(name, end, { signal: ending.signal, passive: true, capture: true }));
  signal.addEventListener("abort", end);
  setTimeout(end, SETTLES);
  place();
  watcher.observe(document.body);
};

const showPart = async (reading, part) => {
  const place = reading.parts.has(part) ? await goToPart(reading, part) : document.getElementById(part);
  if (!place) return reading.focusTitle();
  hold(() => place.scrollIntoView({ block: "start" }), reading.signal);
};

const showPlace = (reading, top) => {
  reading.title.focus({ preventScroll: true });
  hold(() => scrollTo(0, top), reading.signal);
};

const here = () => decodeURIComponent(location.hash.slice(1));

/** Where the reader is on the page, kept with the browser's history. */
const remember = (course) => {
  if (!course.left) history.replaceState({ top: scrollY }, "");
};

/** Opens the page `name` of the course, at a part of it or at its title. */
export const openPage = async (course, name, part = null) => {
  closeDialog();
  const address = name + (part ? `#${encodeURIComponent(part)}` : "");
  const asked = (course.asked = Symbol(name));
  remember(course);
  if (name === course.current.name) {
    history.pushState(null, "", address);
    return part ? showPart(course.current, part) : course.current.focusTitle();
  }
  const page = await fetched(course, name);
  if (course.asked !== asked || course.left) return;
  if (!page) return location.assign(address);
  await dressed(page);
  if (course.asked !== asked || course.left) return;
  history.pushState(null, "", address);
  put(course, page);
  if (part) showPart(course.current, part);
  else course.current.focusTitle();
};

const back = async (course, state) => {
  const name = nameHere(course);
  const asked = (course.asked = Symbol(name));
  if (name !== course.current.name) {
    const page = await fetched(course, name);
    if (course.asked !== asked || course.left) return;
    if (!page) return location.reload();
    await dressed(page);
    if (course.asked !== asked || course.left) return;
    put(course, page);
  }
  if (state) showPlace(course.current, state.top);
  else if (location.hash) showPart(course.current, here());
  else course.current.focusTitle();
};

/** Keeps the reader's places, and listens to Back and Forward. */
export const followHistory = (course) => {
  history.scrollRestoration = "manual";
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => remember(course), 200);
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("popstate", ({ state }) => course.left || back(course, state));
  if (history.state) hold(() => scrollTo(0, history.state.top), course.current.signal);
  else if (location.hash) showPart(course.current, here());
};
