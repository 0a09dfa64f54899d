"""An assignment in its folder: what is saved, when that is said, handing in, and that nothing private opens there."""

import errno
import io
import json
import os
import zipfile

import pytest

import course_lib
from course_lib import notebook, stores
from course_lib.desks.assignment import AssignmentDesk, is_overdue
from course_lib.desks.hand_in import HandInDesk
from course_lib.coursework import handing_in, receipt
from course_lib.coursework.answers_file import parse
from course_lib.coursework.assignment import as_json
from course_lib.records import Learning, Submitted
from course_lib.widgets.activity import ActivityWidget
from tests.coursework.small import ALL, RIGHT, WRONG, assignment

SMALL = assignment()
SAME = assignment(pools=(), questions=SMALL.questions[:6])
SECRET = "zebra-umbrella"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of an assignment that asks the same of everybody, on a machine without hub or exchange."""
    made = tmp_path / "mine" / "small"
    made.mkdir(parents=True)
    (made / "assignment.json").write_text(as_json(SAME), encoding="utf-8")
    monkeypatch.chdir(made)
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "none"))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    monkeypatch.setattr(handing_in, "ROOT", str(tmp_path / "no-exchange"))
    stores._submitted.cache_clear()
    return made


@pytest.fixture
def draws(folder):
    """The same folder with an assignment that draws."""
    (folder / "assignment.json").write_text(as_json(SMALL), encoding="utf-8")
    return folder


def window(opens=notebook.assignment):
    """A page that opens in a process of its own: its desk."""
    stores._submitted.cache_clear()
    return opens()._answer.__self__


def ask(desk, message):
    """The reply, as it is after its way to the page."""
    reply, _buffers = desk.answer(message, [])
    return json.loads(json.dumps(reply, ensure_ascii=False, allow_nan=False).encode())


def answer(item, response, name="message-1"):
    return {"type": "answer", "item": item, "response": response, "sure": None, "id": name}


def card(reply, name="question/one"):
    return next(one for one in reply["view"]["cards"] if one["id"] == name)


# Saving ----------------------------------------------------------------------------------------


def test_an_answer_is_on_disk_when_the_page_hears_of_it(folder, home):
    """In the file beside the notebook and nowhere else; a page that opens again shows it."""
    desk = window()
    assert ask(desk, {"type": "ready"})["view"]["says"] == "0 of 7 answered"
    reply = ask(desk, answer("one", WRONG["one"]))
    assert reply["re"] == "message-1" and reply["view"]["says"] == "1 of 7 answered" and "notice" not in reply
    opened, kept = map(json.loads, (folder / "answers.jsonl").read_text().splitlines())
    assert (opened["type"], opened["assignment_version"], kept["id"], kept["response"]) == ("opened", SAME.version, "message-1", WRONG["one"])
    assert card(ask(window(), {"type": "ready"}))["value"] == WRONG["one"]
    assert not home.exists() and sorted(path.name for path in folder.iterdir()) == ["answers.jsonl", "assignment.json"]


def test_opening_twice_is_kept_once(folder):
    """And a message that comes twice, as it does after a lost connection. What was opened stands first, come what may."""
    for _ in range(2):
        desk = window()
        ask(desk, {"type": "ready"})
        ask(desk, answer("one", RIGHT["one"]))
    assert len((folder / "answers.jsonl").read_text().splitlines()) == 2
    (folder / "answers.jsonl").unlink()
    ask(desk, answer("one", RIGHT["one"], "message-2"))
    assert [json.loads(line)["type"] for line in (folder / "answers.jsonl").read_text().splitlines()] == ["opened", "answer"]


def test_two_windows_agree(folder):
    """Each sees what the other kept as soon as it looks; the later text stands."""
    first, second = window(), window()
    ask(first, answer("one", RIGHT["one"]))
    ask(second, {"type": "text", "task": "case", "text": "A", "id": "message-2"})
    ask(first, {"type": "text", "task": "case", "text": "B", "id": "message-3"})
    for desk in (first, second):
        seen = ask(desk, {"type": "look"})
        assert "words" not in seen and seen["view"]["everything"]
        assert card(seen)["value"] == RIGHT["one"] and card(seen, "prose/case")["value"] == "B"


def test_a_full_disk_keeps_the_answer_on_the_page(folder, monkeypatch):
    """Nothing says that it's saved; once there is room, the same message is taken."""
    desk = window()
    ask(desk, {"type": "ready"})

    def full(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        reply = ask(desk, answer("one", RIGHT["one"]))
        assert "re" not in reply and "The disk is full" in reply["notice"] and reply["notice"].endswith("still on this page.")
        assert "The disk is full" in ask(window(notebook.hand_in), {"type": "who", "student": "ana"})["problem"]
    assert ask(desk, answer("one", RIGHT["one"]))["view"]["says"] == "1 of 7 answered"


def test_where_nothing_can_be_saved_that_is_said_at_once(folder, monkeypatch):
    """Not after an hour's work."""
    monkeypatch.setattr(os, "fsync", lambda *_given: (_ for _ in ()).throw(OSError(errno.EROFS, "Read-only file system")))
    reply = ask(window(), {"type": "ready"})
    assert reply["view"]["cards"] and "can only be read" in reply["notice"]


def test_a_torn_line_is_set_aside_and_told(folder):
    """The process was killed as it wrote; everything before it is there, and what follows is kept."""
    ask(window(), answer("one", RIGHT["one"]))
    with (folder / "answers.jsonl").open("ab") as file:
        file.write(b'{"v":1,"id":"message-2","at":"2025-')
    reply = ask(window(), {"type": "ready"})
    assert "can't be read" in reply["notice"] and "Every other line is safe" in reply["notice"]
    assert card(reply)["value"] == RIGHT["one"] and (folder / "set-aside" / "answers.jsonl").is_file()
    ask(window(), answer("scale", RIGHT["scale"], "message-3"))
    assert ask(window(), {"type": "look"})["view"]["says"] == "2 of 7 answered"


def test_what_a_page_should_not_send_is_refused_in_words(folder):
    """And changes nothing."""
    desk = window()
    for odd in (answer("none", {}), answer("one", {"answer": "d"}), {"type": "handed-in"}, {"type": ["x"]}, {"type": "who", "student": "a b"}):
        assert "doesn't fit" in ask(desk, odd)["notice"]
    assert not (folder / "answers.jsonl").exists()


def test_what_is_marked_is_what_is_shown(folder):
    """The reading that marks and the page agree, whatever the clock did in between."""
    desk = window()
    ask(desk, {"type": "ready"})
    for number, item in enumerate(ALL[:6]):
        ask(desk, answer(item.id, RIGHT[item.id], f"message-{number}"))
    lines = (folder / "answers.jsonl").read_text().splitlines()
    early = json.loads(lines[1]) | {"id": "early-00", "at": "2020-01-01T00:00:00.000000+00:00", "response": WRONG["one"]}
    (folder / "answers.jsonl").write_text("\n".join([*lines, json.dumps(early)]) + "\n")
    read = parse((folder / "answers.jsonl").read_bytes(), SAME)
    shown = {one["item"]: one["value"] for one in ask(window(), {"type": "look"})["view"]["cards"] if "item" in one}
    assert {name: given.response for name, given in read.given.items()} == shown
    assert shown["one"] == WRONG["one"]


# Who -------------------------------------------------------------------------------------------


def test_a_draw_waits_for_a_name_and_lasts(draws, monkeypatch):
    """Asked once, corrected on request; a hub's name needs no asking."""
    desk = window()
    assert ask(desk, {"type": "ready"})["view"]["cards"] == []
    hand = window(notebook.hand_in)
    assert "under which name" in ask(hand, {"type": "hand-in", "id": "message-0"})["view"]["says"]
    mine = ask(desk, {"type": "who", "student": "ana", "id": "message-1"})["view"]
    assert mine["who"] == {"student": "ana", "asks": True} and len(mine["cards"]) == 9
    assert ask(window(), {"type": "ready"})["view"]["cards"] == mine["cards"]
    monkeypatch.setenv("JUPYTERHUB_USER", "kim")
    assert ask(window(), {"type": "ready"})["view"]["who"] == {"student": "kim", "asks": False}


# Handing in ------------------------------------------------------------------------------------


def test_without_an_exchange_a_file_is_made(folder):
    """For who needs a name, it's asked first; the file has the answers, and the receipt is theirs."""
    ask(window(), answer("one", RIGHT["one"], "message-0"))
    hand = window(notebook.hand_in)
    assert ask(hand, {"type": "ready"})["view"]["unanswered"][0] == {
        "id": "question/several", "title": "Question 2", "short": "2", "done": False, "points": "2 points", "card": True}
    assert ask(hand, {"type": "hand-in", "id": "message-1"})["ask"] == "who"
    assert "a name has letters" in ask(hand, {"type": "who", "student": "a/b", "id": "message-2"})["problem"]
    ask(hand, {"type": "who", "student": "ana", "id": "message-3"})
    reply, (packed,) = hand.answer({"type": "hand-in", "id": "message-4"}, [])
    assert reply["file"] == "small--ana.attune.zip" and (folder / reply["file"]).read_bytes() == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        answers, given = archive.read("answers.jsonl"), receipt.parse(archive.read("receipt.txt").decode())
    assert (given.student, given.answers, given.version) == ("ana", "1 of 7", SAME.version)
    assert receipt.check(given, answers).same and answers == (folder / "answers.jsonl").read_bytes()
    assert (folder / "receipt.txt").read_text() == reply["view"]["handed"]["receipt"] == str(given)
    assert not parse(answers, SAME).problems


def test_what_changes_after_handing_in_is_said(folder):
    """Until it's handed in again; the old receipt still fits the file, and says what was added."""
    desk, hand = window(), window(notebook.hand_in)
    ask(desk, answer("one", RIGHT["one"], "message-0"))
    ask(hand, {"type": "who", "student": "ana", "id": "message-1"})
    old = ask(hand, {"type": "hand-in", "id": "message-2"})["view"]["handed"]
    assert old["changed"] == ""
    ask(desk, answer("one", WRONG["one"], "message-3"))
    stores.learning_store().add({"id": "talk-1", "at": "2025", "activity": "dialogue/small", "type": "read"})
    looked = ask(hand, {"type": "look"})["view"]["handed"]
    assert looked["changed"] == "You changed 2 answers since. Hand in again to have those count."
    assert receipt.check(receipt.parse(old["receipt"]), (folder / "answers.jsonl").read_bytes()).later == 2
    new = ask(hand, {"type": "hand-in", "id": "message-4"})["view"]["handed"]
    assert new["changed"] == "" and new["receipt"] != old["receipt"]


def test_the_same_press_hands_in_once(folder):
    """The message comes again after a lost connection."""
    hand = window(notebook.hand_in)
    ask(window(), {"type": "ready"})
    ask(hand, {"type": "who", "student": "ana", "id": "message-1"})
    first = ask(hand, {"type": "hand-in", "id": "message-2"})
    assert ask(hand, {"type": "hand-in", "id": "message-2"})["view"] == first["view"]
    assert len((folder / "answers.jsonl").read_text().splitlines()) == 3
    assert hand.answer({"type": "file"}, [])[1] == [(folder / "small--ana.attune.zip").read_bytes()]
    (folder / "small--ana.attune.zip").unlink()
    assert "isn't there any more" in ask(hand, {"type": "file"})["problem"]


EXCHANGE = handing_in.Exchange(None, "course", "ana")


def test_through_an_exchange_it_goes_at_once(folder, monkeypatch):
    """Under the exchange's own name for the student; what it got is what the receipt is for."""
    got = []
    monkeypatch.setattr(handing_in, "find_exchange", lambda *_given: EXCHANGE)
    monkeypatch.setattr(handing_in, "submit", lambda exchange, assignment, handed: got.append(handed))
    ask(window(), answer("one", RIGHT["one"]))
    reply = ask(window(notebook.hand_in), {"type": "hand-in", "id": "message-2"})
    assert reply["says"].startswith("Handed in.") and "file" not in reply and "problem" not in reply
    (handed,) = got
    assert receipt.check(receipt.parse(handed["receipt.txt"].decode()), handed["answers.jsonl"]).same
    assert handed["answers.jsonl"] == (folder / "answers.jsonl").read_bytes()
    assert receipt.parse(reply["view"]["handed"]["receipt"]).student == "ana"


def test_an_exchange_that_fails_leaves_a_file(folder, monkeypatch):
    """With the reason, and what to do."""

    def fails(*_given):
        raise handing_in.NotHandedIn("The course's exchange didn't take it: full.")

    monkeypatch.setattr(handing_in, "find_exchange", lambda *_given: EXCHANGE)
    monkeypatch.setattr(handing_in, "submit", fails)
    ask(window(), {"type": "ready"})
    reply = ask(window(notebook.hand_in), {"type": "hand-in", "id": "message-2"})
    assert reply["problem"] == "The course's exchange didn't take it: full. So a file was made, for you to send."
    assert reply["file"] == "small--ana.attune.zip" and reply["view"]["handed"]["way"] == "file"
    (folder / "answers.jsonl").unlink()
    monkeypatch.setattr(handing_in, "find_exchange", fails)
    ask(window(), {"type": "ready"})
    assert ask(window(notebook.hand_in), {"type": "hand-in", "id": "message-3"})["ask"] == "who"


def test_a_receipt_that_cannot_be_kept_is_still_given(folder, monkeypatch):
    """It was handed in, so the receipt is on the page, with the advice to save it."""
    monkeypatch.setattr(handing_in, "find_exchange", lambda *_given: EXCHANGE)
    monkeypatch.setattr(handing_in, "submit", lambda *_given: None)
    ask(window(), answer("one", RIGHT["one"]))
    hand = window(notebook.hand_in)
    monkeypatch.setattr(os, "fsync", lambda *_given: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
    reply = ask(hand, {"type": "hand-in", "id": "message-2"})
    assert "copy it or save it now" in reply["problem"] and receipt.parse(reply["receipt"]).student == "ana"


@pytest.mark.parametrize("due, past", [(None, False), ("2020-01-01T00:00:00+00:00", True), ("2020-01-01T00:00:00", True),
                                       ("9999-01-01T00:00:00+00:00", False), ("soon", False)])
def test_what_is_overdue(due, past):
    """A time without a zone is UTC; one that is none has not passed."""
    assert is_overdue(due) is past


# What else opens in such a folder --------------------------------------------------------------


PRIVATE = {"reflect": "somebodys-stairs", "journal": None, "check_in": None, "plan": None, "session": None, "records": None,
           "statement": None, "progress": None, "course_map": None, "your_course": None, "review": None}


@pytest.mark.parametrize(("name", "given"), PRIVATE.items())
def test_nothing_private_opens_in_coursework(folder, home, name, given):
    """It isn't even built, the message says where it is to be found, and nothing is read or written."""
    with pytest.raises(stores.NotInCoursework, match="This is coursework.*private.*attune study"):
        getattr(course_lib, name)(*([given] if given else []))
    assert not home.exists() and [path.name for path in folder.iterdir()] == ["assignment.json"]


@pytest.mark.parametrize(("name", "given"), PRIVATE.items())
def test_it_opens_elsewhere(tmp_path, monkeypatch, name, given):
    """The same calls, one folder up."""
    monkeypatch.chdir(tmp_path)
    getattr(course_lib, name)(*([given] if given else []))


@pytest.mark.parametrize("name, given", [("dialogue", "a-little-difficult"), ("practise", None), ("train", None)])
def test_what_belongs_to_an_assignment_is_kept_beside_it(folder, home, course, name, given):
    """A talk, a practice, a trainer: their own events, for the instructor, and nothing in the learner's own folder."""
    given = given or next(iter(course._data[{"practise": "practices", "train": "trainers"}[name]]))
    desk = getattr(course_lib, name)(given)._answer.__self__
    assert isinstance(desk.store, Submitted) and desk.store.folder == folder
    if name == "practise":
        ask(desk, {"type": "finished", "response": {"route": "body", "minutes": 3}, "id": "message-1"})
        (line,) = (folder / "answers.jsonl").read_text().splitlines()
        assert json.loads(line)["response"] == {"route": None, "minutes": None}
    assert not home.exists()


def test_elsewhere_the_learners_own_record_is_used(tmp_path, monkeypatch, home):
    """Without an assignment's file, nothing changes."""
    monkeypatch.chdir(tmp_path)
    assert type(stores.learning_store()) is Learning and stores.learning_store().folder == home / "learning"


def test_assignments_are_kept_where_they_belong(folder):
    """In no learner's own store."""
    fresh = notebook._assignment()
    with pytest.raises(TypeError, match="a submitted activity can't be kept in the learning store"):
        AssignmentDesk(fresh, {}, Learning(folder), lambda events: set())


def test_nothing_of_the_students_is_synced(folder, monkeypatch):
    """A notebook that is saved with its widgets' state holds no word of theirs, though the page got all of it."""
    sent = []
    monkeypatch.setattr(ActivityWidget, "send", lambda self, content, buffers=None: sent.append(content))
    for opens in (notebook.assignment, notebook.hand_in):
        widget = opens()
        for message in ({"type": "text", "task": "case", "text": SECRET, "id": "message-1"}, {"type": "who", "student": SECRET, "id": "message-2"},
                        {"type": "ready"}):
            widget._handle_custom_msg(message, [])
        state = {key: value for key, value in widget.get_state().items() if key not in ("_esm", "_packed")}
        assert SECRET not in json.dumps([state, repr(widget), widget._repr_mimebundle_()], default=str)
    assert SECRET in json.dumps(sent)


def test_without_an_assignment_the_cells_say_so(tmp_path, monkeypatch):
    """And what to do."""
    monkeypatch.chdir(tmp_path)
    for opens in (notebook.assignment, notebook.hand_in):
        with pytest.raises(Exception, match="There is no assignment.json. Build the assignment again"):
            opens()


def test_a_hand_in_desk_knows_what_was_done_elsewhere_in_the_notebook(folder):
    """A talk that was finished is no longer open."""
    desk = window(notebook.hand_in)
    done = HandInDesk(desk.fresh, {}, desk.store, lambda events: {"dialogue/small"}, folder)
    missing = [place["id"] for place in ask(done, {"type": "look"})["view"]["unanswered"]]
    assert "talk/small" not in missing and "step/walk" in missing
