// A line that says when the room can't be reached. A gap of a moment isn't worth a word.

import { h } from "./base.js";

const MOMENT = 2500; // milliseconds

// `says()` is what is said. reach(there) as `listen` calls it.
export function reachLine(says) {
  const node = h("p", { class: "rm-reach", role: "status" });
  let lost;
  return {
    node,
    reach(there) {
      clearTimeout(lost);
      if (there) node.textContent = "";
      else lost = setTimeout(() => (node.textContent = says()), MOMENT);
    },
  };
}
