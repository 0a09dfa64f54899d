// Small helpers to make elements; text always goes in as text.
let count = 0;

export const uniqueId = (name) => `attune-${name}-${++count}`;

const give = (node, properties) => {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
};

export const h = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  give(node, properties);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
};

export const svg = (tag, properties = {}, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  give(node, properties);
  node.append(...children);
  return node;
};

export const button = (text, onclick, properties = {}) =>
  h("button", { type: "button", class: "at-button", onclick, ...properties }, text);

/** Text in which what `pattern` (with one group) finds is a link to `address(it)`. */
export const withLinks = (text, pattern, address = (found) => found) =>
  text.split(pattern).map((piece, index) => (index % 2 ? h("a", { href: address(piece), target: "_blank", rel: "noopener noreferrer" }, piece) : piece));

/** Does `act` now and whenever something in `node` has changed, until `signal`. */
export const whenChanged = (node, act, signal, what = {}) => {
  const watcher = new MutationObserver(act);
  watcher.observe(node, { childList: true, subtree: true, ...what });
  signal.addEventListener("abort", () => watcher.disconnect());
  act();
};

/** The first element that matches in `node`: at once, or when it has been drawn; null if it isn't drawn for a while. */
export const drawn = (node, selector, patience = 3000) => {
  const found = node.querySelector(selector);
  if (found) return found;
  return new Promise((resolve) => {
    const end = () => {
      watcher.disconnect();
      clearTimeout(limit);
      resolve(node.querySelector(selector));
    };
    const watcher = new MutationObserver(() => node.querySelector(selector) && end());
    const limit = setTimeout(end, patience);
    watcher.observe(node, { childList: true, subtree: true });
  });
};
