"""Things to keep on paper, set by typst from the learner's record; where typst isn't, as in a browser, the page is printed."""

from importlib.util import find_spec


def can_make_pdf() -> bool:
    """Whether a PDF can be made here."""
    return find_spec("typst") is not None
