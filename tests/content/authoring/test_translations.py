"""Translations beside the content: whole things in one language, English where one is missing or behind, and ids that stay."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from course_lib import words
from course_lib.activities import quiz, quiz_view
from course_lib.content.authoring import build, compile, notebooks, translating, wording
from course_lib.content.bundle import Bundle

MINIATURE = Path(__file__).parents[2] / "fixtures" / "assets"
QUESTIONS, LESSON = "questions/first.es.yaml", "lessons/first.es.md"


@pytest.fixture
def folder(tmp_path):
    """The miniature course, to be translated."""
    shutil.copytree(MINIATURE, tmp_path / "assets")
    return tmp_path / "assets"


@pytest.fixture
def spanish():
    """The interface, and with it the content, in Spanish."""
    words.use("es")
    yield
    words.use()


def loud(text: str) -> str:
    """What somebody who has read `attune translate` might write back, for a made-up language that shouts."""
    given = yaml.safe_load(text)

    def shout(one, key=""):
        if isinstance(one, dict):
            return {name: shout(inner, name) for name, inner in one.items()}
        return [shout(inner) for inner in one] if isinstance(one, list) else one.upper() if key != "english" and isinstance(one, str) else one

    return yaml.safe_dump(shout(given), allow_unicode=True)


def translated(folder) -> build.Assets:
    """The course after all that `attune translate` asked for in two files has been translated."""
    assets = build.load(folder)
    (folder / QUESTIONS).write_text(loud(translating.missing(assets, "questions/first.yaml", "es")), encoding="utf-8")
    passages = translating.missing(assets, "lessons/first.md", "es").replace("A cat comes in.", "Entra un gato.").replace("## Cats", "## Gatos")
    (folder / LESSON).write_text(passages.replace("First things", "Primeras cosas"), encoding="utf-8")
    return build.load(folder)


def told(assets):
    """What doesn't fit, and what is behind."""
    return [str(one) for one in assets.translations.problems], [str(one) for one in assets.translations.notes]


def test_what_is_asked_for_can_be_translated_and_nothing_is_missing_then(folder):
    """Every text of every kind of item, none of a graded one, and a lesson's passages."""
    assets = translated(folder)
    assert assets.problems == [] and told(assets) == ([], [])
    assert translating.missing(assets, "questions/first.yaml", "es") == translating.missing(assets, "lessons/first.md", "es") == ""
    counts = translating.counts(assets)["es"]
    assert counts["items"][0] == len([one for one in assets.items.values() if one.file.name == "questions/first.yaml"]) > 5
    assert counts["predictions"][0] == 0 < counts["predictions"][1]
    with pytest.raises(KeyError):
        translating.missing(assets, "graded/first.yaml", "es")


def test_a_learner_reads_a_whole_item_in_their_language_and_the_others_in_english(folder, spanish):
    """With the ids and the right answer of the English, so that every record can be read in any language."""
    bundle = Bundle(json.loads(compile.encoded(compile.bundle(translated(folder)))))
    item, english = bundle.item("one"), build.load(MINIATURE).items["one"].thing
    assert item.stem == "WHICH ANIMAL PURRS?" and item.hint == "HINT OF ONE."
    assert [(one.id, one.correct) for one in item.options] == [(one.id, bool(one.correct)) for one in english.options]
    assert (item.version, item.lesson) == (2, "first")
    assert bundle.prediction("which-animal").question == "Which animal sleeps most?"
    assert bundle.lesson("first").title == "Primeras cosas" and bundle.lesson("first").parts[0].title == "Gatos"
    words.use("en")
    assert bundle.item("one").stem == "Which animal purrs?" and bundle.lesson("first").title == "First things"


def test_what_was_answered_in_one_language_stands_in_another(folder, spanish):
    """Answered in Spanish, looked at in English."""
    bundle = Bundle(json.loads(compile.encoded(compile.bundle(translated(folder)))))
    begun = quiz.start(bundle.quiz("every-kind"), [bundle.item(name) for name in bundle.quiz("every-kind").items], 1)
    _state, event = quiz.respond(begun, {"type": "answer", "item": "one", "response": {"answer": "cat"}}, "e-1", "2026-11-22T10:00:00Z")
    words.use("en")
    english = quiz.start(bundle.quiz("every-kind"), [bundle.item(name) for name in bundle.quiz("every-kind").items], 1)
    shown = json.dumps(quiz_view.view(quiz.resume(english, [event]), {}))
    assert "Feedback on cat." in shown and "FEEDBACK" not in shown


