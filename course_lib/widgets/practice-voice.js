// The browser's own voice. Only voices that speak on this machine are used: others send the text away.

export function reader() {
  const speech = globalThis.speechSynthesis;
  let patience;
  const voice = () => speech?.getVoices().find((one) => one.localService === true && /^en\b/i.test(one.lang)) ?? null;

  function hush() {
    clearTimeout(patience);
    speech?.cancel();
  }

  // Speaks, and calls `after` once: at the end, or when the browser has said nothing of it for `most` milliseconds.
  function speak(text, most, after) {
    hush();
    const said = new SpeechSynthesisUtterance(text);
    said.voice = voice();
    said.lang = said.voice.lang;
    said.rate = 0.9;
    let over = false;
    const done = () => { if (!over) { over = true; clearTimeout(patience); after(); } };
    said.onend = done;
    said.onerror = (event) => event.error === "canceled" || event.error === "interrupted" || done();
    patience = setTimeout(done, most);
    speech.speak(said);
  }

  // Voices may come a while after the page; `changed` is called when they do. Returns what ends that.
  function voices(changed) {
    speech?.addEventListener?.("voiceschanged", changed);
    return () => speech?.removeEventListener?.("voiceschanged", changed);
  }

  return { can: () => voice() !== null, speak, hush, voices };
}
