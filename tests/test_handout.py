"""A workshop's handout and cue cards on paper."""

import json
from dataclasses import replace

import pytest
import typst

from course_lib import cli, content
from course_lib.content.authoring import compile
from course_lib.content.bundle import Bundle
from course_lib.content.workshops import Card
from course_lib.documents import handout as module
from course_lib.documents.handout import PAPERS, handout

PLANS = ["a-taster", "attachment-without-labels", "attunement-in-an-hour", "for-parents-of-young-children", "listening-at-work",
         "misattunement-and-repair"]


@pytest.fixture(scope="module")
def course(real_assets):
    """The course as its assets say it, whether or not it was built since."""
    return Bundle(compile.bundle(real_assets))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PLANS)
def test_every_plan_has_a_handout_on_either_paper(course, name, paper):
    """Two pages, tagged, with language and title; the template itself refuses text that doesn't fit."""
    made = handout(course.workshop(name), paper)
    assert made.startswith(b"%PDF-") and b"/MarkInfo<</Marked true" in made and b"/Lang(en)" in made
    size = {"a4": b"595.2756 841.8898", "letter": b"612 792"}[paper]
    assert made.count(b"/MediaBox[0 0 ") == made.count(b"/MediaBox[0 0 " + size + b"]") == 2


def test_what_the_pages_say(course):
    """The headings in their order: what to take along first, then a heading for each card."""
    workshop = course.workshop("attunement-in-an-hour")
    told = json.dumps(module._told(workshop, "a4"))
    found = json.loads(typst.query(module.TEMPLATE, "heading", sys_inputs={"told": told}))
    assert [one["level"] for one in found] == [1, 2, 2, 2, 2, 2] + [3] * len(workshop.handout.cards)
    assert [text(one) for one in found][:4] == ["Attunement in an hour", "In short", "To try this week", "Where help is"]
    assert [text(one) for one in found][6:] == [card.title for card in workshop.handout.cards]


def text(element) -> str:
    """The text of what typst found, with all that is in it."""
    body = element.get("body") or element.get("child") or element
    return body["text"] if "text" in body else "".join(map(text, body.get("children", [body])))


def test_help_is_for_any_country(course):
    """A page that is carried off can't know where it will be read, so it has no country's number."""
    rows = module._told(course.workshop("a-taster"), "a4")["help"]
    assert [row["service"] for row in rows] == ["Find A Helpline", "Befrienders Worldwide", "Local emergency number"]
    assert not any(sign.isdigit() for row in rows for sign in row["how"])


@pytest.mark.parametrize(("change", "says"), [
    ({"cards": (Card(title="Long", lines=("word " * 200,)),) * 4}, "the card “Long” is too long"),
    ({"short": ("word " * 120,) * 5}, "the handout is too long for one page"),
])  # fmt: skip
def test_nothing_is_cut_off(course, change, says):
    """What doesn't fit is an error, and no PDF."""
    workshop = course.workshop("a-taster")
    with pytest.raises(typst.TypstError, match=says):
        handout(replace(workshop, handout=replace(workshop.handout, **change)))


def test_signs_of_markup_are_only_signs(course):
    """A plan's text is never read as typst's markup."""
    workshop = course.workshop("a-taster")
    assert handout(replace(workshop, title='#panic() $x$ *a* "b"')).startswith(b"%PDF-")


def test_command_writes_where_it_is_told(course, tmp_path, monkeypatch, capsys):
    """One file a paper, by name; an unknown plan is said, and writes nothing."""
    monkeypatch.setattr(content, "bundle", lambda: course)
    assert cli.main(["workshop", "handouts", "a-taster", "--paper", "letter", "--out", str(tmp_path / "new")]) == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a-taster-letter.pdf"]
    assert cli.main(["workshop", "handouts", "a-tester", "--out", str(tmp_path / "none")]) == 1
    assert "Did you mean 'a-taster'?" in capsys.readouterr().err and not (tmp_path / "none").exists()
