// A lesson in the reader's language, as far as it's translated; and the marks that tell a screen reader which language is which.
import { _, direction, language } from "./words.js";

export const WRITTEN = { lang: "en", dir: "ltr" }; // what the lessons are written in

/** What the notebook says of the lesson, with its titles and summary in the language of the page. */
export const inLanguage = (lesson) => {
  const { parts = {}, ...front } = lesson.said?.[language] ?? {};
  const entitled = (other) => other && { ...other, title: other.said?.[language] ?? other.title };
  return {
    ...lesson,
    ...front,
    lang: lesson.said?.[language] ? language : WRITTEN.lang,
    parts: lesson.parts?.map((part) => ({ ...part, title: parts[part.id] ?? part.title })),
    lessons: lesson.lessons?.map(entitled),
    beside: lesson.beside?.map(entitled),
    previous: entitled(lesson.previous),
    next: entitled(lesson.next),
  };
};

/** Puts each passage of a notebook into the page's language. One that isn't translated says that it's in another. */
export const speakPassages = (notebook) => {
  if (language === WRITTEN.lang) return;
  for (const { model, node } of notebook.widgets) {
    if (model.type !== "markdown") continue;
    const said = model.getMetadata("attune")?.said?.[language];
    if (said) model.sharedModel.setSource(said);
    else Object.assign(node, WRITTEN);
  }
};

/** The same for a page of the web site: its passages and figures carry templates, and the words around them say what they are. */
export const speakText = (main) => {
  for (const node of document.querySelectorAll("[data-says]")) {
    node.textContent = _(node.dataset.says, JSON.parse(node.dataset.with ?? "{}"));
    Object.assign(node, { lang: language, dir: direction });
  }
  if (language === WRITTEN.lang) return;
  for (const passage of main.querySelectorAll(".at-text, .at-shown")) {
    const said = passage.querySelector(`:scope > template[lang="${language}"]`);
    if (said) passage.replaceChildren(said.content);
    else Object.assign(passage, WRITTEN);
  }
};

/** The page's own words are in this language. */
export const speakPage = () => Object.assign(document.documentElement, { lang: language, dir: direction });
