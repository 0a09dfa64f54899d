// Starts what a lesson runs in while JupyterLab itself is still loading; its notebook then finds it running.
import { sendsBack } from "./leave.js";

/** What `attune study` told the page. */
export const settings = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}");

const lessonInAddress = () => {
  const match = /\/(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree\/(lessons\/[^/]+\.ipynb)$/.exec(decodeURIComponent(location.pathname));
  return match?.[1] ?? null;
};

const begin = async ({ baseUrl, token }, path) => {
  const xsrf = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1];
  const headers = { "Content-Type": "application/json" };
  if (token) headers.Authorization = `token ${token}`;
  if (xsrf) headers["X-XSRFToken"] = xsrf;
  const body = JSON.stringify({ path, name: path.split("/").pop(), type: "notebook", kernel: { name: "python3" } });
  const url = new URL(`${baseUrl}api/sessions`, location.origin);
  const response = await fetch(url, { method: "POST", headers, body }).catch(() => null);
  return response?.ok ? path : null;
};

const start = async () => {
  if (sendsBack()) return null;
  const config = settings();
  const path = config.attuneStudy ? lessonInAddress() : null;
  if (!path) return null;
  document.documentElement.classList.add("attune-opening");
  return begin(config, path);
};

/** The path of the lesson that something runs for already, or null. */
const early = start();

/** Connects a lesson to it without waiting for its text; before that, nothing may look for it, or start another. */
export const connectEarly = async ({ path, sessionContext }) => {
  const { initialize } = sessionContext;
  const begun = early.then((started) => started === path);
  sessionContext.initialize = async () => {
    await begun;
    delete sessionContext.initialize;
    return initialize.call(sessionContext);
  };
  if (await begun) await sessionContext.initialize();
};
