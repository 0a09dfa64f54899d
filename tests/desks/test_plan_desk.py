"""The desk behind the weekly plan: kept in one document, and handed out as a file only when that is asked for."""

import json
from datetime import datetime

import pytest

from course_lib.activities import plan as plans
from course_lib.activities.check_in import PREFIX
from course_lib.content import Bundle
from course_lib.desks import LearningDesk
from course_lib.desks.plan import PlanPage
from course_lib.records import Private, takeout

SECRET = "zebra-umbrella"
WEEKLY = {"mend": {"id": "mend", "title": "Ask before you mend", "how": "Ask, first.", "example": "If …", "concepts": ["C-DEV-7"]}}
SAID = {"practice": "mend", "when": SECRET, "where": SECRET, "who": SECRET, "if_this": SECRET, "then_that": SECRET, "went": SECRET,
        "way": SECRET, "date": "2026-11-25", "time": "19:30", "weekly": True}  # fmt: skip


@pytest.fixture
def page(home):
    return PlanPage(Bundle({"weekly": WEEKLY}), Private(home / "private"))


def ask(page, message):
    reply, buffers = page.answer(message, [])
    return json.loads(json.dumps(reply, ensure_ascii=False, allow_nan=False)), buffers


def save(does="save", base=0, whose="mine", name="message-1", **said):
    today = datetime.now().date().isoformat()
    return {"type": "save", "whose": whose, "said": {**SAID, "do": does, "today": today, **said}, "base": base, "id": name}


