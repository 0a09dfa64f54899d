"""A common belief, and how far the learner agrees with it."""

from ...content.items import Belief, Option
from ...words import _
from ..mark import Mark, Note
from .parts import choose, one_of

AGREEMENT = {"strongly-agree": "agree", "agree": "agree", "unsure": "unsure",
             "disagree": "disagree", "strongly-disagree": "disagree"}


def _options() -> tuple[Option, ...]:
    words = (_("Strongly agree"), _("Agree"), _("Not sure"), _("Disagree"), _("Strongly disagree"))
    return tuple(Option(id=id, text=text, feedback="") for id, text in zip(AGREEMENT, words))


def label(response: dict) -> str:
    """What the learner said, in the words of the option."""
    return one_of(_options(), response).text


def fields(item: Belief, seed: int) -> list[dict]:
    return [choose("answer", _options(), None)]


def check(item: Belief, response: dict) -> None:
    one_of(_options(), response)


def mark(item: Belief, response: dict) -> Mark:
    """Disagreeing shows that the misconception isn't held, so it scores 1; "not sure" scores a half."""
    side = AGREEMENT[one_of(_options(), response).id]
    score = {"agree": 0.0, "unsure": 0.5, "disagree": 1.0}[side]
    return Mark("noted", score, _("Kept."), (Note("answer", response["answer"], "note", getattr(item.feedback, side)),))


def reveal(item: Belief) -> tuple[dict, Mark]:
    return {}, Mark("noted", None, _("Here is why."), (Note("answer", "", "note", item.feedback.disagree),))
