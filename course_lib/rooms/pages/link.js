// The way to the room: whole views come as a stream, messages go out one after another, and both outlive a phone's sleep.

const SILENT = 40_000; // milliseconds; the room gives a sign of life every 15 s
const SOON = 500, SLOWEST = 8_000;

const post = (path, message) => fetch(path, { method: "POST", cache: "no-store", signal: AbortSignal.timeout(10_000),
  headers: { "Content-Type": "application/json" }, body: JSON.stringify(message) });

// What the room answers to a message, as { ok, status, says }; status 0 if it can't be reached.
export async function tellRoom(path, message) {
  try {
    const response = await post(path, message);
    const { says = "", role } = await response.json().catch(() => ({}));
    return { ok: response.ok, status: response.status, says, role, wait: Number(response.headers.get("Retry-After")) * 1000 };
  } catch {
    return { ok: false, status: 0, says: "" };
  }
}

// The key in the link, once: it doesn't stay in the address bar.
export function keyInLink() {
  const key = decodeURIComponent(location.hash.slice(1));
  if (key) history.replaceState(null, "", location.pathname + location.search);
  return key;
}

// Hears the room as `role`, until stopped: view(view), number(n), reach(true or false), shut(status) if it lets nobody in.
export function listen(role, { view, number = () => {}, reach, shut }) {
  let ended = false, tries = 0, heard = 0, abort, silence, wake = () => {};

  const alive = () => {
    heard = Date.now();
    clearTimeout(silence);
    silence = setTimeout(() => abort.abort(), SILENT);
  };
  function take(event) {
    const field = (name) => event.split("\n").filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2)).join("\n");
    const data = field("data");
    if (data && !ended) (field("event") === "n" ? number : view)(JSON.parse(data));
  }
  async function hear() {
    abort = new AbortController();
    alive();
    // A proxy may hold a stream back until its end, unless it's asked for as one.
    const response = await fetch(`events?as=${role}`, { cache: "no-store", headers: { Accept: "text/event-stream" }, signal: abort.signal });
    if ([403, 410].includes(response.status)) return end(response.status);
    if (!response.ok) throw new Error(response.status);
    tries = 0;
    reach(true);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = "", part = await reader.read(); !part.done; part = await reader.read()) {
      alive();
      const events = (rest + part.value.replaceAll("\r", "")).split("\n\n");
      rest = events.pop();
      events.forEach(take);
    }
  }
  async function go() {
    while (!ended) {
      await hear().catch(() => {});
      clearTimeout(silence);
      if (ended) return;
      reach(false);
      const delay = Math.min(SOON * 2 ** tries++, SLOWEST) * (0.5 + Math.random());
      await new Promise((resolve) => { wake = resolve; setTimeout(resolve, delay); });
    }
  }
  function end(status) {
    stop();
    shut(status);
  }
  // A phone that wakes, or finds its network again, doesn't wait: what came in between is in the next whole view.
  const again = () => {
    if (document.hidden || ended) return;
    if (Date.now() - heard > 20_000) abort?.abort();
    tries = 0;
    wake();
  };
  const stop = () => {
    ended = true;
    clearTimeout(silence);
    abort?.abort();
    document.removeEventListener("visibilitychange", again);
    removeEventListener("online", again);
    removeEventListener("pageshow", again);
  };
  document.addEventListener("visibilitychange", again);
  addEventListener("online", again);
  addEventListener("pageshow", again);
  go();
  return { stop };
}

// What a phone has to say: sent one at a time with a number, and again with the same number until the room has it.
export function outbox() {
  const waiting = [];
  let number, busy = false, wake = () => {};

  async function go() {
    if (busy || number === undefined) return;
    busy = true;
    for (let tries = 0; waiting.length;) {
      const first = waiting[0];
      first.message.n ??= ++number;
      const answer = await tellRoom("say", first.message);
      if (!answer.ok && (!answer.status || answer.status === 429 || answer.status >= 500)) {
        first.late();
        const delay = Math.max(answer.wait || 0, Math.min(SOON * 2 ** tries++, SLOWEST));
        await new Promise((resolve) => { wake = resolve; setTimeout(resolve, delay); });
        continue;
      }
      tries = 0;
      waiting.splice(waiting.indexOf(first), 1);
      first.done(answer);
    }
    busy = false;
  }
  return {
    // The room says from where to count. A page that was there before goes on with its own numbers, if they're higher.
    count(from) { number = Math.max(number ?? 0, from); go(); },
    hurry: () => wake(),
    // done({ ok, says }) once the room has answered; late() as long as it can't be reached. A newer answer takes an unsent one's place.
    put(message, { done, late }) {
      const same = waiting.findIndex((one) => one.message.type === "answer" && message.type === "answer" && one.message.n === undefined
        && one.message.ballot === message.ballot);
      if (same >= 0) waiting.splice(same, 1);
      waiting.push({ message, done, late });
      go();
    },
    size: () => waiting.length,
    forget: () => waiting.splice(0),
  };
}
