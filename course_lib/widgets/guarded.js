// What stands before a private activity. With the lock off, its messages go to Python. With the lock on, they go no further than
// this page: a desk in the page answers them as Python's would, and Python keeps what is sealed.

import { asking } from "./asking.js";
import { settled, unsavedOf } from "./base.js";
import { filled } from "./filled.js";
import { isOpen, watchLock } from "./lock.js";
import { lockGate } from "./lock-gate.js";
import { Changed, replyOf } from "./page-desk.js";
import { safeOf } from "./safe.js";
import { viewPlace } from "./view-place.js";

// mount(root, channel) of an activity that `drawView` draws, and whose desk in the page is `makeDesk(empty, safe)` (see page-desk.js).
export const guarded = (drawView, makeDesk) => (root, channel) => {
  let given = null, desk = null, activity, lastSent, waiting = [], queue = Promise.resolve();
  const { ask, stop: stopAsking } = asking(channel);
  const view = viewPlace(drawView, send), gate = lockGate(ask, { turn, trying: view.focusNext }), safe = safeOf(ask, () => given);
  root.append(view.node, gate.node);

  // What the view says, and what it's told ---------------------------------------------------------

  function send(message, buffers) {
    if (!given) channel.send(lastSent = message, buffers);
    else if (desk) hand(message);
    else waiting.push(message);
  }

  const stopHearing = channel.on((reply, buffers) => {
    if (reply.asked) return;
    activity ??= reply.activity;
    if ("locked" in reply) return turn(reply.locked);
    if (reply.broken && !view.isDrawn()) return gate.broken(reply.broken);
    if (!given) view.tell(reply, buffers);
  });

  // One message after another.
  function hand(message) {
    const now = desk;
    queue = queue.then(() => answer(now, message));
  }

  const notShown = () => filled(given?.words.notShown ?? "", { file: activity });

  async function answer(now, message) {
    let said;
    try {
      said = await replyOf(now, message, notShown);
    } catch (error) {
      if (error instanceof Changed) return lookAgain(message);
      return view.isDrawn() ? undefined : hand(message); // Python is away: the view says so when the answer is overdue
    }
    const { buffers, ...reply } = said;
    if (reply.re && !view.isHeard()) settled(activity, reply.re);
    view.tell({ activity, ...reply }, buffers);
  }

  // The lock ----------------------------------------------------------------------------------------

  function turn(locked) {
    const before = given;
    given = locked;
    if (before?.header.id === given?.header.id) return desk || draw();
    desk = null;
    // What was on its way when the lock was turned is said again, to whoever answers now.
    if (given) waiting = view.isDrawn() ? [...unsavedOf(activity)] : [lastSent];
    goAhead();
  }

  // Go on with the key, without it, or without a lock.
  function goAhead() {
    if (given && !isOpen(given.header)) return draw();
    desk = given && makeDesk(given.empty, safe);
    draw();
    const said = waiting;
    waiting = [];
    said.forEach((message) => send(message));
  }

  async function lookAgain(message) {
    const { locked } = await ask({ type: "lock" });
    activity ??= message?.activity;
    if (message && !locked) waiting.push(message);
    if ((locked ?? null)?.header.id !== given?.header.id) turn(locked ?? null);
  }

  function draw() {
    if (!given) gate.open();
    else if (desk) gate.opened(given);
    else gate.locked(given, { since: view.isDrawn(), waits: unsavedOf(activity).length > 0 });
    view.node.hidden = !view.isDrawn() && Boolean(given);
  }

  const stopWatching = watchLock({
    opened: () => given && !desk && isOpen(given.header) && goAhead(),
    changed: () => activity !== undefined && lookAgain().catch(() => {}),
    closing() {
      if (!given || !desk) return undefined;
      view.stop(); // saves what is being typed
      return queue;
    },
    closed() {
      if (!given || !desk) return;
      desk = null;
      waiting = [];
      view.begin();
      draw();
    },
  });

  // Sealing takes a moment: what is being typed is handed in before the browser asks whether to leave.
  const leaving = () => desk && view.node.contains(document.activeElement) && document.activeElement.blur();
  addEventListener("beforeunload", leaving, { capture: true });

  view.begin();
  return () => {
    removeEventListener("beforeunload", leaving, { capture: true });
    view.stop();
    stopWatching();
    stopHearing();
    queue.then(stopAsking);
  };
};
