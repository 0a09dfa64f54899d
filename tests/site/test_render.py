"""The site's pages as they are without a script: all of a lesson's text, links that lead somewhere, and nothing that isn't earned."""

import json
import re
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course_lib.content import UnknownId, bundle
from course_lib.site import render
from course_lib.site.address import address, addresses
from course_lib.site.document import Site
from course_lib.site.first import first_views
from course_lib.site.frame import LICENCES

LESSONS = Path(__file__).parents[2] / "notebooks" / "lessons"
NOTEBOOKS = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(LESSONS.glob("*.ipynb"))}
SITE = Site(app="app/0123/", py="py/4567/", build="first", pages=addresses(NOTEBOOKS))
NAMES = list(NOTEBOOKS)
NOT_PAGES = {LICENCES, "manifest.webmanifest", "icons/icon.svg", "icons/icon-180.png"}
VOID = {"meta", "link", "img", "br", "hr", "input"}
# What a learner gets only after an answer, by the name that it has in the content.
EARNED = {"feedback", "hint", "because", "two_options_because", "misconception", "comment", "reveal"}


class Page(HTMLParser):
    """A page, taken apart: `tags` as (name, attributes, the classes around it), `text` by the tag that it's in."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.texts, self.html = [], [], [], html
        self.feed(html)
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"{tag} closes something else"

    def handle_data(self, data):
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.tags if name == tag]

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _tag, attributes in self.tags if attribute in attributes]

    def block(self, name: str) -> dict:
        found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', self.html, re.DOTALL)
        return json.loads(found[1])

    @cached_property
    def read(self) -> str:
        """What is read on the page."""
        return " ".join(" ".join(text for tag, text in self.texts if tag not in ("script", "style", "title")).split())


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """Every notebook's page, by the notebook's file name."""
    return {name: Page(render.page(one, name, SITE, first_views(one))) for name, one in NOTEBOOKS.items()}


def _as_written(page: Page) -> str:
    """Without what stands ready in other languages."""
    return re.sub("<template.*?</template>", "", page.html, flags=re.DOTALL)


def made(*cells, cards=None, **about) -> dict:
    """A notebook with these cells of text (or, as pairs, of another type)."""
    attune = {"id": "mine", "kind": "lesson", "title": "Mine & <yours>", "home": "00-welcome.ipynb", "record": "90-your-record.ipynb",
              "lessons": [], "cards": cards or {}} | about
    pairs = [cell if isinstance(cell, tuple) else ("markdown", cell) for cell in cells]
    return {"metadata": {"attune": attune}, "cells": [
        {"id": f"mine-{number}", "cell_type": kind, "metadata": {}, "source": source} for number, (kind, source) in enumerate(pairs)]}


def page_of(*cells, first=None, **about) -> Page:
    return Page(render.page(made(*cells, **about), "01-mine.ipynb", SITE, first or {}))


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_reads_without_a_script(pages, name):
    """Its title and every word of its text are on the page, in order; its activities have their places, in order."""
    page, notebook = pages[name], NOTEBOOKS[name]
    about = notebook["metadata"]["attune"]
    told = about["summary"] if about["summary"] else about["title"]
    assert about["title"] in page.read and " ".join(told.split()) in page.read
    at = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "markdown" or cell["metadata"].get("attune", {}).get("frame") == "title":
            continue
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", "".join(cell["source"]))
        for word in re.findall(r"\w{3,}", re.sub(r"https?://\S+", "", plain)):
            at = page.read.find(word, at)
            assert at >= 0, f"{word!r} of {cell['id']} isn't on the page, or not in its place"
    sources = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    wanted = [one for one in sources if not one.startswith(("from ", "import ", "figure("))]
    assert page.values("data-source") == wanted
    assert _as_written(page).count("<figure") == sum(one.startswith("figure(") for one in sources)


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_links_lead_somewhere(pages, name):
    """To a page that is built, to a place on this one, or, marked as such, away from the site; never to a notebook to read."""
    page = pages[name]
    ids = Page(_as_written(page)).values("id")  # of a template and what it replaces, one is there at a time
    assert len(ids) == len(set(ids)), {one for one in ids if ids.count(one) > 1}
    for link in page.all("a"):
        path, _hash, part = link["href"].partition("#")
        if "://" in path:
            assert path.startswith("https://") and link["rel"] == "noopener noreferrer" and link["target"] == "_blank"
        elif path:
            assert path in set(SITE.pages.values()) | NOT_PAGES, link
        else:
            assert part in ids, link
    for link in page.all("link"):
        assert link["href"].startswith(SITE.app) or link["href"] in NOT_PAGES, link


@pytest.mark.parametrize("name", NAMES)
def test_headings_go_down_step_by_step(pages, name):
    """One first heading, and none below it that skips a level."""
    levels = [int(tag[1]) for tag, _attributes in pages[name].tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels


@pytest.mark.parametrize("name", NAMES)
def test_only_the_sites_own_scripts_run(pages, name):
    """The policy comes first, and it allows no script in a page, none from elsewhere, and no request away from the site."""
    page = pages[name]
    policy = next(one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["script-src"] == rules["connect-src"] == rules["worker-src"] == "'self'"
    assert page.html.index("Content-Security-Policy") < page.html.index("<script")
    for script in page.all("script"):
        assert script.get("type") == "application/json" or script["src"].startswith(f"{SITE.app}site/"), script
    assert not [attributes for _tag, attributes in page.tags if any(key.startswith("on") for key in attributes)]


def asked_first(quiz: str) -> str:
    """The words of a quiz's first question."""
    return bundle().item(bundle().quiz(quiz).items[0]).stem


