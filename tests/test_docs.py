"""The guides say what holds: their examples run, their commands and files are there, and their links lead somewhere."""

import contextlib
import doctest
import io
import re
import shlex
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from course_lib.cli import parser as attune
from course_lib.content.authoring import build
from start import options_from as start
from tools import docs

ROOT = Path(__file__).parent.parent
OUTSIDE_DOCS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "benchmarks/README.md"]
FIRST_LESSON = ROOT / "docs" / "first-lesson"
GUIDES = OUTSIDE_DOCS + sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md") if FIRST_LESSON not in path.parents)
COMMANDS = {"attune": attune().parse_args, "start.py": start}
TOPS = {path.name for path in ROOT.iterdir()}


@dataclass(frozen=True)
class Piece:
    """A block or a span of code, or a link, and the line where it begins."""

    line: int
    text: str
    kind: str = ""


@cache
def tokens(guide: str) -> tuple:
    return tuple(MarkdownIt("commonmark").enable("table").parse((ROOT / guide).read_text(encoding="utf-8")))


def blocks(guide: str) -> list[Piece]:
    return [Piece(token.map[0] + 2, token.content, token.info.split(" ")[0]) for token in tokens(guide) if token.type == "fence"]


def inside(guide: str, kind: str) -> list:
    """The line and the token of each piece of this kind within the text."""
    parents = [(token.map[0] + 1 if token.map else 0, token.children or []) for token in tokens(guide)]
    return [(line, child) for line, children in parents for child in children if child.type == kind]


def spans(guide: str) -> list[Piece]:
    return [Piece(line, token.content) for line, token in inside(guide, "code_inline")]


# Examples --------------------------------------------------------------------------------------


def examples(guide: str) -> list[doctest.Example]:
    """The examples of a guide's Python sessions, each with its line in the guide."""
    found = []
    for block in blocks(guide):
        if block.kind == "pycon":
            for example in doctest.DocTestParser().get_examples(block.text):
                example.lineno += block.line - 1
                found.append(example)
    return found


WITH_EXAMPLES = [guide for guide in GUIDES if examples(guide)]


@pytest.mark.parametrize("guide", WITH_EXAMPLES)
def test_examples_hold(guide, monkeypatch, tmp_path):
    """What a guide shows after `>>>` comes out as it's written there; one page is one session."""
    monkeypatch.setenv("ATTUNE_HOME", str(tmp_path))
    monkeypatch.chdir(ROOT)
    test = doctest.DocTest(examples(guide), {}, guide, str(ROOT / guide), 0, None)
    said = io.StringIO()
    failed, _tried = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=said.write)
    assert not failed, said.getvalue()


def test_python_is_shown_as_examples_that_run():
    """A block of Python in a guide is a session with `>>>`, so that it's tried."""
    untried = [f"{guide}:{block.line}" for guide in GUIDES for block in blocks(guide) if block.kind in ("python", "py", "python3")]
    assert not untried
    assert len(WITH_EXAMPLES) > 5


# Commands --------------------------------------------------------------------------------------


def commands(guide: str) -> list[Piece]:
    """What a guide tells a reader to type, of our own commands: whole lines in blocks, and what stands in a sentence."""
    lines = []
    for block in blocks(guide):
        text = block.text.replace("\\\n", "  ") if block.kind in ("", "sh", "bash", "console") else ""
        lines += [Piece(block.line + number, line, "line") for number, line in enumerate(text.splitlines())]
    pieces = lines + spans(guide)
    return [Piece(piece.line, part, piece.kind) for piece in pieces for part in re.split(r"&&|[|;]", piece.text) if typed(part)]


def typed(command: str) -> tuple[str, list[str]] | None:
    """One of COMMANDS and what follows it; None for any other."""
    found = re.match(r"\s*(?:\$ )?(?:[A-Z_]+=\S+ )*(?:(?:sudo |-u \S+ )*\S*/)?(?:python3? |py )?(attune|start\.py)(?= |$)", command)
    if not found:
        return None
    rest = re.sub(r"\s[<>].*", "", command[found.end() :])
    return found[1], shlex.split(rest, comments=True)


def is_named_only(words: list[str], said: str) -> bool:
    """Whether a sentence names a command, without all that it needs: `attune coursework`. Its options are there."""
    lacking = re.search(r"(arguments are|arguments .+ is) required|expected one argument", said)
    return bool(lacking) and all(re.search(rf"{word}\b", said) for word in words if word.startswith("--"))


@pytest.mark.parametrize("guide", GUIDES)
def test_commands_are_there(guide):
    """Each command that a guide prints is one that the parser takes, with the options that it names."""
    wrong = []
    for piece in commands(guide):
        name, words = typed(piece.text)
        said = io.StringIO()
        try:
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
                COMMANDS[name](["1" if word == "N" else word for word in words])
        except SystemExit as end:
            if end.code and not (piece.kind != "line" and is_named_only(words, said.getvalue())):
                wrong.append(f"{guide}:{piece.line}: {piece.text.strip()}\n    {said.getvalue().strip().splitlines()[-1]}")
    assert not wrong, "\n".join(wrong)


