// A desk in the page, which answers a private view as Python's would while the lock is on: why it may not answer, and how it
// says so. It's an async function that takes a message and returns a reply, with its `buffers`.

// A message that a desk doesn't take: saying it again won't help.
export class Refused extends Error {}
// Somebody else's version, kept in the meantime.
export class Conflicting extends Error {
  constructor(theirs) { super(); this.theirs = theirs; }
}
// What can't be done, in words for the reader. What was said isn't kept.
export class Told extends Error {}
// The lock is another than when the desk was made.
export class Changed extends Error {}
// Python doesn't answer.
export class Away extends Error {}

// The desk's reply to a message, with what went wrong as its `problem`; notShown() is said of what nobody foresaw. Throws Changed
// and Away.
export async function replyOf(desk, message, notShown) {
  try {
    return { ...(message.id && { re: message.id }), ...(await desk(message)) };
  } catch (error) {
    if (error instanceof Away || error instanceof Changed) throw error;
    if (error instanceof Refused) return { re: message.id, problem: error.message };
    if (error instanceof Told) return { problem: error.message };
    console.error(error.name); // a message may quote what was written
    return { problem: notShown() };
  }
}
