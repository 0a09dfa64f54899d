"""The journal: every private document as an entry, found again by its words, and changed without loss."""

import pytest

from course_lib.activities import journal
from course_lib.activities.mark import BadResponse


def document(**said):
    return {"v": 1, "revision": 3, "writer": "w", "at": "2026-03-01T10:00:00+00:00", **said}


def reflection(**said):
    return document(reflection="my-cat", lesson="first", which="mine", mine="", twin="", feelings=[], scale=None, skipped=False) | said


def nowhere(_name):
    return ""


def test_a_reflection_comes_with_its_prompt_and_lesson(mini):
    """Both versions, if both were written, each under its own question."""
    asked = mini.reflection("my-cat")
    entry = journal.entry_of("my-cat", reflection(mine="It purrs.", twin="He waits."), mini)
    assert (entry.title, entry.lesson, entry.revision) == (asked.title, asked.lesson, 3)
    assert [(one.prompt, one.text, one.field) for one in entry.passages] == [
        (asked.prompt, "It purrs.", "mine"), (asked.twin.prompt, "He waits.", "twin")]


def test_what_was_chosen_is_there_beside_what_was_written(mini):
    """Feeling words; they're changed where they were chosen."""
    entry = journal.entry_of("my-cat", reflection(feelings=["calm", "my own"]), mini)
    assert [(one.text, one.field) for one in entry.passages] == [("calm, my own", "")]


def test_a_blank_or_skipped_reflection_is_no_entry(mini):
    """Nothing was said in it."""
    assert journal.entries({"my-cat": reflection(skipped=True, mine="  \n")}, mini) == ()


def test_an_unknown_kind_shows_all_its_texts(mini):
    """However deep they are; what we noted about the document isn't one of them."""
    kept = document(kind="walk", where="the stairs", steps=[{"said": "listen"}, "wait"], minutes=7, note="Tuesday")
    entry = journal.entry_of("a-plan", kept, mini)
    assert [(one.label, one.text, one.field) for one in entry.passages] == [
        ("Where", "the stairs", ""), ("Steps", "listen\nwait", ""), ("Note", "Tuesday", "note")]
    assert (entry.kind, entry.title) == ("walk", "Walk")


@pytest.mark.parametrize("odd", [
    document(kind=7, text="x"), document(at=None, text="x"), document(reflection=["my-cat"], text="x"),
    document(reflection="not-in-this-course", mine="x"), reflection(mine=7, twin="x"), document(title={}, text="x"),
    document(text="x\ud800"),
])  # fmt: skip
def test_odd_documents_are_shown(mini, odd):
    """One that the course can't read as its own is shown as what texts it has, and can travel to a page."""
    (entry,) = journal.entries({"odd": odd}, mini)
    assert entry.passages[0].text.encode().startswith(b"x")


def test_newest_first(mini):
    """By when they were saved."""
    kept = {name: document(text=name, at=f"2026-03-0{day}T10:00:00+00:00") for name, day in (("a", 2), ("b", 3), ("c", 1))}
    assert [one.name for one in journal.entries(kept, mini)] == ["b", "a", "c"]


@pytest.mark.parametrize(("search", "hit"), [
    ("zoe", True), ("ZOË cafe", True), ("Café, wa", True), ("strasse", True), ("", True), ("  ", True), ("first", True),
    ("zoe tea", False), ("which animal", False), ("مرحبا", True),
])  # fmt: skip
def test_search_passes_over_case_and_accents(mini, search, hit):
    """All words must be in the text, the title or the lesson's name; the order is free."""
    kept = journal.entries({"my-cat": reflection(mine="Zoe\u0308 in the café, waiting. Straße. مَرحبا")}, mini)
    assert bool(journal.found(kept, search, lambda name: f"The {name} lesson")) is hit


def test_a_change_keeps_the_rest(mini):
    """Feelings, the other version, and whatever another kind of document holds."""
    after = journal.changed(reflection(mine="old", twin="other", feelings=["calm"]), {"mine": "new"}, mini, "2027")
    assert (after["mine"], after["twin"], list(after["feelings"]), after["at"]) == ("new", "other", ["calm"], "2027")
    kept = document(kind="check-in", note="old", point=[1, 2])
    assert journal.changed(kept, {"note": "new"}, mini, "2027") == kept | {"note": "new"}


@pytest.mark.parametrize("said", [None, [], "x", {"where": "x"}, {"feelings": "x"}, {"mine": 7}, {"mine": "x" * 2_000_001}, {"revision": 1}], ids=str)
def test_a_change_that_does_not_fit_is_refused(mini, said):
    """Only texts that are there, and only as texts."""
    with pytest.raises(BadResponse):
        journal.changed(reflection(mine="old") | {"where": "here"}, said, mini, "2027")


def test_a_check_in_says_what_was_marked(mini):
    """Its line can be changed here; the rest in words."""
    kept = document(kind="check-in", day="2026-03-01", time="14:05", pleasant=-70, energy=None, feelings=["tired"],
                    body={"where": ["jaw"], "how": ["tight"], "text": "since noon"}, text="A long day.")
    entry = journal.entry_of("check-in-1", kept, mini)
    assert [(one.text, one.field) for one in entry.passages] == [
        ("A long day.", "text"), ("tired", ""), ("very unpleasant", ""), ("jaw\ntight\nsince noon", "")]
    assert entry.title == "Check-in"


def test_a_plan_says_what_was_planned_and_how_earlier_weeks_went(mini):
    """In the words of its own page; what the plan notes for itself isn't shown."""
    week = {"title": "Ask once", "when": "at breakfast", "went": "I forgot.", "until": "2026-02-22", "next": "keep"}
    kept = document(kind="plan", title="Wait", whose="mine", practice="wait", when="after work", started="2026-02-22T10:00:00", past=[week])
    entry = journal.entry_of("weekly-plan", kept, mini)
    assert [(one.label, one.text) for one in entry.passages] == [
        ("When", "after work"), ("The week until 2026-02-22", "Ask once\nWhen: at breakfast\nHow did it go?: I forgot.")]
    assert entry.title == "Wait"


def test_a_damaged_check_in_shows_its_texts(mini):
    """What can't be read as one is shown as any document."""
    entry = journal.entry_of("check-in-1", document(kind="check-in", day="no day", text="Still here."), mini)
    assert [(one.label, one.text) for one in entry.passages] == [("Day", "no day"), ("Text", "Still here.")]