def test_commands_are_found():
    """The search for commands finds them: in blocks, in sentences, after a variable, and those of start.py."""
    found = [typed(piece.text) for guide in GUIDES for piece in commands(guide)]
    assert len(found) > 60
    assert {"study", "check", "coursework", "room", "site", "workshop"} <= {words[0] for name, words in found if name == "attune" and words}
    assert ("start.py", ["test", "--all"]) in found
    assert typed("ATTUNE_LANGUAGE=es attune study") == ("attune", ["study"])
    assert typed(".venv/bin/attune room a-taster   # a comment") == ("attune", ["room", "a-taster"])
    assert typed("git log") is None


# Files and links -------------------------------------------------------------------------------


@pytest.mark.parametrize("guide", GUIDES)
def test_files_are_there(guide):
    """A file of the repository that a guide names is there."""
    lost = []
    for piece in spans(guide):
        path = piece.text.removeprefix("python ").split(" ")[0].split("::")[0]
        example = re.search(r"[A-Z]{2}|[*<>{}$…]|\.[a-z]{2}\.(yaml|md)$", path)  # FIGURE.svg, *.yaml; a translation
        if path.split("/")[0] in TOPS and "/" in path and not example and not (ROOT / path).exists():
            lost.append(f"{guide}:{piece.line}: {path}")
    assert not lost, "\n".join(lost)


@cache
def anchors(guide: str) -> frozenset[str]:
    """The names of a page's headings, as repository browsers and the built pages make them."""
    found, all_tokens = [], tokens(guide)
    for heading, text in zip(all_tokens, all_tokens[1:]):
        if heading.type == "heading_open":
            plain = "".join(child.content for child in text.children if child.type in ("text", "code_inline"))
            found.append(re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-"))
    return frozenset(found)


@pytest.mark.parametrize("guide", GUIDES)
def test_links_lead_somewhere(guide):
    """Each link and picture that isn't on another host leads to a file that is there, and to a heading in it."""
    links = [(line, token.attrs["href"]) for line, token in inside(guide, "link_open")]
    links += [(line, token.attrs["src"]) for line, token in inside(guide, "image")]
    lost = []
    for line, link in links:
        path, _sharp, anchor = unquote(link).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = (ROOT / guide).parent / path if path else ROOT / guide
        if not target.exists() or ROOT not in target.resolve().parents:
            lost.append(f"{guide}:{line}: {link}: there is no such file")
        elif anchor and anchor not in anchors(target.resolve().relative_to(ROOT).as_posix()):
            lost.append(f"{guide}:{line}: {link}: no heading there is called so")
    assert not lost, "\n".join(lost)


# The site, and the first lesson ----------------------------------------------------------------


def test_the_site_is_built(tmp_path):
    """Without a warning: no link is lost, each page is in the contents, and none asks another host for anything."""
    assert docs.build(tmp_path / "site") == 0
    pages = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.html")}
    assert {guide.replace(".md", ".html") for guide in GUIDES} | {"index.html"} <= pages
    assert "The Mark for" in (tmp_path / "site/docs/api/activities.html").read_text(encoding="utf-8")  # from a docstring


@pytest.mark.parametrize("html", [
    '<script src="https://cdn.example.org/a.js"></script>', '<link rel="stylesheet" href="//fonts.example.org/a.css">',
    "<style>body { background: url(http://example.org/a.png) }</style>", "<img alt='' src='https://example.org/a.png'>",
])
def test_what_a_page_would_fetch_is_found(tmp_path, html):
    """A script, a style, a typeface or a picture from elsewhere; a link that somebody has to click isn't one."""
    (tmp_path / "page.html").write_text(f'<a href="https://example.org">elsewhere</a>{html}')
    assert [where for where, _address in docs.remote(tmp_path)] == ["page.html"]
    (tmp_path / "page.html").write_text('<a href="https://example.org">elsewhere</a><img alt="" src="a.png">')
    assert docs.remote(tmp_path) == []


def test_without_sphinx_it_says_what_to_do(monkeypatch, tmp_path, capsys):
    """What is missing, and how it's installed."""
    monkeypatch.setitem(docs.NEEDED, "no_such_module", "no-such-package")
    assert docs.build(tmp_path / "site") == 1 and not (tmp_path / "site").exists()
    said = capsys.readouterr().err
    assert "no-such-package isn't installed" in said and "start.py setup --all" in said


def test_a_folder_with_something_else_is_left_alone(tmp_path, capsys):
    """Building replaces earlier pages and nothing else."""
    (tmp_path / "mine.txt").write_text("mine")
    assert docs.build(tmp_path) == 1 and (tmp_path / "mine.txt").read_text() == "mine"
    assert "holds something else" in capsys.readouterr().err


def test_the_first_lesson_is_sound(tmp_path):
    """The lesson that authors begin with passes `attune check`, once it's in the order of the course."""
    shutil.copytree(build.ASSETS, tmp_path / "assets", ignore=shutil.ignore_patterns("graded", "coursework"))
    shutil.copytree(FIRST_LESSON, tmp_path / "assets", dirs_exist_ok=True)
    order = tmp_path / "assets" / "course.yaml"
    lessons = order.read_text(encoding="utf-8").replace("  - looking-back\n", "  - looking-back\n  - a-small-no\n")
    order.write_text(lessons, encoding="utf-8")
    assets = build.load(tmp_path / "assets")
    assert "a-small-no" in assets.lessons and [str(problem) for problem in assets.problems] == []
