// Runs the course's Python beside the page. One message after another; what is answered as saved is on disk before that.
import { Storage } from "./storage.js";

const HOME = "/home/learner/attune";
const COURSE = "/course";

let python, page, storage, given, last = Promise.resolve();

const say = (message, transfer = []) => postMessage(message, transfer);
const step = (share, name) => {
  performance.mark(name);
  say({ type: "progress", share });
};

/** Nothing of another window comes between, where the browser can see to that. */
const alone = (act) => (navigator.locks ? navigator.locks.request(given.name, act) : act());

/** Starts Pyodide. Where a part of it doesn't come, or the browser can't run it, it says so on the console alone and waits for ever. */
async function load() {
  const { loadPyodide } = await import(new URL("pyodide.mjs", given.py));
  step(0.1, "asked");
  const undo = [];
  const failed = new Promise((_resolve, reject) => {
    for (const [owner, name] of [[self, "fetch"], [WebAssembly, "instantiate"], [WebAssembly, "instantiateStreaming"]]) {
      const own = owner[name];
      owner[name] = (...asked) => {
        const got = own.apply(owner, asked);
        got.then((one) => one.ok === false && reject(new Error(`${one.url}: ${one.status}`)), reject);
        return got;
      };
      undo.push(() => (owner[name] = own));
    }
  });
  const options = { indexURL: given.py, env: { HOME: "/home/learner", ATTUNE_LANGUAGE: given.language }, stdout: () => {}, stderr: () => {} };
  return Promise.race([loadPyodide(options), failed]).finally(() => undo.forEach((one) => one()));
}

async function start() {
  const course = fetch(new URL("course.zip", given.app)).then((response) => response.arrayBuffer());
  course.catch(() => {}); // told when it's asked for
  python = await load();
  step(0.6, "python");
  python.unpackArchive(await course, "zip", { extractDir: COURSE });
  step(0.7, "course");
  storage = new Storage(python.FS, HOME, given.name, given.framed ? "learning/" : "");
  await alone(() => storage.open());
  step(0.8, "record");
  python.globals.set("given", python.toPy({ home: HOME, course: COURSE, framed: given.framed }));
  page = python.runPython(`
    import sys
    from pathlib import Path
    sys.path.insert(0, given["course"])
    from course_lib.site.runtime import Page
    Page(Path(given["home"]), given["framed"])
  `);
  step(1, "ready");
  say({ type: "ready", keeps: storage.keeps });
}

const fetchPackages = (names) => python.loadPackagesFromImports(names.map((name) => `import ${name}`).join("\n"));

/** Fetches what will be needed, and imports it module by module: what the learner does comes in between. */
async function prepare(modules) {
  await fetchPackages(modules);
  for (const name of modules) last = last.then(() => void python.runPython(`import ${name}`)).catch(() => {});
}

/** Calls `act`, which tells in JSON, until Python lacks no package for it. */
async function tell(act) {
  for (const fetched of ["", null]) {
    const told = JSON.parse(await act());
    if (!told.needs) return told;
    if (fetched === null) return { lacks: told.needs };
    await fetchPackages([told.needs]).catch(() => {}); // then it is lacking still
  }
}

/** Python's answer, and its buffers. */
function ask(cell, message, buffers, keeps) {
  const answered = page.answer(cell, message, python.toPy(buffers), keeps);
  const [text, out] = answered.toJs();
  answered.destroy();
  return { text, out: [...out].map((one) => (one.toJs ? one.toJs() : one)) };
}

async function answer({ cell, message, buffers }) {
  let out = [];
  const told = await tell(() => alone(async () => {
    await storage.pull();
    let answered = ask(cell, message, buffers, true);
    try {
      await storage.push();
    } catch {
      await storage.restore();
      answered = ask(cell, message, buffers, false);
    }
    out = answered.out;
    return answered.text;
  }));
  say({ type: "reply", cell, buffers: out, ...told });
}

const acts = {
  turn: () => page.turn(),
  run: async ({ cell, source, ask }) => say({ type: "done", ask, told: await tell(() => page.run(cell, source)) }),
  say: answer,
  soon: ({ modules }) => void prepare(modules).catch(() => {}), // asked for again when they're needed
  lessonsDone: async ({ ask }) => {
    const done = await alone(async () => (await storage.pull(), page.lessons_done()));
    say({ type: "done", ask, told: JSON.parse(done) });
  },
  takeout: async ({ ask }) => {
    const zip = await alone(async () => (await storage.pull(), page.takeout()));
    say({ type: "done", ask, told: zip.toJs() });
    zip.destroy();
  },
};

async function hear(message) {
  if (message.type === "start") {
    given = message;
    return start().catch((error) => say({ type: "failed", why: String(error) }));
  }
  try {
    await acts[message.type](message);
  } catch (error) {
    if (message.ask) say({ type: "done", ask: message.ask, told: { failed: String(error) } });
    else say({ type: "reply", cell: message.cell, failed: String(error) });
  }
}

onmessage = ({ data }) => {
  last = last.then(() => hear(data));
};
