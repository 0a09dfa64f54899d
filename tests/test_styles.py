"""Styles work in both directions of writing."""

import re
from pathlib import Path

import pytest

COURSE = Path(__file__).parents[1] / "course_lib"
STYLES = sorted(COURSE.rglob("*.css"))
PHYSICAL = re.compile(r"(?:^|[;{\s])((?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[a-z-]*|border-(?:top|bottom)-(?:left|right)-radius"
                      r"|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b)")
# A map of feelings isn't written: unpleasant is on its left for everybody, where the arrow key points.
OF_A_MAP = {"widgets/match.css": ["left:", "right:"]}
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")


def physical(text: str) -> list[str]:
    """The declarations of a style that name a side of the screen. A rule for one direction of writing alone may."""
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [found for selector, body in RULE.findall(plain) if "[dir=" not in selector for found in PHYSICAL.findall(body)]


def test_a_side_of_the_screen_would_be_found():
    """And the logical properties aren't."""
    assert physical("p { margin-left: 1px; color: red; text-align: right }") == ["margin-left:", "text-align: right"]
    assert physical("p{left:0}") == ["left:"] and physical("@media print { p { border-right-width: 1px } }") == ["border-right-width:"]
    assert physical("p { margin-inline-start: 1px; text-align: start; inset-inline-end: 0 } [dir=rtl] p { left: 0 }") == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.relative_to(COURSE).as_posix())
def test_a_style_names_the_start_and_the_end_and_no_side(path):
    """Whoever reads from right to left gets the mirror of the page."""
    assert physical(path.read_text(encoding="utf-8")) == OF_A_MAP.get(path.relative_to(COURSE).as_posix(), [])


def test_no_script_sets_a_side_of_the_screen():
    """Nor does what Python writes into a page."""
    inline = re.compile(r"style\s*[=:]\s*[\"'`][^\"'`]*\b(?:margin|padding)-(?:left|right)\b|\.style\.(?:marginLeft|marginRight|paddingLeft|paddingRight)\b")
    paths = [path for ending in ("*.js", "*.py") for path in COURSE.rglob(ending)]
    assert [str(path) for path in paths if inline.search(path.read_text(encoding="utf-8"))] == []
