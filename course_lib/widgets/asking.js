// Questions to Python that have an answer of their own: `ask(message)` resolves to it.

export function asking(channel) {
  const open = new Map();
  const stop = channel.on((reply) => {
    open.get(reply.asked)?.(reply);
    open.delete(reply.asked);
  });
  const ask = (message) => new Promise((resolve, reject) => {
    const name = [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, "0")).join("");
    open.set(name, resolve);
    try {
      channel.send({ ...message, ask: name });
    } catch (error) {
      open.delete(name);
      reject(error);
    }
  });
  return { ask, stop };
}
