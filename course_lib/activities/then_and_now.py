"""The same beliefs asked twice: what was said the first time, beside what is said now."""

from ..words import _
from .items import belief
from .quiz import ItemState, QuizState


def add(shown: dict, now: QuizState, then: QuizState) -> dict:
    """The view of a quiz, with the first answer beside each that is given now, and both counts in the summary."""
    for item in shown["items"]:
        earlier = then.states.get(item["id"])
        if item["mark"] and earlier and earlier.attempts:
            said = belief.label(earlier.attempts[-1].response)
            item["mark"]["spoken"].insert(0, _("At the start you said: {answer}.").format(answer=said))
    if shown["summary"]:
        shown["summary"]["says"] = compared(now, then)
    return shown


def compared(now: QuizState, then: QuizState) -> str:
    """How many of the beliefs the learner doubts, then and now, in a sentence that claims no more than so few can."""
    after, total = doubted(now), len(now.states)
    if not any(one.attempts for one in then.states.values()):
        return _("You doubted {after} of these {total}. There is no answer from the start to put beside it.").format(
            after=after, total=total)
    return _("The research we know doubts all of these. You doubted {before} of {total} at the start, and {after} today. "
             "So few questions can't say much: a difference of two or three may be chance.").format(
        before=doubted(then), after=after, total=total)


def doubted(state: QuizState) -> int:
    """How many of the beliefs the learner disagrees with."""
    return sum(doubts(one) for one in state.states.values() if one.attempts)


def doubts(one: ItemState) -> bool:
    """Whether the learner disagrees with a belief that they answered."""
    return one.marks[-1].score == 1
