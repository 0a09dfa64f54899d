"""What a learner may see of a quiz: questions, their own answers, and the feedback that these have earned."""

from dataclasses import asdict, replace
from textwrap import shorten

from ..content.items import Item
from ..words import _
from . import items
from .mark import Mark
from .quiz import ItemState, QuizState


def view(state: QuizState, passages: dict[str, dict], event: dict | None = None) -> dict:
    """The public view, without any key or feedback that hasn't been earned.

    `passages` says, for an item's id, where its concept is taught: `{lesson, part, title}`. After `event`, only the
    item that it changed is there.
    """
    later, again = state.quiz.feedback == "later", bool(event) and event["type"] == "again"
    changed = [one for one in state.states.values() if event is None or again or one.item.id == event["item"]]
    return {
        "title": state.quiz.title,
        "asksSure": state.quiz.confidence,
        "items": [item_view(one, later) for one in changed],
        "again": again,
        "summary": summary(state, passages) if state.complete else None,
    }


def item_view(state: ItemState, later: bool) -> dict:
    """What may be seen of one item. `later`: nothing is judged yet, so a right and a wrong answer look the same."""
    item, last = state.item, state.attempts[-1] if state.attempts else None
    shown = {
        "id": item.id,
        "stem": item.stem,
        "fields": items.fields(item, state.seed),
        "value": last.response if last else {},
        "sure": last.sure if last else None,
        "hasHint": item.hint is not None,
        "hint": item.hint if state.hinted else None,
        "done": bool(last) if later else state.done,
        "mark": None,
        "canShow": False,
    }
    if state.outdated:
        shown["notice"] = _("This question has changed since you answered it. Your earlier answer is kept in your record.")
    if last and later:
        shown["mark"] = _public(Mark("noted", None, _("Kept. You'll see it again at the end of the course.")), {})
    elif last:
        shown |= _marked(state)
    return shown


def _marked(state: ItemState) -> dict:
    last, mark = state.attempts[-1], state.marks[-1]
    if state.shown and mark.verdict != "right":
        right, mark = items.reveal(state.item)
        mark = replace(mark, notes=_with_own_groups(state.item, last.response, right, mark.notes))
        return {"mark": _public(mark, {}, _chosen(state.item, last.response)), "right": right}
    about = about_certainty(mark, last.sure)
    return {"mark": _public(mark, last.response, about), "canShow": not state.done}


def _chosen(item: Item, response: dict) -> str:
    """What somebody had chosen, of options or on a line: the marks on the page stand at the right answer by now."""
    ids = {one for value in response.values() for one in ([value] if isinstance(value, str) else value if isinstance(value, list) else [])}
    texts = [option["text"] for field in items.fields(item, 0) if field["type"] == "choose" for option in field["options"] if option["id"] in ids]
    texts += [f"{response[field['name']]:g}{field['unit']}" for field in items.fields(item, 0) if field["type"] == "slide"]
    return _("You had chosen: {answer}").format(answer=" · ".join(texts)) if texts else ""


def _with_own_groups(item: Item, response: dict, right: dict, notes: tuple) -> tuple:
    """The notes beside cards, where a card had been put elsewhere with the group that somebody had chosen."""
    named = {group["id"]: group["text"] for field in items.fields(item, 0) if field["type"] == "groups" for group in field["groups"]}
    if not named:
        return notes
    own, theirs = response["answer"], right["answer"]
    says = {card: _("You had chosen: {answer}").format(answer=named[group]) for card, group in own.items() if group != theirs[card]}
    return tuple(replace(note, text=f"{note.text} {says[note.id]}") if note.id in says else note for note in notes)


def _public(mark: Mark, response: dict, about: str = "") -> dict:
    """A mark as it's shown: notes on what was chosen are said, the others stand beside their options."""
    spoken = [note for note in mark.notes if note.text and note.id in ("", response.get(note.field))]
    beside = [replace(note, text="") if note in spoken else note for note in mark.notes if note.id]
    return {"verdict": mark.verdict, "says": mark.says, "spoken": [*(note.text for note in spoken), *filter(None, [about])],
            "notes": [asdict(note) for note in beside]}


def about_certainty(mark: Mark, sure: int | None) -> str:
    """What there is to say about how sure someone was, where it and the verdict part ways."""
    if mark.verdict == "right" and sure == 1:
        return _("You had it, and weren't sure. The notes say what you can lean on next time.")
    if mark.verdict in ("not-yet", "partly") and sure == 3:
        return _("You were sure, so this one is worth a slow look.")
    return ""


def summary(state: QuizState, passages: dict[str, dict]) -> dict:
    """How the quiz went: what was right at once, what to look at again and where, and what nobody judges."""
    if state.quiz.feedback == "later":
        return {"says": _("All kept. There are no right or wrong marks here, on purpose: at the end of the course "
                          "you'll meet these again, beside what you said today."), "well": [], "again": []}
    well, again = [], []
    for one in state.states.values():
        first = one.marks[0]
        if first.verdict == "noted":
            continue
        row = {"stem": shorten(one.item.stem, 110, placeholder=" …"), "passage": passages.get(one.item.id)}
        unsure = first.verdict == "right" and one.attempts[0].sure == 1
        if first.verdict == "right" and not unsure:
            well.append(row)
        else:
            again.append({**row, "note": _("right, and a guess") if unsure else ""})
    return {"says": _says(len(well), len(again), state.quiz.confidence), "well": well, "again": again}


def _says(well: int, again: int, asked_sure: bool) -> str:
    judged = well + again
    if not judged:
        return _("That's all of it. Nothing here was right or wrong.")
    if not again or not asked_sure:
        return _("Right at the first try: {well} of {judged}.").format(well=well, judged=judged)
    return _("Right at the first try, and no guess: {well} of {judged}. The others are where the learning is.").format(
        well=well, judged=judged)
