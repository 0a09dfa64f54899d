"""pyproject.toml, the locks and environment.yml agree, and one place says the version."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from course_lib import __version__
from tools.lock import EXTRAS, environment, pins

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = ["jupyterlab", "ipywidgets", "anywidget", "ipykernel", "jupyter-server", "typst", "matplotlib", "numpy", "platformdirs",
           "fsrs", "genanki"]
NAMED = {"jupyterlab", "ipywidgets", "nbgrader", "matplotlib", "pytest", "nbval"}
FILES = ["requirements.txt", "requirements-test.txt", "environment.yml", "pyproject.toml"]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def locked(name):
    """What a lock pins: for each package, its versions (one for each marker)."""
    versions = {}
    for pin in map(Requirement, pins(text(name))):
        versions.setdefault(pin.name, set()).update(part.version for part in pin.specifier)
    return versions


def test_runtime_dependencies_are_these_few():
    """A further runtime dependency is a decision: it needs a reason, and a change here."""
    assert [Requirement(line).name for line in PROJECT["dependencies"]] == RUNTIME


def test_each_dependency_has_a_reason():
    """The line that asks for a package says what for."""
    wanted = PROJECT["dependencies"] + [line for extra in PROJECT["optional-dependencies"].values() for line in extra]
    for line in wanted:
        assert re.search(rf'^ *"{re.escape(line)}", *# \w+', text("pyproject.toml"), re.MULTILINE), line


@pytest.mark.parametrize("lock", EXTRAS)
def test_lock_holds_every_dependency(lock):
    """Each dependency is locked, at versions that its specifier allows."""
    extras = [line for extra in EXTRAS[lock] for line in PROJECT["optional-dependencies"][extra]]
    versions = locked(lock)
    for wanted in map(Requirement, PROJECT["dependencies"] + extras):
        found = versions[wanted.name.lower()]
        assert found and all(wanted.specifier.contains(version) for version in found), wanted


def test_every_extra_is_in_the_test_lock():
    """Tests run with everything that anybody may install."""
    assert set(EXTRAS["requirements-test.txt"]) == set(PROJECT["optional-dependencies"])


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_pin_has_a_hash(lock):
    """A package is installed only where its checksum is the one we tested."""
    for entry in re.split(r"\n(?=[A-Za-z0-9])", text(lock))[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
        assert "==" in entry.splitlines()[0], entry


def test_locks_agree():
    """What learners install is what the tests ran with."""
    assert set(pins(text("requirements.txt"))) <= set(pins(text("requirements-test.txt")))


def test_build_backend_is_the_locked_one():
    """The checkout is installed without build isolation, so the lock holds its builder."""
    versions = locked("requirements.txt")
    for wanted in map(Requirement, tomllib.loads(text("pyproject.toml"))["build-system"]["requires"]):
        assert all(wanted.specifier.contains(version) for version in versions[wanted.name])


def test_environment_has_the_locks_pins():
    """conda, Binder and hub images get Python, and the versions that the lock names."""
    made = yaml.safe_load(text("environment.yml"))
    python, pip, packages = made["dependencies"]
    assert (made["name"], made["channels"], python, pip) == ("attune", ["conda-forge"], "python=3.11", "pip")
    assert packages == {"pip": pins(text("requirements-test.txt"))}
    assert {Requirement(line).name for line in packages["pip"]} >= NAMED


def test_environment_is_what_the_command_writes():
    """`python tools/lock.py` keeps all of them in step, and each lock's header says so."""
    assert text("environment.yml") == environment(text("requirements-test.txt"))
    assert all("#    python tools/lock.py" in text(lock).splitlines()[1] for lock in EXTRAS)


def test_one_place_says_the_version():
    """`course_lib/__init__.py`: a build takes it from there, the reader view says the same, and it's the changelog's newest."""
    settings = tomllib.loads(text("pyproject.toml"))
    assert "version" not in PROJECT and "version" in PROJECT["dynamic"]
    assert settings["tool"]["hatch"]["version"] == {"path": "course_lib/__init__.py"}
    assert json.loads(text("course_lib/reader/labextension/package.json"))["version"] == __version__
    assert re.search(r"^## (\d\S*)", text("CHANGELOG.md"), re.MULTILINE)[1] == __version__


@pytest.mark.parametrize("name", FILES)
def test_no_address_in(name):
    """Packages come by name, from whichever registry a machine is set up for."""
    assert not re.search(r"://|--(extra-)?index-url|--find-links|pypi|\w @ ", text(name), re.IGNORECASE)
