// A facilitator's keys, and a cheap clicker's, which sends PageDown and PageUp. They work on the screen's page too: it passes
// them on to the facilitator's page in the same browser.

const KEYS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back", " ": "reveal", h: "hide", ".": "hide", b: "hide",
  l: "lock", t: "timer", a: "again", c: "choose", "?": "keys" };
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select, dialog";
const PRESSED = "button, summary, a, input";

const channel = () => ("BroadcastChannel" in globalThis ? new BroadcastChannel("attune-room-keys") : { postMessage() {} });

// act(name) for each key that means something and isn't typed into a field. `on()`: whether keys work now.
export function keysOf(act, on = () => true) {
  // After a click the space bar reveals again, and doesn't press that button once more. A key press leaves the focus where it is.
  document.addEventListener("click", (event) => event.detail && event.target.closest("button, summary, a")?.blur());
  document.addEventListener("keydown", (event) => {
    const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!name || !on() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target.closest(TYPED) || (event.key === " " && event.target.closest(PRESSED))) return;
    event.preventDefault();
    act(name);
  });
}

export const passOn = () => keysOf((name) => sender.postMessage(name));
export const passedOn = (act) => (sender.onmessage = ({ data }) => act(data));
const sender = channel();
