"""A desk answers messages from what its store holds: windows, kernels and restarts agree, and saved means on disk."""

import errno
import json
import os

import pytest

from course_lib import labels
from course_lib.activities import prediction as predictions
from course_lib.activities import quiz as quizzes
from course_lib.activities import quiz_view
from course_lib.activities import reflection as reflections
from course_lib.desks import LearningDesk, PrivateDesk
from course_lib.records import Learning, Private

SECRET = "zebra-umbrella"


@pytest.fixture
def open_quiz(mini, home):
    """A function that opens the quiz as a new window does, in a process of its own."""

    def opened(seed=5):
        asked = mini.quiz("every-kind")
        fresh = quizzes.start(asked, tuple(map(mini.item, asked.items)), seed)
        return LearningDesk(fresh, quizzes, lambda state, event: quiz_view.view(state, {}, event), labels.quiz(),
                            Learning(home / "learning"))  # fmt: skip

    return opened


@pytest.fixture
def open_guess(mini, home):
    """The same for a prediction."""

    def opened():
        fresh = predictions.start(mini.prediction("which-animal"))
        return LearningDesk(
            fresh, predictions, lambda state, event: predictions.view(state), {}, Learning(home / "learning")
        )

    return opened


@pytest.fixture
def open_reflection(mini, home):
    """The same for a reflection."""

    def opened():
        return PrivateDesk(reflections.start(mini.reflection("my-cat")), labels.reflection(), Private(home / "private"))

    return opened


def ask(desk, message):
    """The reply, as it is after its way to the page."""
    reply, buffers = desk.answer(message, [])
    assert buffers == []
    return json.loads(json.dumps(reply, ensure_ascii=False, allow_nan=False).encode("utf-8"))


def answer(item, given, name="message-1"):
    return {"type": "answer", "item": item, "response": {"answer": given}, "sure": 2, "id": name}


def item(reply, name="one"):
    return next(one for one in reply["view"]["items"] if one["id"] == name)


def save(mine, base=0, name="message-1", **said):
    return {"type": "save", "said": {"mine": mine, **said}, "base": base, "id": name}


# Quizzes and predictions -----------------------------------------------------------------------


def test_ready_gets_words_and_view(open_quiz):
    """A page that opens gets everything that it draws."""
    reply = ask(open_quiz(), {"type": "ready"})
    assert set(reply) == {"activity", "words", "view", "done"}
    assert (reply["activity"], reply["done"], len(reply["view"]["items"])) == ("quiz/every-kind", False, 7)


def test_answer_is_saved_when_the_reply_says_so(open_quiz, learning):
    """The reply names the message that is saved, and shows only what it changed."""
    reply = ask(open_quiz(), answer("one", "dog"))
    assert (reply["re"], [one["id"] for one in reply["view"]["items"]]) == ("message-1", ["one"])
    (event,) = learning.events()
    assert (event["id"], event["type"], event["response"]) == ("message-1", "answer", {"answer": "dog"})


def test_page_that_opens_again_shows_what_was_done(open_quiz):
    """With another seed, in another process: the answer, its order of options and its feedback."""
    before = item(ask(open_quiz(5), answer("one", "dog")))
    assert item(ask(open_quiz(99), {"type": "ready"})) == before


def test_message_that_comes_twice_is_kept_once(open_quiz, learning):
    """A page hands in again what it isn't sure about; the second time, all is said again and nothing kept."""
    desk = open_quiz()
    ask(desk, answer("one", "dog"))
    for window in (desk, open_quiz()):
        reply = ask(window, answer("one", "dog"))
        assert (reply["re"], item(reply)["value"]) == ("message-1", {"answer": "dog"})
    assert len(learning.events()) == 1


@pytest.mark.parametrize("name", [None, 7, "", "short", "x" * 65, "with space", ["list"], "../../etc/passwd"])
def test_odd_name_of_a_message_is_not_used(open_quiz, learning, name):
    """An event gets a name of our own then."""
    ask(open_quiz(), answer("one", "dog", name))
    (event,) = learning.events()
    assert event["id"] != name and len(event["id"]) == 16


def test_two_windows_agree_after_each_answer(open_quiz):
    """Whoever answers, both show it."""
    windows = open_quiz(1), open_quiz(2)
    for number, (name, given) in enumerate([("one", "dog"), ("guess", 3), ("one", "cat"), ("lean", 7)]):
        ask(windows[number % 2], answer(name, given, f"message-{number}"))
        seen = [item(ask(window, {"type": "ready"}), name) for window in windows]
        assert seen[0] == seen[1]
        assert seen[0]["value"] == {"answer": given}


