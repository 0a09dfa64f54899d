"""The statement of completion: which lessons were done and when, and no claim about anybody's skill."""

import json
from datetime import date
from pathlib import Path

from ..records.progress import LessonProgress
from ..words import _, language, n_

TEMPLATE = Path(__file__).with_name("statement.typ")
LONGEST_NAME = 120


def statement(name: str, done: list[tuple[LessonProgress, str]], today: date) -> bytes:
    """A PDF (tagged, PDF/UA-1) about the finished lessons `done`, each with the day of its last answer.

    `name` is printed if it isn't empty, and kept nowhere.
    """
    import typst

    shown = json.dumps(told(name, done, today), ensure_ascii=False)
    return typst.compile(TEMPLATE, sys_inputs={"told": shown, "lang": language()[:2]}, pdf_standards=["ua-1"])


def told(name: str, done: list[tuple[LessonProgress, str]], today: date) -> dict:
    """What it says: `title`, `name` (or ""), `says`, `head` and `rows` of a table, and `limits`."""
    minutes = sum(one.lesson.minutes for one, _day in done)
    lessons = n_("{n} lesson", "{n} lessons", len(done)).format(n=len(done))
    return {
        "title": _("Statement of completion"),
        "name": " ".join(name.split())[:LONGEST_NAME],
        "says": _("In the course Attune, on emotional attunement, {lessons} of about {minutes} minutes in all were "
                  "worked through. Made on {day} from the learner's own record.").format(
                      lessons=lessons, minutes=minutes, day=today.isoformat()),
        "head": [_("Lesson"), _("Minutes"), _("Finished")],
        "rows": [[one.lesson.title, str(one.lesson.minutes), day] for one, day in done],
        "limits": _("This says what was done. It says nothing about how well, it isn't a qualification, and nobody "
                    "watched. The course is education; it isn't therapy or training in therapy."),
    }
