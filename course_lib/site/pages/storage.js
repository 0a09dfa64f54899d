// The learner's folder, which Python sees as files, kept in this browser. Python works on a copy in memory: `pull` brings in
// what other windows wrote, `push` returns once what Python wrote is on disk, and `restore` takes back what couldn't be kept.
// The caller holds a lock meanwhile, so windows never write at the same time.

const VERSION = 1;
const COUNTER = ".turn"; // {path, turn}; what begins with a dot is no file of Python's
const FIRST = 1000; // milliseconds since 1970 that files get as their time, so that Python's own times always differ

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const complete = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("not kept"));
  });

async function open(name) {
  const asked = indexedDB.open(name, VERSION);
  asked.onupgradeneeded = () => {
    // A file: {path, data, turn}. `turn` counts what was kept, over all windows; how far it is, is kept beside them. What was
    // deleted leaves nothing, not even its name: windows see that it isn't there any more.
    asked.result.createObjectStore("files", { keyPath: "path" }).createIndex("turn", "turn");
  };
  const database = await done(asked);
  database.onversionchange = () => database.close(); // a newer course, in another window, may change the form
  return database;
}

export class Storage {
  /** `FS` is Python's file system, `root` the learner's folder in it; of `only` (a path's beginning), if given, alone. */
  constructor(FS, root, name, only = "") {
    Object.assign(this, { FS, root, name, only, turn: 0, known: new Map(), database: null });
  }

  /** Whether this browser keeps anything here. */
  get keeps() {
    return this.database !== null;
  }

  /** Opens what is kept. Without a place to keep it everything works in memory. */
  async open() {
    this.FS.mkdirTree(this.root);
    try {
      this.database = await open(this.name);
      await this.pull();
    } catch {
      this.database = null;
    }
  }

  /** Brings in what other windows kept since. */
  async pull() {
    if (!this.database) return;
    const files = this.database.transaction("files").objectStore("files");
    const news = done(files.index("turn").getAll(IDBKeyRange.lowerBound(this.turn, true)));
    const there = new Set(await done(files.getAllKeys()));
    for (const file of await news) this.take(file);
    for (const path of this.known.keys()) if (!there.has(path)) this.drop(path);
  }

  /** Keeps what Python wrote. Rejects if that isn't possible; then nothing of it is kept. */
  async push() {
    if (!this.database) return;
    const now = this.look();
    const changed = [...now].filter(([path, mark]) => this.known.get(path) !== mark).map(([path]) => path);
    const gone = [...this.known.keys()].filter((path) => !now.has(path));
    if (!changed.length && !gone.length) return;
    const transaction = this.database.transaction("files", "readwrite", { durability: "strict" });
    const files = transaction.objectStore("files");
    const turn = this.turn + 1;
    for (const path of changed) files.put({ path, turn, data: this.FS.readFile(this.at(path)) });
    for (const path of gone) files.delete(path);
    files.put({ path: COUNTER, turn });
    await complete(transaction);
    Object.assign(this, { turn, known: now });
  }

  /** Makes Python's copy what is kept. */
  async restore() {
    const now = this.look();
    const wrong = [...new Set([...now.keys(), ...this.known.keys()])].filter((path) => now.get(path) !== this.known.get(path));
    const files = this.database.transaction("files").objectStore("files");
    const kept = await Promise.all(wrong.map((path) => done(files.get(path))));
    wrong.forEach((path, number) => (kept[number] ? this.take(kept[number]) : this.drop(path)));
  }

  // Python's copy -----------------------------------------------------------------------------------

  at(path) {
    return `${this.root}/${path}`;
  }

  take({ path, data, turn }) {
    this.turn = Math.max(this.turn, turn);
    if (path === COUNTER || !path.startsWith(this.only)) return;
    const place = this.at(path);
    this.FS.mkdirTree(place.slice(0, place.lastIndexOf("/")), 0o700);
    this.FS.writeFile(place, data);
    this.FS.chmod(place, 0o600);
    this.FS.utime(place, FIRST + turn, FIRST + turn);
    this.known.set(path, this.mark(place));
  }

  drop(path) {
    if (this.FS.analyzePath(this.at(path)).exists) this.FS.unlink(this.at(path));
    this.known.delete(path);
  }

  /** Each file's path, and what changes when the file does. What is hidden is there for a moment only. */
  look(folder = "", found = new Map()) {
    for (const name of this.FS.readdir(this.at(folder))) {
      if (name.startsWith(".")) continue;
      const path = `${folder}${name}`;
      if (this.FS.isDir(this.FS.stat(this.at(path)).mode)) this.look(`${path}/`, found);
      else found.set(path, this.mark(this.at(path)));
    }
    return found;
  }

  mark(place) {
    const { size, mtime, ino } = this.FS.stat(place);
    return `${size} ${mtime.getTime()} ${ino}`;
  }
}
