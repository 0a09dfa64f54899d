// What the More menu offers in JupyterLab.
import { lessonLink } from "./navigation.js";
import { _, otherLanguages } from "./words.js";

const isLight = () => document.body.dataset.jpThemeLight !== "false";

const toggleTheme = async (themes) => {
  const wanted = isLight() ? "JupyterLab Dark" : "JupyterLab Light";
  if (themes.isToggledAdaptiveTheme()) await themes.toggleAdaptiveTheme(); // no longer as the system has it
  await themes.setTheme(wanted);
};

const openInJupyterLab = ({ panel, house }) => {
  house.leave(panel);
  panel.content.node.focus();
};

export const choices = (reader) => {
  const { record } = reader.lesson;
  const shown = reader.panel.node.classList.contains("attune-code");
  return [
    ...(record ? [{ words: _("Your record"), link: lessonLink(record) }] : []),
    { words: shown ? _("Hide the code") : _("Show the code"), act: () => reader.toggleCode() },
    { words: isLight() ? _("Dark") : _("Light"), act: () => toggleTheme(reader.house.themes) },
    ...otherLanguages(),
    { words: _("Open in JupyterLab"), act: () => openInJupyterLab(reader) },
  ];
};
