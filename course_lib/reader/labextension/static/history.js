// The browser's Back and Forward buttons, between lessons.
const lessonAt = (url) => {
  const { pathname } = new URL(url, location.href);
  return /\/(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree\/(.+\.ipynb)$/.exec(decodeURIComponent(pathname))?.[1] ?? null;
};

// Between two lessons JupyterLab names a folder for a moment, and on the way back it names the lesson twice.
const onlyLessons = (house) => {
  const push = history.pushState;
  history.pushState = (state, title, url) => {
    const lesson = lessonAt(url);
    if (house.readers.size && (!lesson || lesson === lessonAt(location.href))) return;
    push.call(history, state, title, url);
  };
};

export const makeHistory = (house) => {
  onlyLessons(house);
  window.addEventListener("popstate", () => {
    const path = lessonAt(location.href);
    const reader = house.current;
    if (!reader || !path || path === reader.panel.context.path) return;
    reader.openLesson(path.split("/").pop());
  });
};
