"""What the wheel and the source archive hold, and the course run from the wheel alone.

Installing them with pip, and opening the course in a browser, is `tools/packages.py`.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_lib import __version__
from tools.packages import build

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The files of a wheel and of a source archive, built from a copy that holds graded things and a checkpoint; and the wheel,
    unpacked."""
    copy, out = tmp_path_factory.mktemp("copy") / "attune", tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".pytest_cache"))
    for planted in ("assets/graded/planted.yaml", "assets/coursework/planted.yaml", "notebooks/coursework/keys/planted.key.json",
                    "notebooks/coursework/source/planted/assignment.json", "notebooks/lessons/.ipynb_checkpoints/planted.ipynb"):
        (copy / planted).parent.mkdir(parents=True, exist_ok=True)
        (copy / planted).write_text("planted")
    files = build(out, copy)
    with zipfile.ZipFile(files[0]) as wheel, tarfile.open(files[1]) as sdist:
        wheel.extractall(out / "unpacked")
        return SimpleNamespace(names={"wheel": wheel.namelist(), "sdist": sdist.getnames()}, files=files, unpacked=out / "unpacked")


@pytest.fixture
def alone(built, tmp_path):
    """Runs Python in an unrelated folder, with the wheel's files before the checkout's: the exit code, and both streams."""
    environment = os.environ | {"PYTHONPATH": str(built.unpacked), "ATTUNE_HOME": str(tmp_path / "own"), "PYTHONSAFEPATH": ""}
    (tmp_path / "work").mkdir()

    def alone(*words):
        done = subprocess.run([sys.executable, *words], cwd=tmp_path / "work", env=environment, capture_output=True, encoding="utf-8")
        return done.returncode, done.stdout, done.stderr

    return alone


# What they hold ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_no_graded_item_is_shipped(built, kind):
    """What learners install holds no item of a graded assignment, no definition and no key."""
    graded = r"([^/]+/)?(assets/graded|assets/coursework|notebooks/coursework)/"
    assert not [name for name in built.names[kind] if re.match(graded, name) or "planted" in name]


def test_wheel_carries_the_course(built):
    """Code, lessons, run sheets, the reader view with its fonts and colours, and JupyterLab's settings."""
    data = f"attune_course-{__version__}.data/data/share/jupyter/"
    static = data + "labextensions/attune-reader/static/"
    for name in ("lessons", "workshops"):
        notebooks = {f"course_lib/_{name}/{path.name}" for path in (ROOT / "notebooks" / name).glob("*.ipynb")}
        assert notebooks and notebooks <= set(built.names["wheel"])
    assert {
        "course_lib/__init__.py",
        "course_lib/reader/labextension/static/tokens.css",
        data + "labextensions/attune-reader/package.json",
        data + "lab/settings/overrides.d/attune.json",
        static + "remoteEntry.js",
        static + "tokens.css",
        static + "fonts/OFL.txt",
    } <= set(built.names["wheel"])


def test_wheel_carries_nothing_else(built):
    """Assets, tests, tools and an editor's checkpoints stay out."""
    tops = {name.split("/")[0] for name in built.names["wheel"]}
    assert tops == {"course_lib", f"attune_course-{__version__}.data", f"attune_course-{__version__}.dist-info"}
    assert not [name for name in built.names["wheel"] if ".ipynb_checkpoints" in name]


def test_packages_are_named_for_the_version(built):
    """The version that `attune --version` says."""
    assert [path.name for path in built.files] == [f"attune_course-{__version__}-py3-none-any.whl", f"attune_course-{__version__}.tar.gz"]


def test_licences_go_along(built):
    """Each licence of what the wheel holds is in it: of the code, the texts and the typeface."""
    licences = built.unpacked / f"attune_course-{__version__}.dist-info" / "licenses"
    for name in ("LICENSE", "LICENSE-CONTENT", "course_lib/reader/labextension/static/fonts/OFL.txt"):
        assert (licences / name).read_bytes() == (ROOT / name).read_bytes()


# From the wheel alone ----------------------------------------------------------------------------


def test_the_command_runs_from_the_wheel(alone, built):
    """From an unrelated folder; none of it comes from the checkout."""
    assert alone("-m", "course_lib.cli", "--version") == (0, f"attune {__version__}\n", "")
    code = "import sys, course_lib.cli as c; c.main(['progress']); c.main(['room', '--list']); c.main(['review', '--forecast'])\n"
    code += "print({str(m.__file__) for n, m in sys.modules.items() if n.startswith('course_lib') and getattr(m, '__file__', '')}, file=sys.stderr)"
    done, out, err = alone("-c", code)
    assert (done, str(built.unpacked) in err, str(ROOT / "course_lib") in err) == (0, True, False)
    assert "What attunement is" in out and "a-taster" in out and "Tomorrow" in out


def test_authors_verbs_from_the_wheel_name_the_checkout(alone):
    """Nothing is drawn or built into the folder of packages."""
    for verb in ("check", "build"):
        code, out, err = alone("-m", "course_lib.cli", verb)
        assert (code, out) == (1, "") and "needs a checkout" in err and "Traceback" not in err


def test_lessons_are_copied_anew_each_time(alone, built, tmp_path):
    """So an upgrade's lessons are there at the next start, older ones are gone, and what the learner did isn't touched."""
    own, code = tmp_path / "own", "from course_lib.study import course_folder; print(course_folder())"
    (own / "course" / "lessons").mkdir(parents=True)
    (own / "course" / "lessons" / "77-older.ipynb").write_text("older")
    (own / "course" / "lessons" / "00-welcome.ipynb").write_text("older")
    (own / "learning").mkdir()
    (own / "learning" / "kept.jsonl").write_text("{}\n")
    assert alone("-c", code) == (0, f"{own / 'course'}\n", "")
    for name in ("lessons", "workshops"):
        copied = {path.name: json.loads(path.read_bytes()) for path in (own / "course" / name).iterdir()}
        assert copied == {path.name: json.loads(path.read_bytes()) for path in (built.unpacked / "course_lib" / f"_{name}").iterdir()}
    assert (own / "learning" / "kept.jsonl").read_text() == "{}\n"
