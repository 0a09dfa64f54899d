// What is kept under the lock: opened and sealed in this page, while Python keeps what nobody can read.

import { filled } from "./filled.js";
import { CannotOpen, seal, unseal } from "./lock.js";
import { Away, Changed, Conflicting, Refused, Told } from "./page-desk.js";

const LARGEST = 2_000_000; // characters

// `ask` asks Python (see asking.js); lock() is the lock as it is now, { header, words }. All of these may throw Away, Changed and Told.
export function safeOf(ask, lock) {
  async function asked(message) {
    const reply = await ask(message).catch(() => { throw new Away(); });
    if (reply.changed) throw new Changed();
    if (reply.problem) throw new Told(`${reply.problem} ${lock().words.stays}`);
    return reply;
  }
  const cannot = (name, word = "damaged") => filled(lock().words[word], { file: `${name}.json` });
  const opened = (name, document) => unseal(lock().header, name, document);

  return {
    // What is kept, by name, and a sentence about each that can't be opened.
    async all() {
      const { documents, problems } = await asked({ type: "fetch" });
      const kept = new Map(), unread = new Map(Object.entries(problems));
      for (const [name, document] of Object.entries(documents)) {
        try { kept.set(name, await opened(name, document)); } catch { unread.set(name, cannot(name)); }
      }
      return { kept, unread };
    },
    // The document, or undefined. What can't be opened is never taken for nothing, so nothing is saved over it.
    async get(name) {
      const { documents, problems } = await asked({ type: "fetch", names: [name] });
      if (problems[name]) throw new Told(problems[name]);
      if (!documents[name]) return undefined;
      try {
        return await opened(name, documents[name]);
      } catch (error) {
        throw error instanceof CannotOpen ? new Told(cannot(name)) : error;
      }
    },
    // What is kept now. Throws Refused for what is too long, and Conflicting where `base` isn't the last revision.
    async put(name, content, base, writer = "") {
      const { v, revision, writer: _writer, ...said } = content;
      if (JSON.stringify(said).length > LARGEST) throw new Refused(lock().words.tooLong);
      const reply = await asked({ type: "put", name, base, writer, document: await seal(lock().header, name, said) });
      if (reply.theirs) throw new Conflicting(await opened(name, reply.theirs));
      return { ...said, revision: reply.kept.revision };
    },
    remove: (names) => asked({ type: "remove", names }),
    unreadable: (name) => new Told(cannot(name, "notShown")),
  };
}
