// What of a page has to be drawn anew. What a person is filling in, or a screen reader is reading, is left alone otherwise.

// changed(part, value): whether `part` of the page shows something else than when it was last asked.
export function changes() {
  const shown = new Map();
  return (part, value) => {
    const key = JSON.stringify(value);
    return shown.get(part) !== key && Boolean(shown.set(part, key));
  };
}
