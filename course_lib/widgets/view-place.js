// A private view's place in the page, and what the view hears there.

import { h } from "./base.js";

// `send` takes what the view says.
export function viewPlace(drawView, send) {
  const node = h("div"), listeners = new Set();
  let stop, drawn = false, focusing = false;
  const on = (listener) => { listeners.add(listener); return () => listeners.delete(listener); };

  return {
    node,
    isDrawn: () => drawn, // whether it has anything to show
    isHeard: () => listeners.size > 0,
    // The view anew, with nothing in it.
    begin() {
      listeners.clear();
      node.replaceChildren();
      node.className = "";
      drawn = false;
      stop = drawView(node, { on, send });
    },
    stop: () => stop?.(),
    // Whether the heading gets the focus once something is drawn.
    focusNext(yes) { focusing = yes; },
    tell(reply, buffers = []) {
      node.hidden = false;
      for (const listener of [...listeners]) listener(reply, buffers);
      drawn ||= "view" in reply || "list" in reply;
      if (!focusing || !drawn) return;
      focusing = false;
      const heading = node.querySelector("h3");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus();
    },
  };
}
