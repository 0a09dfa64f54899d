"""A quiz, on the page."""

from .activity import ActivityWidget


class QuizWidget(ActivityWidget, view="quiz"):
    """A quiz."""
