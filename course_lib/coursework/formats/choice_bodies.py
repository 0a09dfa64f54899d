"""Choices of other systems as what is particular to single, several and two-tier items."""

from collections.abc import Iterable
from dataclasses import replace

from ...words import _, n_
from .fitting import RIGHT, WRONG, DoesNotFit, Says, feedback, kept_data, say_general
from .html_text import read
from .ids import Names
from .sheet import WHOLE, Answer, LmsQuestion


def single(one: LmsQuestion, data: dict, says: Says) -> dict:
    """A question with one right answer; `data` is what we wrote beside it. Raises DoesNotFit."""
    whole = [answer for answer in one.answers if answer.fraction >= WHOLE]
    if len(whole) != 1:
        raise DoesNotFit(n_("{number} answer earns all the points; exactly one must",
                            "{number} answers earn all the points; exactly one must", len(whole)).format(number=len(whole)))
    if any(0 < answer.fraction < WHOLE for answer in one.answers):
        says(_("answers that earn part of the points earn none here; check whether they should be right"))
    options = _options([answer if answer in whole else replace(answer, fraction=0) for answer in one.answers], says)
    say_general(one, says)
    two = {"two_options_because": _("The question came with two options.")} if len(options) == 2 else {}
    return {"options": options, **two, **_unshuffled(one, data)}


def tiers(one: LmsQuestion, second: LmsQuestion, data: dict, says: Says) -> dict:
    """Two linked questions of ours: the answer and its reason. Raises DoesNotFit."""
    because = kept_data(read(second.stem)).get("because")
    body = {"options": _options(one.answers, says), "because": because if isinstance(because, str) else _("Because:"),
            "reasons": _options(second.answers, says)}
    for key in ("options", "reasons"):
        if sum(option.get("correct", False) for option in body[key]) != 1:
            raise DoesNotFit(_("its {which} need exactly one that is right").format(which=key))
    return body | _unshuffled(one, data)


def several(one: LmsQuestion, data: dict, says: Says) -> dict:
    """A question with any number of right answers. Raises DoesNotFit."""
    right = [answer for answer in one.answers if answer.fraction > 0]
    if not right or len(right) == len(one.answers):
        raise DoesNotFit(_("{right} of {all} answers are right; some must be and some not").format(
            right=len(right), all=len(one.answers)))
    share = 100 / len(right)
    if any(abs(abs(answer.fraction) - share) > 0.01 for answer in one.answers):
        says(_("its marks differ: here each right answer adds {share:.0f}% and each wrong one takes as much").format(share=share))
    say_general(one, says)
    return {"options": _options(one.answers, says), **_unshuffled(one, data)}


def _options(answers: Iterable[Answer], says: Says) -> list[dict]:
    """Answers as options; a fraction above 0 is right."""
    names, made, missing = Names("option"), [], 0
    for answer in answers:
        said = read(answer.text)
        if not said.text.strip():
            says(_("an answer without text is left out"))
            continue
        if said.pictures:
            says(_("a picture is left out of an answer; say in words what it shows"))
        right = answer.fraction > 0
        why, wrong_idea, there = feedback(answer.feedback, _(RIGHT if right else WRONG))
        missing += not there
        option = {"id": names(said), "text": said.text, "feedback": why}
        made.append(option | ({"correct": True} if right else {}) | ({"misconception": wrong_idea} if wrong_idea else {}))
    if missing:
        says(n_("{number} answer has no feedback; “{right}” or “{wrong}” stands there: say why",
                "{number} answers have no feedback; “{right}” or “{wrong}” stands there: say why", missing).format(
                    number=missing, right=_(RIGHT), wrong=_(WRONG)))
    return made


def _unshuffled(one: LmsQuestion, data: dict) -> dict:
    return {} if one.shuffle and data.get("shuffle") is not False else {"shuffle": False}
