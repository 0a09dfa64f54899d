// A few line drawings for controls; the words beside them carry the meaning.
import { svg } from "./dom.js";

const DRAWINGS = {
  contents: "M5 6h14M5 12h14M5 18h9",
  pause: "M9 5v14M15 5v14",
  help: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.6v.4",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  close: "M6 6l12 12M18 6L6 18",
  leave: "M13 4H6v16h7M10 12h10M16.5 8.5 20 12l-3.5 3.5",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  before: "M14 6l-6 6 6 6",
  after: "M10 6l6 6-6 6",
};

export const icon = (name) =>
  svg(
    "svg",
    { viewBox: "0 0 24 24", class: `at-icon at-icon-${name}`, "aria-hidden": "true", focusable: "false" },
    svg("path", { d: DRAWINGS[name] }),
  );
