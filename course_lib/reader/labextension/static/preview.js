// An author's preview: the page opens again when its lesson is made again, at the same place.
const EVERY = 1000;
const PLACE = "attune-preview-place";

export const followChanges = ({ house, panel, scroller, signal }) => {
  const { contents } = house.app.serviceManager;
  const { path } = panel.context;
  let known = panel.context.contentsModel.last_modified;
  const look = async () => {
    const now = await contents.get(path, { content: false }).catch(() => null);
    if (!now || now.last_modified === known || signal.aborted) return;
    known = now.last_modified;
    sessionStorage.setItem(PLACE, JSON.stringify([path, scroller.scrollTop]));
    location.reload();
  };
  const timer = setInterval(look, EVERY);
  signal.addEventListener("abort", () => clearInterval(timer));
};

export const backToPlace = ({ panel, scroller }) => {
  const [path, top] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]");
  sessionStorage.removeItem(PLACE);
  if (path === panel.context.path) scroller.scrollTop = top;
};
