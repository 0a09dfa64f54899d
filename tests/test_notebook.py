"""What a lesson's cells open, and what of it could end up in a notebook file."""

import json
from dataclasses import replace

import pytest

import course_lib
from course_lib.content import UnknownId
from course_lib.figure import view
from course_lib.widgets.activity import ActivityWidget

SECRET = "zebra-umbrella"


@pytest.fixture
def sent(monkeypatch):
    """What widgets send to their pages."""
    messages = []
    monkeypatch.setattr(ActivityWidget, "send", lambda self, content, buffers=None: messages.append(content))
    return messages


def say(widget, message):
    """What happens when the page sends `message`."""
    widget._handle_custom_msg(message, [])


def kept_by_a_notebook(widget):
    """Everything of a widget that a notebook could save: its state (its script is the course's), and how it's shown."""
    state = {key: value for key, value in widget.get_state().items() if key not in ("_esm", "_packed")}
    return json.dumps([state, repr(widget), widget._repr_mimebundle_()], default=str)


OPENS = {
    "quiz": "check-what-attunement-is", "predict": "imagining-their-view", "reflect": "somebodys-stairs",
    "course_map": None, "records": None, "review": None, "your_course": None, "check_in": None, "plan": None, "session": None,
}  # fmt: skip


def opened(name, given):
    return getattr(course_lib, name)(*([given] if given else []))


@pytest.mark.parametrize(("name", "given"), OPENS.items())
def test_every_page_says_hello_and_gets_its_view(sent, name, given):
    """A widget is silent until its page says that it's ready."""
    widget = opened(name, given)
    assert sent == []
    say(widget, {"type": "ready"})
    assert len(sent) == 1 and sent[0]["view"]


@pytest.mark.parametrize(("name", "given"), OPENS.items())
def test_nothing_of_the_learners_is_synced(sent, name, given):
    """A widget's traits are its script and style, and what its base brings."""
    state = opened(name, given).get_state()
    assert set(state) <= {
        "_anywidget_id", "_esm", "_packed", "_dom_classes", "_model_module", "_model_module_version", "_model_name",
        "_view_count", "_view_module", "_view_module_version", "_view_name", "layout",
        "tabbable", "tooltip"}  # fmt: skip


def test_quiz_keeps_no_key_where_a_notebook_could(sent, course):
    """Before and after an answer, state and repr hold no feedback, no question and no answer."""
    items = [(asked.id, item) for asked in course.quizzes() for item in map(course.item, asked.items)]
    name, item = next((name, item) for name, item in items if item.kind == "single")
    widget, wrong = course_lib.quiz(name), next(option for option in item.options if not option.correct)
    say(widget, {"type": "ready"})
    say(widget, {"type": "answer", "item": item.id, "response": {"answer": wrong.id}, "id": "message-1"})
    assert sent[-1]["re"] == "message-1"
    told = kept_by_a_notebook(widget)
    assert not [text for option in item.options for text in (option.feedback, option.text) if text in told]
    assert item.stem not in told and wrong.id not in told


def test_reflection_keeps_no_word_where_a_notebook_could(sent, home):
    """What is typed is in the private store and nowhere else."""
    widget = course_lib.reflect("somebodys-stairs")
    say(widget, {"type": "ready"})
    say(widget, {"type": "save", "said": {"mine": SECRET}, "base": 0, "id": "message-1"})
    assert sent[-1]["view"]["said"]["mine"] == SECRET
    assert SECRET not in kept_by_a_notebook(widget)
    files = [
        path.relative_to(home).as_posix()
        for path in home.rglob("*")
        if path.is_file() and SECRET.encode() in path.read_bytes()
    ]
    assert files == ["private/somebodys-stairs.json"]


