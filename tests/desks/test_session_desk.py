"""The page "A session for today": what it answers, and that nothing of what is written there stays anywhere."""

import json

import pytest

from course_lib.activities.sessions.stories import stories
from course_lib.desks.session import MOST, SHOWN, SessionDesk
from course_lib.session_text import help_rows

MARKER = "xyzzymarker"
SILENCE = f"{MARKER} we end up in silence after every argument"
HURT = f"{MARKER} my husband hits me when he drinks"


@pytest.fixture
def desk(course):
    """The page's desk, in the course as it ships."""
    return SessionDesk(course)


def ask(desk, kind: str, text: str = SILENCE, answer="no", **more) -> dict:
    """The reply to one message, with the answer to the direct question."""
    reply, buffers = desk.answer({"type": kind, "text": text, "answer": answer, "id": 1, **more}, [])
    assert buffers == [] and reply["re"] == 1 and "done" not in reply
    return reply


def make(desk, text: str = SILENCE, **more) -> dict:
    return ask(desk, "make", text, **{"theme": "silence-after-a-row", "minutes": 8, "seed": 0} | more)


def lines(made: dict) -> list[str]:
    return [text for step in made["steps"] + made["ending"] for text in step["says"].values()] + made["step"]["lines"]


def test_half_a_character_is_a_character(desk):
    """What a page sends may be cut in the middle of one."""
    assert ask(desk, "look", f"{SILENCE} \ud83d")["found"]["themes"] and make(desk, f"{SILENCE} \ud83d")["session"]


def test_it_opens_with_all_there_is_to_choose_from(desk, course):
    """Every theme in an area that has a name, made-up people, the whole help directory with its sites as links."""
    reply = ask(desk, "ready")
    view, words = reply["view"], reply["words"]
    assert [one["id"] for one in view["themes"]] == [one.id for one in course.sessions().themes]
    assert {one["area"] for one in view["themes"]} == set(words["areas"])
    assert ["".join(piece["text"] for piece in row["how"]) for row in view["help"]] == [row["how"] for row in help_rows()]
    assert [piece["link"] for row in view["help"][:2] for piece in row["how"] if piece["link"]] == [
        "https://findahelpline.com", "https://befrienders.org"]
    assert [row["confirmed"] for row in view["help"][:3]] == [False, False, True]  # no number, no site: nothing to confirm


@pytest.mark.parametrize("answer", [None, "", "yes", "No", "not sure", True, ["no"]])
@pytest.mark.parametrize("text", [SILENCE, HURT, "asdf", ""])
def test_without_a_no_there_is_a_question_and_no_session(desk, answer, text):
    """Whatever was written or chosen, and whether or not an earlier message had an answer: it's kept nowhere."""
    assert make(desk, SILENCE)["session"]
    for go_on in (False, True):
        for reply in (ask(desk, "look", text, answer, go_on=go_on), make(desk, text, answer=answer, theme="lonely", go_on=go_on)):
            assert reply == {"activity": "session", "re": 1, "question": True}


def test_a_message_that_says_nothing_about_it_gets_the_question(desk):
    """A page that forgot to ask gets no session."""
    message = {"type": "make", "text": SILENCE, "theme": "lonely", "minutes": 8, "seed": 0}
    assert desk.answer(message, [])[0]["question"] and desk.answer(message | {"type": "look"}, [])[0]["question"]


def test_the_question_is_plain_and_says_what_becomes_of_the_answer(desk):
    """It names being hurt, fear and suicide, for oneself and others; help comes with words of its own."""
    words = ask(desk, "ready")["words"]
    assert all(part in words["question"] for part in ("hurt", "afraid of somebody", "ending their life", "You, or somebody else"))
    assert "stored nowhere" in words["untold"] and "emergency number" in " ".join(words["told"])


def test_nobody_who_is_made_up_is_asked(desk):
    """Their words alone get by without an answer; with a word more they're somebody's own."""
    text = stories()[0].text
    assert ask(desk, "look", text, None)["found"]["themes"] and make(desk, text, answer=None)["session"]
    assert ask(desk, "look", f"{text} Me too.", None)["question"]