@pytest.mark.parametrize("message", [
    answer("one", "lion"), answer("nothing", "cat"), {"type": "dance", "id": "message-1"}, {"id": "message-1"},
    {"type": "why", "item": "one", "id": "message-1"}, {"type": "answer", "item": [], "id": "message-1"},
    answer("guess", 10**400), {"type": ["ready"], "id": "message-1"},
], ids=str)  # fmt: skip
def test_answer_that_does_not_fit_is_settled(open_quiz, learning, message):
    """It isn't kept, the page learns why and needn't hand it in again, and what stands is shown."""
    reply = ask(open_quiz(), message)
    assert reply["re"] == "message-1"
    assert reply["notice"].startswith("That doesn't fit: ")
    assert len(reply["view"]["items"]) == 7
    assert learning.events() == []


def test_guess_in_a_second_window_shows_the_first(open_guess):
    """A window that hasn't seen the guess yet is shown the one that stands, and the fact."""
    first, second = open_guess(), open_guess()
    ask(second, {"type": "ready"})
    ask(first, {"type": "guess", "response": {"answer": "cat"}, "id": "message-1"})
    reply = ask(second, {"type": "guess", "response": {"answer": "bat"}, "id": "message-2"})
    assert (reply["re"], reply["view"]["guess"], reply["view"]["reveal"]) == ("message-2", "cat", "The bat does.")


def test_answer_that_cannot_be_saved_is_not_called_saved(open_quiz, home):
    """The page keeps it and says what to do; nothing says that it's done."""
    home.write_text("in the way")
    reply = ask(open_quiz(), answer("one", "cat"))
    assert set(reply) == {"activity", "notice"}
    assert "There is a file where a folder should be" in reply["notice"]
    assert reply["notice"].endswith("Your answer is still on this page.")


