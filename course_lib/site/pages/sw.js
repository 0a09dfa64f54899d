// Serves the course from what this browser keeps, so that it opens without a connection. It is the same file in every version:
// kept.js, in the page, fills a cache for each version and says which one is chosen. A fill lasts as long as a slow line needs,
// and browsers end a service worker's work after some minutes; a page's they don't.
//
// Which version a request gets:
// - What lies in app/<hash>/ or py/<hash>/ is named for its content. It comes from any version's cache that has it.
//   Python itself is asked for first: what comes from a browser's ordinary cache it has compiled already, which saves half a second
//   of each visit. If that takes long, or the host has it no more, what is kept is used.
// - A page that is opened is the chosen version's, from its cache, whether or not there is a network. Asking the host first would
//   make each page wait for it, and right after a publication hand out pages whose files aren't kept yet. A new version is found
//   by the page instead (offline.js), and chosen once all of it is here; the next page that opens is of that one.
// - An open page asks kept.js for other pages of its own version. What else it asks for comes from the network, and what is kept
//   stands in where there is none.
// Nothing else is touched: no other method, no range of a file, no other address.

const ROOT = registration.scope;
const CHOICE = `attune ${ROOT}`; // the cache in which kept.js says which cache is chosen
const NAMED_FOR_CONTENT = /^(?:app|py)\/[^/]+\//;
const ANYHOW = { ignoreVary: true };

// It holds nothing of any version, so a newer one may take over at once, and open pages notice nothing.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

/** The path in the site that a request is for, or null if it's none of ours. */
const pathOf = ({ method, url, headers }) => {
  const address = url.split(/[?#]/)[0];
  const ours = method === "GET" && address.startsWith(ROOT) && !headers.has("range");
  const path = ours ? address.slice(ROOT.length) : null;
  return path === "site.json" || path === "sw.js" ? null : path; // they say what is new, so they are never kept ones
};

/** The file of the chosen version at a path; hosts that shorten addresses call a page by its name without an ending. */
const chosen = async (path) => {
  const name = await (await caches.match(`${ROOT}chosen`, { cacheName: CHOICE }))?.text();
  const names = path === "" ? ["index.html"] : [path, `${path}.html`];
  for (const one of name ? names : []) {
    const found = await caches.match(ROOT + one, { ...ANYHOW, cacheName: name });
    if (found) return found;
  }
};

/** What is kept for a request, if anything is. A browser that has lost what it kept still has the network. */
const kept = async (find) => {
  try {
    return await find();
  } catch {
    return undefined;
  }
};

const networkFirst = async (request, path) => {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept(() => chosen(path));
    if (found) return found;
    throw error;
  }
};

const PATIENCE = 1500; // milliseconds

/** A file that is the same wherever it comes from: from the network if that is quick, else from what is kept. */
const quickest = async (request, path) => {
  const found = await kept(() => caches.match(ROOT + path, ANYHOW));
  if (!found) return fetch(request);
  const fresh = fetch(request).then((got) => (got.ok ? got : found), () => found);
  return Promise.race([fresh, new Promise((resolve) => setTimeout(resolve, PATIENCE, found))]);
};

const answer = async (request, path) => {
  if (path.endsWith(".wasm")) return quickest(request, path);
  if (NAMED_FOR_CONTENT.test(path)) return (await kept(() => caches.match(ROOT + path, ANYHOW))) ?? fetch(request);
  if (request.mode === "navigate") return (await kept(() => chosen(path))) ?? fetch(request);
  return networkFirst(request, path);
};

addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(event.request, path));
});
