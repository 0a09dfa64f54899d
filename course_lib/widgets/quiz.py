"""A quiz, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class QuizWidget(ActivityWidget):
    """A quiz."""

    _packed = Bytes(packed("quiz")).tag(sync=True)
