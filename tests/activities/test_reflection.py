"""A reflection keeps what was written, word for word, and judges nothing."""

import pytest

from course_lib.activities import reflection
from course_lib.activities.mark import BadResponse

NOW = "2025-01-02T03:04:05.000000+00:00"
TEXTS = {
    "right to left": "היום שמעתי אותה. \u202b(סוף)\u202c",
    "emoji": "👩‍👩‍👧 🏳️‍🌈 👍🏽",
    "html": "<script>alert('x')</script><b>bold</b> &amp; <!-- -->",
    "lines": "one\r\ntwo\n\tthree\u2028four\u0085five\x0b\x0c\x1c",
    "nul and controls": "a\x00b\x1b[31m",
    "marks": "e\u0301 \u00e9 \ufeff",
    "a megabyte": "word " * 200_000,
}


@pytest.fixture
def fresh(mini):
    return reflection.start(mini.reflection("my-cat"))


def written(fresh, **said):
    return reflection.respond(fresh, said, NOW)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_text_is_kept_as_it_was_written(fresh, text):
    """Any script, any markup, any length that a person would write: nothing is trimmed or changed."""
    state, document = written(fresh, mine=text)
    assert (state.mine, document["mine"]) == (text, text)
    assert reflection.resume(fresh, {**document, "revision": 1}).mine == text


@pytest.mark.parametrize(("given", "kept"), [
    ("half \ud83d", "half \ufffd"), ("\udc80", "\ufffd"), ("a\ud83d\ude00b", "a😀b"), 
    ("\ude00\ud83d!", "\ufffd\ufffd!"),
])  # fmt: skip
def test_half_a_character_becomes_a_mark(fresh, given, kept):
    """Half of a character can't be sent back to the page (its message would be no text), so it's marked as lost.

    Two halves that belong together are one character.
    """
    state, document = written(fresh, mine=given, twin=given, feelings=[given])
    assert (state.mine, state.twin, state.feelings) == (kept, kept, (kept,))
    document["mine"].encode("utf-8")


def test_document_says_what_it_is(fresh):
    """A person who opens the file finds the reflection's name, the time, and their own words."""
    _state, document = written(fresh, mine="It purrs.", feelings=["glad", "furry"], scale=7)
    assert document == {"which": "mine", "mine": "It purrs.", "twin": "", "feelings": ("glad", "furry"), "scale": 7,
                        "skipped": False, "reflection": "my-cat", "lesson": "first", "at": NOW}  # fmt: skip


def test_what_is_not_said_stays(fresh):
    """A message about the scale leaves the words alone."""
    state, _document = written(fresh, mine="It purrs.")
    assert reflection.respond(state, {"scale": 3}, NOW)[0].mine == "It purrs."


def test_mine_and_twin_are_kept_apart(fresh):
    """Changing to the made-up version and back loses neither."""
    state, _document = written(fresh, mine="mine", twin="hers", which="twin")
    assert (state.which, state.mine, state.twin) == ("twin", "mine", "hers")


@pytest.mark.parametrize(
    "said", [{"mine": "x"}, {"twin": "x"}, {"feelings": ["glad"]}, {"scale": 0}, {"skipped": True}]
)
def test_anything_is_enough(fresh, said):
    """A word, the twin, a feeling, a number or skipping: each is as good as the others."""
    assert written(fresh, **said)[0].done


@pytest.mark.parametrize("said", [{}, {"mine": " \n\t "}, {"which": "twin"}, {"scale": None}])
def test_nothing_is_not_done(fresh, said):
    """Looking around isn't an answer."""
    assert not written(fresh, **said)[0].done


@pytest.mark.parametrize(("said", "written_in"), [
    ({"mine": "x", "which": "twin"}, ["mine"]), ({"twin": "x"}, ["twin"]), ({"mine": "x", "twin": "y"}, ["mine", "twin"]),
    ({"feelings": ["glad"], "twin": " \n"}, ["mine"]), ({"scale": 0}, ["mine"]), ({"skipped": True}, []), ({"which": "twin"}, []),
], ids=str)  # fmt: skip
def test_a_version_counts_as_written_by_what_is_in_it(fresh, said, written_in):
    """What stands in one isn't said to be in the other: an empty one has nothing saved, and nothing to delete."""
    seen = reflection.view(written(fresh, **said)[0])["written"]
    assert [which for which, there in seen.items() if there] == written_in


def test_a_scale_can_be_cleared(fresh):
    """A number that was set can be taken back."""
    state, _document = written(fresh, scale=4)
    assert reflection.respond(state, {"scale": None}, NOW)[0].scale is None


@pytest.mark.parametrize("said", [
    {"mine": None}, {"mine": 5}, {"mine": ["text"]}, {"twin": {"text": "x"}}, {"which": "theirs"}, {"which": None},
    {"which": []}, {"feelings": "glad"}, {"feelings": [1]}, {"feelings": ["glad"] * 41}, {"feelings": {"glad": True}},
    {"scale": -1}, {"scale": 10.5}, {"scale": "5"}, {"scale": True}, {"scale": float("nan")}, {"scale": 10**400},
], ids=str)  # fmt: skip
def test_what_does_not_fit_is_refused(fresh, said):
    """Text is text, feelings are words, and the scale goes from 0 to 10."""
    with pytest.raises(BadResponse):
        written(fresh, **said)


@pytest.mark.parametrize("said", ["text", ["text"], 5, None])
def test_what_is_no_message_is_refused(fresh, said):
    """What comes from a page is a dict, or it's refused."""
    with pytest.raises(BadResponse):
        reflection.respond(fresh, said, NOW)


def test_limit_is_said_in_words(fresh):
    """Two million characters fit; one more is refused with what to do, and nothing is cut off."""
    assert len(written(fresh, mine="x" * 2_000_000)[0].mine) == 2_000_000
    with pytest.raises(BadResponse, match="2 million characters.*what was saved before is safe"):
        written(fresh, mine="x" * 2_000_001)


def test_view_is_the_learners_own(fresh):
    """Everything that the learner said is there, with the twin beside it, equal."""
    state, _document = written(fresh, mine="<b>It purrs.</b>", scale=2)
    seen = reflection.view(state)
    assert seen["said"] == {
        "which": "mine",
        "mine": "<b>It purrs.</b>",
        "twin": "",
        "feelings": [],
        "scale": 2,
        "skipped": False,
    }
    assert seen["twin"] == {"name": "Nell's", "prompt": "Nell thinks of a cat that she knows."}
    assert (seen["revision"], seen["done"], len(seen["words"])) == (0, True, 22)
