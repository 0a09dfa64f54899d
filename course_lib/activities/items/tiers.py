"""Two tiers: an answer and the reason for it. It counts when both hold."""

from ...content.items import Tiers
from ...words import _
from ..mark import Mark
from .parts import choose, one_of, option_note


def fields(item: Tiers, seed: int) -> list[dict]:
    seed = seed if item.shuffle else None
    return [choose("answer", item.options, seed, legend=_("Your answer")),
            choose("reason", item.reasons, seed, legend=item.because)]


def check(item: Tiers, response: dict) -> None:
    one_of(item.options, response, "answer")
    one_of(item.reasons, response, "reason")


def mark(item: Tiers, response: dict) -> Mark:
    answer, reason = one_of(item.options, response, "answer"), one_of(item.reasons, response, "reason")
    if answer.correct and reason.correct:
        return Mark("right", 1.0, _("Yes, and for that reason."), _all_notes(item))
    notes = (option_note(answer, "answer"), option_note(reason, "reason"))
    if answer.correct:
        return Mark("not-yet", 0.0, _("The answer holds. Your reason doesn't carry it yet."), notes)
    if reason.correct:
        return Mark("not-yet", 0.0, _("Your reason is sound. It leads to another answer."), notes)
    return Mark("not-yet", 0.0, _("Not yet: neither the answer nor the reason."), notes)


def _all_notes(item: Tiers) -> tuple:
    return (*(option_note(option, "answer") for option in item.options),
            *(option_note(option, "reason") for option in item.reasons))


def reveal(item: Tiers) -> tuple[dict, Mark]:
    right = {"answer": next(option.id for option in item.options if option.correct),
             "reason": next(option.id for option in item.reasons if option.correct)}
    return right, Mark("noted", None, _("Here is why."), _all_notes(item))
