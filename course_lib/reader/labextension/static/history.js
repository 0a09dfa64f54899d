// The browser's Back and Forward buttons, between lessons.
import { openLesson } from "./navigation.js";

const lessonAt = (pathname) => {
  const match = /\/(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree\/(.+\.ipynb)$/.exec(decodeURIComponent(pathname));
  return match?.[1] ?? null;
};

export const makeHistory = (house) => {
  window.addEventListener("popstate", () => {
    const path = lessonAt(location.pathname);
    const reader = house.current;
    if (!reader || !path || path === reader.panel.context.path) return;
    openLesson(reader, path.split("/").pop());
  });
};
