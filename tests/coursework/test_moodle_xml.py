"""Moodle XML: out and back without loss, as Moodle documents it, and safe against whatever comes in."""

import html
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest

from course_lib.content.authoring import yaml_file
from course_lib.content.authoring.schema import QuestionFile
from course_lib.content.items import Belief, BeliefFeedback, Region, Stance
from course_lib.coursework.assignment import Decision
from course_lib.coursework.formats import export_sheets, moodle_reader, moodle_writer
from course_lib.coursework.formats.bad_file import BadFile
from course_lib.coursework.formats.wishes import Wishes
from tests.coursework import odd, small
from tests.coursework.theirs import JUDGED, WISHES, brought


def round_trip(items):
    return brought(moodle_reader, moodle_writer.write(export_sheets.of_bank(items)), "bank.xml")


def read(inside, wishes=WISHES):
    return brought(moodle_reader, f"<?xml version='1.0' encoding='UTF-8'?><quiz>{inside}</quiz>".encode(), "theirs.xml", wishes)


def question(kind, inside, name="Q"):
    return (f'<question type="{kind}"><name><text>{name}</text></name><questiontext format="html"><text><![CDATA[<p>Which?</p>]]></text>'
            f"</questiontext>{inside}</question>")


def answer(text, fraction, feedback="", more=""):
    return (f'<answer fraction="{fraction}" format="html"><text><![CDATA[{text}]]></text><feedback format="html"><text>{feedback}</text>'
            f"</feedback>{more}</answer>")


def test_what_is_imported_is_a_question_file_of_ours():
    """The YAML is read again by the reader that authors' files go through, without a problem."""
    for text in round_trip(odd.Writer(3).items()).texts().values():
        file = yaml_file.parse(text, "imported.yaml")
        assert yaml_file.validated(file, QuestionFile) is not None
        assert file.problems == []


def test_the_file_has_what_moodle_documents():
    """The elements in the order and with the values of question/format/xml/format.php in Moodle."""
    root = ElementTree.fromstring(moodle_writer.write(export_sheets.of_bank(JUDGED)))
    questions = [one for one in root if one.get("type") != "category"]
    assert [one.get("type") for one in questions] == ["multichoice", "multichoice", "multichoice", "multichoice", "ordering", "matching", "numerical"]
    for one in questions:
        assert [child.tag for child in one][:7] == ["name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber"]
        assert one.find("questiontext").get("format") == "html"
    single, several, *_two, order, match, number = questions
    assert [one.get("fraction") for one in single.findall("answer")] == ["100", "0", "0"]
    assert [one.get("fraction") for one in several.findall("answer")] == ["50", "50", "-50", "-50"]
    assert several.findtext("single") == "false"
    assert order.findtext("gradingtype") == "RELATIVE_ALL_PREVIOUS_AND_NEXT" and order.findtext("selecttype") == "ALL"
    assert [one.findtext("answer/text") for one in match.findall("subquestion")] == ["G", "H", "H"]
    assert [(one.findtext("text"), one.findtext("tolerance")) for one in number.findall("answer")] == [("35", "5"), ("15", "15"), ("70", "30")]
    assert root[0].findtext("category/text") == "$course$/top/Attune/graded/first"


def test_tags_are_no_longer_than_moodle_keeps_them():
    """A longer one goes beside the stem."""
    item = small.single(sources=("a-source-with-quite-a-long-name-that-no-tag-of-moodle-holds",))
    root = ElementTree.fromstring(moodle_writer.write(export_sheets.of_bank([item])))
    assert all(len(tag.text) <= 50 for tag in root.iter("text") if tag.text and ":" in tag.text and tag.text.split(":")[0] in ("source", "level"))
    assert round_trip([item]).items() == [item]


def test_what_is_not_judged_stays_with_a_line_in_the_report():
    """Stances and beliefs are in no quiz of theirs."""
    stance = Stance(id="where", kind="stance", stem="Where?", min=0, max=10, step=1, low_label="a", high_label="b",
                    regions=(Region(to=10, feedback="Here."),), **small.BASE)
    belief = Belief(id="held", kind="belief", stem="So?", misconception="X-1", feedback=BeliefFeedback(agree="a", unsure="b", disagree="c"),
                    **small.BASE)
    sheet = export_sheets.of_bank([stance, belief, small.SCALE])
    assert len(sheet.sections[0].questions) == 1
    assert [line.split(":")[0] for line in sheet.report] == ["where", "held"]


