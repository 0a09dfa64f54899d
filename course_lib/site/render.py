"""A notebook as a page of the site: its text reads at once, and a script brings its activities."""

import ast
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from itertools import chain, count
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..content import UnknownId, bundle
from ..figure import Picture
from ..overview import minutes
from ..words import N_, _
from . import views

PAGES = Path(__file__).parent / "pages"
READER = Path(__file__).parents[1] / "reader" / "labextension" / "static"
FIRST_PAGE, LICENCES = "index.html", "licences.html"
# Nothing from elsewhere, and no script in a page itself. Pyodide runs in a worker, which has rules of its own.
POLICY = ("default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; "
          "img-src 'self' data: blob:; media-src blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'")
SHEETS = ("reader/tokens.css", "reader/fonts.css", "reader/bar.css", "reader/prose.css", "reader/dialogs.css", "site/site.css")
FONT = "reader/fonts/source-serif-4-latin.woff2"  # what nearly every word is set in
THEME = {"light": "#fbf8f3", "dark": "#181b1e"}  # --at-paper of tokens.css, for the browser's own furniture
IMPORT = re.compile(r'^(?:import|export) (?:[^"\';]* from )?"(\.[^"]+\.js)";', re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where a page finds what all pages share: the folders `app` and `py` with a slash at the end, and the pages by lesson id."""

    app: str
    py: str
    build: str
    pages: dict[str, str]


def address(notebook: dict, path: str) -> str:
    """The page of the notebook at `path`, a neighbour of `notebook` or itself: the course's first page is the site's."""
    name = PurePosixPath(path).name
    return FIRST_PAGE if name == notebook["metadata"]["attune"]["home"] else name.removesuffix(".ipynb") + ".html"


def addresses(notebooks: dict[str, dict]) -> dict[str, str]:
    """The page of each lesson, by the lesson's id. `notebooks` are by file name."""
    return {one["metadata"]["attune"]["id"]: address(one, path) for path, one in notebooks.items()}


def page(notebook: dict, path: str, site: Site, first: dict) -> str:
    """The page of the notebook `path`. `first`: by cell, what its activity shows to somebody who has done nothing.

    Raises `UnknownId` for a figure that the course hasn't got.
    """
    lesson = notebook["metadata"]["attune"]
    taken: set[str] = set()
    cells = "\n".join(filter(None, (_cell(cell, notebook, taken) for cell in notebook["cells"])))
    body = f"""{_bar(lesson, notebook)}
<main class="at-main" id="lesson" tabindex="-1">
{_head(lesson)}
{cells}
{_foot(lesson, notebook)}
</main>"""
    about = {"page": address(notebook, path).removesuffix(".html"), "notebook": f"notebooks/{path}"}
    shown = sorted({one["view"] for one in first.values()} | _own_views(notebook))
    return _document(
        title=f"{lesson['title']} · Attune", description=lesson.get("summary") or "", site=site, start="site/page.js", body=body,
        about=about, blocks={"attune-lesson": _led(lesson, notebook), "attune-first": first}, views=shown)


def _led(lesson: dict, notebook: dict) -> dict:
    """What the script needs to know of a lesson, with pages where the notebook names notebooks. Its banner is drawn already."""
    def led(to: dict | None) -> dict | None:
        return to and to | {"path": address(notebook, to["path"])}

    kept = {key: value for key, value in lesson.items() if key != "banner"}
    ways = {key: led(lesson.get(key)) for key in ("previous", "next")}
    pages = {key: address(notebook, lesson[key]) for key in ("home", "record")}
    return kept | ways | pages | {key: [led(one) for one in lesson.get(key, [])] for key in ("lessons", "beside")}


def embed(site: Site, activities: dict) -> str:
    """The page that shows one of the `activities` (see embeds.py) inside another site. The address says which, for its script."""
    body = f"""<main class="at-main" id="lesson" tabindex="-1">
<h1 class="at-unseen">{_("An activity from Attune")}</h1>
{_without_script()}
</main>"""
    return _document(title="Attune", description=_("One activity of the course Attune."), site=site, start="site/embed.js",
                     body=body, about={"page": "embed"}, blocks={"attune-activities": activities}, kind="embed")


def plain(title: str, html: str, site: Site) -> str:
    """A page beside the lessons, such as the licences: text alone, in the site's look. `html` is its content."""
    body = f"""{_plain_bar(title)}
<main class="at-main" id="lesson" tabindex="-1">
<div class="at-head"><h1 class="at-title">{escape(title)}</h1></div>
<div class="at-text">{html}</div>
</main>"""
    return _document(title=f"{title} · Attune", description=title, site=site, start="site/plain.js", body=body, about={}, blocks={},
                     kind="plain")


# The document around a page -------------------------------------------------------------------------


def _document(*, title: str, description: str, site: Site, start: str, body: str, about: dict, blocks: dict,
              views: Sequence[str] = (), kind: str = "lesson") -> str:
    sheets = [*SHEETS, *(f"views/{name}.css" for name in views)]
    links = [f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{site.app}{FONT}">']
    links += [f'<link rel="stylesheet" href="{site.app}{name}">' for name in sheets]
    modules = [*_modules(start), *(f"views/{name}.js" for name in views)]
    links += [f'<link rel="modulepreload" href="{site.app}{name}">' for name in modules]
    linked = "\n".join(links)
    told = "\n".join(_block(name, value) for name, value in ({"attune-site": asdict(site) | about} | blocks).items())
    colours = "\n".join(f'<meta name="theme-color" media="(prefers-color-scheme: {name})" content="{colour}">'
                        for name, colour in THEME.items())
    return f"""<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<meta name="description" content="{escape(" ".join(description.split()))}">
<meta name="referrer" content="no-referrer">
{colours}
<script src="{site.app}site/early.js"></script>
{linked}
<link rel="manifest" href="manifest.webmanifest">
<link rel="icon" href="icons/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="icons/icon-180.png">
<script type="module" src="{site.app}{start}"></script>
</head>
<body class="attune-panel at-page at-page-{kind}">
{body}
{told}
</body>
</html>
"""


@cache
def _modules(start: str) -> tuple[str, ...]:
    """The script `start` and every module that it needs, so that a browser can ask for all of them at once."""
    found, waiting = [], [start]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found.append(name)
        folder, file = name.split("/")
        text = ({"site": PAGES, "reader": READER}[folder] / file).read_text(encoding="utf-8")
        for needed in IMPORT.findall(text):
            waiting.append(f"reader/{needed.removeprefix('../reader/')}" if needed.startswith("../") else f"{folder}/{needed[2:]}")
    return tuple(found)


def _block(name: str, value: dict) -> str:
    """Data for the script. A "<" in it can't end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>'


# What stands before and after a lesson's text -------------------------------------------------------


def _bar(lesson: dict, notebook: dict) -> str:
    """The bar as it is before its script has come: the way home, at the height that it will keep."""
    counted = any(part["activities"] and not part["optional"] for part in lesson.get("parts") or ())
    progress = '\n<div class="at-progress" aria-hidden="true"><div class="at-progress-lines"></div></div>' if counted else ""
    return f"""<header class="at-bar">
<div class="at-bar-row"><a class="at-home" href="{address(notebook, lesson["home"])}"><span>Attune</span></a>
<p class="at-bar-title">{escape(lesson["title"])}</p></div>{progress}
</header>"""


def _plain_bar(title: str) -> str:
    return f"""<header class="at-bar">
<div class="at-bar-row"><a class="at-home" href="{FIRST_PAGE}"><span>Attune</span></a><p class="at-bar-title">{escape(title)}</p></div>
</header>"""


def _says(words: str, **given) -> str:
    """Words of the interface, with what the page's script needs to say them in its reader's language (../reader/spoken.js)."""
    filled = f" data-with='{escape(json.dumps(given, ensure_ascii=False))}'" if given else ""
    return f'<span data-says="{escape(words)}"{filled}>{escape(_(words).format(**given))}</span>'


def _head(lesson: dict) -> str:
    """The banner, the title and what a reader should know beforehand, as the reader view has them."""
    kinds = {"lesson": N_("Lesson"), "orientation": N_("Before you begin"), "closing": N_("At the end")}
    kind, long = kinds.get(lesson["kind"]), lesson.get("minutes")
    above = [_says(kind) if kind else "", _says(N_("{count} minutes"), count=long) if long else ""]
    mentions = lesson.get("mentions")
    told = _says(N_("This lesson mentions: {mentions}. You can skip any part."), mentions=mentions) if mentions else ""
    lines = [
        _banner(lesson["banner"]) if lesson.get("banner") else "",
        f'<p class="at-above">{" · ".join(filter(None, above))}</p>' if any(above) else "",
        f'<h1 class="at-title" tabindex="-1">{escape(lesson["title"])}</h1>',
        f'<p class="at-summary">{escape(lesson["summary"])}</p>' if lesson.get("summary") else "",
        f'<p class="at-mentions">{told}</p>' if told else "",
        _without_script(),
        f'<h2 class="at-unseen">{_says(N_("To begin"))}</h2>',
    ]
    return f'<div class="at-head">{"".join(lines)}</div>'


def _banner(paths: list[str]) -> str:
    drawn = "".join(f'<path d="{escape(d)}" class="at-line-{"feel" if index else "do"}"></path>' for index, d in enumerate(paths))
    return (f'<svg viewBox="0 0 720 120" aria-hidden="true" focusable="false" class="at-banner" preserveAspectRatio="none">'
            f"{drawn}</svg>")


def _without_script() -> str:
    says = _("The text is all here. The activities need JavaScript, which is off in this browser.")
    return f'<noscript><p class="at-mentions">{says}</p></noscript>'


def _foot(lesson: dict, notebook: dict) -> str:
    ways = ((N_("Before this"), lesson.get("previous"), "before"), (N_("Next"), lesson.get("next"), "after"))
    steps = "".join(
        f'<a class="at-step at-step-{direction}" href="{address(notebook, to["path"])}"><span class="at-step-words">'
        f'<span class="at-aside">{_says(words)}</span><span class="at-step-title">{escape(to["title"])}</span></span></a>'
        for words, to, direction in ways if to)
    heading = f'<h2 id="on" class="at-unseen">{_says(N_("Where to go on"))}</h2>'
    nav = f'<nav class="at-steps" aria-labelledby="on">{heading}{steps}</nav>' if steps else ""
    about = f'<p class="at-made"><a href="{LICENCES}">{_says(N_("What this site is made of"))}</a></p>'
    return f'<div class="at-foot"><div class="at-keeping"></div>{nav}{about}</div>'


# Cells ----------------------------------------------------------------------------------------------


def _cell(cell: dict, notebook: dict, taken: set[str]) -> str | None:
    """A cell's place on the page; None for what isn't seen: a title that stands above it already, or mere imports."""
    source, own = "".join(cell["source"]), cell["metadata"].get("attune", {})
    if cell["cell_type"] == "markdown":
        if own.get("frame") == "title":
            return None
        shown = "".join(f' data-{key}="{escape(own[key])}"' for key in ("part", "frame") if key in own)
        said = "".join(f'\n<template lang="{language}">{text(one, notebook, set(taken))}</template>' for language, one in own.get("said", {}).items())
        return f'<section class="at-text" id="{escape(cell["id"])}"{shown}>\n{text(source, notebook, taken)}{said}</section>'
    calls = called(source)
    if calls is None:
        return None
    if calls[0] == "figure":
        return f'<div class="at-shown" id="{escape(cell["id"])}">{Picture(bundle().figure(calls[1]))._repr_html_()}</div>'
    name = escape(cell["id"])
    waiting = _lessons(notebook) if calls[0] == "course_map" else ""
    return f'<div class="at-cell" id="{name}" data-cell="{name}" data-source="{escape(source)}">{waiting}</div>'


def called(source: str) -> tuple[str, str | None] | None:
    """What a cell calls, and with which name; None if it only imports. Anything else is left to Python in the browser."""
    tree = ast.parse(source)
    if all(isinstance(one, (ast.Import, ast.ImportFrom)) for one in tree.body):
        return None
    match tree.body:
        case [ast.Expr(value=ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(given))], keywords=[]))]:
            return name, given
        case [ast.Expr(value=ast.Call(func=ast.Name(id=name), args=[], keywords=[]))]:
            return name, None
    return "", None


def _own_views(notebook: dict) -> set[str]:
    """The views of what a notebook calls by its name alone, such as `journal()`."""
    calls = (called("".join(cell["source"])) for cell in notebook["cells"] if cell["cell_type"] == "code")
    return {one[0] for one in calls if one} & set(views.names())


def _lessons(notebook: dict) -> str:
    """The list of lessons until the one that knows what the learner did is there, in the same look."""
    content, lessons, listed = bundle(), notebook["metadata"]["attune"]["lessons"], []
    for one in lessons:
        summary = _summary(content, one["id"])
        listed.append(f'<li><a class="aw-lesson" href="{address(notebook, one["path"])}">'
                      f'<span class="aw-lesson-title">{escape(one["title"])}</span>'
                      f'<span class="aw-lesson-summary">{escape(summary)}</span>'
                      f'<span class="aw-lesson-facts">{minutes(one["minutes"])}</span>'
                      f'<span class="aw-lesson-line" aria-hidden="true"></span></a></li>')
    begin = "".join(f'<a class="aw-button aw-do aw-continue" href="{address(notebook, one["path"])}">{_("Begin")}</a>'
                    f'<p class="aw-small">{escape(one["title"])}</p>' for one in lessons[:1])
    return f'<div class="aw-view">{begin}<ol class="aw-lessons">{"".join(listed)}</ol></div>'


def _summary(content, name: str) -> str:
    try:
        return content.lesson(name).summary
    except UnknownId:
        return ""


# Text -----------------------------------------------------------------------------------------------


def text(source: str, notebook: dict, taken: set[str]) -> str:
    """Markdown as HTML. Headings are named as in JupyterLab, so that the lessons' links find them, and each name that is `taken`
    gets a number; links lead to pages."""
    tokens = _markdown().parse(source)
    for token, following in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            token.attrSet("id", _free(_words(following).replace(" ", "-"), taken))
        for child in token.children or ():
            if child.type == "link_open":
                _lead(child, notebook)
    return _markdown().renderer.render(tokens, _markdown().options, {})


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _free(name: str, taken: set[str]) -> str:
    """The name, or with a number if it's taken; it's taken then."""
    free = next(one for one in chain([name], (f"{name}-{number}" for number in count(2))) if one not in taken)
    taken.add(free)
    return free


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline", "softbreak"))


def _lead(link: Token, notebook: dict) -> None:
    """Where a link of the text leads on the site."""
    target, key = str(link.attrs["href"]), link.attrs.get("title")
    path, _hash, part = target.partition("#")
    if "://" in target:
        link.attrSet("target", "_blank")
        link.attrSet("rel", "noopener noreferrer")
    elif path.endswith(".ipynb"):
        link.attrSet("href", address(notebook, path) + (f"#{part}" if part else ""))
    elif key in notebook["metadata"]["attune"].get("cards", {}):
        # It looks from the start as it will once its card can be opened.
        link.attrSet("class", "at-badge at-word" if str(key).startswith("term-") else "at-badge")
