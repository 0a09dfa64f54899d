"""A made-up language finds words that were left out: it marks each word of the interface ⟦so⟧, and each text of the content ⟪so⟫.

What a view gets and isn't marked is neither: somebody wrote it where no translator will see it.
"""

import argparse
import ast
import inspect
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from course_lib import cli, door, labels, session_text, words
from course_lib.content import bundle
from course_lib.content.authoring import compile, translations, wording
from course_lib.site.runtime import Page
from tools.words import collected

ROOT = Path(__file__).parents[1]
MARKED = re.compile(r"⟦[^⟦⟧⟪⟫]*⟧|⟪[^⟦⟧⟪⟫]*⟫")
NAME = re.compile(r"[a-z0-9_./:#%+-]*")  # of a kind, an id, a file: nobody reads it
CALLS = {"quiz": "quizzes", "reflect": "reflections", "predict": "predictions", "dialogue": "dialogues", "simulate": "simulations",
         "train": "trainers", "practise": "practices"}
PAGES = ("check_in", "course_map", "journal", "plan", "progress", "records", "review", "session", "statement", "your_course")
# What isn't the interface's, and isn't translated here: a figure's drawing, what sessions are about, services' names and how to
# reach them.
ELSEWHERE = re.compile(r"session\(\): .*(help\.\*\.(how|service)|stories\.\*\.name|themes)|.*\.figure\.svg")


@pytest.fixture(scope="module")
def marked(real_assets, tmp_path_factory):
    """The course's bundle with a translation of everything, in which each text is marked."""
    things = {section: {name: _marked(placed.thing) for name, placed in getattr(real_assets, section).items() if placed.use != "graded"}
              for section in translations.SECTIONS}
    translated = replace(real_assets, translations=translations.Translations(things={"en-XA": things}))
    data = json.loads(compile.encoded(compile.bundle(translated)))
    lessons = {name: one | {"title": f"⟪{one['title']}⟫", "summary": f"⟪{one['summary']}⟫", "parts": [part | {"title": f"⟪{part['title']}⟫"} for part in one["parts"]]}
               for name, one in data["lessons"].items()}
    data["translations"]["en-XA"]["lessons"] = lessons
    path = tmp_path_factory.mktemp("marked") / "bundle.json"
    path.write_text(json.dumps(data))
    return path


def _marked(thing) -> dict:
    plain = thing.model_dump(exclude_none=True)
    for way, text in wording.texts(thing):
        wording.put(plain, way, f"⟪{text}⟫")
    return plain


@pytest.fixture
def page(marked, home, monkeypatch):
    """The course's Python, speaking the made-up language."""
    monkeypatch.setenv("ATTUNE_BUNDLE", str(marked))
    for name in ("ATTUNE_HOME", "ATTUNE_WEB"):
        monkeypatch.setenv(name, "")  # put back afterwards
    words.use("en-XA")
    yield Page(home)
    words.use()
    door.use(door.Notebook())


def leaves(told, way: str = ""):
    """Each text of a reply, with the way to it."""
    if isinstance(told, dict):
        for key, one in told.items():
            yield from leaves(one, f"{way}.{key}")
    elif isinstance(told, (list, tuple)):
        for one in told:
            yield from leaves(one, f"{way}.*")
    elif isinstance(told, str):
        yield way, told


def read(text: str) -> str:
    """What somebody reads of a text: of a drawing, its words."""
    if "<" not in text:
        return text
    plain = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", text, flags=re.DOTALL)
    return " ".join([re.sub(r"<[^>]+>", " ", plain), *re.findall(r'(?:aria-label|alt|title)="([^"]*)"', plain)])


def bare(text: str) -> str:
    """What of a text is in no mark, and no place that the page fills."""
    text = re.sub(r"\{[\w:.!]+\}", "", text)
    while (less := MARKED.sub("", text)) != text:
        text = less
    return text.strip()


def left_out(name: str, told) -> list[str]:
    """The texts of a reply in which a word stands bare."""
    found = [(f"{name}: {way}", bare(read(text))) for way, text in leaves(told)]
    return [f"{where}: {text[:80]}" for where, text in found
            if re.search(r"[A-Za-z]{2}", text) and not NAME.fullmatch(text) and not ELSEWHERE.match(where)]


def ask(page, cell: str, **message) -> dict:
    return json.loads(page.answer(cell, json.dumps({"id": f"m-{len(message)}-{cell}"} | message), [])[0])


def test_every_activity_and_page_says_what_can_be_translated(page):
    """Of each kind some, and all pages of a learner's own: what they show first."""
    data, found = bundle()._data, []
    cells = [f'{call}("{name}")' for call, section in CALLS.items() for name in list(data[section])[:12]] + [f"{name}()" for name in PAGES]
    for number, source in enumerate(cells):
        told = json.loads(page.run(f"c{number}", source))
        assert not {"failed", "needs"} & told.keys(), (source, told)
        found += left_out(source, told if "html" in told else ask(page, f"c{number}", type="ready"))
    assert found == []


