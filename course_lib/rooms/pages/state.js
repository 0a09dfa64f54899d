// A room's state in words: where in the plan it is, and how many have answered.

import { counted } from "./filled.js";

export const whereIs = ({ n, all }, words) => words.where.replace("{n}", n).replace("{all}", all);

// Nothing where answers aren't counted: texts, and a step that asks nothing.
export const countOf = ({ step, open, count }, words) =>
  (step.kind !== "open" && count !== null && (open || count > 0) ? counted(words.results.onPhones, count) : "");
