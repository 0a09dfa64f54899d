"""What a learner's own folder holds, and the zip that it's taken away in."""

import json
from pathlib import Path

from course_lib import overview
from course_lib.activities import review
from course_lib.desks.check_in import CheckInDesk
from course_lib.content import Bundle, bundle
from course_lib.desks.journal import JournalDesk
from course_lib.desks.plan import PlanPage
from course_lib.records import Learning, Private, RecordError, lock, log, takeout
from tests.locks import header, lock_up, sealed
from tests.reliability.mutations import damaged, damaged_folder, damaged_zip
from tests.reliability.reading import Reader, refused

NOW = "2026-03-01T10:00:00+00:00"


def _events(content: Bundle) -> list[bytes]:
    """Logs with events of every kind of activity."""
    def line(number: int, **more) -> bytes:
        return log.encoded({"id": f"id-{number}", "at": f"2026-01-01T10:00:{number:02}+00:00"} | more)

    quiz = next(iter(content._data["quizzes"]))
    item = content.item(content.quiz(quiz).items[0])
    answer = {"activity": f"quiz/{quiz}", "type": "answer", "item": item.id, "version": item.version, "seed": 3, "sure": 2,
              "response": {"answer": item.options[0].id}}
    more = [
        ("dialogue", "dialogues", {"type": "reply", "version": 1, "seed": 1, "response": "x"}),
        ("trainer", "trainers", {"type": "answer", "response": {}}),
        ("practice", "practices", {"type": "began", "route": None, "minutes": 3}),
        ("simulation", "simulations", {"type": "answer", "response": 1}),
        ("prediction", "predictions", {"type": "guess", "response": 40}),
    ]
    others = [line(number, activity=f"{kind}/{next(iter(content._data[section]))}", **event)
              for number, (kind, section, event) in enumerate(more, 10)]
    reviews = [line(30, activity="review", type="pause", days=3), line(31, **answer | {"activity": "review"}),
               line(32, activity="review", type="off", item=item.id)]
    a_quiz = [line(1, **answer), line(2, **answer | {"type": "hint"}), line(3, **answer | {"type": "again"})]
    return [b"".join(lines) for lines in (a_quiz, others, reviews, [*a_quiz, *others, *reviews])]


def learning_log(content: Bundle) -> Reader:
    """A log: what it says is read, mended once and added to; what follows from it can be shown."""
    items = tuple(content.item(name) for name in next(iter(map(content.quiz, content._data["quizzes"]))).items)

    def read(harmed: bytes, folder: Path) -> bool:
        path = folder / "learning" / "a.jsonl"
        path.parent.mkdir()
        path.write_bytes(harmed)
        events, problems = log.read(path)
        if any("kept as it was" in problem.message for problem in problems):
            assert (path.parent / "set-aside" / "a.jsonl").read_bytes() == harmed, "what was damaged wasn't kept as it was"
        again, later = log.read(path)
        assert json.dumps(again) == json.dumps(events) and not [one for one in later if "can't be read" in one.message], "it isn't mended"
        log.append(path, {"id": "one-more", "at": NOW})
        assert [one["id"] for one in log.read(path)[0]][-1] == "one-more", "nothing can be added to it"
        learning = Learning(path.parent)
        overview.course_map_view(content, learning, Private(folder / "private"))
        review.resume(review.start(items, lambda _at: 20_000), learning.events("review"))
        return bool(events)

    return Reader("learning log", _events(content), damaged, read)