def test_themes_come_with_the_words_that_led_there(desk):
    """A few, best first; every word stands in what was written. Where nothing fits, there are none."""
    found = ask(desk, "look")["found"]
    assert not found["danger"] and found["themes"][0]["id"] == "silence-after-a-row" and len(found["themes"]) <= SHOWN
    assert all(word in SILENCE for one in found["themes"] for word in one["words"]) and found["themes"][0]["words"]
    assert ask(desk, "look", "asdf")["found"] == {"danger": False, "themes": []}


def test_danger_brings_no_session_whatever_was_chosen(desk):
    """Neither themes nor a session on a theme of one's own choice; the writer can say that it isn't what they meant."""
    nothing = {"danger": True, "themes": []}
    assert ask(desk, "look", HURT)["found"] == nothing
    reply = make(desk, HURT, theme="lonely")
    assert reply["found"] == nothing and "session" not in reply
    assert not ask(desk, "look", HURT, go_on=True)["found"]["danger"]
    assert make(desk, HURT, theme="lonely", go_on=True)["session"]
    for not_yes in ("yes", 1, None):
        assert ask(desk, "look", HURT, go_on=not_yes)["found"] == nothing


def test_a_session_comes_with_care_and_a_way_on(desk, course):
    """On the theme that was chosen, not the one that was found; without any words, too."""
    for text in (SILENCE, ""):
        made = make(desk, text, theme="cant-say-no")["session"]
        assert made["title"] == "Hard to say no" and "never means accepting harm" in made["caveat"] and made["minutes"] == 8
        assert course.lesson(made["lesson"]["lesson"]).path == made["lesson"]["path"]


def test_another_one_has_other_words(desk):
    """The same seed always gives the same; the next gives something else, time after time."""
    assert make(desk) == make(desk)
    made = make(desk)["session"]
    for _ in range(6):
        other = make(desk, seed=made["next"])["session"]
        assert lines(other) != lines(made)
        made = other


def test_made_up_people_get_what_anybody_gets(desk):
    """Each of them a theme that fits, found in their words, and no alarm; between them, many themes."""
    found = {one.id: ask(desk, "look", one.text, None)["found"] for one in stories()}
    assert not [name for name, one in found.items() if one["danger"] or not one["themes"]]
    assert len({one["themes"][0]["id"] for one in found.values()}) >= 6


@pytest.mark.parametrize("wrong", [
    {"text": "x" * (MOST + 1)}, {"text": None}, {"minutes": 3}, {"minutes": 16}, {"minutes": True}, {"minutes": "8"},
    {"theme": "nowhere"}, {"theme": None}, {"theme": ["lonely"]}, {"seed": -1}, {"seed": 0.5}])
def test_what_cannot_be_is_refused(desk, wrong):
    """With a word on why; a message of no known kind gets no answer but its name."""
    assert set(make(desk, **wrong)) == {"activity", "re", "problem"}
    assert set(ask(desk, "dance")) == {"activity", "re"}


def test_what_is_written_stays_nowhere(desk, home, capfd, caplog):
    """In no reply but for the words that led to a theme, in nothing that the desk holds, in no event, file or log."""
    before = repr(vars(desk))
    replies = [ask(desk, "ready"), make(desk), make(desk, minutes=15, seed=7), make(desk, HURT), make(desk, HURT, go_on=True),
               make(desk, answer=None), ask(desk, "look", answer=MARKER),
               make(desk, minutes=3), make(desk, f"{MARKER} {'x' * MOST}"), ask(desk, "look"), ask(desk, "look", HURT), ask(desk, "look", MARKER)]
    told = json.dumps(replies) + "".join(capfd.readouterr()) + caplog.text
    assert MARKER not in told
    quoted = json.dumps([reply for reply in replies[1:] if not reply.get("found", {}).get("themes")])
    assert "end up in silence" not in quoted and "hits me" not in quoted
    assert repr(vars(desk)) == before
    assert not home.exists()
