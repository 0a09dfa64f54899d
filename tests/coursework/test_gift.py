"""GIFT: out and back without loss, and the variants of it that teachers have."""

from dataclasses import replace

import pytest

from course_lib.coursework.formats import export_sheets, gift_reader, gift_writer
from course_lib.coursework.formats.bad_file import BadFile
from tests.coursework import odd, small
from tests.coursework.theirs import brought


def read(text):
    return brought(gift_reader, text.encode(), "theirs.gift")


def one(text):
    back = read(text)
    assert len(back.items()) == 1, list(map(str, back.problems))
    return back.items()[0]


def says(text):
    return "\n".join(map(str, read(text).problems))


def texts(item):
    return [(option.text, option.feedback, option.correct) for option in item.options]


def test_what_is_written_is_what_moodle_reads():
    """One comment with id and tags, a name, the format, then a line for each answer; no letter left that means something."""
    written = gift_writer.write(export_sheets.of_bank([replace(small.single(), stem="Is 1=1 {or} ~ #2: \\?")])).decode().split("\n")
    assert written[2] == "$CATEGORY: $course$/top/Attune/graded/first"
    assert written[4] == "// [id:one] [tag:concept:C-DEF-1] [tag:level:understand] [tag:difficulty:2] [tag:version:1]"
    assert written[5].startswith("::one::[html]<div ") and written[5].endswith(r"Is 1\=1 \{or\} \~ \#2\: \\?</div>{")
    assert written[6].startswith("\t=<span") and written[7].startswith("\t~<span") and written[9] == "}"


def test_several_gives_and_takes_shares():
    """A right option adds its share, and a wrong one takes as much."""
    written = gift_writer.write(export_sheets.of_bank([small.SEVERAL])).decode()
    assert written.count("\t~%50%") == 2 and written.count("\t~%-50%") == 2


def test_an_order_is_written_for_moodles_ordering():
    """All steps, marked by all pairs."""
    written = gift_writer.write(export_sheets.of_bank([small.ORDER])).decode()
    assert "{>3 ALL VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT SHOW\n" in written


def test_a_choice_with_feedback_and_escapes():
    """What a backslash stands before is a letter."""
    item = one(r"""// a comment
::My \: name:: What is 1\=1 \{really\}? {
  = yes \~ it is # Right \# so
  ~ no \\ never # Wrong
  ~ maybe
  #### In general
}""")
    assert item.stem == "What is 1=1 {really}?" and item.id == "my-name"
    assert texts(item)[:2] == [("yes ~ it is", "Right # so", True), ("no \\ never", "Wrong", False)]


def test_answers_on_one_line_and_a_word_that_is_missing():
    """A gap stands where the answers stood in the sentence."""
    item = one("Grant is {~buried =entombed ~living} in Grant's tomb.")
    assert item.stem == "Grant is _____ in Grant's tomb."
    assert [option.text for option in item.options if option.correct] == ["entombed"]


def test_weights_make_it_a_several():
    """Weights other than ours are reported."""
    item = one("Who?{\n~%-100%No one\n~%50%Grant #yes\n~%50%His wife\n~%-100%His father}")
    assert item.kind == "several" and [option.correct for option in item.options] == [False, True, True, False]
    assert "its marks differ" in says("Who?{~%-100%No one ~%50%Grant ~%50%His wife}")


@pytest.mark.parametrize(("written", "right"), [("{T}", 0), ("{TRUE}", 0), ("{F#Wrong#Right}", 1), ("{ FALSE }", 1)])
def test_true_or_false(written, right):
    """In a word or a letter, it becomes two options that stay in their order."""
    item = one(f"The sun rises in the east.{written}")
    assert item.kind == "single" and [option.correct for option in item.options].index(True) == right and not item.shuffle


def test_the_first_feedback_of_true_or_false_is_for_whoever_is_wrong():
    """The second is for whoever is right."""
    assert texts(one("So?{T#No, look.#Yes.}")) == [("True", "Yes.", True), ("False", "No, look.", False)]


def test_matching_becomes_groups():
    """What belongs to the same label is in one group."""
    item = one("Which food? { =cat -> cat food =dog -> dog food =kitten -> cat food }")
    assert [(card.text, card.group) for card in item.cards] == [("cat", "cat-food"), ("dog", "dog-food"), ("kitten", "cat-food")]


@pytest.mark.parametrize(("written", "low", "high"), [
    ("{#1..5}", 1, 5), ("{#3:2}", 1, 5), ("{#3}", 3, 3), ("{#-2.5..-1.5}", -2.5, -1.5), ("{#1822:0}", 1822, 1822),
    ("{#=1822:5 #Yes =%50%1822:20 #Near ~#No}", 1817, 1827), ("{#-1..1}", -1, 1), ("{#95..105}", 95, 105), ("{#3.14}", 3.14, 3.14),
])
def test_numbers_become_a_scale_on_which_the_answer_can_be_given(written, low, high):
    """Ends and steps are made up so that some step lies within the answer."""
    item = one(f"How many?{written}")
    assert item.answer == (low, high)
    assert item.min <= low <= high <= item.max
    steps = [item.min + step * item.step for step in range(round((item.max - item.min) / item.step) + 1)]
    assert len(steps) <= 201 and any(low - 1e-9 <= step <= high + 1e-9 for step in steps)


