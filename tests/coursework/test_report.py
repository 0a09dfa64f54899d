"""A report: what it says, what it hides, and that no text in it is ever more than text."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import nbformat
import numpy as np
import pytest

from course_lib import cli
from course_lib.coursework.answers_file import parse
from course_lib.coursework.assignment import Decision, as_json
from course_lib.coursework.report import sentences, small_groups
from course_lib.coursework.report.analysis import report
from course_lib.coursework.report.figures import pictures
from course_lib.coursework.report.gather import gather
from course_lib.coursework.report.notebook import notebook
from course_lib.coursework.report.page import page
from course_lib.coursework.report.paper import pdf
from course_lib.coursework.report.report_files import concept_names, write
from course_lib.coursework.report.responses import Choice, Choices
from course_lib.coursework.report.table import items_csv
from course_lib.coursework.score import score

from . import small
from .made_up import CONCEPTS, a_class, from_choices, item

DAY = "2025-02-03"
HOSTILE = '</style></svg><script>alert(1)</script><img src=x onerror=alert(1)> $\\frac{1}{2}$ #panic("no") `$(rm)` "q" \'a\' & \u202e\x07\ud800 *b* ]] 漢'


def told(responses):
    return report(responses, DAY)


# What it says ----------------------------------------------------------------------------------------


def test_an_item_by_hand():
    """Twelve students, the key chosen by 6, B by 6; those who got the other two questions right got this one right."""
    chosen = [[0, 0, 0]] * 6 + [[1, 1, 1]] * 6
    about = told(from_choices(chosen, seconds=np.tile([10.0, 20, 30], (12, 1)) + np.arange(12)[:, None]))
    one = about.items[0]
    assert (one.n, one.unanswered, one.facility.value, one.discrimination, one.seconds) == (12, 0, 0.5, 1.0, 15.5)
    assert (one.facility.low, one.facility.high) == pytest.approx((0.2538, 0.7462), abs=1e-4)
    assert [(row.text, row.all) for row in one.tables[0].rows[:2]] == [("Option A", 6), ("Option B", 6)]
    assert one.tables[0].sizes == ()  # with these scores there is no middle third
    assert (about.summary.mean, about.summary.points, about.summary.reliability.name) == (0.5, 3, "KR-20")
    assert about.summary.spread == pytest.approx(np.std([1] * 6 + [0] * 6, ddof=1))
    assert [(bar.low, bar.high, bar.n) for bar in about.summary.bars if bar.n] == [(0, 0.1, 6), (0.9, 1, 6)]


def test_who_chose_what_adds_up():
    """Every count that is shown is the one in the data, by thirds of the score on the other questions."""
    responses = a_class(400)
    for number, one in enumerate(told(responses).items):
        table = one.tables[0]
        assert sum(table.sizes) == 400
        for place, row in enumerate(table.rows):
            count = int(responses.picked[number][0][:, place].sum())
            assert row.all in (count, None)
            if None not in row.by_third:
                assert sum(row.by_third) == count
        assert table.rows[0].right and table.rows[0].by_third[2] / table.sizes[2] > table.rows[0].by_third[0] / table.sizes[0]


def test_the_order_of_students_makes_no_difference():
    """The same students in another order give the same report, page and all."""
    responses = a_class(70, seed=8)
    order = np.random.default_rng(1).permutation(70)
    mixed = replace(responses, credit=responses.credit[order], asked=responses.asked[order], answered=responses.answered[order],
                    picked=tuple(tuple(table[order] for table in tables) for tables in responses.picked),
                    sure=responses.sure[order], seconds=responses.seconds[order])
    one, other = told(responses), told(mixed)
    assert page(one, pictures(one)) == page(other, pictures(other))


def test_partial_credit_is_told():
    """Then it is Cronbach's alpha and not KR-20, and the interval's width is said."""
    responses = a_class(60)
    credit = responses.credit.copy()
    credit[:20, 0] = 0.5
    about = told(replace(responses, credit=credit))
    assert about.items[0].partial and about.summary.reliability.name == "Cronbach's alpha"
    assert any("Partial credit" in line for line in sentences.facts(about.items[0]))
    assert not about.items[1].partial


def test_what_was_dropped_counts_for_nothing():
    """It's out of scores, reliability, concepts and the others' rest; what was chosen is still shown."""
    responses = a_class(80)
    items = (replace(responses.items[0], counts=False, decision="Dropped: two options were right"), *responses.items[1:])
    about = told(replace(responses, items=items))
    rest = told(from_choices(np.where(responses.answered, np.stack([one[0].argmax(axis=1) for one in responses.picked], axis=1), -1)[:, 1:],
                             items=responses.items[1:]))
    assert (about.summary.mean, about.summary.reliability.alpha) == (rest.summary.mean, rest.summary.reliability.alpha)
    assert [one.discrimination for one in about.items[1:]] == [one.discrimination for one in rest.items]
    assert about.items[0].discrimination is None and about.items[0].tables[0].rows[0].all
    assert all(1 not in one.items for one in about.concepts)
    assert "two options were right" in page(about, ())


def test_drawn_questions_are_told_honestly():
    """Reliability is about the questions that everybody was asked, and says so; without two of them there is none."""
    responses = a_class(90)
    asked = responses.asked.copy()
    for student in range(90):
        asked[student, 3 + student % 6] = False
    credit, answered = np.where(asked, responses.credit, np.nan), responses.answered & asked
    drawn = replace(responses, asked=asked, answered=answered, credit=credit,
                    picked=tuple(tuple(table & asked[:, [number]] for table in tables) for number, tables in enumerate(responses.picked)))
    about = told(drawn)
    assert about.drawn and (about.summary.reliability.items, about.summary.reliability.all_items) == (3, False)
    assert about.items[3].n == 75 and about.items[0].n == 90
    assert "for the 3 questions that everybody was asked" in dict(sentences.summary_rows(about))["KR-20"]
    none = asked.copy()
    none[0, :3], none[1, :3] = [False, True, False], [True, False, False]
    about = told(replace(drawn, asked=none, answered=answered & none, credit=np.where(none, credit, np.nan)))
    assert about.summary.reliability is None and "drawn" in about.summary.why_not
    assert about.summary.why_not in page(about, ())


def test_concepts_stand_out_only_where_the_interval_says_so():
    """One that most got is a strength, one that few got a gap; with six students nothing is either."""
    right = np.tile([0, 1, 0, 1, 0, 1], (60, 1))
    chosen = np.where(np.arange(60)[:, None] % 5 == 0, 1 - right, right)
    items = tuple(item(number, concepts=("C-1",) if number % 2 else ("C-2",)) for number in range(6))
    about = told(from_choices(chosen, items=items))
    assert [(one.id, one.stands, one.right.value) for one in about.concepts] == [("C-1", "below", 0.2), ("C-2", "above", 0.8)]
    few = told(from_choices(chosen[:6], items=items))
    assert {one.stands for one in few.concepts} == {"level"}


def test_how_sure_and_how_right():
    """Of ten who were sure 8 had it right, of ten who guessed 2."""
    chosen = np.array([[0, 0]] * 8 + [[1, 0]] * 2 + [[0, 1]] * 2 + [[1, 1]] * 8)
    sure = np.array([[3, 0]] * 10 + [[1, 0]] * 10)
    about = told(from_choices(chosen, sure=sure))
    assert {(one.level, one.right.value, one.right.n) for one in about.items[0].sure} == {(1, 0.2, 10), (3, 0.8, 10)}
    assert not about.items[1].sure and [one.level for one in about.summary.sure] == [1, 3]
    assert "sure" in [one.name for one in pictures(about)]


# What it hides ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("students", range(5))
def test_nothing_is_said_about_fewer_than_five(students):
    """Not in any file: neither how many they are, nor a share, a time or a choice."""
    responses = a_class(9)
    few = replace(responses, credit=responses.credit[:students], asked=responses.asked[:students], answered=responses.answered[:students],
                  picked=tuple(tuple(table[:students] for table in tables) for tables in responses.picked),
                  sure=responses.sure[:students], seconds=responses.seconds[:students])
    about = told(few)
    assert about.students is None and about.summary is None and not about.concepts and not about.flags
    assert not any(one.enough or one.flags or one.tables for one in about.items) and not pictures(about)
    assert "Fewer than five students" in page(about, ())
    rows = list(csv.DictReader(io.StringIO(items_csv(about))))
    assert {row[name] for row in rows for name in ("students", "facility", "discrimination", "median_seconds", "sure_3_right")} == {""}


def test_an_item_that_few_were_asked_is_left_out():
    """The others keep their numbers; of a concept that only it is about nothing is said."""
    responses = a_class(40, 3)
    asked = np.ones((40, 3), bool)
    asked[4:, 0] = False
    about = told(replace(responses, asked=asked, answered=responses.answered & asked, credit=np.where(asked, responses.credit, np.nan),
                         picked=tuple(tuple(table & asked[:, [n]] for table in tables) for n, tables in enumerate(responses.picked))))
    assert not about.items[0].enough and about.items[0].facility is None and about.items[1].n == 40
    assert [one.id for one in about.concepts if one.id == "C-1"] == []


@pytest.mark.parametrize("seed", range(40))
def test_no_small_count_is_shown_or_follows(seed):
    """In classes of 5 to 60 no count from 1 to 4 is shown, and none follows from one line of a table and its sum."""
    rng = np.random.default_rng(seed)
    students = int(rng.integers(5, 61))
    responses = from_choices(rng.choice([-1, 0, 1, 2, 3], (students, 6), p=rng.dirichlet([1, 4, 2, 1, 0.5])))
    for number, one in enumerate(told(responses).items):
        table = one.tables[0]
        known = {place for place, row in enumerate(table.rows) if row.right}  # from the facility
        for column, size in enumerate((*table.sizes, one.n)):
            last = column == len(table.sizes)
            cells = [(*row.by_third, row.all)[column] for row in table.rows]
            assert not any(count is not None and count < 5 for place, count in enumerate(cells) if not (last and place in known))
            assert cells.count(None) != 1 or len([count for count in cells if count is not None]) <= len(known)
        for row in table.rows:
            assert (*row.by_third, row.all).count(None) != 1 or not table.sizes
        assert one.unanswered is None or one.unanswered == 0 or one.unanswered >= 5
    assert not any(0 < bar.n < 5 for bar in told(responses).summary.bars)
    assert sum(bar.n for bar in told(responses).summary.bars) == students


def test_hiding_by_hand():
    """A small count takes the next smallest with it; what follows from elsewhere isn't chosen; a row's sum gives nothing away."""
    counts = np.array([[20], [9], [7], [3]])
    assert small_groups.hidden(counts, True).tolist() == [[False], [False], [True], [True]]
    assert small_groups.hidden(counts, True, known=np.array([[False], [False], [True], [False]])).tolist() == [[False], [True], [False], [True]]
    assert small_groups.hidden(counts, False).tolist() == [[False], [False], [False], [True]]
    assert small_groups.hidden(np.array([[9, 8, 3, 20]]), False).tolist() == [[False, True, True, False]]
    assert small_groups.told_apart(np.array([0, 12, 3, 20])).tolist() == [False, False, False, True]
    assert small_groups.told_apart(np.array([0, 12, 0, 20])).tolist() == [False, True, False, True]
    assert small_groups.told_apart(np.array([2, 12, 3, 20])).tolist() == [False, True, False, True]


def test_several_hide_nearly_all_as_well():
    """Where each option is chosen or not, "38 of 40" would say as much as "2 of 40"."""
    responses = a_class(40, 3)
    ticked = np.zeros((40, 3), bool)
    ticked[:38, 0], ticked[:20, 1], ticked[:2, 2] = True, True, True
    several = Choices(options=tuple(Choice(text=name) for name in "xyz"), single=False)
    about = told(replace(responses, items=(replace(responses.items[0], choices=(several,)), *responses.items[1:]),
                         picked=((ticked,), *responses.picked[1:])))
    assert [row.all for row in about.items[0].tables[0].rows] == [None, 20, None]


# Its files -------------------------------------------------------------------------------------------


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


# From submissions ------------------------------------------------------------------------------------


def marked(of, key, students):
    for name, responses in students.items():
        answers = parse(small.Student(of, name).all(responses).bytes(), of)
        yield score(of, key, answers, name, small.Content()), answers


def test_gathered_from_submissions():
    """Credit, choices, sureness and times are those of the answers; what a student wasn't asked isn't theirs; names are nowhere."""
    of = small.assignment()
    key = small.key(of)
    responses = gather(of, key, marked(of, key, {"ana": small.RIGHT, "bo": small.WRONG}), CONCEPTS)
    assert responses.students == 2 and responses.asked.sum(axis=1).tolist() == [8, 8]  # six, and two of the pool's four
    assert np.nanmin(responses.credit[0]) == 1 and responses.credit[1, 0] == 0
    names = [one.id for one in responses.items]
    tiers, several, groups = (names.index(name) for name in ("tiers", "several", "groups"))
    assert [choice.text for choice in responses.items[0].choices[0].options] == [
        option["text"] for option in of.questions[0].fields[0]["options"]]
    for student, chosen in ((0, "right"), (1, "wrong")):
        options = [option["id"] for option in of.questions[0].fields[0]["options"]]
        assert options[responses.picked[0][0][student].argmax()] == chosen
    assert [table[1].sum() for table in responses.picked[tiers]] == [1, 1]
    assert [table.sum(axis=1).tolist() for table in responses.picked[several]] == [[2, 1]]
    assert responses.picked[groups][0].tolist()[0] == [True] * 3 and not responses.picked[groups][0][1].all()
    assert set(responses.sure[responses.answered]) == {2}
    assert set(responses.seconds[responses.answered]) <= {60.0, 120.0}
    assert "ana" not in page(told(responses), ()) and "ana" not in repr(responses)


def test_what_needs_review_is_left_out_and_counted():
    """A submission for another version has no place in the numbers; the report says how many there are."""
    of = small.assignment()
    key = small.key(of)
    good = list(marked(of, key, {f"student-{n}": small.RIGHT for n in range(6)}))
    odd = parse(small.Student(of, "eve", begin=False).all().bytes(), of)
    responses = gather(of, key, [*good, (score(of, key, odd, "eve", small.Content()), odd)], {})
    assert (responses.students, responses.left_out) == (6, 1)
    assert any("1 submission isn't in here" in note for note in told(responses).notes)


@pytest.mark.parametrize("what", ["drop", "full"])
def test_a_decision_is_in_the_report(what):
    """The item no longer counts; its reason is told."""
    of = small.assignment()
    key = small.key(of, decisions=(Decision(item="one", what=what, reason="Both were right.", at="2025-01-05"),))
    responses = gather(of, key, marked(of, key, {f"student-{n}": small.RIGHT for n in range(5)}), {})
    assert not responses.items[0].counts and "Both were right." in responses.items[0].decision


@pytest.fixture
def course(tmp_path):
    """A course in which six students handed in, one of them a damaged file."""
    of = small.assignment()
    release, keys = tmp_path / "release" / "small", tmp_path / "keys"
    notebook = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    for folder in (release, keys):
        folder.mkdir(parents=True)
    (release / "assignment.json").write_text(as_json(of), encoding="utf-8")
    (release / "small.ipynb").write_text(notebook)
    (keys / "small.key.json").write_text(as_json(small.key(of)), encoding="utf-8")
    for number in range(6):
        folder = tmp_path / "submitted" / f"student-{number}" / "small"
        folder.mkdir(parents=True)
        (folder / "small.ipynb").write_text(notebook)
        content = small.Student(of, f"student-{number}").all(small.RIGHT if number % 2 else small.WRONG).bytes()
        (folder / "answers.jsonl").write_bytes(content[:-40] if number == 5 else content)
    return tmp_path


def test_the_command_reports_on_what_was_handed_in(course, capsys):
    """It names its files, and says how many students there are and how many questions deserve a look."""
    assert cli.main(["coursework", "report", "small", "--course", str(course)]) == 0
    out = capsys.readouterr().out
    files = out.splitlines()[:4]
    assert [line.rsplit("/", 1)[1] for line in files] == ["report.html", "report.ipynb", "items.csv", "report.pdf"]
    assert "5 students; " in out
    text = (course / "reports" / "small" / "report.html").read_text(encoding="utf-8")
    assert "1 submission isn&#x27;t in here" in text and "student-" not in text


def test_the_command_says_what_is_missing(course, capsys):
    """No release, no key, no notebook: one sentence, and no report."""
    for path in ("release/small/small.ipynb", "keys/small.key.json", "release/small/assignment.json"):
        (course / path).unlink()
        assert cli.main(["coursework", "report", "small", "--course", str(course)]) == 1
        said = capsys.readouterr().err
        assert path.rsplit("/", 1)[1] in said or "attune coursework release small" in said
    assert not (course / "reports").exists()


def test_responses_that_do_not_fit_are_refused():
    """Tables of other shapes, credit beyond 1, and answers to what wasn't asked."""
    good = a_class(6, 3)
    for odd in ({"credit": good.credit[:, :2]}, {"picked": good.picked[:2]}, {"credit": good.credit + 1}, {"asked": ~good.asked}):
        with pytest.raises(ValueError):
            replace(good, **odd)