def test_full_disk_shows_nothing_as_done(open_quiz, monkeypatch):
    """Once there is room, the same message is taken."""
    desk = open_quiz()

    def full(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert "The disk is full" in ask(desk, answer("one", "cat"))["notice"]
    assert item(ask(desk, {"type": "ready"}))["mark"] is None
    assert item(ask(desk, answer("one", "cat")))["done"] is True


def test_damaged_log_is_told_once(open_quiz, home):
    """The learner hears what was found, with the next reply."""
    ask(open_quiz(), answer("one", "dog"))
    (home / "learning" / "0.jsonl").write_bytes(b"torn")
    desk = open_quiz()
    assert "can't be read" in ask(desk, {"type": "ready"})["notice"]
    assert "notice" not in ask(desk, {"type": "ready"})


def test_garbage_in_the_log_does_not_stop_a_page(open_quiz, learning):
    """Events that fit nothing are passed over."""
    for number, more in enumerate(
        [{"type": {}}, {"type": "answer", "item": {}}, {"type": "answer", "item": "one", "version": []}]
    ):
        learning.add({"id": f"odd-{number}", "at": "2025", "activity": "quiz/every-kind", **more})
    assert len(ask(open_quiz(), {"type": "ready"})["view"]["items"]) == 7


# Which desk takes which store ------------------------------------------------------------------


def test_learning_desk_refuses_the_private_store(mini, private):
    """An answer isn't kept among what a learner wrote for themselves."""
    with pytest.raises(TypeError, match="a learning activity can't be kept in the private store"):
        LearningDesk(predictions.start(mini.prediction("how-long")), predictions, None, {}, private)


def test_private_desk_refuses_the_learning_store(mini, learning):
    """Private text is kept in the private store, or nowhere."""
    with pytest.raises(TypeError, match="a private activity can't be kept in the learning store"):
        PrivateDesk(reflections.start(mini.reflection("my-cat")), {}, learning)


def test_learning_desk_refuses_a_private_activity(mini, learning, private):
    """Neither store makes a reflection a learning record."""
    fresh = reflections.start(mini.reflection("my-cat"))
    with pytest.raises(TypeError, match="a private activity can't be kept in the learning store"):
        LearningDesk(fresh, reflections, None, {}, learning)


# Reflections -----------------------------------------------------------------------------------


def test_reflection_opens_with_who_could_read_it(open_reflection):
    """Before a word is written, it says who could see it."""
    reply = ask(open_reflection(), {"type": "ready"})
    assert (reply["done"], reply["view"]["revision"]) == (False, 0)
    assert reply["view"]["who"].startswith("Only on this computer")


def test_what_was_written_is_there_again(open_reflection):
    """In another window, in another process."""
    reply = ask(open_reflection(), save("It purrs. 👩‍👩‍👧", feelings=["glad"], scale=3))
    assert (reply["re"], reply["done"], reply["view"]["revision"]) == ("message-1", True, 1)
    again = ask(open_reflection(), {"type": "ready"})
    assert again["view"] == reply["view"]
    assert again["view"]["said"]["mine"] == "It purrs. 👩‍👩‍👧"


@pytest.mark.parametrize("text", ["half \ud83d", "\udc80\udcff", "<script>", "א\u202e", "x" * 1_000_000, "\x00\u2028"],
                         ids=lambda text: ascii(text)[:20])  # fmt: skip
def test_any_text_gets_there_and_back(open_reflection, text):
    """Whatever was pasted, the reply can travel to the page, and the page opens again."""
    reply = ask(open_reflection(), save(text))
    assert reply["view"]["said"]["mine"] == text.encode("utf-8", "replace").decode().replace("?", "\ufffd")
    assert ask(open_reflection(), {"type": "ready"})["view"]["said"] == reply["view"]["said"]


def test_other_windows_text_is_shown_not_overwritten(open_reflection):
    """The window that comes second gets the other text, and may then choose its own."""
    one, two = open_reflection(), open_reflection()
    ask(one, save("from one"))
    reply = ask(two, save("from two", base=0, name="message-2"))
    assert (reply["theirs"]["said"]["mine"], reply["theirs"]["revision"], reply["re"]) == ("from one", 1, "message-2")
    assert ask(two, save("from two", base=1, name="message-3"))["view"]["said"]["mine"] == "from two"


@pytest.mark.parametrize("writer", [None, 7, "", "two words", "x" * 41, ["here"]])
def test_window_without_a_proper_name_is_another(open_reflection, writer):
    """Only a name that could be a window's makes a second save its own."""
    desk = open_reflection()
    ask(desk, save("first") | {"writer": writer})
    assert "theirs" in ask(desk, save("second") | {"writer": writer})


def test_window_with_a_name_may_save_twice_in_a_row(open_reflection):
    """Before it heard of its first save."""
    desk = open_reflection()
    ask(desk, save("first") | {"writer": "here"})
    assert ask(desk, save("second") | {"writer": "here"})["view"]["said"]["mine"] == "second"


def test_erase_leaves_no_text_anywhere(open_reflection, home):
    """No file under the learner's folder holds a word of it."""
    desk = open_reflection()
    ask(desk, save(SECRET, twin=SECRET, feelings=[SECRET]))
    reply = ask(desk, {"type": "erase", "id": "message-2"})
    assert (reply["re"], reply["done"], reply["view"]["said"]["mine"], reply["view"]["revision"]) == (
        "message-2",
        False,
        "",
        0,
    )
    assert not [path for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def test_too_long_a_text_is_refused_and_the_old_one_stays(open_reflection):
    """The limit is said; what was saved is safe."""
    desk = open_reflection()
    ask(desk, save("old"))
    assert "2 million characters" in ask(desk, save("x" * 2_000_001, base=1))["problem"]
    assert ask(desk, {"type": "ready"})["view"]["said"]["mine"] == "old"


@pytest.mark.parametrize("message", [
    {"type": "save", "said": "text", "id": "message-1"}, {"type": "save", "id": "message-1"},
    {"type": "save", "said": {"mine": 5}, "id": "message-1"}, save("x", base="1"),
    save("x", base=None), save("x", base=True),
], ids=str)  # fmt: skip
def test_message_that_does_not_fit_is_settled(open_reflection, private, message):
    """Nothing is kept, and the page needn't hand it in again."""
    reply = ask(open_reflection(), message)
    assert reply["re"] == "message-1" and reply["problem"]
    assert private.names() == []


@pytest.mark.parametrize("content", ["\x00", '{"v": 1, "revision": 1, "mine": 5}', '{"v": 2, "revision": 1}'])
def test_damaged_text_is_told_and_never_overwritten(open_reflection, home, content):
    """The page says which file it is, a save doesn't touch it, and the learner may still erase it."""
    ask(open_reflection(), save("old"))
    path = home / "private" / "my-cat.json"
    path.write_text(content)
    assert "my-cat.json" in ask(open_reflection(), {"type": "ready"})["problem"]
    assert "re" not in ask(open_reflection(), save("new", base=1))
    assert path.read_text() == content
    assert ask(open_reflection(), {"type": "erase", "id": "message-2"})["drawn"] is True


def test_words_that_cannot_be_saved_are_not_called_saved(open_reflection, home):
    """The page keeps them."""
    home.write_text("in the way")
    reply = ask(open_reflection(), save("It purrs."))
    assert set(reply) == {"activity", "problem"}
    assert reply["problem"].endswith("Your words are still on this page.")
