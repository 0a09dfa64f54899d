// The desk of the journal in the page, for when the lock is on. It answers as `JournalDesk` does with `activities/journal`.

import { placeInWords } from "./check-in-locked.js";
import { counted, filled } from "./filled.js";
import { localDay, rightNow } from "./local-time.js";
import { Conflicting, Refused } from "./page-desk.js";

const REFLECTED = ["which", "mine", "twin", "feelings", "scale"];
const text = (given) => (typeof given === "string" ? given : "");
const spoken = (name) => { const words = name.replace(/[-_]/g, " ").toLowerCase(); return words.slice(0, 1).toUpperCase() + words.slice(1); };
const oneLine = (given) => given.split(/\s+/).filter(Boolean).join(" ");
// Without case and accents, to compare.
const plain = (given) => given.toUpperCase().toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "");

export function journalDesk(given, safe) {
  const { words, asked, lessons, outside, titles, kinds, texts, ours, written, sides, extract, says, told, saving, months } = given;
  const titleOf = new Map(lessons);
  const lessonTitle = (id) => titleOf.get(id) ?? outside;
  const place = new Map(lessons.map(([id], index) => [id, index]));

  // What a document says, passage by passage -----------------------------------------------------

  const passage = (label, said, prompt = "", field = "") => ({ label, text: said, prompt, field });
  const some = (...passages) => passages.filter((one) => one.text.trim());

  function ofReflection(one, { texts: names, prompt, twin }) {
    return some(passage(names.mine, text(one.mine), prompt, "mine"), passage(names.twin, text(one.twin), twin, "twin"),
      passage(names.feelings, (one.feelings ?? []).join(", ")),
      passage(names.scale, typeof one.scale === "number" ? names.onScale.replace("{n}", one.scale) : ""));
  }
  function ofCheckIn(one) {
    const { where, how, text: own } = one.body, names = texts["check-in"];
    return some(passage(names.text, one.text, "", "text"), passage(names.feelings, one.feelings.join(", ")), passage(names.map, placeInWords(one, sides)),
      passage(names.body, [where.join(", "), how.join(", "), own].filter(Boolean).join("\n")));
  }
  function ofPlan(one) {
    const lines = (week) => Object.entries(texts.plan).filter(([key]) => text(week[key]).trim()).map(([key, label]) => `${label}: ${week[key]}`);
    return some(...Object.entries(texts.plan).map(([key, label]) => passage(label, text(one[key]))),
      ...(one.past ?? []).toReversed().map((week) => passage(filled(texts.until, { day: text(week.until) }), [text(week.title), ...lines(week)].join("\n"))));
  }
  function* every(value) {
    if (typeof value === "string" && value.trim()) yield value;
    else if (value && typeof value === "object") for (const one of Object.values(value)) yield* every(one);
  }
  const ofAnything = (one) => some(...Object.entries(one).filter(([key]) => !ours.includes(key)).map(([key, value]) =>
    passage(spoken(key), [...every(value)].join("\n").replace(/^\n+|\n+$/g, ""), "", written.includes(key) && typeof value === "string" ? key : "")));

  function passages(one, question) {
    try {
      return question ? ofReflection(one, question) : ({ "check-in": ofCheckIn, plan: ofPlan }[one.kind] ?? ofAnything)(one);
    } catch { // not as that kind should be: then as what it is
      return ofAnything(one);
    }
  }

  const questionOf = (one) => Object.hasOwn(asked, text(one.reflection)) ? asked[one.reflection] : undefined;

  function entry(name, one) {
    const question = questionOf(one), kind = "reflection" in one ? "reflection" : text(one.kind) || kinds.entry;
    const title = question?.title ?? (text(one.title) || titles[kind] || spoken(text(one.reflection) || kind));
    return { name, kind, title, at: text(one.at), lesson: question ? question.lesson : text(one.lesson), revision: one.revision, passages: passages(one, question) };
  }

  // Found, and in order -----------------------------------------------------------------------------

  const order = (one) => `${one.at} ${one.name}`;
  async function kept() {
    const all = await safe.all();
    const found = [...all.kept].map(([name, one]) => entry(name, one)).filter((one) => one.passages.length);
    return { every: found.sort((a, b) => (order(a) < order(b) ? 1 : -1)), problems: [...all.unread.values()], names: [...all.kept.keys(), ...all.unread.keys()] };
  }

  const moment = (at) => { const date = new Date(at); return at && !Number.isNaN(date.getTime()) ? date : null; };
  function day(at) {
    const date = moment(at);
    return date ? filled(given.day, { day: date.getDate(), month: months[date.getMonth()], year: date.getFullYear() }) : "";
  }
  const month = (one) => { const date = moment(one.at); return date ? `${months[date.getMonth()]} ${date.getFullYear()}` : given.noDate; };
  const inLessons = (shown) => [...shown].sort((a, b) => (place.get(a.lesson) ?? lessons.length) - (place.get(b.lesson) ?? lessons.length));

  const heading = (one) => ({ name: one.name, title: one.title, when: day(one.at), lesson: lessonTitle(one.lesson) });
  function row(one) {
    const start = oneLine(one.passages[0].text), signs = [...start];
    return { ...heading(one), extract: signs.length <= extract ? start : `${signs.slice(0, extract).join("").trimEnd()} …` };
  }
  const whole = (one) => ({ ...heading(one), passages: one.passages, revision: one.revision });

  async function list({ by, search = "" }) {
    const { every: all, problems } = await kept();
    const wanted = plain(search).split(/\s+/).filter(Boolean);
    const everything = (one) => plain([one.title, one.kind, lessonTitle(one.lesson), ...one.passages.flatMap((part) => [part.text, part.label])].join("\n"));
    const shown = all.filter((one) => wanted.every((word) => everything(one).includes(word)));
    const groups = new Map();
    for (const one of by === "lesson" ? inLessons(shown) : shown) {
      const title = by === "lesson" ? lessonTitle(one.lesson) : month(one);
      groups.set(title, [...(groups.get(title) ?? []), row(one)]);
    }
    const number = () => (wanted.length ? (shown.length ? counted(says.found, shown.length) : says.none) : counted(says.counted, all.length));
    return { list: { groups: [...groups].map(([title, entries]) => ({ title, entries })), says: all.length ? number() : says.empty,
      any: Boolean(all.length || problems.length), problems } };
  }

  // Changed, deleted, taken along -------------------------------------------------------------------

  async function save({ name, said, base, writer }) {
    const document = await safe.get(name);
    if (!document) return { problem: words.goneHere };
    if (!Object.keys(said).every((key) => written.includes(key) && typeof document[key] === "string")) throw new Refused(kinds.fixed);
    const more = questionOf(document) ? { skipped: false, at: rightNow() } : {};
    const before = questionOf(document) ? Object.fromEntries([...REFLECTED, "reflection", "lesson"].map((key) => [key, document[key]])) : document;
    try {
      const { revision } = await safe.put(name, { ...before, ...said, ...more }, base, writer);
      return { saved: { name, revision } };
    } catch (error) {
      if (error instanceof Conflicting) return { name, theirs: whole(entry(name, error.theirs)) };
      throw error;
    }
  }

  const everythingTold = async () => ({ ...told, entries: (await kept()).every.map((one) => ({ title: one.title,
    about: [day(one.at), lessonTitle(one.lesson)].filter(Boolean).join(" · "), passages: one.passages })) });

  // In Markdown, what the learner wrote stands in quotations, sign for sign, so none of it can be taken for a heading.
  function markdown({ title, says: about, entries }) {
    const quoted = (said) => said.replace(/(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])$/, "").split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/)
      .map((line) => `> ${line}`.trimEnd());
    const part = (one) => [`**${oneLine(one.label)}**`, "", ...(one.prompt ? [oneLine(one.prompt), ""] : []), ...quoted(one.text), ""];
    return [`# ${title}`, "", about, "", ...entries.flatMap((one) => [`## ${oneLine(one.title)}`, "", oneLine(one.about), "", ...one.passages.flatMap(part)])].join("\n");
  }

  async function take({ as }) {
    const all = await everythingTold();
    if (as === "print") return { sheet: all };
    const name = `attune-journal-${localDay()}.md`;
    return { file: { name, type: "text/markdown" }, says: [filled(saving, { name })], buffers: [markdown(all)] };
  }

  const acts = {
    list, save, export: take,
    async open({ name }) {
      const document = await safe.get(name);
      return document ? { entry: whole(entry(name, document)) } : { gone: words.gone, ...(await list({})) };
    },
    async erase({ name }) {
      await safe.remove([name]);
      return { erased: true, ...(await list({})) };
    },
    async "erase-all"() {
      await safe.remove((await kept()).names);
      return { erased: true, says: words.allErased, ...(await list({})) };
    },
  };
  return async (message) => (Object.hasOwn(acts, message.type) ? acts[message.type](message) : { words, ...(await list(message)) });
}
