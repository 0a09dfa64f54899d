// The desk of the check-in in the page, for when the lock is on. It answers as `CheckInDesk` does with `activities/check_in_view`.

import { counted, filled } from "./filled.js";
import { localDay, rightNow } from "./local-time.js";
import { Refused } from "./page-desk.js";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const two = (number) => `${number}`.padStart(2, "0");

export const monthName = (month, says) => filled(says.month, { month: says.months[Number(month.slice(5)) - 1], year: Number(month.slice(0, 4)) });
export const dayName = (day, says) => filled(says.day, { day: Number(day.slice(8)), month: monthName(day.slice(0, 7), says) });
// A place on the map, in words; `sides` has the words, and from where on each of them holds.
export const placeInWords = (one, sides) => ["pleasant", "energy"].filter((side) => typeof one[side] === "number")
  .map((side) => sides[side].findLast(({ from }) => one[side] >= from)?.word ?? sides[side][0].word).join(", ");

// The weeks of a month from Monday on, with the number of check-ins on each day.
function weeks(month, days, says) {
  const [year, number] = month.split("-").map(Number);
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const cell = (day) => {
    const count = days.filter((one) => one === `${month}-${two(day)}`).length;
    return { day, count, says: count ? counted(says.count, count) : "" };
  };
  const cells = Array.from({ length: Math.ceil((before + last) / 7) * 7 }, (_one, place) => (place < before || place >= before + last ? null : cell(place - before + 1)));
  return Array.from({ length: cells.length / 7 }, (_one, week) => cells.slice(week * 7, week * 7 + 7));
}

function drawing(marked, { middle, reach, map, earlier, newest }) {
  const mark = (one, place) => filled(place === marked.length - 1 ? newest : earlier,
    { x: (middle + (reach * one.pleasant) / 100).toFixed(1), y: (middle - (reach * one.energy) / 100).toFixed(1) });
  return filled(map, { marks: marked.map(mark).join("") });
}

export function monthView(kept, month, { says, form, picture }) {
  const order = ([name, one]) => `${one.day} ${one.time} ${name}`;
  const inside = [...kept].filter(([, one]) => one.day.startsWith(`${month}-`)).sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const months = [...new Set([...kept.values()].map((one) => one.day.slice(0, 7)))].sort();
  const marked = inside.map(([, one]) => one).filter((one) => one.pleasant !== null && one.energy !== null);
  const entry = ([name, one]) => {
    const { where, how, text } = one.body;
    const body = [where.join(", "), how.join(", "), text].filter(Boolean).join("; ");
    const lines = [placeInWords(one, form.sides), one.feelings.join(", "), body && filled(says.body, { what: body }), one.text];
    return { name, when: filled(says.moment, { day: dayName(one.day, says), time: one.time }), lines: lines.filter(Boolean) };
  };
  return {
    month, title: monthName(month, says), count: kept.size, before: months.findLast((one) => one < month) ?? null, after: months.find((one) => one > month) ?? null,
    weekdays: says.weekdays, weeks: weeks(month, inside.map(([, one]) => one.day), says),
    map: marked.length ? { svg: drawing(marked, picture), says: counted(says.marked, marked.length),
      words: marked.map((one) => `${dayName(one.day, says)}, ${one.time}: ${placeInWords(one, form.sides)}`).reverse() } : null,
    list: inside.map(entry).reverse(),
  };
}

const isCheckIn = (one) => one.kind === "check-in" && /^\d{4}-\d\d-\d\d$/.test(one.day) && /^\d\d:\d\d$/.test(one.time)
  && Array.isArray(one.feelings) && Array.isArray(one.body?.where) && Array.isArray(one.body?.how);

export function checkInDesk({ words, form, story, who, answer, prefix, picture, says }, safe) {
  async function look(month) {
    const { kept, unread } = await safe.all();
    for (const [name, one] of kept) if (!isCheckIn(one)) { kept.delete(name); unread.set(name, ""); }
    const newest = [...kept.values()].map((one) => one.day).sort().at(-1) ?? localDay();
    const names = [...unread.keys()].join(", ");
    return { view: monthView(kept, MONTH.test(month) ? month : newest.slice(0, 7), { says, form, picture }),
      unread: unread.size ? [filled(counted(says.unread, unread.size), { folder: says.folder, names })] : [] };
  }

  async function keep({ id, said, here }) {
    const { day, time } = /^(?<day>\d{4}-\d\d-\d\d)T(?<time>\d\d:\d\d)$/.exec(here).groups;
    const { pleasant, energy, feelings, body, text } = said;
    const any = pleasant !== null || energy !== null || feelings.length || body.where.length || body.how.length || body.text || text.trim();
    if (!any) throw new Refused(says.nothing);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(id)));
    const name = `${prefix}${day}-${[...digest.slice(0, 4)].map((one) => one.toString(16).padStart(2, "0")).join("")}`;
    // A message that comes twice is kept once: its name follows from it.
    if (!(await safe.get(name))) await safe.put(name, { kind: "check-in", day, time, pleasant, energy, feelings, body, text, at: rightNow() }, 0);
    return { kept: true, says: says.kept, ...(await look(day.slice(0, 7))) };
  }

  return async (message) => {
    if (message.type === "keep") return keep(message);
    if (message.type === "story") return { answer };
    if (message.type === "month") return look(message.month);
    if (message.type === "erase") {
      await safe.remove([message.name]);
      return { says: says.erased, ...(await look(message.month)) };
    }
    if (message.type === "erase-all") {
      const { kept, unread } = await safe.all();
      await safe.remove([...kept.keys(), ...unread.keys()]);
      return { says: says.allErased, ...(await look()) };
    }
    return { words, form, story, who, ...(await look()) };
  };
}
