"""What is made from assets: the same every time, valid, without what is graded, and known when it's out of date."""

import hashlib
import json
from pathlib import Path

import nbformat
import pytest

from course_lib.content.authoring import build, compile, notebooks
from course_lib.content.authoring.assets import Assets
from course_lib.content.authoring.banner import BEHAVIOURS, banner

ROOT = Path(__file__).parents[3]
MINIATURE = ROOT / "tests" / "fixtures" / "assets"
BUNDLE = "course_lib/content/bundle.json"


@pytest.fixture(scope="module")
def made(assets):
    """Everything that is made from the miniature course, by path."""
    return {path.as_posix(): text for path, text in build.products(assets).items()}


@pytest.fixture
def repository(assets, tmp_path):
    """A repository in which the miniature course was just built."""
    build.build(assets, tmp_path)
    return tmp_path


def problems(assets, repository):
    return [str(problem) for problem in build.stale(assets, repository)]


def test_building_twice_gives_the_same(made):
    """Read again from the files, in another process's place: not a byte differs."""
    again = {path.as_posix(): text for path, text in build.products(build.load(MINIATURE)).items()}
    assert again == made


def test_what_is_made(made):
    """Lessons in their order, the bundle, what the reader view knows, schemas for editors, drawings."""
    lessons = [name for name in made if name.startswith("notebooks/")]
    assert lessons == [
        f"notebooks/lessons/{name}.ipynb" for name in ("00-hello", "01-first", "02-second", "90-my-record")
    ]
    assert BUNDLE in made and "assets/schemas/questions.json" in made and "assets/figures/overlap-r25.svg" in made


def test_notebooks_are_valid(made):
    """nbformat has nothing to say, and there are no outputs and no counts."""
    for name in (name for name in made if name.endswith(".ipynb")):
        book = nbformat.reads(made[name], as_version=4)
        nbformat.validate(book)
        assert not [cell for cell in book.cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)]
        assert len({cell.id for cell in book.cells}) == len(book.cells)


def test_notebooks_of_the_course_are_valid():
    """The same for those that ship."""
    paths = sorted((ROOT / "notebooks" / "lessons").glob("*.ipynb"))
    assert len(paths) >= 4
    for path in paths:
        book = nbformat.read(path, as_version=4)
        nbformat.validate(book)
        assert not [cell for cell in book.cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)]


def test_lesson_as_a_notebook(made):
    """Its title, its cells as they were written, a badge that leads to the sources, and the sources."""
    cells = json.loads(made["notebooks/lessons/01-first.ipynb"])["cells"]
    assert [cell["source"].split("\n")[0] for cell in cells] == [
        "# First things", "A cat comes in.", "By the end you will know cats.",
        "from course_lib import predict, quiz, reflect",
        'predict("which-animal")', "## Cats", "Cats are cats.", 'quiz("every-kind")', 'predict("how-long")',
        "## Beliefs",
        'Mice say so. ([Mouse, 2001](#Sources "mouse-2001"))', 'quiz("beliefs")', 'reflect("my-cat")', "Look at a cat.",
        "Cats are cats.", "## Sources",
    ]  # fmt: skip
    assert cells[-1]["source"].endswith(
        "*Journal of Cheese, 1, 2-3*. [doi:10.1234/cheese.5](https://doi.org/10.1234/cheese.5)"
    )


def test_notebook_tells_the_reader_view_what_it_needs(made):
    """Parts with their activities, neighbours, and the cards behind the badges."""
    about = json.loads(made["notebooks/lessons/01-first.ipynb"])["metadata"]["attune"]
    assert about["parts"] == [
        {"id": "cats", "title": "Cats", "minutes": 5, "optional": False,
         "activities": ["prediction/which-animal", "quiz/every-kind", "prediction/how-long"]},
        {"id": "beliefs", "title": "Beliefs", "minutes": 5, "optional": False,
         "activities": ["quiz/beliefs", "reflection/my-cat"]},
    ]  # fmt: skip
    assert (about["previous"]["path"], about["next"]["path"]) == ("00-hello.ipynb", "02-second.ipynb")
    assert list(about["cards"]) == ["mouse-2001"]
    assert (about["minutes"], about["mentions"], len(about["banner"])) == (10, "a cat", 2)


def test_first_and_last_page_have_no_neighbour_beyond(made):
    """Nothing before the first page; the record stands apart."""

    def about(name):
        return json.loads(made[f"notebooks/lessons/{name}.ipynb"])["metadata"]["attune"]

    assert (about("00-hello")["previous"], about("02-second")["next"]) == (None, None)
    assert (about("90-my-record")["previous"], about("90-my-record")["next"]) == (None, None)


