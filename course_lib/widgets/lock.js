// The lock's cryptography, and its key while it's open: in this page's memory alone, and never to be taken out of it.

const ITERATIONS = 600_000;
const CLOSING = 3000; // milliseconds that what is being saved has before the key is forgotten
export const SHORTEST = 10; // characters of a passphrase
const encoder = new TextEncoder();

// Thrown where a document can't be opened: damaged, put in another's place, or under another lock.
export class CannotOpen extends Error {}

export const canLock = () => Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);

// Base64, by pieces: a text may be longer than a function takes arguments.
function toText(bytes) {
  let text = "";
  for (let from = 0; from < bytes.length; from += 32768) text += String.fromCharCode(...bytes.subarray(from, from + 32768));
  return btoa(text);
}
const toBytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const random = (size) => crypto.getRandomValues(new Uint8Array(size));

// The key that a passphrase makes: it seals the key of the documents, and nothing else.
async function derived(passphrase, { salt, iterations }) {
  const typed = await crypto.subtle.importKey("raw", encoder.encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: toBytes(salt), iterations };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

const how = (header) => ({ name: "AES-GCM", iv: toBytes(header.iv), additionalData: encoder.encode(`attune lock ${header.id}`) });

async function headerFor(key, passphrase, id) {
  const header = { v: 1, id, kdf: "PBKDF2-HMAC-SHA-256", iterations: ITERATIONS, salt: toText(random(16)), iv: toText(random(12)) };
  const sealed = await crypto.subtle.wrapKey("raw", key, await derived(passphrase, header), how(header));
  return { ...header, key: toText(new Uint8Array(sealed)) };
}

// The key of the documents, or null for a passphrase that isn't the one.
async function opened(header, passphrase, canLeave) {
  const by = await derived(passphrase, header);
  try {
    return await crypto.subtle.unwrapKey("raw", toBytes(header.key), by, how(header), { name: "AES-GCM" }, canLeave, ["encrypt", "decrypt"]);
  } catch {
    return null;
  }
}

// The header of a new lock.
export async function newLock(passphrase) {
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  return headerFor(key, passphrase, [...random(16)].map((one) => one.toString(16).padStart(2, "0")).join(""));
}

// The header with the same key under another passphrase; null if `old` isn't the one.
export async function withPassphrase(header, old, passphrase) {
  const key = await opened(header, old, true);
  return key && headerFor(key, passphrase, header.id);
}

// What is open on this page. `watchers`: every private activity on it, and the lock's own settings.
function holder() {
  if (!globalThis.attuneLock) {
    globalThis.attuneLock = { id: null, key: null, watchers: new Set() };
    addEventListener("pageshow", ({ persisted }) => persisted && lockNow(false)); // one came back to a page that the browser had kept
  }
  return globalThis.attuneLock;
}

export const isOpen = (header) => holder().id === header.id && holder().key !== null;

// Open the lock for the whole page. Returns whether the passphrase was the one.
export async function unlock(header, passphrase) {
  const key = await opened(header, passphrase, false);
  if (!key) return false;
  Object.assign(holder(), { id: header.id, key });
  for (const one of [...holder().watchers]) one.opened?.();
  return true;
}

// Forget the key, on every page of this browser: first what is being saved is saved.
export async function lockNow(here = true) {
  if (here) others()?.postMessage("forget");
  const saved = Promise.all([...holder().watchers].map((one) => one.closing?.()));
  await Promise.race([saved, new Promise((done) => setTimeout(done, CLOSING))]);
  Object.assign(holder(), { id: null, key: null });
  for (const one of [...holder().watchers]) one.closed?.();
}

// The lock was turned on, off, or another way: every page looks again.
export function lockChanged(here = true) {
  if (here) others()?.postMessage("changed");
  for (const one of [...holder().watchers]) one.changed?.();
}

function others() {
  if (!globalThis.BroadcastChannel) return null;
  const known = holder();
  if (!known.others) {
    known.others = new BroadcastChannel("attune-lock");
    known.others.onmessage = ({ data }) => (data === "forget" ? lockNow(false) : lockChanged(false));
  }
  return known.others;
}

// Hear what happens to the lock; the result stops that.
export function watchLock(watcher) {
  holder().watchers.add(watcher);
  others();
  return () => holder().watchers.delete(watcher);
}

// A document's name is sealed with it, so none can take another's place. One that was brought back and kept beside the one that
// was there was sealed under the name without that ending.
const bound = (header, name) => encoder.encode(`attune ${header.id} ${name.replace(/-brought-[0-9a-f]{8}$/, "")}`);

// The document as it's kept: nothing of it can be read.
export async function seal(header, name, content) {
  const iv = random(12);
  const { key } = holder();
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound(header, name) }, key, encoder.encode(JSON.stringify(content)));
  const all = new Uint8Array(iv.length + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), iv.length);
  return { lock: header.id, sealed: toText(all) };
}

// A kept document as it was written, with its revision. What isn't sealed yet is as it is. Throws CannotOpen.
export async function unseal(header, name, document) {
  if (typeof document.sealed !== "string") return document;
  try {
    const bytes = toBytes(document.sealed);
    const by = { name: "AES-GCM", iv: bytes.subarray(0, 12), additionalData: bound(header, name) };
    const text = new TextDecoder().decode(await crypto.subtle.decrypt(by, holder().key, bytes.subarray(12)));
    return { ...JSON.parse(text), v: document.v, revision: document.revision, writer: document.writer };
  } catch {
    throw new CannotOpen(name);
  }
}
