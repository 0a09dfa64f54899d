"""Responses of made-up students, for reports."""

import numpy as np

from course_lib.coursework.report.analysis import report
from course_lib.coursework.report.responses import Asked, Choice, Choices, Responses

CONCEPTS = {"C-1": "Noticing comes first", "C-2": "Asking why", "C-3": "In key"}


def options(right, count=4, text="Option {letter}"):
    return tuple(Choice(text=text.format(letter="ABCD"[place]), right=place == right) for place in range(count))


def item(number, right=0, count=4, **more):
    given = dict(id=f"item-{number}", stem=f"What is it in {number}?", points=1.0, concepts=(f"C-{number % 3 + 1}",),
                 choices=(Choices(options=options(right, count)),))
    return Asked(**given | more)


def from_choices(chosen, right=None, count=4, asked=None, items=None, **more):
    """Responses to single choice, from students × items of option numbers (−1: no answer). `right`: the key of each item."""
    chosen = np.asarray(chosen)
    right = np.zeros(chosen.shape[1], int) if right is None else np.asarray(right)
    asked = np.ones(chosen.shape, bool) if asked is None else asked
    answered = asked & (chosen >= 0)
    items = items or tuple(item(number, key, count) for number, key in enumerate(right))
    picked = tuple((answered[:, [number]] & (chosen[:, [number]] == np.arange(count)),) for number in range(chosen.shape[1]))
    given = dict(assignment="check", title="A check", items=items, credit=np.where(answered, (chosen == right) * 1.0, np.nan), asked=asked,
                 answered=answered, picked=picked, sure=np.zeros(chosen.shape, int), seconds=np.full(chosen.shape, np.nan), concepts=CONCEPTS)
    return Responses(**given | more)


def a_class(students=120, items=9, seed=4, odd=None, **more):
    """Students of different ability, questions of different difficulty. `odd`: the item whose key is wrong."""
    rng = np.random.default_rng(seed)
    ability, difficulty = rng.normal(size=(students, 1)), np.linspace(-1, 1, items)
    knows = rng.random((students, items)) < 1 / (1 + np.exp(-1.6 * (ability - difficulty)))
    chosen = np.where(knows, 0, rng.integers(1, 4, (students, items)))
    if odd is not None:
        chosen[:, odd] = np.where(knows[:, odd], 1, rng.choice([0, 2, 3], students))
    return from_choices(chosen, **more)


def told(responses):
    """The report on them."""
    return report(responses, "2025-02-03")
