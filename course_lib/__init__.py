"""Attune: a course on emotional attunement that you do, in notebooks.

These are the names that a lesson uses. Each opens one thing, and shows it as the learner left it.
"""

from .notebook import course_map, figure, predict, progress, quiz, records, reflect, statement

__all__ = ["course_map", "figure", "predict", "progress", "quiz", "records", "reflect", "statement"]
__version__ = "0.1.0"
