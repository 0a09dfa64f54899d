"""A learner's own record after more and more days: what the pages that look at all of it cost.

A day is one sitting and so one log: eight questions of the lessons until they've all been met, then what Review asks in a day,
and a check-in that is kept. (What grows with the number of learners is measured where they come together: grading.py, rooms.py.)
"""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from course_lib.activities.review import NOT_JUDGED
from course_lib.content import Bundle, bundle
from course_lib.course_page import your_course_view
from course_lib.desks.journal import JournalDesk, made
from course_lib.overview import course_map_view
from course_lib.records import Learning, Private
from course_lib.records.takeout import pack
from course_lib.desks.review import bank, review_state
from figures import Found, Growth, cpu
from questions import response

ROUNDS = 3
DAYS = (10, 100, 1000)
NEW, AGAIN = 8, 12  # questions a day
END = datetime.now(UTC).replace(hour=18, minute=0, second=0, microsecond=0)


def measure(rounds: int = ROUNDS) -> Found:
    content = bundle()
    spent: dict[str, list[float]] = {}
    with TemporaryDirectory() as folder:
        for days in DAYS:
            home = Path(folder) / f"{days}"
            live(home, days, content)
            for cost, act in looks(content, home).items():
                spent.setdefault(cost, []).append(cpu(act, rounds))
            spent.setdefault(EXPORT, []).append(len(pack(home)) / 1e6)
    return Found(growth=[Growth("learners", cost, list(DAYS), taken, "MB" if cost is EXPORT else "ms", "days of one learner")
                         for cost, taken in spent.items()])


EXPORT = "the zip's size"


def looks(content: Bundle, home: Path) -> dict[str, Callable[[], object]]:
    """What looks at a whole record, in a process that has read nothing of it yet."""

    def stores() -> tuple[Learning, Private]:
        return Learning(home / "learning"), Private(home / "private")

    again = Learning(home / "learning")
    return {
        "reading the logs, once a process": lambda: stores()[0].events(),
        "an activity's events, once they've been read": lambda: again.events("quiz/warm-up-perceiving"),
        "the first page, with the logs": lambda: course_map_view(content, *stores()),
        "“Your course”, with the logs": lambda: your_course_view(content, *stores()),
        "what Review has for today, with the logs": lambda: review_state(content, stores()[0]),
        "the journal's list": lambda: JournalDesk(content, stores()[1]).answer({"type": "list"}, []),
        "the journal as a text file": lambda: _journal(JournalDesk(content, stores()[1])),
        "“Take it away”: the record as a zip": lambda: pack(home),
    }


def _journal(desk: JournalDesk) -> bytes:
    return made("markdown", desk.kept()[0], desk.lesson_title)[0]


def live(home: Path, days: int, content: Bundle) -> None:
    """Write the record of somebody who was there on each of so many days, up to yesterday."""
    judged = {item.id: item for item in bank(content) if item.kind not in NOT_JUDGED}
    quizzes = [(quiz.id, judged[name]) for quiz in content.quizzes() for name in quiz.items if name in judged]
    chance = random.Random(days)
    for folder in ("learning", "private"):
        (home / folder).mkdir(parents=True)
    for day in range(days):
        at = END - timedelta(days=days - day)
        new = quizzes[NEW * day:NEW * (day + 1)]
        old = chance.sample(met := quizzes[:NEW * day], min(AGAIN, len(met)))
        asked = [(f"quiz/{quiz}", item) for quiz, item in new] + [("review", item) for _quiz, item in old]
        lines = [_answer(f"{day:05}-{n:02}", at + timedelta(seconds=30 * n), activity, item, chance) for n, (activity, item) in enumerate(asked)]
        (home / "learning" / f"{day:06}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        name = f"check-in-{at.date()}-{day:08x}"
        (home / "private" / f"{name}.json").write_text(json.dumps(_check_in(at)), encoding="utf-8")


def _answer(name: str, at: datetime, activity: str, item, chance: random.Random) -> dict:
    return {"v": 1, "id": name, "at": at.isoformat(timespec="microseconds"), "activity": activity, "type": "answer", "item": item.id,
            "version": item.version, "response": response(item, chance), "sure": chance.choice((None, 1, 2, 3)), "seed": 1}


def _check_in(at: datetime) -> dict:
    return {"v": 1, "revision": 1, "writer": "", "at": at.isoformat(timespec="microseconds"), "kind": "check-in", "day": f"{at.date()}",
            "time": "18:05", "pleasant": 20, "energy": -10, "feelings": ["calm"], "body": {"where": [], "how": [], "text": ""},
            "text": "The bus was late, and I noticed that I wasn't. Somebody hummed. I stayed and listened until it came. " * 3}
