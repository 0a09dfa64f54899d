"""Definitions to build from, on the real bank."""

from course_lib.coursework import definition

PROSE = {"id": "why", "title": "Why?", "prompt": "Why did Bo go?", "words": 100, "model_answer": "MODEL-ANSWER of it.",
         "dont_mark": ["DONT-MARK-THIS"], "rubric": [
             {"id": "seen", "looks_for": "LOOKS-FOR-ONE", "points": 2, "part": "EARNS-A-PART"}, {"id": "said", "looks_for": "LOOKS-FOR-TWO", "points": 1.5}]}
MARKED = {key: PROSE[key] for key in ("rubric", "model_answer", "dont_mark")}


def defined(**given):
    """A definition with the given keys."""
    return definition.put_together(**{"id": "try-it", "title": "Try it", "intro": "Some questions."} | given)


def everything(**given):
    """A definition with something of each sort."""
    return defined(**{
        "items": ["umas-slip-at-work", "booked-without-asking", "says-they-will-stay", "where-intimacy-would-grow"], "points": 2.0,
        "pools": [{"id": "first", "draw": 2, "items": ["vusi-stops-chewing", "the-letting-agents-course", "jovanas-two-scores"]}],
        "prose": [PROSE], "talks": [{"dialogue": "handover", "marked": MARKED}, {"dialogue": "third-time", "points": 3.0}],
        "steps": [{"id": "pauses", "title": "Pauses", "prompt": "Some pauses.", "points": 1.0, "opens": "trainer/wait"},
                  {"id": "breath", "title": "A breath", "prompt": "One breath.", "points": 1.0, "made_up": "Or Teo's."}],
        "cells": [{"type": "markdown", "source": "Look at this first."}, {"type": "code", "source": "from course_lib import figure\nfigure('three-links')"}],
        "guide": "GUIDE-FOR-MARKERS"} | given)
