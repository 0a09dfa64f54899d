"""Imports point one way, what a notebook imports is light, and everything says what it is."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "course_lib"
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
HEAVY = {"pydantic", "yaml", "nbformat", "matplotlib", "jupytext", "numpy", "nbgrader", "jupyterlab", "playwright"}
ITEM = {"fields", "check", "mark", "reveal"}  # what they do is said once for all kinds, in activities/items/__init__.py

# A folder, and what of the package it may import besides itself.
MAY = {
    "content": {"words"},
    "content/authoring": {"activities", "content", "models", "reader", "shared_files", "stimuli"},
    "models": {"stimuli", "words"},
    "stimuli": {"words"},
    "activities": {"content", "models", "stimuli", "words"},
    "records": {"content", "words"},
    "widgets": {"shared_files"},
    "rooms": {"activities", "content", "documents", "labels", "models", "records", "session_text", "shared_files", "widgets",
              "words"},
}
# What no module of a folder may import from outside.
NEVER = {
    "content": {"ipywidgets", "anywidget", "IPython", "ipykernel", "traitlets", "jupyterlab"},
    "models": {"ipywidgets", "anywidget", "IPython"},
    "stimuli": {"ipywidgets", "anywidget", "IPython", "matplotlib"},
    "activities": {
        "ipywidgets",
        "anywidget",
        "IPython",
        "ipykernel",
        "traitlets",
        "jupyterlab",
        "os",
        "random",
        "time",
        "datetime",
    },
    "records": {"ipywidgets", "anywidget", "IPython", "ipykernel", "traitlets", "jupyterlab"},
}


def tree(module):
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def imports(module):
    """The dotted names that a module imports, wherever in it; those of the package start with a dot."""
    here = ["", *module.parent.parts]
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.replace("course_lib", "", 1) if node.module.split(".")[0] == "course_lib" else node.module
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1]
            yield from (".".join([*base, *(node.module or alias.name).split(".")]) for alias in node.names)


def in_folder(folder):
    found = [module for module in MODULES if module.is_relative_to(folder)]
    return [module for module in found if folder != "content" or not module.is_relative_to("content/authoring")]


def first(name):
    return name.strip(".").split(".")[0]


@pytest.mark.parametrize("folder", MAY)
def test_imports_point_one_way(folder):
    """Content knows nothing above it, activities know content, widgets know activities; records know no widget."""
    assert in_folder(folder)
    for module in in_folder(folder):
        ours = {first(name) for name in imports(module) if name.startswith(".")}
        assert ours <= MAY[folder] | {folder.split("/")[0]}, module


@pytest.mark.parametrize("folder", NEVER)
def test_plain_python_stays_plain(folder):
    """Nothing of Jupyter below the widgets; in activities no clock, no chance and no file: these are arguments."""
    for module in in_folder(folder):
        assert not {first(name) for name in imports(module) if not name.startswith(".")} & NEVER[folder], module


def test_content_does_not_lean_on_its_authors_tools():
    """What runs for a learner never imports what checks and compiles."""
    for module in in_folder("content"):
        assert not [name for name in imports(module) if name.startswith(".content.authoring")], module


def loaded(code):
    """The modules that are there after a fresh Python has run `code`."""
    command = [sys.executable, "-c", f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_what_a_lesson_imports_is_light():
    """Opening a quiz, a reflection, a prediction and a figure loads none of the authors' tools."""
    cells = ['quiz("in-what-order")', 'reflect("somebodys-stairs")', 'predict("imagining-their-view")']
    modules = loaded(
        "\n".join(["from course_lib import figure, predict, quiz, reflect", *cells, 'figure("three-links")'])
    )
    assert "course_lib.widgets.activity" in modules and "course_lib.activities.quiz" in modules
    assert not modules & HEAVY
    assert not [name for name in modules if name.startswith("course_lib.content.authoring")]


def test_importing_the_course_opens_nothing():
    """A name is cheap until it's called: no widget and no bundle is loaded by the import alone."""
    modules = loaded("import course_lib")
    assert not modules & {"anywidget", "ipywidgets", *HEAVY}


def test_records_and_activities_do_without_jupyter():
    """A room, a grader and a static page use them without a notebook."""
    modules = loaded("import course_lib.records.takeout, course_lib.activities.quiz_view, course_lib.content")
    assert not {first(name) for name in modules} & {"anywidget", "ipywidgets", "IPython", "traitlets", "jupyter_client"}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_says_what_it_is(module):
    """Every module and every public function has a docstring."""
    assert ast.get_docstring(tree(module)), "the module has none"
    functions = [node for node in tree(module).body if isinstance(node, ast.FunctionDef)]
    known = ITEM if module.parent == Path("activities/items") and module.name != "__init__.py" else {"main"}
    silent = [node.name for node in functions if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert not set(silent) - known
