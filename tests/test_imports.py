"""Imports point one way, what a notebook imports is light, and everything says what it is."""

import ast
import json
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "course_lib"
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
HEAVY = {"pydantic", "yaml", "nbformat", "matplotlib", "jupytext", "numpy", "nbgrader", "jupyterlab", "playwright"}
ITEM = {"fields", "check", "mark", "reveal"}  # what they do is said once for all kinds, in activities/items/__init__.py

# Where code can be (a folder, the authors' tools, or a module at the top), and from where it may import besides itself: from the
# ground up, so that all of it points one way. A row that isn't needed any more goes.
MAY = {
    "words": set(),
    "days": set(),
    "shared_files": set(),
    "extras": {"words"},
    "verb_list": set(),
    "content": {"words"},
    "labels": {"words"},
    "stimuli": {"words"},
    "widgets": {"shared_files"},
    "models": {"stimuli", "words"},
    "records": {"content", "words"},
    "door": {"widgets"},
    "lesson_widgets": {"widgets"},
    "session_text": {"content", "labels", "shared_files", "words"},
    "activities": {"content", "models", "stimuli", "words"},
    "figure": {"content", "models", "words"},
    "reader": {"lesson_widgets", "words"},
    "study": {"records", "words"},
    "anki": {"activities", "content", "words"},
    "documents": {"activities", "content", "records", "session_text", "verb_list", "words"},
    "overview": {"activities", "content", "records", "words"},
    "content/authoring": {"activities", "content", "models", "reader", "shared_files", "stimuli", "words"},
    "watch": {"content/authoring", "study"},
    # Three doors, which don't know each other.
    "coursework": {"activities", "content", "content/authoring", "documents", "extras", "models", "records", "shared_files",
                   "verb_list", "words"},
    "rooms": {"activities", "content", "documents", "labels", "models", "records", "session_text", "shared_files", "widgets", "words"},
    "site": {"content", "door", "figure", "overview", "records", "shared_files", "study", "verb_list", "widgets", "words"},
    "desks": {"activities", "content", "coursework", "days", "documents", "extras", "labels", "overview", "records", "rooms",
              "session_text", "words"},
    "stores": {"content", "desks", "labels", "records", "words"},
    "course_page": {"activities", "content", "desks", "overview", "records", "words"},
    "notebook": {"activities", "content", "course_page", "coursework", "desks", "door", "figure", "labels", "overview", "records",
                 "stores"},
    "course_lib": {"lesson_widgets", "notebook"},
    # What is typed: the verbs of `attune`, each beside what it does.
    "commands": {"activities", "anki", "content", "content/authoring", "course_lib", "coursework", "desks", "documents", "extras",
                 "overview", "records", "rooms", "session_text", "site", "stores", "study", "verb_list", "watch", "words"},
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
            yield from (_own(alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else []
            name = ".".join([*base, *filter(None, [node.module])])
            yield from (_own(f"{name}.{alias.name}") for alias in node.names)


def _own(name):
    return name.replace("course_lib", "", 1) if name.split(".")[0] == "course_lib" else name


def imported(module):
    """The modules of the package that a module imports."""
    for name in imports(module):
        if name.startswith(".") or not name:
            path = Path(*name.strip(".").split("."))
            while path not in KNOWN:  # the name of something in a module
                path = path.parent
            yield KNOWN[path]


def name_of(module):
    """A module as one imports it, as a path."""
    return module.parent if module.name == "__init__.py" else module.with_suffix("")


KNOWN = {name_of(module): module for module in MODULES}


def place(module):
    """Where in `MAY` a module is."""
    if module.stem == "cli" or module.stem.endswith(("commands", "_command")):
        return "commands"
    if module.is_relative_to("content/authoring"):
        return "content/authoring"
    return module.parts[0].removesuffix(".py").replace("__init__", "course_lib")


def in_folder(folder):
    return [module for module in MODULES if module.is_relative_to(folder) and place(module) == folder]


def first(name):
    return name.strip(".").split(".")[0]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_point_one_way(module):
    """A module imports from where its place may. Content knows nothing above it, records no widget, doors not each other."""
    assert {place(one) for one in imported(module)} <= MAY[place(module)] | {place(module)}


def test_every_place_is_known():
    """The table has each folder and each module at the top, and none that is gone."""
    assert {place(module) for module in MODULES} == set(MAY)


def test_what_may_be_imported_has_no_circle():
    """From the ground up, each place may import from those before it."""
    places = list(MAY)
    assert not [(one, other) for one in places for other in MAY[one] if places.index(other) >= places.index(one)]


def test_no_module_needs_itself():
    """Nor by way of others, nor when it's only imported at use."""
    TopologicalSorter({module: set(imported(module)) - {module} for module in MODULES}).prepare()


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
