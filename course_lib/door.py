"""How an activity reaches the page that it's on: in a notebook as a widget, on the course's own web page by that page itself."""

import secrets
from collections.abc import Callable

Answer = Callable[[dict, list], tuple[dict, list]]


class Notebook:
    """A notebook's page."""

    def show(self, view: str, answer: Answer):
        """What a cell results in: the view `view` (a file in widgets/), whose messages `answer` answers."""
        from .widgets.activity import ActivityWidget

        return ActivityWidget(view, answer)

    def seed(self, activity: str) -> int:
        """By which the options of `activity` are shuffled for somebody who begins."""
        return secrets.randbelow(2**31)


_door = Notebook()


def use(door) -> None:
    """From now on activities go through `door`, which has what Notebook has."""
    global _door
    _door = door


def show(view: str, answer: Answer):
    """An activity, as the page here shows it."""
    return _door.show(view, answer)


def seed(activity: str) -> int:
    """The seed of a new activity, as the page here wants it."""
    return _door.seed(activity)