def earned(content) -> list[str]:
    """Every text that has to be earned, wherever it is in the content."""
    if isinstance(content, list):
        return [text for one in content for text in earned(one)]
    if not isinstance(content, dict):
        return []
    return [text for key, value in content.items() for text in (texts(value) if key in EARNED else earned(value))]


def texts(value) -> list[str]:
    """The texts in a value; a name of one word is none."""
    if isinstance(value, str):
        return [value] if " " in value.strip() else []
    return [text for one in (value.values() if isinstance(value, dict) else value or ()) for text in texts(one)]


def told(page: Page) -> str:
    """All that a page holds, read or not: its text, and what its scripts are given."""
    replies = [one | {"reply": json.loads(one["reply"])} for one in page.block("attune-first").values()]
    blocks = [page.block("attune-lesson"), replies]
    return page.read + json.dumps(blocks, ensure_ascii=False).replace("\\n", "\n").replace('\\"', '"')


def test_no_page_holds_what_has_to_be_earned(pages):
    """No feedback, hint or reason of any question in the course is on any page, in its text or in what its script is given."""
    content = json.loads((Path(render.__file__).parents[1] / "content" / "bundle.json").read_text(encoding="utf-8"))
    hidden = earned([content["items"], content["predictions"]])
    assert len(hidden) > 1000
    every = unescape("\n".join(told(page) for page in pages.values()))
    assert asked_first("cue-or-story") in every  # what is asked is there
    assert [text for text in hidden if text in every] == []


def test_every_activity_that_can_shows_its_first_view(pages):
    """Its question is on the page before Python is, for its view to draw."""
    first = pages["04-perceiving.ipynb"].block("attune-first")
    quiz = next(one for one in first.values() if json.loads(one["reply"])["activity"] == "quiz/cue-or-story")
    assert quiz["view"] == "quiz"
    assert json.dumps(asked_first("cue-or-story")) in quiz["reply"]


@pytest.mark.parametrize("name", ["95-toys.ipynb", "03-why-it-matters.ipynb"])
def test_a_page_printed_at_once_names_what_is_missing(pages, name):
    """Each activity's place has its title and a sentence, until the script draws the activity."""
    page, notebook = pages[name], NOTEBOOKS[name]
    for first in first_views(notebook).values():
        reply = json.loads(first["reply"])
        assert ("strong", reply["view"].get("title") or reply["words"]["title"]) in page.texts
    left = [text for _tag, text in page.texts].count("This activity wasn't drawn yet when the page was printed.")
    assert left == len(page.values("data-source")) > 0


def test_parts_and_frames_are_marked(pages):
    """The contents find the parts, and a lesson's frame looks like one."""
    page = pages["04-perceiving.ipynb"]
    assert page.values("data-part") == [part["id"] for part in page.block("attune-lesson")["parts"]]
    assert page.values("data-frame")[:2] == ["scene", "aims"]


def test_the_script_knows_pages_and_not_notebooks(pages):
    """What leads on from a lesson are pages; the notebook is there to be taken along."""
    page = pages["04-perceiving.ipynb"]
    lesson, site = page.block("attune-lesson"), page.block("attune-site")
    assert lesson["home"] == "index.html" and lesson["next"]["path"] == "05-making-sense.html"
    assert {one["path"] for one in lesson["lessons"]} <= set(site["pages"].values())
    assert ".ipynb" not in json.dumps({key: value for key, value in lesson.items() if key != "cards"})
    assert site["notebook"] == "notebooks/04-perceiving.ipynb" and site["page"] == "04-perceiving"
    assert pages["00-welcome.ipynb"].block("attune-site")["page"] == "index"


def test_the_first_page_lists_the_lessons(pages):
    """They can be chosen before anything else is there: in the place of the list that knows what was done."""
    page = pages["00-welcome.ipynb"]
    listed = [attributes["href"] for attributes in page.all("a") if attributes.get("class") == "aw-lesson"]
    assert listed == [address(NOTEBOOKS["00-welcome.ipynb"], lesson.path) for lesson in bundle().lessons()]
    inside = page.html[page.html.index('data-source="course_map()"'):]
    assert inside.index("aw-lessons") < inside.index("<section")


