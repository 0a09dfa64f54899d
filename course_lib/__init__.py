"""Attune: a course on emotional attunement that you do, in notebooks.

These are the names that a lesson uses. Each opens one thing, and shows it as the learner left it.
"""

import sys

from .notebook import (
    assignment, check_in, course_map, dialogue, figure, hand_in, journal, plan, practise, predict, progress, quiz, records,
    reflect, results, review, room, session, simulate, statement, train, your_course,
)

__all__ = [
    "assignment", "check_in", "course_map", "dialogue", "figure", "hand_in", "journal", "plan", "practise", "predict", "progress",
    "quiz", "records", "reflect", "results", "review", "room", "session", "simulate", "statement", "train", "your_course",
]
__version__ = "1.0.0"

if "ipykernel" in sys.modules:
    # In a notebook, what every lesson shows is imported with its names, not while a learner waits for the first activity.
    from . import lesson_widgets  # noqa: F401
