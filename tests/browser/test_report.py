"""The report's page in a browser: everything on it can be reached and read, on a phone as well, by day and by night."""

import numpy as np
import pytest

from course_lib.coursework.report.analysis import report
from course_lib.coursework.report.figures import pictures
from course_lib.coursework.report.page import page as html
from tests.coursework.made_up import a_class


@pytest.fixture(scope="module")
def text():
    about = report(a_class(120, odd=4, sure=np.random.default_rng(1).integers(0, 4, (120, 9))), "2025-02-03")
    return html(about, pictures(about))


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 360)])
def test_the_page_is_for_everybody(page, axe, text, theme, width):
    """axe finds nothing; no line is wider than the screen; a flag leads to its question; wide tables scroll by keyboard."""
    shown = page(theme, width)
    shown.set_content(text)
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(shown) == []
    shown.get_by_role("link", name="Question 5").first.click()
    shown.wait_for_function("document.querySelector('#item-5').getBoundingClientRect().top < innerHeight / 2")
    table = shown.get_by_role("region", name="All questions")
    table.focus()
    if width == 360:
        for _press in range(12):
            shown.keyboard.press("ArrowRight")
        shown.wait_for_function("document.querySelector('.wide').scrollLeft > 0")
    ink, paper = shown.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    dark = [sum(map(int, colour[4:-1].split(","))) < 380 for colour in (ink, paper)]
    assert dark == [theme == "light", theme == "dark"]
