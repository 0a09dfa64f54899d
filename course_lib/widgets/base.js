// What all views share. A view's mount(root, channel) draws into root; channel is { send(message, buffers), on(listener) }
// and may be a notebook, a static page or a phone. Python decides; a view displays and carries responses.

const FOCUSABLE = new Set(["BUTTON", "INPUT", "TEXTAREA", "SELECT", "A", "SUMMARY"]);
const TEXT_FIELDS = new Set(["INPUT", "TEXTAREA"]);
const LAB_STOPS = new Set(["insertLineBreak", "historyUndo", "historyRedo"]);

// In a cell, JupyterLab takes Enter, undo and redo away from whatever is typed in: with each key it listens on the field for one
// of them. A field of ours was there first, and lets nobody hear.
const keepTyping = (event) => LAB_STOPS.has(event.inputType) && event.stopImmediatePropagation();

// An element: h("p", { class: "x", onclick: f }, "text", other). Text is always text, never HTML.
export function h(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node && key !== "list" && key !== "style") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  // JupyterLab's shortcuts (x cuts a cell) fire on anything focused in an output that doesn't say this.
  if (FOCUSABLE.has(node.tagName) || node.hasAttribute("tabindex")) node.dataset.lmSuppressShortcuts = "true";
  if (TEXT_FIELDS.has(node.tagName)) node.addEventListener("beforeinput", keepTyping);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const anywidgetChannel = (model) => ({
  send: (message, buffers = []) => model.send(message, undefined, buffers),
  on: (listener) => {
    const heard = (message, buffers) => listener(message, buffers ?? []);
    model.on("msg:custom", heard);
    return () => model.off("msg:custom", heard);
  },
});

// What this page holds that isn't saved yet, by activity. It outlives a view, so that an activity that is drawn
// again (the course had to be restarted) can hand it in once more. It's memory only, gone with the page.
const unsaved = () => (globalThis.attuneUnsaved ??= new Map());
addEventListener("beforeunload", (event) => unsaved().size && event.preventDefault());

export const unsavedOf = (activity) => unsaved().get(activity) ?? [];
const keepUnsaved = (activity, messages) => (messages.length ? unsaved().set(activity, messages) : unsaved().delete(activity));
// The message `id` of an activity is saved.
export const settled = (activity, id) => keepUnsaved(activity, unsavedOf(activity).filter((one) => one.id !== id));

const WAIT = 4000;
const AGAIN = [4000, 8000, 16000, 32000]; // after these what couldn't be kept is handed in once more; the last is for ever

// Talk with Python. draw(message) is called for each reply; late() when an answer is overdue. What Python couldn't keep (a full
// disk, say) is handed in again by and by, and counts once however often it arrives.
export function converse(root, channel, { draw, late = () => {} }) {
  let activity, timer, retry, tries = 0;
  const mine = () => unsavedOf(activity);
  const keep = (messages) => keepUnsaved(activity, messages);
  const post = (message) => {
    clearTimeout(timer);
    timer = setTimeout(late, WAIT);
    try { channel.send(message); } catch { late(); }
  };
  const again = () => mine().forEach(post);
  const stop = channel.on((message, received) => {
    if (activity === undefined) {
      activity = message.activity;
      again();
    }
    if (message.re) settled(activity, message.re);
    if (!mine().length) clearTimeout(timer);
    clearTimeout(retry);
    if (!mine().length) tries = 0;
    else if (message.re || message.notice || message.problem) retry = setTimeout(again, AGAIN[Math.min(tries++, AGAIN.length - 1)]);
    draw(message, received);
    if ("done" in message) tell(root, "attune:progress", { activity, done: message.done });
  });
  channel.send({ type: "ready" });
  return {
    stop: () => { stop(); clearTimeout(timer); clearTimeout(retry); },
    say(message, replacing = false) {
      const named = { ...message, id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`.replace("0.", "") };
      keep([...(replacing ? [] : mine()), named]);
      post(named);
    },
    ask: (message, buffers) => channel.send(message, buffers),
    waiting: mine,
    forget: () => keep([]),
  };
}

// Tell the page around the view. Returns whether it took care of it.
export const tell = (root, name, detail) =>
  !root.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail }));

// A link to a passage or lesson: the page around scrolls there, or the browser follows the address.
export const place = (root, { lesson, part, path, title }) =>
  h("a", { href: path ?? `#${title.replaceAll(" ", "-")}`, class: "aw-link",
    onclick: (event) => tell(root, "attune:goto", { lesson, part }) && event.preventDefault() }, title);

export const button = (label, onclick, kind = "quiet") => h("button", { type: "button", class: `aw-button aw-${kind}`, onclick }, label);

// Names this page to Python, so that it knows its own saves from another window's. Gone with the page.
export const thisPage = () => (globalThis.attunePage ??= Math.random().toString(36).slice(2));
