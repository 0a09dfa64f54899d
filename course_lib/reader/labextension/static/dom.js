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