def test_categories_formats_and_blank_lines():
    """A category of ours says lesson and use; a format says how a text is read."""
    back = read("""// one
$CATEGORY: $course$/top/Default/Deep

::A:: [html]<p>Is <em>this</em> it&nbsp;?</p>{=<p>yes</p> ~no

~never}
::B:: [markdown]Is *that* it?{=yes ~no}
$CATEGORY: Attune/lesson/second
::C:: [plain]Is <b> it?{=yes ~no}

[id:not-a-comment] D{=yes ~no}""")
    stems = [item.stem for item in back.items()]
    assert stems == ["Is *this* it\xa0?", "Is *that* it?", "Is <b> it?", "[id:not-a-comment] D"]
    assert [(item.lesson, item.use) for item in back.items()] == [("first", "graded")] * 2 + [("second", "lesson")] * 2


def test_id_and_tags_in_a_comment():
    """They count as our own would."""
    item = one("// [id:their-own] [tag:concept:C-PROC-2] [tag:level:apply] [tag:other]\n::N::Which?{=a ~b ~c}")
    assert (item.id, item.concepts, item.level) == ("their-own", ("C-PROC-2",), "apply")


def test_equal_names_and_answers_get_ids_of_their_own():
    """An id stands once in a file, and once in a question."""
    back = read("::Q::One?{=a ~a! ~?}\n\n::Q::Two?{=1 ~2 ~3}")
    assert [item.id for item in back.items()] == ["q", "q-2"]
    assert [option.id for option in back.items()[0].options] == ["a", "a-2", "option"]


@pytest.mark.parametrize(("text", "line", "expected"), [
    ("::S::Two plus {=two =2} is four.", 1, "typed word"),
    ("\n\n::E::Write.{}", 3, "by hand"),
    ("A text alone", 1, "asks nothing"),
    ("::B::No end {=a ~b", 1, "a brace"),
    ("::B::No beginning =a ~b}", 1, "a brace"),
    ("::M::Match{=a -> b =c}", 1, "no ->"),
    ("::N::Number{#many}", 1, "isn't a number"),
    ("::N::Number{#=1 =2}", 1, "exactly one range"),
    ("::O::Order{>2 ALL\na\nb\n}", 1, "three to eight"),
    ("::W::{=a ~b}", 1, "no text"),
    ("::T::Two right{=a =b ~c}", 1, "exactly one"),
    ("::N::None right{~a ~b ~c}", 1, "some must be"),
    ("::1::A{=a ~b}::2::B{=c ~d}", 1, "blank line"),
    ("::J::A{=%50%a ~b ~c}", 1, "exactly one"),
])
def test_what_does_not_fit_is_named_with_its_line_and_what_to_do(text, line, expected):
    """Each in its own words."""
    said = says(text)
    assert said.startswith(f"theirs.gift:{line}: ") and expected in said


def test_an_open_brace_spoils_its_own_question_alone():
    """The next one comes in."""
    assert [item.id for item in read("::A::Open {=a ~b\n\n::B::Whole{=a ~b ~c}").items()] == ["b"]


def test_line_ends_and_a_mark_at_the_beginning_do_not_matter():
    """Files from Windows and from old Macs, with a byte order mark."""
    for end in ("\r\n", "\r", "\n"):
        back = brought(gift_reader, ("\ufeff" + "::A::One?{\n=a\n~b\n}\n\n::B::Two?{=a ~b}\n".replace("\n", end)).encode(), "f")
        assert [item.id for item in back.items()] == ["a", "b"]


@pytest.mark.parametrize(("data", "expected"), [(b"::A::\n\xff{=a ~b}", "theirs.gift:2: isn't UTF-8"), (b"a\n\n\x00", "theirs.gift:3: isn't text")])
def test_a_broken_file_is_an_error_with_file_line_and_remedy(data, expected):
    """What isn't text isn't read."""
    with pytest.raises(BadFile, match=expected):
        gift_reader.read(data, "theirs.gift")


def test_a_huge_file_is_refused(monkeypatch):
    """Before anything in it is looked at."""
    monkeypatch.setattr(gift_reader, "LARGEST", 100)
    with pytest.raises(BadFile, match="larger than"):
        gift_reader.read(b"x" * 101, "theirs.gift")


def test_nothing_that_somebody_writes_stops_the_reader():
    """Whatever the text, there are items or a report, and no exception."""
    for seed in range(60):
        writer = odd.Writer(seed)
        text = "\n".join(writer.text() for _line in range(12))
        back = read(text.replace("\x00", "").replace("\ufffe", ""))
        assert back.items() or back.problems or not text.strip()
