// The glue between JupyterLab's module federation and plain ES modules: no bundler, nothing generated.
(() => {
  const here = document.currentScript.src;
  const MODULES = [
    "early", "plugins", "house", "reader", "bar", "cards", "choices", "connection", "contents", "dialog", "dom", "folder", "frame", "help",
    "history", "icons", "keys", "landmarks", "languages", "leave", "lines", "more", "navigation", "pause", "preview", "progress", "quiet", "run",
    "sha256", "spoken", "trust", "words",
  ];
  const link = (rel, name) => {
    const node = document.createElement("link");
    node.rel = rel;
    node.href = new URL(name, here);
    document.head.append(node);
  };
  link("stylesheet", "reader.css");
  import(new URL("early.js", here));
  // Asked for at once, so that none waits for the one that imports it.
  MODULES.forEach((name) => link("modulepreload", `${name}.js`));
  const plugins = import(new URL("plugins.js", here));
  let scope;

  // One copy of each JupyterLab package lives in the shared scope; a lesson's page must use that one.
  const shared = async (name) => (await Object.values(scope[name])[0].get())();

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["attune-reader"] = {
    init: (sharedScope) => {
      scope = sharedScope;
    },
    get: async () => {
      const { makePlugins } = await plugins;
      const made = await makePlugins(shared);
      return () => ({ __esModule: true, default: made });
    },
  };
})();
