"""A report's files: the page, the paper, the notebook and the table, in which no text is ever more than text."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import nbformat
import numpy as np
import pytest

from course_lib.coursework.report.figures import pictures, says_sure
from course_lib.coursework.report.notebook import notebook
from course_lib.coursework.report.page import page
from course_lib.coursework.report.paper import pdf
from course_lib.coursework.report.report import Share, Sure
from course_lib.coursework.report.report_files import concept_names, write
from course_lib.coursework.report.responses import Choice, Choices
from course_lib.coursework.report.table import items_csv
from tests.coursework.made_up import CONCEPTS, a_class, told

HOSTILE = '</style></svg><script>alert(1)</script><img src=x onerror=alert(1)> $\\frac{1}{2}$ #panic("no") `$(rm)` "q" \'a\' & \u202e\x07\ud800 *b* ]] 漢'


class Tags(HTMLParser):
    """Every element with its attributes, and whether each that opens closes."""

    VOID = {"meta", "path", "use", "rect"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found, self.open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def of(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


def test_the_page_needs_nothing_and_says_everything():
    """No script and no address in it; headings in order; each table has a caption and scopes, each picture its words."""
    about = told(a_class(120, odd=4, sure=np.random.default_rng(1).integers(0, 4, (120, 9))))
    drawn = pictures(about)
    text = page(about, drawn)
    tags = Tags(text)
    assert not tags.open and not {name for name, _more in tags.found} & {"script", "link", "iframe", "img", "form", "object"}
    assert "default-src 'none'" in tags.of("meta")[1]["content"] and tags.of("html") == [{"lang": "en", "dir": "ltr"}]
    assert not re.search(r"(?:src|href)=\"(?!#)", text) and not re.search(r"url\((?!#)", text) and "@import" not in text and "@font-face" not in text
    levels = [int(name[1]) for name, _more in tags.found if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(after - before <= 1 for before, after in zip(levels, levels[1:]))
    assert len(tags.of("table")) == text.count("<caption>") and all("scope" in one for one in tags.of("th"))
    assert [one["aria-label"] for one in tags.of("svg")] == [one.says for one in drawn] and len(drawn) == 4
    assert all(one["tabindex"] == "0" and one["aria-label"] for one in tags.of("div") if one.get("class") == "wide")
    ids = {one["id"] for _name, one in tags.found if "id" in one}
    assert {one["href"][1:] for one in tags.of("a")} <= ids
    assert "prefers-color-scheme: dark" in text and "@media print" in text
    assert "check the key" in text and "KR-20" in text


@pytest.fixture(scope="module")
def hostile():
    responses = a_class(40, 3)
    bad = Choices(options=tuple(Choice(text=HOSTILE, right=place == 0) for place in range(4)), legend=HOSTILE)
    items = tuple(replace(one, id=HOSTILE, stem=HOSTILE, decision=HOSTILE, choices=(bad,), concepts=(f"C-{n}",))
                  for n, one in enumerate(responses.items))
    concepts = {f"C-{n}": f"{n}{HOSTILE}" for n in range(3)}
    return told(replace(responses, title=HOSTILE, items=items, concepts=concepts))


def test_hostile_text_stays_text(hostile):
    """In the page and in the notebook's outputs, whatever an item or a name holds makes no element and no attribute."""
    drawn = pictures(hostile)
    clean = {name for name, _more in Tags(page(told(a_class(40, 3)), drawn[:0])).found}
    outputs = [output["data"]["text/html"] for cell in json.loads(notebook(hostile, drawn))["cells"] for output in cell["outputs"]
               if "text/html" in output["data"]]
    for text in (page(hostile, ()), *outputs):
        tags = Tags(text)
        assert {name for name, _more in tags.found} <= clean and not tags.open
        assert not any(name.startswith("on") for _tag, more in tags.found for name in more)
        assert "<script" not in text
    assert "alert(1)" in page(hostile, ())
    for one in drawn:
        assert not {name for name, _more in Tags(one.svg).found} & {"script", "img", "style", "foreignobject"}


def test_the_paper_takes_any_text(hostile):
    """The PDF is made, with what no font has as a square, and nothing of it is run as markup."""
    made = pdf(hostile, pictures(hostile))
    assert made.startswith(b"%PDF") and len(made) > 20_000


def test_hostile_text_can_be_written(hostile, tmp_path):
    """Half a character, which no file can hold, stops nothing."""
    _about, files = write(hostile, tmp_path)
    assert all(one.stat().st_size for one in files) and "alert(1)" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_spreadsheet_runs_nothing():
    """What begins like a formula gets an apostrophe; numbers stay numbers."""
    responses = a_class(40, 3, odd=1)
    items = (replace(responses.items[0], stem='=cmd|" /C calc"!A0\nand more', id="@x"), *responses.items[1:])
    about = told(replace(responses, items=items))
    rows = list(csv.DictReader(io.StringIO(items_csv(about))))
    assert rows[0]["question"] == '\'=cmd|" /C calc"!A0 and more' and rows[0]["item"] == "'@x"
    assert float(rows[1]["discrimination"]) == pytest.approx(about.items[1].discrimination, abs=1e-4)
    assert float(rows[0]["facility"]) == pytest.approx(about.items[0].facility.value, abs=1e-4) and rows[0]["students"] == "40"


def test_all_files_are_written(tmp_path):
    """Page, paper, notebook and CSV; a second time replaces them; the notebook is one and runs nothing."""
    for _again in range(2):
        about, files = write(told(a_class(30, 4)), tmp_path / "reports" / "check")
        assert sorted(one.name for one in files) == ["items.csv", "report.html", "report.ipynb", "report.pdf"]
    assert sorted((tmp_path / "reports" / "check").iterdir()) == sorted(files)
    book = nbformat.read(tmp_path / "reports" / "check" / "report.ipynb", 4)
    nbformat.validate(book)
    assert all(cell.cell_type == "code" and cell.source.startswith("# ") and "\n" not in cell.source for cell in book.cells)
    assert sum("image/png" in output.get("data", {}) for cell in book.cells for output in cell.outputs) == len(pictures(about))


def test_concepts_have_their_names(tmp_path):
    """The course's own; and where there are none, ids do."""
    assert concept_names()["C-DEF-3"] == "Noticing comes first, or nothing follows"
    assert concept_names(tmp_path / "none.yaml") == {}
    assert {one.name for one in told(a_class(30)).concepts} == set(CONCEPTS.values())
    assert {one.name for one in told(a_class(30, concepts={})).concepts} == set(CONCEPTS)


def test_how_sure_is_told_in_sentences():
    """The first of them begins as one."""
    told = says_sure((Sure(1, Share(0.27, 0.08, 0.63, 9)), Sure(2, Share(1.0, 0.57, 1.0, 5))))
    assert told.endswith("sure. A guess: 27 %, between 8 % and 63 %; fairly sure: 100 %, between 57 % and 100 %.")