def test_reader_view_knows_lessons_by_what_their_cells_say(made):
    """The digest is of types and sources, as JavaScript would write them."""
    cells = json.loads(made["notebooks/lessons/02-second.ipynb"])["cells"]
    told = json.dumps(
        [[cell["cell_type"], cell["source"]] for cell in cells], ensure_ascii=False, separators=(",", ":")
    )
    digests = json.loads(next(text for name, text in made.items() if name.endswith("lessons.json")))["digests"]
    assert digests["second"] == hashlib.sha256(told.encode()).hexdigest()


def test_passages_say_where_a_concept_is_taught(assets):
    """Lesson, part and its title."""
    assert compile.bundle(assets)["passages"] == {
        "C-MINI-1": [{"lesson": "first", "part": "cats", "title": "Cats"}],
        "C-MINI-2": [{"lesson": "first", "part": "beliefs", "title": "Beliefs"}],
    }


# What is graded --------------------------------------------------------------------------------


def test_graded_items_are_in_nothing_that_is_made(made):
    """Not its stem, its options, its feedback, its id, nor the quiz that asks it."""
    told = "".join(made.values())
    assert "Which animal purrs?" in told
    for text in ("The graded stem", "The graded option", "The graded feedback", "graded-one", '"exam"'):
        assert text not in told


def test_bundle_of_the_course_holds_no_graded_item(real_assets):
    """What ships is what isn't graded, and all of that."""
    shipped = json.loads((ROOT / BUNDLE).read_text(encoding="utf-8"))["items"]
    assert {item["use"] for item in shipped.values()} <= {"lesson", "live"}
    assert set(shipped) == {name for name, placed in real_assets.items.items() if placed.use != "graded"}


# Out of date -----------------------------------------------------------------------------------


def test_fresh_build_is_not_stale(assets, repository):
    """And building again changes nothing."""
    assert problems(assets, repository) == []
    assert build.build(assets, repository) == []


def test_change_in_a_notebook_is_found_at_its_line(assets, repository):
    """A lesson is changed in assets/, never in the notebook."""
    path = repository / "notebooks/lessons/02-second.ipynb"
    path.write_text(path.read_text().replace("Dogs bark.", "Dogs purr."))
    line = next(number for number, text in enumerate(path.read_text().splitlines(), 1) if "purr" in text)
    assert problems(assets, repository) == [
        f"notebooks/lessons/02-second.ipynb:{line}: isn't what assets/ says; run `attune build`"]  # fmt: skip
    assert build.build(assets, repository) == [Path("notebooks/lessons/02-second.ipynb")]


def test_missing_product_is_found(assets, repository):
    """A file that was never built, or removed."""
    (repository / BUNDLE).unlink()
    assert problems(assets, repository) == [f"{BUNDLE}:1: is missing; run `attune build`"]


def test_left_over_lesson_is_found_and_removed(assets, repository):
    """A lesson that was taken out of the course doesn't stay in the folder."""
    left_over = repository / "notebooks/lessons/07-gone.ipynb"
    left_over.write_text("{}")
    assert problems(assets, repository) == [
        "notebooks/lessons/07-gone.ipynb:1: is made from nothing in assets/; run `attune build` to remove it"]  # fmt: skip
    build.build(assets, repository)
    assert not left_over.exists()


def test_longer_or_shorter_product_is_found(assets, repository):
    """Even where every line that is there is right."""
    path = repository / BUNDLE
    path.write_text(path.read_text() + "\n")
    assert len(problems(assets, repository)) == 1


# Parts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_banner_is_two_lines_across(behaviour):
    """From the left edge to the right, within the box, and the same every time."""
    lines = banner(behaviour)
    assert len(lines) == 2 and lines == banner(behaviour)
    assert all(line.startswith("M0 ") and "717 " in line and "nan" not in line for line in lines)


def test_course_without_an_order_has_none():
    """Where course.yaml couldn't be read, nothing falls over."""
    assert Assets(Path("nowhere")).order == []


def test_json_is_a_line_for_each_thing():
    """So that a change can be reviewed, in letters and not in escapes."""
    assert compile.encoded({"b": "ü", "a": [1]}) == '{\n "a": [\n  1\n ],\n "b": "ü"\n}\n'
    assert notebooks.encoded({"b": 1, "a": 2}) == '{\n "a": 2,\n "b": 1\n}\n'
