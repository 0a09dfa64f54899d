"""Text as HTML for other systems, and any HTML as text."""

import pytest

from course_lib.coursework.formats import html_text, markup
from tests.coursework import odd


def test_markup_reads_back_every_letter():
    """Odd texts, halves of characters and emphasis."""
    for seed in range(2000):
        text = odd.Writer(seed).text() + odd.Writer(seed + 1).chance.choice(("\ud800", " ", "\n", "*so*", "**so**", ""))
        assert html_text.read(markup.to_html(text)).text == text


def test_markup_reads_what_others_write():
    """Tags, entities and white space as browsers lay them out."""
    source = ("<p>Hello <b>you</b>,\n  there</p>\n<p>Second<br/>line</p><script>alert(1)</script><ul><li>one</li><li>two</li></ul>"
              "&ndash;&nbsp;x &bogus; &#150;</div></p>")
    assert html_text.read(source).text == "Hello **you**, there\n\nSecond\nline\n\none\ntwo\n\n–\xa0x &bogus –"


@pytest.mark.parametrize("piece", ["<!--", "<a", "<a '", "<![", "</", "<?", "&#", "&", "<span data-attune='a'>", "</b>", "<script>", "&#9999999;"])
def test_markup_that_nobody_closed_is_read_as_well_as_can_be(piece):
    """What stands in a script isn't text, and the rest of one that nobody closed is in it."""
    said = html_text.read(piece * 3000 + "> end").text
    assert said == "" if piece == "<script>" else "end" in said
