// The desk of a reflection in the page, for when the lock is on. It answers as `PrivateDesk` does with `activities/reflection`.

import { rightNow } from "./local-time.js";
import { Conflicting } from "./page-desk.js";

export function reflectionDesk({ name, words, view, document: blank }, safe) {
  function shown(kept) {
    const said = Object.fromEntries(Object.keys(view.said).map((key) => [key, kept?.[key] ?? view.said[key]]));
    const written = { mine: Boolean(said.mine.trim() || said.feelings.length) || said.scale !== null, twin: Boolean(said.twin.trim()) };
    const done = said.skipped || written.mine || written.twin;
    return { view: { ...view, said, revision: kept?.revision ?? 0, done, written }, done };
  }
  const told = (kept) => {
    try { return shown(kept); } catch { throw safe.unreadable(name); }
  };

  return async ({ type, said, base, writer }) => {
    if (type === "erase") {
      await safe.remove([name]);
      return { drawn: true, ...shown() };
    }
    const kept = await safe.get(name), now = told(kept); // what can't be shown is never written over
    if (type !== "save") return { words, ...now };
    try {
      return told(await safe.put(name, { ...blank, ...now.view.said, ...said, at: rightNow() }, base, writer));
    } catch (error) {
      if (error instanceof Conflicting) return { theirs: told(error.theirs).view };
      throw error;
    }
  };
}