def test_before_the_answer_nothing_in_the_question_says_what_is_right():
    """Misconceptions and feedback stand where Moodle shows them afterwards."""
    sheet = export_sheets.of_bank([replace(small.single(), options=tuple(
        replace(one, misconception="X-7") for one in small.single().options)), small.GROUPS])
    for one in sheet.sections[0].questions:
        before = one.html() + "".join(part.text for part in (*one.answers, *one.pairs))
        assert "X-7" not in before and "This is why" not in before and '"h", "g"' not in before


def test_an_assignment_has_its_pools_as_categories_and_its_prose_as_essays():
    """With its rubric for whoever marks."""
    assignment = small.assignment()
    sheet = export_sheets.of_assignment(assignment, small.key(assignment))
    root = ElementTree.fromstring(moodle_writer.write(sheet))
    paths = [one.findtext("category/text") for one in root if one.get("type") == "category"]
    assert paths == [f"$course$/top/Attune/assignments/small{end}" for end in ("", "/pool", "/to-mark-by-hand")]
    assert [one.findtext("questiontext/text") for one in root if one.get("type") == "essay"][0].count("What does Bo need?") == 1
    assert "SECRET-RUBRIC" in root.find("question[@type='essay']/graderinfo/text").text
    assert ElementTree.tostring(root).count(b"SECRET-") == 2  # and nowhere that a student looks
    worth = [float(one.findtext("defaultgrade")) for one in root if one.get("type") not in ("category", "essay")]
    assert sum(worth) == 6 * 2 + 4 * 3
    assert any("small" in line and "dialogue" in line for line in sheet.report)


def test_what_was_dropped_and_what_could_be_drawn_apart_stays_with_a_line_in_the_report():
    """Of two linked questions in a pool, a student could get one."""
    assignment = small.assignment(questions=(small.question(small.SCALE), small.question(small.SEVERAL), *(
        small.question(item, 3, "pool") for item in (small.TIERS, *small.POOL[:2]))))
    dropped = Decision(item="several", what="drop", reason="two readings", at="2026-11-22T10:00:00Z")
    sheet = export_sheets.of_assignment(assignment, small.key(assignment, decisions=(dropped,)))
    assert [[one.id for one in section.questions] for section in sheet.sections] == [["scale"], ["pool-0", "pool-1"], ["prose-case"]]
    assert sheet.report[0] == "several: was dropped (two readings); left out" and sheet.report[1].startswith("tiers: its two questions")


def test_their_choice_becomes_a_single():
    """With plain words where feedback is missing, and a report of it."""
    back = read(question("multichoice", "<single>true</single><shuffleanswers>0</shuffleanswers>"
                         + answer("<p>Yes &ndash; it<br>is</p>", 100, "Right.") + answer("No", 0, "Wrong.") + answer("Maybe", "33.33333", "Hm.")))
    [item] = back.items()
    assert [(one.text, one.feedback, one.correct) for one in item.options] == [
        ("Yes – it\nis", "Right.", True), ("No", "Wrong.", False), ("Maybe", "Hm.", False)]
    assert not item.shuffle and item.concepts == ("C-DEF-1",) and item.lesson == "first"
    assert ["part of the points" in str(problem) for problem in back.problems] == [True]


def test_their_true_or_false_and_their_numbers_fit():
    """Two options that stay in their order; a scale around the range."""
    back = read(question("truefalse", answer("true", 0, "No.") + answer("false", 100, "Yes."), "tf")
                + question("numerical", answer("12.5", 100, "So.", "<tolerance>2.5</tolerance>") + answer("*", 0, "Look again."), "how many"))
    true_false, scale = back.items()
    assert [one.correct for one in true_false.options] == [False, True] and not true_false.shuffle
    assert scale.answer == (10.0, 15.0) and scale.min <= 10 and scale.max >= 15
    assert any("guess" in str(problem) for problem in back.problems)


