// The glue between JupyterLab's module federation and plain ES modules: no bundler, nothing generated.
(() => {
  const here = document.currentScript.src;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("reader.css", here);
  document.head.append(style);
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
