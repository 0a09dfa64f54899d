// Questions to Python that have an answer of their own: `ask(message)` resolves to it, and rejects where none comes.

const PATIENCE = 60_000; // milliseconds; Python may be busy

export function asking(channel) {
  const open = new Map();
  const stop = channel.on((reply) => open.get(reply.asked)?.(reply));
  const ask = (message) => new Promise((resolve, reject) => {
    const name = [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, "0")).join("");
    const done = (settle) => (given) => { clearTimeout(timer); open.delete(name); settle(given); };
    const timer = setTimeout(() => done(reject)(new Error("no answer")), PATIENCE);
    open.set(name, done(resolve));
    try { channel.send({ ...message, ask: name }); } catch (error) { done(reject)(error); }
  });
  return { ask, stop };
}
