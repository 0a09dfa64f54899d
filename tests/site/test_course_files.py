"""What of the course goes to the browser's Python: all that lessons use, nothing graded, and the same bytes each time."""

import io
import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
import yaml

from course_lib.site import course_files, parts, views

ROOT = Path(__file__).parents[2]
LESSONS = ROOT / "notebooks" / "lessons"


@pytest.fixture(scope="module")
def archive():
    """The zip, opened."""
    with zipfile.ZipFile(io.BytesIO(course_files.course_zip())) as opened:
        yield opened


@pytest.fixture(scope="module")
def alone(archive, tmp_path_factory):
    """What a fresh Python says that has the zip and what the site carries, and nothing else."""
    folder = tmp_path_factory.mktemp("alone")
    archive.extractall(folder / "course")
    carried = ",".join(name for one in parts.parts() for name in one.imports)
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("alone.py")), str(folder / "course"),
               sysconfig.get_paths()["purelib"], carried, str(LESSONS), str(folder / "home")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env={"MPLCONFIGDIR": str(folder)})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_module_is_whole(alone):
    """Each module of the zip finds everything that it imports."""
    assert alone["modules"] == []


def test_every_cell_of_every_lesson_opens(alone):
    """All that a lesson's page can open opens and answers with what a browser has."""
    assert alone["cells"] == []
    assert {"quiz", "reflection", "simulation", "journal", "review", "records"} <= set(alone["views"])


def test_every_view_that_lessons_open_is_on_the_site(alone):
    """The site has the script and the style of each view, and no view that nothing opens."""
    assert set(views.names()) == set(alone["views"])
    for name, content in views.files().items():
        assert content.strip(), name
        assert not name.endswith(".js") or content.endswith(b"export { mount };\n"), name


def test_every_package_is_used(alone):
    """The site carries no package that the lessons never import, and that none of those needs either."""
    packages = [one for one in parts.parts() if one.key]
    used = [one for one in packages if set(one.imports) & set(alone["imported"])]
    needed = {name for one in packages for name in one.depends}
    assert {one.key for one in packages} == {one.key for one in used} | needed
    assert {"numpy", "matplotlib", "fsrs"} <= {one.key for one in used}


def test_nothing_of_a_notebook_is_needed(alone):
    """No part of Jupyter, and nothing that only sets documents or finds folders."""
    assert not {"anywidget", "ipywidgets", "traitlets", "typst", "platformdirs", "IPython"} & set(alone["imported"])


def test_the_same_bytes_each_time(archive):
    """Equal courses make equal zips, so a browser keeps the one that it has."""
    assert course_files.course_zip() == course_files.course_zip()
    assert archive.namelist() == sorted(archive.namelist())
    assert {info.date_time for info in archive.infolist()} == {course_files.LONG_AGO}


def test_no_graded_item_is_in_it(archive):
    """Neither an item of a graded assignment nor a workshop's, nor anything that builds, marks or teaches."""
    graded = {item["id"] for path in (ROOT / "assets" / "graded").glob("*.yaml") for item in yaml.safe_load(path.read_text())["items"]}
    assert graded
    whole = b"\n".join(map(archive.read, archive.namelist())).decode(errors="replace")
    assert not [name for name in graded if f'"{name}"' in whole]
    bundle = json.loads(archive.read("course_lib/content/bundle.json"))
    assert bundle["workshops"] == {} and not [name for name in bundle["items"] if name.startswith("live-")]
    folders = {name.split("/")[1] for name in archive.namelist()}
    assert not folders & {"coursework", "rooms"} and not [name for name in archive.namelist() if "authoring" in name]


def test_an_authors_bundle(tmp_path, monkeypatch):
    """While an author tries a changed course, it's that one that goes to the browser, in each language without what rooms use."""
    data = json.loads((ROOT / "course_lib" / "content" / "bundle.json").read_text(encoding="utf-8"))
    data["course"]["title"] = "Another title"
    live, asked = next(name for name in data["items"] if name.startswith("live-")), data["quizzes"]["cue-or-story"]["items"][0]
    data["translations"] = {"es": {"items": {live: data["items"][live], asked: data["items"][asked]}, "workshops": data["workshops"]}}
    (tmp_path / "bundle.json").write_text(json.dumps(data))
    monkeypatch.setenv("ATTUNE_BUNDLE", str(tmp_path / "bundle.json"))
    bundle = json.loads(course_files.bundle_for_learners())
    assert bundle["course"]["title"] == "Another title"
    assert bundle["translations"] == {"es": {"items": {asked: data["items"][asked]}, "workshops": {}}}


def test_what_python_reads_is_there(archive):
    """Help's services and a figure's style are read while Python runs; scripts are the page's own matter."""
    names = set(archive.namelist())
    assert {f"course_lib/{name}" for name in course_files.READ} <= names
    assert not [name for name in names if name.endswith(".js")]
