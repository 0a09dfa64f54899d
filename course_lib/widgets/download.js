// Hand a file that Python made to the browser, which saves it where the learner's downloads go.

import { h } from "./base.js";

export function download(name, type, buffers) {
  const address = URL.createObjectURL(new Blob(buffers, { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
