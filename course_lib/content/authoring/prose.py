"""A lesson's prose: its text as a reader meets it, and how hard it reads."""

import re
from warnings import catch_warnings, simplefilter

from .lesson_file import LessonFile

HARDEST = 9.0  # Flesch–Kincaid grade: what most people who left school at sixteen read with ease
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
MARKS = re.compile(r"^(#+|>|-|\d+\.) +", re.MULTILINE)


def prose(lesson: LessonFile) -> str:
    """The lesson's text without Markdown's marks."""
    text = "\n\n".join(cell.source for cell in lesson.cells if cell.type == "markdown")
    return MARKS.sub("", LINK.sub(r"\1", text)).replace("*", "")


def grade(lesson: LessonFile) -> float:
    """The Flesch–Kincaid grade level of the prose (Kincaid and others, 1975), by textstat."""
    with catch_warnings():  # textstat 0.7.4 loads pkg_resources, which says that it is old
        simplefilter("ignore")
        from textstat import textstat
    return textstat.flesch_kincaid_grade(prose(lesson))