def test_a_heading_is_named_as_in_jupyterlab():
    """The links of the lessons find it there and here; a second one of the same name has a name of its own."""
    page = page_of("## Words in this lesson\n\n[see](#Words-in-this-lesson)", "## It's *so* `far`\n\n## Words in this lesson")
    assert [one.get("id") for one in page.all("h2")][1:] == ["Words-in-this-lesson", "It's-so-far", "Words-in-this-lesson-2"]


def test_links_in_the_text():
    """A notebook's name becomes its page; a source keeps its name, and looks like a source from the start."""
    page = page_of('[a](05-making-sense.ipynb#Two-words) [b](00-welcome.ipynb) [c](#Sources "who-2019") [d](#Words "term-cue")',
                   "[e](https://example.org)\n\n## Sources\n\n## Words", cards={"who-2019": {}, "term-cue": {}})
    shown = {one["href"]: one for one in page.all("a")}
    assert {"05-making-sense.html#Two-words", "index.html", "#Sources", "#Words", "https://example.org"} <= set(shown)
    assert shown["#Sources"]["class"] == "at-badge" and shown["#Sources"]["title"] == "who-2019"
    assert shown["#Words"]["class"] == "at-badge at-word"
    assert shown["https://example.org"]["target"] == "_blank"


def test_what_is_written_stays_text():
    """Neither a title, a text, a source nor a reply can end what it's in, or begin a script."""
    nasty = "</script><script>alert(1)</script>"
    reply = json.dumps({"view": {"title": nasty}})
    first = {"mine-1": {"view": "quiz", "reply": reply}}
    page = page_of(nasty, ("code", f'quiz("{nasty}")'), title=nasty, summary=nasty, mentions=nasty, first=first)
    assert {one.get("type") for one in page.all("script") if "src" not in one} == {"application/json"}
    assert page.block("attune-first")["mine-1"]["reply"] == reply
    assert page.values("data-source") == [f'quiz("{nasty}")']
    assert nasty in page.read


def test_tables_quotes_and_pictures():
    """As JupyterLab draws them."""
    page = page_of("| a | b |\n|---|---|\n| 1 | 2 |\n\n> said\n\n![what it shows](data:image/png;base64,AAAA)")
    tags = [tag for tag, _attributes in page.tags]
    assert {"table", "blockquote", "img"} <= set(tags)
    assert page.all("img")[0] == {"src": "data:image/png;base64,AAAA", "alt": "what it shows"}


def test_a_figure_stands_ready_in_each_language_that_has_its_words():
    """Its drawing in Spanish, for the page's script; of one that isn't translated, only the words around it are said anew."""
    drawn, other = page_of(("code", 'figure("two-pairs-breathing")')), page_of(("code", 'figure("three-links")'))
    in_spanish = re.search('<template lang="es">(.*?)</template>', drawn.html, re.DOTALL)[1]
    assert "acompasados" in in_spanish and "La figura en palabras" in in_spanish
    assert "acompasados" not in _as_written(drawn) and ">in step<" in _as_written(drawn)
    assert "<template" not in other.html and {"The figure in words"} <= set(other.values("data-says"))


def test_an_unknown_figure_is_an_error():
    with pytest.raises(UnknownId, match="no-such-figure"):
        page_of(("code", 'figure("no-such-figure")'))


def test_imports_have_no_place_on_the_page():
    """A cell that only imports is left out; one that does more is Python's."""
    page = page_of(("code", "from course_lib import quiz"), ("code", "import math\nmath.pi"))
    assert page.values("data-source") == ["import math\nmath.pi"]


def test_a_browser_is_told_of_every_module_at_once():
    """All that the start imports, directly or not, exists and is asked for with the page."""
    asked = [one["href"].removeprefix(SITE.app) for one in page_of("x").all("link") if one["rel"] == "modulepreload"]
    assert len(asked) == len(set(asked)) and asked[0] == "site/page.js"
    assert {"site/course.js", "site/kernel.js", "site/cells.js", "reader/bar.js", "reader/dialog.js"} <= set(asked)


def test_the_page_for_one_activity_and_a_page_of_text():
    """They have the same rules as a lesson."""
    for html in (render.embed(SITE, {"quiz/x": {"page": "a.html", "cell": "a-1"}}), render.plain("Licences", "<p>MIT</p>", SITE)):
        page = Page(html)
        assert [tag for tag, _attributes in page.tags].count("h1") == 1
        assert "Content-Security-Policy" in html and page.all("html")[0] == {"lang": "en", "dir": "ltr"}
