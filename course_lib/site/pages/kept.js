// What this browser keeps of the course, so that it opens without a connection: a cache for each version, filled file by file
// from the list in site.json. sw.js serves from them. A version is chosen only when all of it is there, and taken away when
// another one is chosen and no page of it is open. All the while a page is open it holds its version's lock, in whatever tab.
import { sha256 } from "../reader/sha256.js";

export const ROOT = new URL("../../../", import.meta.url).href; // this file is at app/<hash>/site/
const CHOICE = `attune ${ROOT}`;
const CHOSEN = `${ROOT}chosen`;
const LIST = `${ROOT}site.json`;

const nameOf = (build) => `attune ${ROOT} ${build}`;
const address = (path) => new URL(path, ROOT).href;

/** Thrown when the device has no room for a version. What was fetched of it is gone again. */
export class NoRoom extends Error {}

/** The list of the version that the host has now: {build, files: {path: {sha256, size}}}. Throws without a connection. */
export const published = async () => {
  const response = await fetch(LIST, { cache: "no-store" });
  if (!response.ok) throw new Error(`${LIST}: ${response.status}`);
  return response.json();
};

/** The name of the version that pages open in, or undefined if none is kept. */
const choice = async () => (await caches.match(CHOSEN, { cacheName: CHOICE }))?.text();

/** Whether some version is kept as a whole. */
export const isAnyKept = async () => Boolean(await choice());

/** As long as this page is open, its version stays. */
export const hold = (build) => {
  navigator.locks.request(nameOf(build), { mode: "shared" }, () => new Promise(() => {}));
};

/** A page of the version `build` if this browser has it, and what the host gives if not. */
export const fetchOwn = async (build, path) => {
  const found = globalThis.caches && (await caches.match(address(path), { cacheName: nameOf(build), ignoreVary: true }));
  return found || fetch(address(path), { cache: "no-cache" });
};

/** The files of other versions that are kept, by digest: {cache, path}. */
const others = async (name) => {
  const found = new Map();
  for (const other of await versions()) {
    if (other === name) continue;
    const cache = await caches.open(other);
    const { files } = (await (await cache.match(LIST))?.json()) ?? { files: {} };
    for (const [path, about] of Object.entries(files)) found.set(about.sha256, { cache, path });
  }
  return found;
};

const versions = async () => (await caches.keys()).filter((name) => name.startsWith(`${CHOICE} `));

// What a host says of how a file is to be read. Its answer isn't kept as it is: a redirected one can't be shown as a page.
const HOW_TO_READ = [
  "content-type", "content-security-policy", "cross-origin-embedder-policy", "cross-origin-opener-policy",
  "cross-origin-resource-policy", "permissions-policy", "referrer-policy", "x-content-type-options", "x-frame-options",
];
const readable = (bytes, { headers }) =>
  new Response(bytes, { headers: HOW_TO_READ.filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]) });

/** A file as the list says it is. The browser may have an older one under the same address, or the host be in the middle of a
 *  publication: then it's asked once more, and if that is another one too, it's an error. */
const fetched = async (path, digest) => {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(address(path), { cache, priority: "low" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) === digest) return readable(bytes, response);
  }
  throw new Error(`${path} isn't what the list says`);
};

const isFull = (error) => error instanceof NoRoom || error.name === "QuotaExceededError";

const isRoomFor = async (bytes) => {
  const { quota, usage } = await navigator.storage.estimate();
  return bytes < quota - usage;
};

const sizeOf = (files) => files.reduce((sum, [, { size }]) => sum + size, 0);

/** Fills a version's cache, small files first, one after another. An unchanged file comes from another version. */
const fill = async (cache, { build, files }, told) => {
  const before = await others(nameOf(build));
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const all = Object.entries(files).sort(([, one], [, other]) => one.size - other.size);
  const missing = all.filter(([path]) => !there.has(address(path)));
  const total = sizeOf(all);
  let left = sizeOf(missing);
  if (!(await isRoomFor(left))) throw new NoRoom();
  for (const [path, { sha256: digest, size }] of missing) {
    const same = before.get(digest);
    const file = (await same?.cache.match(address(same.path))) ?? (await fetched(path, digest));
    await cache.put(address(path), file);
    left -= size;
    told(1 - left / total);
  }
};

const chooses = async (name) => (await caches.open(CHOICE)).put(CHOSEN, new Response(name));

const keepWhole = async (name, list, told) => {
  try {
    const cache = await caches.open(name);
    await cache.put(LIST, new Response(JSON.stringify(list)));
    await fill(cache, list, told);
    await chooses(name);
  } catch (error) {
    if (!isFull(error)) throw error;
    await caches.delete(name);
    throw new NoRoom();
  }
};

/** Keeps all of a version; the pages that are opened from now on are of this one. `told(share)` hears how far it is. One page
 *  does it at a time. What an interrupted fill has is still there the next time. Throws NoRoom, or an error if the host can't
 *  be reached. */
export const keep = (list, told) => {
  const name = nameOf(list.build);
  const whole = async () => (await choice()) === name || keepWhole(name, list, told);
  // A version that is being filled isn't tidied away either.
  return navigator.locks.request(`${CHOICE} keeps`, () => navigator.locks.request(name, { mode: "shared" }, whole));
};

/** Takes away the versions that aren't chosen and that no page is open in. */
export const tidy = async () => {
  const current = await choice();
  for (const name of await versions()) {
    if (name === current) continue;
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && caches.delete(name));
  }
};
