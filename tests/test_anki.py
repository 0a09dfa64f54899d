"""The deck for Anki: what is in it, with which ids, and what never is."""

import json
import sqlite3
import zipfile

import pytest

from course_lib import anki
from course_lib.activities import items
from course_lib.content import bundle
from course_lib.desks.review import fresh


def judged(content):
    """What can be in a deck."""
    return [card.item for card in fresh(content).cards.values()]


@pytest.fixture
def opened(tmp_path):
    """A function that opens a deck as Anki does: its notes, its decks and its kinds of note."""

    def opened(path):
        folder = tmp_path / f"opened-{path.stem}"
        with zipfile.ZipFile(path) as package:
            package.extractall(folder)
        collection = sqlite3.connect(folder / "collection.anki2")
        notes = {fields.split("\x1f")[4]: (guid, kind, fields.split("\x1f"), tags)
                 for guid, kind, fields, tags in collection.execute("select guid, mid, flds, tags from notes")}
        placed = dict(collection.execute("select notes.guid, cards.did from cards join notes on cards.nid = notes.id"))
        decks, kinds = (json.loads(column) for column in collection.execute("select decks, models from col").fetchone())
        collection.close()
        return notes, placed, decks, kinds

    return opened


@pytest.fixture
def written(tmp_path, opened):
    """A function that writes items as a deck and opens it."""

    def written(chosen, name="deck", titles=None):
        path = tmp_path / f"{name}.apkg"
        anki.write(path, chosen, titles or {"first": "First things"})
        return opened(path)

    return written


def test_ids_are_the_same_in_every_export(written, mini):
    """A later deck, with more in it and another title, updates the notes of the earlier one."""
    some, all_of_it = judged(mini)[:3], judged(mini)
    one, other = written(some), written(all_of_it, "later", {"first": "Renamed"})
    assert set(one[0]) < set(other[0])
    for name, (guid, kind, _fields, _tags) in one[0].items():
        assert other[0][name][:2] == (guid, kind) and kind == anki.MODEL
        assert one[1][guid] == other[1][guid]
    assert len({note[0] for note in other[0].values()}) == len(all_of_it)


def test_ids_are_these_forever(written, mini):
    """Decks that people have are updated by name; whoever changes this loses them their own progress in Anki."""
    notes, placed, _decks, _kinds = written([mini.item("one")])
    assert (notes["one"][0], placed[notes["one"][0]]) == ("wshR-M0L/k", 2097748835)


def test_a_card_has_question_options_answer_and_why(written, mini):
    """On the front no word of the answer; on the back what is right, why, and what there is to say of the others."""
    notes, _placed, decks, _kinds = written(judged(mini))
    _guid, _kind, (stem, options, answer, lesson, _id), tags = notes["one"]
    assert (stem, lesson, tags.split()) == ("Which animal purrs?", "First things", ["attune", "first"])
    assert all(animal in options for animal in ("A dog", "A cat", "A hen")) and "Feedback" not in options and "✓" not in options
    assert answer.startswith("<ul><li><b>✓ A cat</b> <span class=\"why\">Feedback on cat.</span></li>")
    assert answer.count("○") == 2 and answer.count("Feedback on") == 3
    assert "Attune::First things" in {deck["name"] for deck in decks.values()}


@pytest.mark.parametrize(("name", "says"), [
    ("some", "<b>✓ A crow</b>"), ("both", "<b>✓ It is lighter</b>"), ("row", "<ol><li>An ant <span"),
    ("guess", "<b>From 11 legs to 13 legs</b>"), ("sort", "A cod: <b>The sea</b>"),
])  # fmt: skip
def test_each_kind_says_its_answer(mini, name, says):
    """On the back."""
    assert says in anki.answer(mini.item(name))


def test_front_of_an_order_is_not_in_order(mini):
    """It would be the answer."""
    front = anki.options(mini.item("row"))
    assert [front.index(step.text) for step in mini.item("row").steps] != sorted(front.index(step.text) for step in mini.item("row").steps)


def test_every_front_of_the_course_keeps_the_key(course):
    """No note and no mark stands on a front."""
    for item in judged(course):
        _response, mark = items.reveal(item)
        assert not [note for note in mark.notes if note.text and note.text in anki.options(item)], item.id


def test_markup_is_text(written, mini):
    """A stem with < in it is read, not run."""
    from dataclasses import replace

    notes, *_rest = written([replace(mini.item("one"), stem="Is <b>2 < 3</b> & so on?")])
    assert notes["one"][2][0] == "Is &lt;b&gt;2 &lt; 3&lt;/b&gt; &amp; so on?"


# By the command ---------------------------------------------------------------------------------


@pytest.fixture
def answered(learning):
    """A learner who answered one question in a lesson, made a guess, and wrote something down."""
    item = next(item for item in judged(bundle()) if item.kind == "single")
    learning.add({"id": "event-0001", "at": "2025-03-01T10:00:00+00:00", "activity": "quiz/x", "type": "answer", "item": item.id,
                  "version": item.version, "response": {"answer": item.options[0].id}, "sure": None, "seed": 1},
                 {"id": "event-0002", "at": "2025-03-01T10:01:00+00:00", "activity": "prediction/imagining-their-view",
                  "type": "guess", "response": {"answer": "x"}})  # fmt: skip
    return item


def export(*arguments):
    from course_lib import cli

    return cli.main(["export", "--anki", *map(str, arguments)])


def test_the_deck_holds_what_was_met(answered, private, tmp_path, opened, capsys):
    """The one question, and no word of what was written."""
    private.put("somebodys-stairs", {"mine": "zebra-umbrella"}, base=0)
    target = tmp_path / "mine.apkg"
    assert export(target) == 0 and capsys.readouterr().out == f"1 question is in {target}, for Anki to open.\n"
    notes, *_rest = opened(target)
    assert set(notes) == {answered.id} and b"zebra" not in (tmp_path / "opened-mine" / "collection.anki2").read_bytes()


def test_all_is_every_judged_question_and_no_graded_one(real_assets, tmp_path, opened):
    """Of lessons only; the graded pool's ids are known here, and none is in it."""
    assert export("--all", tmp_path / "all.apkg") == 0
    notes, *_rest = opened(tmp_path / "all.apkg")
    graded = {name for name, placed in real_assets.items.items() if placed.use == "graded"}
    assert len(graded) > 50 and len(notes) > 300 and not graded & set(notes)
    assert {real_assets.items[name].use for name in notes} == {"lesson"}


def test_nothing_met_is_no_deck(home, tmp_path, capsys):
    """In a sentence; nothing is written."""
    assert export(tmp_path / "mine.apkg") == 1 and "There is no question to write yet" in capsys.readouterr().err
    assert not (tmp_path / "mine.apkg").exists()


def test_a_deck_overwrites_nothing(answered, tmp_path, capsys):
    """A file that is there stays; a folder that isn't is told."""
    (tmp_path / "mine.apkg").write_text("precious")
    assert export(tmp_path / "mine.apkg") == 1 and (tmp_path / "mine.apkg").read_text() == "precious"
    assert export(tmp_path / "nowhere" / "mine.apkg") == 1
    assert "Not saved in" in capsys.readouterr().err