def test_message_that_comes_twice_is_kept_once(sent, learning, course):
    """The page hands in again what it isn't sure about."""
    widget = course_lib.predict("imagining-their-view")
    option = course.prediction("imagining-their-view").options[0].id
    for _ in range(2):
        say(widget, {"type": "guess", "response": {"answer": option}, "id": "message-1"})
    assert [message["re"] for message in sent] == ["message-1", "message-1"]
    assert len(learning.events()) == 1


def test_prediction_shows_its_figure_after_the_guess(sent, course):
    """The picture comes with the fact."""
    name = next(activity.split("/")[1] for lesson in course.lessons() for activity in lesson.activities
                if activity.startswith("prediction/") and course.prediction(activity.split("/")[1]).figure)  # fmt: skip
    widget, prediction = course_lib.predict(name), course.prediction(name)
    say(widget, {"type": "ready"})
    assert "svg" not in json.dumps(sent)
    given = prediction.options[0].id if prediction.options else prediction.scale.min
    say(widget, {"type": "guess", "response": {"answer": given}, "id": "message-1"})
    assert sent[-1]["view"]["figure"]["svg"].lstrip().startswith("<")


def test_unknown_name_is_told_with_the_nearest():
    """An author's slip, said so that it's found."""
    with pytest.raises(UnknownId, match="The course has no quiz called 'in-what-ordr'. Did you mean 'in-what-order'?"):
        course_lib.quiz("in-what-ordr")
    with pytest.raises(UnknownId, match="The course has no reflection called 'nothing-like-it'."):
        course_lib.reflect("nothing-like-it")


def test_every_activity_of_the_course_opens(sent, course):
    """Whatever a lesson names is there, with its words."""
    cells = {"quiz": course_lib.quiz, "prediction": course_lib.predict, "reflection": course_lib.reflect}
    activities = [activity for lesson in course.lessons() for activity in lesson.activities]
    for kind, name in (activity.split("/") for activity in activities):
        say(cells[kind](name), {"type": "ready"})
    assert [message["activity"] for message in sent] == activities
    assert all(message["words"] and not message["done"] for message in sent)


def test_figure_says_itself_in_words(course):
    """As text, its title and alternative; on a page, with a caption and the alternative to unfold."""
    picture = course_lib.figure("three-links")
    figure = course.figure("three-links")
    assert repr(picture) == f"{figure.title}: {figure.alt}"
    page = picture._repr_html_()
    assert "role='img'" in page and "<figcaption>" in page and "The figure in words" in page


def test_models_picture_says_that_it_is_a_toy(mini):
    """So that nobody takes it for a measurement of themselves."""
    hill = mini.figure("hill")
    assert view(hill)["toy"] == "A toy that shows a mechanism, not a measurement of you."
    assert view(replace(hill, tag="diagram"))["toy"] == ""


def test_progress_is_a_picture_and_words(learning):
    """A line for each lesson."""
    page = course_lib.progress()
    assert repr(page).count("not started") == page._repr_html_().count("<svg") == len(page.lessons)


def test_practice_says_hello_and_holds_no_text_where_a_notebook_could_keep_it(sent, mini, tmp_path, monkeypatch):
    """The widget of `practise` gets its words with the first message, and keeps what its learner did in the record."""
    step = {"text": SECRET, "seconds": 9}
    seat = {"id": "seat", "title": "Seat", "minutes": 2, "trains": "A", "for_when": "B", "when_not": "C", "concepts": [], "steps": [step],
            "ending": [step], "evidence": {"badge": "untested", "says": "D"}}
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(mini._data | {"practices": {"seat": seat}}), encoding="utf-8")
    monkeypatch.setenv("ATTUNE_BUNDLE", str(path))
    widget = course_lib.practise("seat")
    say(widget, {"type": "ready"})
    assert sent[-1]["view"]["steps"][0]["says"]["body"] == SECRET and not sent[-1]["done"]
    say(widget, {"type": "stopped", "response": {"route": "body", "minutes": 1}, "id": "message-1"})
    assert sent[-1]["done"] and SECRET not in kept_by_a_notebook(widget)