def holding(home, text=SECRET):
    return [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_opening_the_page_writes_nothing(page, home):
    """No folder, no file."""
    reply, _buffers = ask(page, {"type": "ready"})
    assert reply["view"]["practices"][0]["id"] == "mend" and reply["view"]["weekOver"] is False
    assert not home.exists()


def test_the_plan_is_one_document(page, home, private):
    """Whatever is decided, and however often."""
    ask(page, save())
    ask(page, save("keep", 1, name="message-2"))
    reply, _buffers = ask(page, save("rest", 2, name="message-3"))
    assert (reply["re"], len(reply["view"]["past"]), reply["view"]["resting"]) == ("message-3", 2, True)
    assert private.names() == ["weekly-plan"] and private.get("weekly-plan")["kind"] == "plan"
    assert holding(home) == ["private/weekly-plan.json"]


def test_tomaszs_plan_is_another(page, private):
    """Switching shows the other, and mixes nothing."""
    ask(page, save(where="kitchen"))
    story, _buffers = ask(page, {"type": "ready", "whose": "story"})
    assert story["view"]["said"]["where"] == "" and "Tomasz" in story["view"]["story"]
    ask(page, save(whose="story", where="Lampeter"))
    assert private.names() == ["weekly-plan", "weekly-plan-story"]
    assert ask(page, {"type": "ready"})[0]["view"]["said"]["where"] == "kitchen"


def test_another_windows_plan_is_shown_not_overwritten(page, home):
    """The learner says which stays."""
    other = PlanPage(Bundle({"weekly": WEEKLY}), Private(home / "private"))
    ask(page, save(where="kitchen"))
    reply, _buffers = ask(other, save(where="hall", name="message-2"))
    assert reply["theirs"]["said"]["where"] == "kitchen"
    assert ask(page, {"type": "ready"})[0]["view"]["said"]["where"] == "kitchen"


def test_erasing_leaves_no_text(page, home):
    """Earlier weeks go, too."""
    ask(page, save("keep"))
    reply, _buffers = ask(page, {"type": "erase", "id": "message-2"})
    assert reply["drawn"] and reply["view"]["revision"] == 0
    assert not holding(home)


def test_a_week_is_over_after_seven_days(page, private):
    """Counted in the learner's days."""
    ask(page, save())
    assert ask(page, {"type": "ready"})[0]["view"]["weekOver"] is False
    ask(page, save("again", 1, today="2020-01-01"))
    assert ask(page, {"type": "ready"})[0]["view"]["weekOver"] is True


def test_the_calendar_file_leaves_out_what_was_typed(page, home):
    """Unless the learner asks for it. It is handed to the page and written nowhere."""
    ask(page, save())
    before = sorted(home.rglob("*"))
    reply, (bare,) = ask(page, {"type": "calendar"})
    _reply, (full,) = ask(page, {"type": "calendar", "words": True})
    assert reply["file"] == {"name": "attune-plan.ics", "type": "text/calendar"}
    assert SECRET.encode() not in bare and b"SUMMARY:Ask before you mend\r\n" in bare and b"RRULE:FREQ=WEEKLY" in bare
    assert full.count(SECRET.encode()) == 5
    assert sorted(home.rglob("*")) == before


def test_the_same_plan_has_the_same_uid(page):
    """A calendar then takes the second file as a newer version; next week's entry is another."""
    def uid():
        _reply, (made,) = ask(page, {"type": "calendar"})
        return next(line for line in made.decode().split("\r\n") if line.startswith("UID:"))

    ask(page, save())
    first = uid()
    ask(page, save(base=1, time="20:00", name="message-2"))
    assert uid() == first
    ask(page, save("keep", 2, name="message-3"))
    assert uid() != first


def test_the_card_is_a_pdf_and_written_nowhere(page, home, monkeypatch, tmp_path):
    """It comes as a buffer; neither the record nor the folder where the course runs gets a file."""
    ask(page, save())
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    before = sorted(home.rglob("*"))
    reply, (made,) = ask(page, {"type": "card"})
    assert reply["file"] == {"name": "attune-plan.pdf", "type": "application/pdf"} and made.startswith(b"%PDF-")
    assert sorted(home.rglob("*")) == before and not list(folder.iterdir())


@pytest.mark.parametrize("kind", ["card", "calendar"])
def test_nothing_is_made_of_no_plan(page, kind):
    """The page says what comes first."""
    reply, buffers = ask(page, {"type": kind})
    assert reply["problem"].startswith("Keep the plan first") and buffers == []


def test_a_calendar_file_needs_a_day(page):
    """The plan needn't have one."""
    ask(page, save(date=""))
    reply, buffers = ask(page, {"type": "calendar"})
    assert reply["problem"] == "Choose a first day." and buffers == []


def test_a_damaged_plan_is_told_and_never_overwritten(page, home):
    """Nor is a file made of it."""
    ask(page, save())
    path = home / "private" / "weekly-plan.json"
    path.write_text("\x00")
    for message in ({"type": "ready"}, save(base=1), {"type": "card"}):
        assert "weekly-plan.json" in ask(page, message)[0]["problem"]
    assert path.read_text() == "\x00"


def test_it_refuses_the_learning_store(learning, page):
    """In coursework there is no private store, so there is no plan; and no learning desk takes one."""
    with pytest.raises(TypeError, match="a private activity can't be kept in the learning store"):
        PlanPage(Bundle({"weekly": WEEKLY}), learning)
    with pytest.raises(TypeError, match="a private activity can't be kept in the learning store"):
        LearningDesk(page.desks["mine"].fresh, plans, None, {}, learning)


def test_the_plan_moves_to_a_fresh_home(page, home, tmp_path):
    """Taken away, brought back, deleted."""
    ask(page, save("keep"))
    fresh = tmp_path / "fresh"
    assert takeout.unpack(fresh, takeout.pack(home)).documents == 1
    there = PlanPage(Bundle({"weekly": WEEKLY}), Private(fresh / "private"))
    assert ask(there, {"type": "ready"})[0]["view"] == ask(page, {"type": "ready"})[0]["view"]
    takeout.delete(fresh)
    assert ask(there, {"type": "ready"})[0]["view"]["past"] == [] and not holding(fresh)


def test_no_reflection_has_the_name_of_a_plan_or_a_check_in(course):
    """They lie in one folder."""
    taken = [name for name in course._data["reflections"] if name in plans.DOCUMENTS.values() or name.startswith(PREFIX)]
    assert taken == []
