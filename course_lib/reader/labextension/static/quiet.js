// Makes a notebook something that is read: it can't be edited, moved, dragged or left unsaved by accident.
// This leans on JupyterLab 4.6's own names; tests/browser/test_reader.py notices when they change.
const EDITING = new Set([
  "contextmenu", "mousedown", "keydown", "dblclick", "focusin", "focusout",
  "lm-dragenter", "lm-dragleave", "lm-dragover", "lm-drop",
]);
const READ_ONLY_KINDS = new Set(["lesson", "orientation", "closing", "page", "assignment", "workshop"]);

const readersDialogsOnly = (panel) => {
  panel.sessionContext.statusChanged.disconnect(panel._onSessionStatusChanged, panel);
  return () => panel.sessionContext.statusChanged.connect(panel._onSessionStatusChanged, panel);
};

const neverUnsaved = ({ dirty, sharedModel }) => {
  if (dirty) sharedModel.dirty = false;
  Object.defineProperty(sharedModel, "dirty", { get: () => false, set: () => {}, configurable: true });
  return () => delete sharedModel.dirty;
};

const noEditing = (notebook) => {
  const native = notebook.handleEvent;
  notebook.handleEvent = (event) => {
    if (!EDITING.has(event.type)) native.call(notebook, event);
  };
  notebook.onActivateRequest = () => {};
  return () => {
    delete notebook.handleEvent;
    delete notebook.onActivateRequest;
  };
};

// JupyterLab takes the panel that has the focus for the current one; no cell needs it for that.
const focusOnlyOutside = (panel) => {
  panel.onActivateRequest = () => {
    if (!panel.node.contains(document.activeElement)) panel.content.node.focus({ preventScroll: true });
  };
  return () => delete panel.onActivateRequest;
};

const fixedEditors = (notebook) => {
  notebook.widgets.forEach((cell) => (cell.readOnly = true));
  return () => notebook.widgets.forEach((cell) => (cell.readOnly = false));
};

const browsersOwnMenu = (panel, signal) =>
  panel.node.addEventListener("contextmenu", (event) => event.stopPropagation(), { signal });

export const quiet = ({ panel, notebook, lesson, signal }) => {
  notebook.notebookConfig = { ...notebook.notebookConfig, windowingMode: "none", scrollPastEnd: false };
  // Another tab may be in the same lesson: connection.js ends what runs here when nobody else needs it.
  panel.sessionContext.kernelPreference = { ...panel.sessionContext.kernelPreference, shutdownOnDispose: false };
  browsersOwnMenu(panel, signal);
  const undo = [readersDialogsOnly(panel), noEditing(notebook), focusOnlyOutside(panel), fixedEditors(notebook)];
  if (READ_ONLY_KINDS.has(lesson.kind)) undo.push(neverUnsaved(panel.model));
  return () => panel.isDisposed || undo.forEach((restore) => restore());
};
