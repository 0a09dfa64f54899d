// The More menu: what is needed now and then.
import { h, uniqueId } from "./dom.js";
import { lessonLink } from "./navigation.js";
import { _ } from "./words.js";

const isLight = () => document.body.dataset.jpThemeLight !== "false";

const toggleTheme = async (themes) => {
  const wanted = isLight() ? "JupyterLab Dark" : "JupyterLab Light";
  if (themes.isToggledAdaptiveTheme()) await themes.toggleAdaptiveTheme(); // no longer as the system has it
  await themes.setTheme(wanted);
};

const openInJupyterLab = (reader) => {
  const { panel, house } = reader;
  house.leave(panel);
  panel.content.node.focus();
};

export const makeMore = (reader, control) => {
  const id = uniqueId("more");
  const menu = h("div", { id, class: "at-more", popover: "auto" });
  const opener = control("more", _("More"));
  opener.setAttribute("popovertarget", id);

  const row = (words, act) =>
    h("li", {}, h("button", { type: "button", onclick: () => (menu.hidePopover(), act()) }, words));

  const fill = () => {
    const shown = reader.panel.node.classList.contains("attune-code");
    const rows = [
      row(shown ? _("Hide the code") : _("Show the code"), () => reader.toggleCode()),
      row(isLight() ? _("Dark") : _("Light"), () => toggleTheme(reader.house.themes)),
      row(_("Open in JupyterLab"), () => openInJupyterLab(reader)),
    ];
    const { record } = reader.lesson;
    if (record) rows.unshift(h("li", {}, h("a", lessonLink(record), _("Your record"))));
    menu.replaceChildren(h("ul", {}, ...rows));
  };

  menu.addEventListener("beforetoggle", (event) => event.newState === "open" && fill(), { signal: reader.signal });
  return [opener, menu];
};
