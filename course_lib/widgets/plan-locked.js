// The desk of the weekly plan in the page, for when the lock is on. It answers as `PlanPage` does with `activities/plan`.

import { calendarFile } from "./calendar-file.js";
import { dayName } from "./check-in-locked.js";
import { filled } from "./filled.js";
import { rightNow } from "./local-time.js";
import { Conflicting, Refused } from "./page-desk.js";

const TEXTS = ["when", "where", "who", "if_this", "then_that", "went", "way"];
const PLANNED = TEXTS.slice(0, 5);
const FIELDS = ["practice", "date", "time", "weekly", ...TEXTS];
const NOTHING = { practice: "", ...Object.fromEntries(TEXTS.map((key) => [key, ""])), date: "", time: "", weekly: false, resting: false, started: "", since: "", past: [] };
const only = (given, keys) => Object.fromEntries(keys.filter((key) => key in given).map((key) => [key, given[key]]));

// The plan after the learner did something on `today`, as `activities.plan.respond` has it.
function after(state, said, now, titleOf) {
  const { do: does, today: on } = said;
  let plan = { ...state, ...only(said, FIELDS) };
  if (["keep", "change", "rest"].includes(does)) {
    const was = { title: titleOf(plan), ...only(plan, TEXTS), next: does, since: plan.since, until: on };
    plan = { ...plan, went: "", way: "", started: now, since: on, past: [...plan.past, was], resting: does === "rest" };
    if (does === "change") plan = { ...plan, practice: "", started: "", since: "", date: "", time: "", weekly: false, ...Object.fromEntries(PLANNED.map((key) => [key, ""])) };
  } else if (does === "again") plan = { ...plan, resting: false, started: now, since: on };
  else if (does === "forget") plan = { ...plan, past: plan.past.toSpliced(said.week, 1) };
  return plan.practice && !plan.started ? { ...plan, started: now, since: on } : plan;
}

export function planDesk(given, safe) {
  const { words, views, names, labels, decisions, between, onCard, saving } = given;
  const short = (text) => ([...text].length <= onCard ? text : `${[...text].slice(0, onCard - 1).join("")}…`);
  const practice = (id, whose) => views[whose].practices.find((one) => one.id === id);
  const lines = (plan) => Object.entries(labels).filter(([key]) => plan[key].trim());

  // Days since the first of January 1970, of a day as 2026-11-22.
  const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const todayNumber = () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000);

  function card(plan, whose) {
    const chosen = practice(plan.practice, whose);
    return { title: chosen?.title ?? plan.practice, how: chosen?.how ?? "", lines: lines(plan).map(([key, label]) => [label, short(plan[key])]) };
  }
  function told(week, number) {
    const days = [...new Set([week.since, week.until])].filter(Boolean).map((day) => dayName(day, given));
    const all = [week.title, ...lines(week).map(([key, label]) => `${label}: ${week[key]}`), week.went, week.way, decisions[week.next] ?? ""];
    return { number, when: days.join(between), lines: all.filter((line) => line.trim()) };
  }
  function shown(kept, whose) {
    const plan = { ...NOTHING, ...kept };
    const done = Boolean(plan.started && plan.practice) || plan.resting;
    const view = { ...views[whose], said: only(plan, FIELDS), resting: plan.resting, started: Boolean(plan.started),
      card: plan.started && plan.practice ? card(plan, whose) : null, past: plan.past.map(told).reverse(), revision: kept?.revision ?? 0, done,
      weekOver: Boolean(plan.since) && todayNumber() >= dayNumber(plan.since) + 7 };
    return { view, done };
  }

  function calendar(plan, whose, withWords) {
    const { title, how, lines: own } = card(plan, whose);
    const description = [how, ...(withWords ? own.map((line) => line.join(": ")) : [])].join("\n");
    const uid = `plan-${whose}-${plan.started.replace(/[^\p{L}\p{N}]/gu, "")}@attune.invalid`;
    return calendarFile({ uid, summary: title, description, day: plan.date, time: plan.time, weekly: plan.weekly, stamp: new Date() });
  }

  return async (message) => {
    const whose = message.whose === "story" ? "story" : "mine", name = names[whose];
    if (message.type === "erase") {
      await safe.remove([name]);
      return { drawn: true, ...shown(undefined, whose) };
    }
    const kept = await safe.get(name);
    const now = readable(kept);
    if (message.type === "save") return save(message, now, whose, name);
    if (message.type !== "calendar") return { words, ...shown(kept && { ...now, revision: kept.revision }, whose) };
    if (!(now.started && now.practice)) throw new Refused(words.first);
    if (!now.date) throw new Refused(words.needDate);
    return { file: { name: "attune-plan.ics", type: "text/calendar" }, says: filled(saving, { name: "attune-plan.ics" }),
      buffers: [calendar(now, whose, message.words === true)] };

    function readable(document) {
      const plan = { ...NOTHING, ...document };
      const sound = TEXTS.every((key) => typeof plan[key] === "string") && Array.isArray(plan.past);
      if (!sound) throw safe.unreadable(name);
      return plan;
    }
  };

  async function save({ said, base, writer }, plan, whose, name) {
    const title = (one) => practice(one.practice, whose)?.title ?? one.practice, now = rightNow();
    const made = after(plan, said, now, title);
    try {
      const put = await safe.put(name, { ...made, kind: "plan", title: title(made), whose, at: now }, base, writer);
      return shown(put, whose);
    } catch (error) {
      if (error instanceof Conflicting) return { theirs: shown(error.theirs, whose).view };
      throw error;
    }
  }
}
