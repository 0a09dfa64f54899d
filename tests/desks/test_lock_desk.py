"""With the lock on, Python's desks hear nothing and say nothing of what a learner wrote."""

import json

import pytest

from course_lib import cli, notebook, overview
from course_lib.content import bundle
from course_lib.records.lock import Lock

from ..locks import header, lock_up, sealed

MARKER = "zebra-marker-4711"
NAME = "somebodys-stairs"
ASKED = "0123456789"
DESKS = {"reflection": lambda: notebook.reflect(NAME), "check-in": notebook.check_in, "plan": notebook.plan, "journal": notebook.journal}
DOCUMENTS = {
    NAME: {"reflection": NAME, "lesson": "perceiving", "which": "mine", "mine": MARKER, "twin": MARKER, "feelings": [MARKER], "scale": None,
           "skipped": False, "at": "2026-03-01T10:00:00+00:00"},
    "check-in-2026-03-01-aaaaaaaa": {"kind": "check-in", "day": "2026-03-01", "time": "10:00", "pleasant": 5, "energy": 5, "feelings": [MARKER],
                                     "body": {"where": [], "how": [], "text": MARKER}, "text": MARKER, "at": "2026-03-01T10:00:00+00:00"},
    "weekly-plan": {"kind": "plan", "title": MARKER, "whose": "mine", "practice": MARKER, "when": MARKER, "at": "2026-03-01T10:00:00+00:00"},
}


@pytest.fixture
def written(private):
    """A text of each kind."""
    for name, document in DOCUMENTS.items():
        private.put(name, document, base=0, writer="page")
    return private


def say(kind, **message):
    """The reply of an activity to a message."""
    return DESKS[kind]()._answer(message, [])[0]


@pytest.mark.parametrize("kind", DESKS)
@pytest.mark.parametrize("message", [{"type": "ready"}, {"type": "list", "search": MARKER}, {"type": "export", "as": "markdown"}, {"type": "open", "name": NAME},
                                     {"type": "card"}, {"type": "month", "month": "2026-03"}], ids=lambda message: message["type"])
def test_whatever_is_asked_nothing_is_told(written, kind, message):
    """Even while a text isn't sealed yet. The page gets what it needs to do the work itself."""
    Lock(written).turn_on(header())
    reply = say(kind, **message)
    assert reply["locked"]["header"] == header(turning="on") and reply["locked"]["empty"]["title"]
    assert MARKER not in json.dumps(reply)


@pytest.mark.parametrize(("kind", "message"), [
    ("reflection", {"type": "save", "said": {"mine": MARKER}, "base": 1, "writer": "page", "id": ASKED}),
    ("check-in", {"type": "keep", "said": {"text": MARKER}, "here": "2026-03-02T10:00", "id": ASKED}),
    ("plan", {"type": "save", "said": {"practice": MARKER, "today": "2026-03-02", "do": "save"}, "base": 1, "id": ASKED}),
    ("journal", {"type": "save", "name": NAME, "said": {"mine": MARKER}, "base": 1, "id": ASKED}),
])
def test_an_older_page_keeps_nothing_plain_and_loses_nothing(written, home, kind, message):
    """It isn't told that it's saved, so it says it again once it's unlocked, by what it gets here."""
    lock_up(written)
    reply = say(kind, **message)
    assert "locked" in reply and "re" not in reply and MARKER not in json.dumps(reply)
    assert not any(MARKER.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_an_activity_fetches_its_own_alone(written):
    """The journal has everything."""
    lock_up(written)
    fetched = {kind: sorted(say(kind, type="fetch", ask=ASKED)["documents"]) for kind in DESKS}
    assert fetched == {"reflection": [NAME], "check-in": ["check-in-2026-03-01-aaaaaaaa"], "plan": ["weekly-plan"], "journal": sorted(DOCUMENTS)}
    assert list(say("journal", type="fetch", names=["weekly-plan", 7], ask=ASKED)["documents"]) == ["weekly-plan"]


def test_what_is_sealed_is_kept_with_its_conflicts(written):
    """A reply says which question it answers."""
    lock_up(written)
    reply = say("reflection", type="put", name=NAME, document=sealed("a"), base=1, writer="page", ask=ASKED)
    assert (reply["asked"], reply["kept"]["revision"]) == (ASKED, 2)
    assert say("journal", type="put", name=NAME, document=sealed("b"), base=1, writer="other", ask=ASKED)["theirs"]["sealed"] == sealed("a")["sealed"]
    assert "problem" in say("reflection", type="put", name="weekly-plan", document=sealed("b"), base=1, ask=ASKED)
    assert "problem" in say("reflection", type="put", name=NAME, document={"mine": MARKER}, base=2, ask=ASKED)
    say("reflection", type="remove", names=[NAME, "weekly-plan"], ask=ASKED)
    assert not written.holds(NAME) and written.holds("weekly-plan")


def test_a_page_with_a_lock_that_is_off_is_told_so(written):
    """It then says in plain what it has to say."""
    reply = say("reflection", type="put", name=NAME, document=sealed("a"), base=1, ask=ASKED)
    assert reply["changed"] and written.get(NAME)["mine"] == MARKER
    assert say("reflection", type="lock", ask=ASKED)["locked"] is None


def test_a_damaged_lock_is_said_where_one_writes(written):
    """And nothing is shown as if nothing had been written."""
    lock_up(written)
    (written.folder / "header.lock").write_text("")
    reply = say("reflection", type="ready")
    assert "Bring back a record" in reply["broken"] and "view" not in reply


def test_a_locked_reflection_counts_as_done(learning, written):
    """Only its name is needed for that."""
    before = overview.done_activities(bundle(), learning, written)
    lock_up(written)
    assert f"reflection/{NAME}" in before == overview.done_activities(bundle(), learning, written)


def test_the_command_says_where_the_journal_opens(written, tmp_path, capsys):
    """No file is made of what Python can't read; an export says that it's locked."""
    lock_up(written)
    assert cli.main(["journal", "--markdown", str(tmp_path / "j.md")]) == 1
    assert "locked" in capsys.readouterr().err and not (tmp_path / "j.md").exists()
    assert cli.main(["export", str(tmp_path / "r.zip")]) == 0
    assert "opens with your passphrase" in capsys.readouterr().out


def test_the_settings_turn_every_document(written, home):
    """One at a time, through the page; what it's told is what the folder says."""
    page = notebook.records()

    def ask(kind, **more):
        return page._answer({"type": kind, "ask": ASKED, **more}, [])[0]

    assert ask("lock-state")["header"] is None
    assert ask("lock-on", header=header())["left"] == 3
    while (one := ask("lock-next"))["next"]:
        name, document = one["next"]["name"], one["next"]["document"]
        assert ask("lock-put", name=name, document=sealed(name), revision=document["revision"])["done"]
    done = ask("lock-finish")
    assert (done["header"], done["left"]) == (header(), 0)
    assert not any(MARKER.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert "problem" in ask("lock-on", header=header(2)) and "problem" in ask("lock-change", header=None, was=1) and "problem" in ask("what")
