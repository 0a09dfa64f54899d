"""The journal as a file: plain text and paper, whatever a learner writes."""

import os
import stat
from datetime import date

import pytest

from course_lib import cli
from course_lib.activities.journal import Entry, Passage
from course_lib.documents import journal as documents
from course_lib.records import RecordError

MARKER = "zebra-marker-4711"
HOSTILE = "#panic(\"x\") $x$ *b* _i_ \\ <a> @b // c `x`\n= head\n#read(\"/etc/passwd\")\n\"}{\\u{41}"
RTL = "\u0645\u0631\u062d\u0628\u0627 hello 123\n\u05e9\u05dc\u05d5\u05dd"


def told(*texts, title="Somebody's stairs"):
    kept = [Entry(f"e{n}", "reflection", title, "2026-03-01T10:00:00+00:00", "first", 1, (Passage("Yours", text, "A prompt?", "mine"),))
            for n, text in enumerate(texts)]
    return documents.told(tuple(kept), lambda name: "The first lesson", lambda at: "1 March 2026", date(2026, 3, 2))


def test_markdown_says_what_was_written_sign_for_sign():
    """As quotations, so that a learner's own # is no heading."""
    text = documents.markdown(told("# Not a heading\n\nTwo \U0001f600"))
    assert "\n> # Not a heading\n>\n> Two \U0001f600\n" in text
    assert [line for line in text.splitlines() if line.startswith("#")] == ["# What I wrote", "## Somebody's stairs"]
    assert "isn't locked" in text and "1 March 2026 · The first lesson" in text


@pytest.mark.parametrize("text", ["Two lines.\n\nAnd more.", HOSTILE, RTL, "x" * 5000, "", "\x00\x07\u202e\u2028 nul", "a\u0301\u0327 z\u0337"],
                         ids=["plain", "hostile", "rtl", "long word", "empty", "controls", "marks"])  # fmt: skip
def test_paper_takes_any_text(text):
    """None is read as markup, none breaks it, and nothing has to be left out."""
    made, says = documents.pdf(told(text, title=text[:80] or "x"))
    assert made.startswith(b"%PDF-") and says == []


def test_what_no_font_can_show_is_told():
    """A square stands for it, in a file that is still accessible, and the page says so."""
    made, says = documents.pdf(told("\U00012000 and \U00012001 \U0001f3f3\ufe0f\u200d\U0001f308"))
    assert made.startswith(b"%PDF-") and len(says) == 1
    assert "so a square (\u25a1) stands in their place" in says[0] and "Markdown file has them all" in says[0]


def test_a_pdf_that_cannot_be_made_is_told_without_its_words(monkeypatch, tmp_path):
    """typst's own message may quote them."""
    broken = tmp_path / "broken.typ"
    broken.write_text("#panic(sys.inputs.told)")
    monkeypatch.setattr(documents, "TEMPLATE", broken)
    with pytest.raises(RecordError) as error:
        documents.pdf(told(MARKER))
    assert str(error.value).startswith("The PDF couldn't be made") and error.value.__suppress_context__


def test_a_long_journal_is_set():
    """Four hundred entries, and one of 100 000 characters."""
    made, _says = documents.pdf(told(*["One line.\nTwo."] * 400, "Lorem ipsum. " * 8000))
    assert len(made) > 100_000


@pytest.mark.parametrize("option", ["--markdown", "--pdf"])
def test_the_command_writes_where_it_is_told_and_prints_nothing_private(private, tmp_path, capsys, option):
    """Readable by its owner only, and never over a file that is there."""
    private.put("a-note", {"kind": "note", "text": MARKER, "at": "2026-03-01T10:00:00+00:00"}, base=0)
    file = tmp_path / "mine"
    assert cli.main(["journal", option, str(file)]) == 0
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600
    assert option == "--pdf" or MARKER in file.read_text()
    before = file.read_bytes()
    assert cli.main(["journal", option, str(file)]) == 1 and file.read_bytes() == before
    printed = capsys.readouterr()
    assert "isn't locked" in printed.out and "is there already" in printed.err
    assert MARKER not in printed.out + printed.err


def test_the_command_says_where_it_cannot_write(private, tmp_path, capsys):
    """In words."""
    assert cli.main(["journal", "--markdown", str(tmp_path / "nowhere" / "mine")]) == 1
    assert "nowhere" in capsys.readouterr().err
