// A calendar file (RFC 5545) with one entry, as `documents/calendar_file` makes it.

const LONGEST_LINE = 75; // octets, without the line's end
const octets = (text) => new TextEncoder().encode(text).length;

const escapedText = (text) => [...text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replace(/\r\n|\r|\n/g, "\\n")]
  .filter((one) => one === "\t" || (one >= " " && one !== "\x7f")).join("");

// A line in pieces of at most 75 octets, each but the first after CRLF and a space; no character is torn.
function folded(line) {
  const pieces = [""];
  let size = 0;
  for (const one of line) {
    if (size + octets(one) > LONGEST_LINE) { pieces.push(""); size = 1; }
    pieces[pieces.length - 1] += one;
    size += octets(one);
  }
  return pieces.join("\r\n ");
}

// `day` as 2026-11-22; `time` as 18:30, or empty for the whole day; `stamp` a Date.
export function calendarFile({ uid, summary, description, day, time, weekly, stamp }) {
  const date = day.replaceAll("-", "");
  const start = time ? [`DTSTART:${date}T${time.replace(":", "")}00`, "DURATION:PT15M"] : [`DTSTART;VALUE=DATE:${date}`];
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Attune//Weekly plan//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT",
    `UID:${escapedText(uid)}`, `DTSTAMP:${stamp.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`, ...start, `SUMMARY:${escapedText(summary)}`,
    ...(description ? [`DESCRIPTION:${escapedText(description)}`] : []), ...(weekly ? ["RRULE:FREQ=WEEKLY"] : []),
    "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
