// Texts from Python, with what they say of this moment put in.

// filled("{n} of {all}", { n: 1, all: 2 }): a place that nothing is given for stays as it is.
export const filled = (text, given) => text.replace(/\{(\w+)\}/g, (place, name) => given[name] ?? place);
// What is said of a number, by a table that Python made.
export const counted = ({ forms, of }, n) => filled(forms[of[n < 200 ? n : 100 + (n % 100)]], { n, count: n });
