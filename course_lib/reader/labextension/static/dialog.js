// A modal dialog of our own. The browser keeps the focus inside, and gives it back when the dialog closes.
import { button, h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";
import { _ } from "./words.js";

let open = null;

export const closeDialog = () => open?.close();

const closeButton = () =>
  h("button", { type: "button", class: "at-close", "aria-label": _("Close"), onclick: closeDialog }, icon("close"));

export const openDialog = ({ title, content, kind, signal }) => {
  closeDialog();
  const id = uniqueId("dialog");
  const heading = h("h2", { id, tabindex: "-1" }, title);
  const dialog = h(
    "dialog",
    { class: `at-dialog at-${kind}`, "aria-labelledby": id },
    h("div", { class: "at-dialog-head" }, heading, closeButton()),
    h("div", { class: "at-dialog-body" }, content),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  signal.addEventListener("abort", () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  open = dialog;
  return dialog;
};

export const backButton = () => button(_("Back to where you were"), closeDialog, { class: "at-button at-primary" });
