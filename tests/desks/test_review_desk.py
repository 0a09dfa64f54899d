"""The review's desk and its commands: what two windows, a restart and a wrong clock make of it."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from course_lib import cli, notebook, study
from course_lib.activities import items, review
from course_lib.activities.review_view import view
from course_lib.content import bundle
from course_lib.records import Learning, takeout
from course_lib.desks.review import ReviewDesk, fresh, review_state, today


@pytest.fixture
def desk(mini, home):
    """A function that opens the review as a new window does, in a process of its own."""

    def opened():
        return ReviewDesk(fresh(mini), review, lambda state, event: view(state, today(), {}, event), {}, Learning(home / "learning"))

    return opened


def ago(days):
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")


def lesson(at, name="one", given="dog", number=1):
    return {"id": f"lesson-{name}-{number}", "at": at, "activity": "quiz/every-kind", "type": "answer", "item": name, "version": 2,
            "response": {"answer": given}, "sure": None, "seed": 1}  # fmt: skip


def ask(desk, message):
    """The reply, as it is after its way to the page."""
    reply, _buffers = desk.answer(message, [])
    return json.loads(json.dumps(reply, allow_nan=False))


CAT = {"type": "answer", "item": "one", "response": {"answer": "cat"}, "sure": 2, "id": "message-1"}


def test_due_falls_and_stays_down(desk, learning):
    """After an answer nothing is due; a new process, another window and the message that comes twice agree."""
    learning.add(lesson(ago(3)))
    first = desk()
    assert ask(first, {"type": "ready"})["view"]["says"] == "1 question for today"
    reply = ask(first, CAT)
    assert (reply["re"], reply["view"]["says"], reply["view"]["next"]) == ("message-1", "Nothing for today", None)
    assert ask(first, CAT)["view"]["says"] == ask(desk(), {"type": "ready"})["view"]["says"] == "Nothing for today"
    assert len(Learning(learning.folder).events("review")) == 1


def test_what_is_kept_goes_to_another_machine(desk, learning, home, tmp_path, mini):
    """The schedule is in no file of its own: with the answers it's there."""
    learning.add(lesson(ago(3)))
    ask(desk(), CAT)
    takeout.export(home, tmp_path / "mine.zip")
    takeout.unpack(tmp_path / "another", (tmp_path / "mine.zip").read_bytes())
    there = review_state(mini, Learning(tmp_path / "another" / "learning"))
    assert there.cards == review_state(mini, learning).cards and there.cards["one"].done == today()


def test_a_record_that_is_brought_in_or_deleted_counts_at_once(desk, learning, mini, home):
    """In a window that was open all the time: older answers are folded in where they belong, and gone ones are gone."""
    learning.add(lesson(ago(3)))
    window = desk()
    assert ask(window, {"type": "ready"})["view"]["says"] == "1 question for today"
    Learning(learning.folder).add(lesson(ago(400), given="cat"), lesson(ago(395), given="cat", number=5), lesson(ago(5), "some", ["mole"]) | {"version": 1})
    assert ask(window, {"type": "ready"})["view"]["says"] == "2 questions for today"
    assert window._state() == reviews_anew(window, learning)
    takeout.delete(home)
    assert ask(window, {"type": "ready"})["view"]["rest"]["says"].startswith("There is nothing to review yet.")


def reviews_anew(window, learning):
    return review.resume(window.fresh, Learning(learning.folder).events())


def test_refused_answer_keeps_nothing(desk, learning):
    """The question is as it was, and the reason is said."""
    learning.add(lesson(ago(3)))
    reply = ask(desk(), CAT | {"response": {"answer": "cow"}})
    assert "That doesn't fit" in reply["notice"] and Learning(learning.folder).events("review") == []


def test_a_wrong_clock_puts_nothing_off(mini, learning):
    """An answer dated ten years ahead is left out until then; a day of difference between two computers is no matter."""
    learning.add(lesson(ago(3)), lesson(ago(-3650), given="cat", number=2))
    assert review_state(mini, learning).cards["one"].due < today()
    learning.add(lesson(ago(-0.4), given="cat", number=3))
    assert review_state(mini, learning).cards["one"].due > today()


def test_answers_of_the_review_do_not_touch_the_lesson(desk, learning, mini):
    """The quiz in the lesson stays as it was left."""
    learning.add(lesson(ago(3)))
    ask(desk(), CAT)
    quiz = notebook.quizzes.resume(notebook.empty_quiz(mini, "every-kind"), Learning(learning.folder).events("quiz/every-kind"))
    assert len(quiz.states["one"].attempts) == 1


# In the terminal --------------------------------------------------------------------------------


def test_forecast_is_printed_and_opens_nothing(learning, capsys, monkeypatch):
    """A line a day."""
    monkeypatch.setattr(study, "study", None)
    item = next(card.item for card in fresh(bundle()).cards.values() if card.item.kind == "single")
    right, _mark = items.reveal(item)
    learning.add({"id": "event-0001", "at": ago(0), "activity": "quiz/x", "type": "answer", "item": item.id, "version": item.version,
                  "response": right, "sure": 3, "seed": 1})  # fmt: skip
    assert cli.main(["review", "--forecast"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines[:14] if "█" in line] == ["█"] and "1 question comes in the next 14 days" in lines[14]


def test_review_opens_its_page(monkeypatch):
    """In JupyterLab, as `attune study` opens the first page."""
    told = {}
    monkeypatch.setattr(study, "study", lambda **options: told.update(options))
    assert cli.main(["review", "--no-browser", "--port", "8123"]) in (0, None)
    assert told == {"port": 8123, "browser": False, "page": bundle().lesson("review").path}
    assert told["page"].endswith("-review.ipynb")


def test_a_lesson_does_not_load_the_scheduler():
    """It's there when the review is opened."""
    code = "import course_lib, sys; course_lib.quiz('in-what-order'); assert 'fsrs' not in sys.modules; course_lib.review(); assert 'fsrs' in sys.modules"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