@pytest.mark.parametrize(("was", "now", "where", "says"), [
    ("  one:", "  won:", "  won:", "has nothing called 'won'"),
    ("    stem: WHICH ANIMAL PURRS?\n", "", "  one:", "'one' lacks stem; translate it, too"),
    ("    stem: WHICH ANIMAL PURRS?\n", "    stem: WHICH ANIMAL PURRS?\n    steam: X\n", "    steam: X", "the English of 'one' has no text steam; take it out"),
    ("reviewed: false", "reviewed: perhaps", "reviewed: perhaps", "reviewed: "),
])
def test_what_does_not_fit_is_reported_where_it_stands(folder, was, now, where, says):
    """With its line, as everything that is wrong with the content."""
    translated(folder)
    path = folder / QUESTIONS
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")
    problems, _notes = told(build.load(folder))
    line = path.read_text(encoding="utf-8").split("\n").index(where) + 1
    assert len(problems) == 1 and problems[0].startswith(f"{QUESTIONS}:{line}: ") and says in problems[0], problems


def test_when_the_english_changes_learners_read_english_and_authors_are_told(folder, spanish):
    """A note, with what to write once somebody has looked: it stops nobody who writes English."""
    translated(folder)
    for name, was, now in (("questions/first.yaml", "Which animal purrs?", "Which animal purrs most?"), ("lessons/first.md", "A cat comes in.", "A cat came in."),
                           ("lessons/first.md", "summary: The first lesson.", "summary: The very first.")):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    assets = build.load(folder)
    problems, notes = told(assets)
    assert assets.problems == [] and problems == [] and len(notes) == 3
    assert all(note.startswith(("questions/first.es.yaml:", "lessons/first.es.md:")) and int(note.split(":")[1]) > 0 for note in notes)
    assert wording.mark_of(assets.items["one"].thing) in " ".join(notes)
    bundle = Bundle(json.loads(compile.encoded(compile.bundle(assets))))
    assert bundle.item("one").stem == "Which animal purrs most?" and bundle.item("some").stem.isupper()
    assert bundle.lesson("first").title == "First things"
    cells = notebooks.notebook(assets, "first")["cells"]
    assert [cell["metadata"]["attune"].get("said") for cell in cells if cell["source"] == "A cat came in."] == [None]


def test_a_notebook_carries_its_passages_in_each_language(folder):
    """Beside the English, which stays the notebook's own text."""
    book = notebooks.notebook(translated(folder), "first")
    said = {cell["source"]: cell["metadata"].get("attune", {}).get("said") for cell in book["cells"]}
    assert said["A cat comes in."] == {"es": "Entra un gato."}
    assert book["metadata"]["attune"]["said"]["es"]["title"] == "Primeras cosas"
    assert book["metadata"]["attune"]["said"]["es"]["parts"]["cats"] == "Gatos"


def test_what_a_build_adds_to_a_lesson_is_said_in_each_language_of_the_interface(folder):
    """The heading above the sources, whatever language the build itself speaks; the sources' own titles stay."""
    assets = translated(folder)
    with words.speaking("es"):
        last = notebooks.notebook(assets, "first")["cells"][-1]
    said = last["metadata"]["attune"]["said"]
    assert last["source"].startswith("## Sources\n\n- ") and list(said) == words.translations()
    assert said["es"].startswith("## Fuentes\n\n- ") and said["es"].split("*")[1] == last["source"].split("*")[1]


def test_a_figure_is_drawn_with_the_words_of_a_language(folder, spanish):
    """Its drawing alone, while its caption isn't translated; and one of no figure is told."""
    figures = folder / "figures"
    (figures / "hill.es.svg").write_text("<svg>Cuesta</svg>", encoding="utf-8")
    made = Bundle(json.loads(compile.encoded(compile.bundle(build.load(folder)))))
    hill = made.figure("hill")
    words.use("en")
    english = made.figure("hill")
    assert hill.svg == "<svg>Cuesta</svg>" != english.svg and (hill.caption, hill.alt) == (english.caption, english.alt)
    (figures / "hil.es.svg").write_text("<svg>Cuesta</svg>", encoding="utf-8")
    assert told(build.load(folder))[0] == ["figures/hil.es.svg:1: there is no figure called 'hil'; check the file's name"]


def test_the_translations_that_ship_fit(real_assets):
    """And none is behind its English: if one is, look at it again, or take it out."""
    assert told(real_assets) == ([], [])
    assert translating.counts(real_assets)["es"]["items"][0] >= 1
