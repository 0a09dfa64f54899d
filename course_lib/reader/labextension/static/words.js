// Words of the interface. English is what the source says; a catalogue maps it to another language.
// Whoever imports this waits until the catalogue is there, so that no word is said in two languages.
import { LANGUAGES } from "./languages.js";

const KEPT = "attune-language"; // in this browser, once somebody has chosen
const PSEUDO = { "en-XA": ["⟦", "⟧"], "ar-XB": ["\u200f\u202e", "\u202c\u200f"] }; // made up, for tests: each word in marks, as in words.py
const FROM_THE_RIGHT = new Set(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

const known = (code) => {
  if (code in PSEUDO) return code;
  const short = (code ?? "").split("-")[0].toLowerCase();
  return LANGUAGES.some((one) => one.code === short) ? short : null;
};

const kept = () => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // this browser keeps nothing
  }
};

const asked = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent ?? "{}").attuneLanguage;

const load = async (code) => {
  try {
    const response = await fetch(new URL(`locale/${code}.json`, import.meta.url));
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
};

/** The language that is spoken: the one chosen here, or the one that the course was started with, or the browser's. */
export const language = [kept(), asked(), ...navigator.languages].map(known).find(Boolean) ?? "en";
export const direction = FROM_THE_RIGHT.has(language.split("-")[0]) ? "rtl" : "ltr";

const catalogue = language === "en" || language in PSEUDO ? {} : await load(language);
const inMarks = ([before, after]) => (text) =>
  text.split(/(\{\w+\})/).map((part) => (/^\{|^\s*$/.test(part) ? part : before + part + after)).join("");
const say = language in PSEUDO ? inMarks(PSEUDO[language]) : (text) => catalogue[text] ?? text;
// From right to left, what is filled in is kept from turning the words around it.
const isolated = direction === "rtl" ? (value) => `\u2068${value}\u2069` : (value) => value;

export const _ = (text, values = {}) =>
  say(text).replace(/\{(\w+)\}/g, (whole, name) => (values[name] === undefined || values[name] === null ? whole : isolated(values[name])));

/** For a word that is only said later, by `_`: so that it's in the catalogue. */
export const N_ = (text) => text;

/** Says a text that comes from elsewhere, if it is one of `own` (collected with `N_`). Any other stays as somebody wrote it. */
export const saying = (own) => (text) => (own.includes(text) ? _(text) : text);

/** Speaks another language from now on: the page is opened anew. */
export const choose = (code) => {
  try {
    localStorage.setItem(KEPT, code);
  } catch {
    // then it's for the browser's own setting
  }
  location.reload();
};

/** A row of the More menu for each other language. Its words are in that language, since whoever needs it reads that. */
export const otherLanguages = () =>
  LANGUAGES.filter(({ code }) => code !== language).map(({ code, name, note }) => ({ words: note ? `${name} (${note})` : name, lang: code, act: () => choose(code) }));