@pytest.mark.parametrize(("kind", "inside", "says"), [
    ("shortanswer", answer("x", 100), "typed word"),
    ("essay", "", "by hand"),
    ("cloze", "", "gaps"),
    ("ddwtos", "", "'ddwtos'"),
    ("multichoice", answer("a", 50) + answer("b", 50), "exactly one"),
    ("multichoice", "<single>false</single>" + answer("a", 50) + answer("b", 50), "some not"),
    ("numerical", answer("many", 100), "isn't a number"),
    ("ordering", answer("a", 1) + answer("b", 2), "three to eight"),
    ("matching", "<subquestion><text>a</text><answer><text>b</text></answer></subquestion>", "to match"),
])
def test_what_does_not_fit_is_named_with_its_line_and_what_to_do(kind, inside, says):
    """Each in its own words."""
    back = read("\n\n" + question(kind, inside, "Theirs"))
    assert back.items() == []
    assert any(str(problem).startswith("theirs.xml:3: Theirs: ") and says in str(problem) for problem in back.problems)


def test_a_question_about_nothing_known_asks_for_its_concept():
    """An item is about something."""
    back = read(question("multichoice", answer("a", 100) + answer("b", 0)), Wishes())
    assert back.items() == [] and "--concept" in str(back.problems[0])


def test_pictures_and_files_are_reported():
    """They are left out."""
    inside = ('<question type="multichoice"><name><text>Q</text></name><questiontext format="html"><text><![CDATA[See <img src="@@PLUGINFILE@@/a.png" '
              'alt="a face"> here]]></text><file name="a.png" encoding="base64">AAAA</file></questiontext>' + answer("a", 100) + answer("b", 0)
              + "</question>")
    back = read(inside)
    assert back.items()[0].stem == "See a face here"
    assert sum("left out" in str(problem) for problem in back.problems) == 2


@pytest.mark.parametrize("head", [
    '<!DOCTYPE quiz [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE quiz [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE quiz SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE quiz [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
])
def test_entities_and_outside_files_are_refused(head):
    """No document type is read, whatever is in it."""
    with pytest.raises(BadFile, match="theirs.xml:1: has a document type"):
        moodle_reader.read(f"<?xml version='1.0'?>{head}<quiz>&a;&b;&f;</quiz>".encode(), "theirs.xml")


@pytest.mark.parametrize(("data", "says"), [
    (b"<quiz>\n<question>", r"theirs.xml:2: isn't whole XML"),
    (b"", r"theirs.xml:1: isn't whole XML"),
    (b"<quiz>\x00</quiz>", "isn't whole XML"),
    (b"<quiz>\xff</quiz>", "isn't whole XML"),
    (b"<?xml version='1.0' encoding='klingon'?><quiz/>", "theirs.xml:1"),
    (b"<questestinterop/>", "not <quiz>"),
    (b"<a>" * 100_000, "nested more than"),
])
def test_a_broken_file_is_an_error_with_file_line_and_remedy(data, says):
    """What isn't a whole file of questions isn't read."""
    with pytest.raises(BadFile, match=says):
        moodle_reader.read(data, "theirs.xml")


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read(monkeypatch):
    """By its size alone."""
    monkeypatch.setattr("course_lib.coursework.formats.safe_xml.LARGEST", 1000)
    with pytest.raises(BadFile, match="larger than"):
        moodle_reader.read(b"<quiz>" + b" " * 1000 + b"</quiz>", "theirs.xml")


def test_data_of_ours_that_somebody_changed_does_no_harm():
    """Whatever stands in data-attune, the question is read as if it had come without, or reported."""
    whole = moodle_writer.write(export_sheets.of_bank(JUDGED)).decode()
    for broken in ("[]", "null", "{", '{"kind": 1, "groups": 5, "min": "a"}', "[" * 5000, '{"groups": [["X", 1], 2], "because": 3, "tags": 4, "hint": 9}'):
        changed = _data_replaced(whole, broken)
        assert len(brought(moodle_reader, changed.encode(), "theirs.xml").items()) in (6, 7)


def _data_replaced(text, broken):
    return re.sub(r'<div data-attune="[^"]*">', lambda _found: f'<div data-attune="{html.escape(broken)}">', text)


def test_a_scale_that_ends_past_all_numbers_gets_other_ends():
    """What stands beside the stem may have been changed by hand."""
    changed = moodle_writer.write(export_sheets.of_bank((small.SCALE,))).replace(b"max&quot;: 100", b"max&quot;: 1" + b"0" * 400)
    [scale] = brought(moodle_reader, changed, "bank.xml").items()
    assert scale.max < 1e6 and scale.answer == small.SCALE.answer
