// Words of the interface. English is what the source says; a catalogue maps it to another language.
const catalogue = {};

export const _ = (text, values = {}) =>
  (catalogue[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export const useCatalogue = (entries) => Object.assign(catalogue, entries);
