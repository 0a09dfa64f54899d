"""A quiz, on the page."""

from .activity import ActivityWidget
from .page import script, style


class QuizWidget(ActivityWidget):
    """A quiz."""

    _esm = script("quiz")
    _css = style("quiz")
