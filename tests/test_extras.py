"""Where an extra is lacking, the one that brings it is named; the table of what each brings is pyproject.toml's."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from course_lib import extras

ROOT = Path(__file__).parents[1]
ELSEWHERE = {"js", "pyodide"}  # where the course runs as a web page, these are there
ASKED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


@pytest.fixture
def package(monkeypatch, tmp_path):
    """The course as a package installs it: no checkout around it."""
    monkeypatch.setattr(extras, "CHECKOUT", tmp_path)


@pytest.mark.parametrize("extra", extras.BRINGS)
def test_each_module_comes_with_its_extra(extra):
    """The package that a module belongs to is one that its extra asks for, or that comes with one of these."""
    asked = {canonicalize_name(Requirement(line).name) for line in ASKED[extra]}
    asked |= {canonicalize_name(Requirement(line).name) for name in asked for line in requires(name) or ()}
    for module in extras.BRINGS[extra]:
        assert asked & {canonicalize_name(name) for name in packages_distributions()[module]}, module


@pytest.mark.parametrize(("module", "extra"), [("segno", "rooms"), ("uvicorn.config", "rooms"), ("markdown_it", "site"),
                                               ("nbgrader.api", "coursework")])
def test_a_package_names_the_extra(package, module, extra):
    """In quotes that every shell understands."""
    assert extras.lacking(ImportError(name=module)).endswith(f'pip install "attune-course[{extra}]"')


def test_a_package_sends_authors_to_a_checkout(package):
    """Their tools alone would do nothing: the assets aren't in a package."""
    said = extras.lacking(ImportError(name="pydantic"))
    assert "checkout" in said and "start.py setup --all" in said


@pytest.mark.parametrize("module", [name for names in extras.BRINGS.values() for name in sorted(names)])
def test_a_checkout_has_one_remedy(module):
    """Its own set-up installs every extra from the lock."""
    said = extras.lacking(ImportError(name=module))
    assert module in said and "start.py setup --all" in said and "pip" not in said


def test_whatever_is_imported_is_there_or_brought_by_an_extra():
    """Wherever an import is the first that fails, somebody is told what to install."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    there = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    for name in [*there]:  # and what these can't do without
        there |= {canonicalize_name(Requirement(line).name) for line in requires(name) or () if "extra ==" not in line}
    brought, found = set.union(*extras.BRINGS.values()), packages_distributions()
    for path in (ROOT / "course_lib").rglob("*.py"):
        for module in _imported(path) - sys.stdlib_module_names - {"course_lib"} - brought:
            assert there & {canonicalize_name(name) for name in found.get(module, ())} or module in ELSEWHERE, f"{path}: {module}"


def _imported(path: Path) -> set[str]:
    """The first part of what a file imports, relative imports left out."""
    nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    whole = {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    return {name.partition(".")[0] for name in whole | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}}


@pytest.mark.parametrize("module", ["jupyterlab", "course_lib.content.authoring", None])
def test_what_no_extra_brings_is_no_sentence_for_users(module):
    """A broken install, or a fault of ours, shows where it is."""
    assert extras.lacking(ImportError(name=module)) is None