def _documents() -> dict[str, bytes]:
    kept = {"v": 1, "revision": 3, "writer": "w", "at": NOW}
    week = {"title": "Listening", "when": "Mondays", "where": "", "who": "", "if_this": "a", "then_that": "b", "went": "well", "way": "",
            "since": "2026-02-20"}
    plan = week | {"kind": "plan", "whose": "mine", "practice": "listen", "date": "2026-03-02", "time": "18:00", "weekly": True,
                   "resting": False, "started": True, "past": [week | {"next": "keep", "until": "2026-02-27"}]}
    check_in = {"kind": "check-in", "day": "2026-03-01", "time": "14:05", "pleasant": -20, "energy": 40, "feelings": ["calm"],
                "body": {"where": ["hands"], "how": ["warm"], "text": ""}, "text": "a word"}
    name = next(iter(bundle()._data["reflections"]))
    reflection = {"reflection": name, "lesson": bundle()._data["reflections"][name].get("lesson", ""), "which": "mine", "twin": "",
                  "mine": "my words", "feelings": ["calm"], "scale": 3, "skipped": False}
    texts = {name: reflection, "check-in-2026-03-01-0a1b2c3d": check_in, "weekly-plan": plan,
             "weekly-plan-story": plan | {"whose": "story"}, "old": {"text": "something"}}
    return {f"{name}.json": json.dumps(kept | text, ensure_ascii=False, indent=1).encode() for name, text in texts.items()}


def private_documents(content: Bundle) -> Reader:
    """Documents and the lock's header: a damaged one is told and left as it is, the others are shown, and saving goes on."""
    plain = _documents()
    locked = {name: json.dumps({"v": 2, "revision": 1, "writer": "w"} | sealed(name)).encode() for name in plain}
    locked["header.lock"] = json.dumps(header()).encode()

    def read(harmed: dict, folder: Path) -> bool:
        place = folder / "private"
        place.mkdir()
        for name, text in harmed.items():
            if text is not None:
                (place / name).write_bytes(text)
        private, whole = Private(place), 0
        names = private.names()
        for name in names:
            found = refused(lambda name=name: private.get(name), RecordError)
            assert found or harmed[f"{name}.json"] != plain.get(f"{name}.json"), "another document's harm is this one's, too"
            whole += found is not None
        if (place / "header.lock").exists():
            refused(lambda: lock.read(place), RecordError)
        for desk in (JournalDesk(content, private), PlanPage(content, private), CheckInDesk(private)):
            json.dumps(desk.answer({"type": "ready", "id": 1}, [])[0])
        overview.done_activities(content, Learning(folder / "learning"), private)
        left = {path.name: path.read_bytes() for path in place.iterdir() if path.suffix in (".json", ".lock") and path.name != ".lock"}
        assert left == {name: text for name, text in harmed.items() if text is not None}, "reading changed something"
        if not (place / "header.lock").exists():
            private.put("something-new", {"text": "new"}, 0)
            assert private.get("something-new")["text"] == "new"
        return whole == len(names)

    return Reader("private documents", [plain, locked], damaged_folder, read)


def taken_away(folder: Path) -> Reader:
    """A zip that is brought back: what is there stays as it is, nothing is written elsewhere, and a refusal changes nothing."""
    def home(name: str, text: str, with_lock: bool = False) -> bytes:
        learning, private = Learning(folder / name / "learning"), Private(folder / name / "private")
        learning.add(*({"id": f"{name}-{number}", "at": NOW, "activity": "quiz/beliefs", "type": "again"} for number in range(3)))
        for document in ("my-cat", f"{name}-only"):
            private.put(document, {"text": text}, 0)
        if with_lock:
            lock_up(private)
        return takeout.pack(folder / name)

    sound = [home("one", "mine"), home("two", "theirs"), home("three", "locked", with_lock=True)]

    def read(harmed: bytes, place: Path) -> bool:
        here = place / "home"
        Learning(here / "learning").add({"id": "here", "at": NOW})
        Private(here / "private").put("my-cat", {"text": "mine"}, 0)
        before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
        report = refused(lambda: takeout.unpack(here, harmed), RecordError)
        after = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
        assert all(after.get(path) == content for path, content in before.items()), "what was there has changed"
        assert all(path.parent in (here / "learning", here / "private") for path in after), "something was written elsewhere"
        new = {path for path in after if path not in before and path.suffix != ".lock"}
        if report is None:
            assert not new, "it was refused, and something was kept of it"
            return False
        again = takeout.unpack(here, harmed)
        assert (again.events, again.documents, again.kept_both) == (0, 0, []), "a second time changes something"
        return bool(new)

    return Reader("record that is brought back (zip)", sound, damaged_zip, read)