def test_what_an_answer_brings_can_be_translated(page):
    """Of every kind of item, its hint and why; of a prediction, its reveal; a dialogue's reply; what a trainer says of a run."""
    data, found, kinds = bundle()._data, [], {}
    for quiz, one in data["quizzes"].items():
        kinds |= {data["items"][item]["kind"]: (quiz, item) for item in one["items"] if data["items"][item].get("hint")}
    for quiz, item in kinds.values():
        page.run(quiz, f'quiz("{quiz}")')
        fields = next(one for one in ask(page, quiz, type="ready")["reply"]["view"]["items"] if one["id"] == item)["fields"]
        wrong = {field["name"]: a_try(field) for field in fields}
        found += left_out(quiz, [ask(page, quiz, type="hint", item=item), ask(page, quiz, type="answer", item=item, response=wrong),
                                 ask(page, quiz, type="why", item=item)])
    name, one = next((name, one) for name, one in data["predictions"].items() if "options" in one)
    page.run(name, f'predict("{name}")')
    found += left_out(name, ask(page, name, type="guess", response={"answer": one["options"][0]["id"]}))
    for name in list(data["dialogues"])[:4]:
        page.run(name, f'dialogue("{name}")')
        reply = ask(page, name, type="ready")["reply"]["view"]["now"]["replies"][0]["id"]
        found += left_out(name, [ask(page, name, type="reply", response=reply), ask(page, name, type="read")])
    assert len(kinds) > 5 and found == []


def a_try(field: dict):
    """Something that can be answered in a field: what comes first."""
    first = [one["id"] for one in field.get("options", field.get("steps", field.get("cards", [])))]
    if field["type"] == "choose":
        return first[:1] if field["many"] else first[0]
    if field["type"] == "groups":
        return {card: field["groups"][0]["id"] for card in first}
    return first if field["type"] == "order" else field.get("min", 0)


def test_labels_can_be_translated():
    """All that a view is given to say, of coursework and of rooms too."""
    words.use("en-XA")
    try:
        found = []
        for path in sorted((ROOT / "course_lib" / "labels").glob("*.py")):
            module = labels if path.stem == "__init__" else import_module(f"course_lib.labels.{path.stem}")
            for name, function in vars(module).items():
                if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
                    needed = [one for one in inspect.signature(function).parameters.values() if one.default is one.empty]
                    if not needed:
                        found += left_out(f"{path.stem}.{name}", function())
        assert [one for one in found if not KEYS.search(one)] == []
    finally:
        words.use()


KEYS = re.compile(r"keyOf|ariaKey|keyList")  # the names of keys are those on the keyboard


@pytest.mark.parametrize("folder", ["widgets", "rooms/pages"])
def test_views_have_no_words_of_their_own(folder):
    """No sentence stands in a view's script: what it says comes from Python."""
    sentence = re.compile(r"""["'`]([A-Z][a-z']+ [a-z][^"'`{}]*)["'`]""")
    found = [f"{path.name}: {said}" for path in sorted((ROOT / "course_lib" / folder).glob("*.js"))
             for line in path.read_text(encoding="utf-8").split("\n") if not line.lstrip().startswith("//")
             for said in sentence.findall(line.split(" // ")[0])]
    assert found == []


def test_the_pages_scripts_say_every_sentence_through_the_catalogue():
    """In the reader view and on the web page: a sentence that starts with a capital is in `_(…)`."""
    folders = ("reader/labextension/static", "site/pages")
    sentence = re.compile(r"""(_\(\s*|description: )?["'`]([A-Z][a-z']+ [a-z][^"'`]*)["'`]""")
    found = [f"{path.name}: {said}" for folder in folders for path in sorted((ROOT / "course_lib" / folder).glob("*.js"))
             for before, said in sentence.findall(re.sub(r"^\s*//.*$|^\s*/?\*.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
             if not before]
    assert found == []


def test_the_help_directory_names_places_in_the_readers_language():
    """In Help (its own script), and where Python says the rows; a service that has a name keeps it."""
    in_help = {message.id for message in collected() if any(name.endswith("static/help.js") for name, _line in message.locations)}
    places = {row["where"] for row in session_text.help_rows()}
    assert len(places) > 8 and places <= in_help and set(session_text.LABELS) <= in_help
    with words.speaking("es"):
        told = [session_text.as_read(row) for row in session_text.help_rows()]
    assert {"where": "Alemania", "kind": "emergencias", "service": "Servicios de emergencia"} in told
    assert "TelefonSeelsorge" in {row["service"] for row in told} and not {row["where"] for row in told} & (places - {"Australia"})


def test_errors_and_commands_say_every_sentence_through_the_catalogue():
    """What a record or a command says to whoever uses the course. What authors and developers read stays English."""
    places = [*sorted((ROOT / "course_lib" / "records").glob("*.py")),
              *(ROOT / "course_lib" / f"{name}.py" for name in ("record_commands", "session_command", "study_commands", "study", "overview", "desks/records"))]
    assert [one for path in places for one in untranslated(path)] == []


def test_the_help_of_commands_is_in_the_catalogue():
    """Every word of `--help`."""
    words.use("en-XA")
    try:
        found = list(helps(cli.parser()))
    finally:
        words.use()
    assert len(found) > 160 and [one for one in found if not MARKED.fullmatch(one)] == []


def helps(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What a parser and those below it say of themselves and of what can be typed."""
    yield parser.description
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            yield from filter(None, [action.help])
            continue
        yield from (verb.help for verb in action._choices_actions)
        for below in action.choices.values():
            yield from helps(below)


def untranslated(path: Path) -> list[str]:
    """The sentences of a module that are no docstring and in no `_(…)`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
             and node.body and isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):
        name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
        if name in ("_", "n_", "p_", "N_"):
            quiet |= {id(inner) for inner in ast.walk(node)}
    return [f"{path.name}:{node.lineno}: {node.value[:60]}" for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in quiet
            and isinstance(node.value, str) and re.search(r"^[A-Z][a-z']+ [a-z']+ [a-z']+", node.value)]
