"""What a student sees of an assignment: what is asked, what they gave, and what is still open. Never right or wrong."""

from ..content.assignment import Prose, Question, Step, Talk
from ..words import _, n_
from .assignment import LONGEST
from .assignment_state import AssignmentState, place


def view(state: AssignmentState, event: dict | None = None, overdue: bool = False) -> dict:
    """All of it, or after `event` the cards that it changed; where everything stands is always there."""
    everything = event is None or event["type"] in ("opened", "who")
    told = () if everything else (f"question/{event.get('item')}", f"prose/{event.get('task')}")
    changed = [one for one in cards(state) if everything or place(one) in told]
    return {
        "due": state.assignment.due, "overdue": overdue, "points": points(state.assignment.points),
        "who": who(state) if state.assignment.draws else None,
        "asksSure": state.assignment.asks_sure,
        "places": places(state),
        "cards": [_question(state, one) if isinstance(one, Question) else _prose(state, one) for one in changed],
        "everything": everything,
        "says": how_far(state),
    }


def cards(state: AssignmentState) -> tuple[Question | Prose, ...]:
    """What is answered on a page of its own, in order."""
    return () if state.waits_for_name else (*state.questions, *state.assignment.prose)


def places(state: AssignmentState) -> list[dict]:
    """Everything that there is to answer or to do, in order: its name, whether that was done, what it's worth."""
    rows = [_place(state, one, _("Question {n}").format(n=number), str(number)) for number, one in enumerate(state.questions, start=1)]
    several = len(state.assignment.prose) > 1
    rows += [_place(state, one, _("Text: {title}").format(title=one.title), _("Text {n}").format(n=number) if several else _("Text"))
             for number, one in enumerate(state.assignment.prose, start=1)]
    rows += [_place(state, one, one.title, "") for one in (*state.assignment.talks, *state.assignment.steps)]
    return [] if state.waits_for_name else rows


def unanswered(state: AssignmentState) -> list[dict]:
    """The places where something is missing."""
    return [place for place in places(state) if not place["done"]]


def how_far(state: AssignmentState) -> str:
    """How much is answered, in words."""
    if state.waits_for_name or not state.to_answer:
        return ""
    if state.answered == state.to_answer:
        return _("All {all} answered").format(all=state.to_answer) if state.to_answer > 1 else _("Answered")
    return _("{n} of {all} answered").format(n=state.answered, all=state.to_answer)


def points(number: float) -> str:
    """A number of points, in words."""
    return n_("{n} point", "{n} points", 1 if number == 1 else 2).format(n=f"{number:g}")


def who(state: AssignmentState) -> dict:
    """The name under which it will be handed in, and whether the student may say or correct it."""
    return {"student": state.student, "asks": state.owner is None}


def _place(state: AssignmentState, one, title: str, short: str) -> dict:
    shown = {"id": place(one), "title": title, "short": short, "done": state.is_answered(one), "points": points(one.points)}
    if isinstance(one, Talk):
        return shown | {"prompt": _("It opens further down on this page. It's done when you have come to an end of it.")}
    if isinstance(one, Step):
        return shown | {"prompt": one.prompt} | ({} if one.opens else {"tick": one.id})
    return shown | {"card": True}


def _question(state: AssignmentState, question: Question) -> dict:
    given = state.given.get(question.id)
    return {"id": place(question), "item": question.id, "stem": question.stem, "fields": list(question.fields),
            "value": given.response if given else {}, "sure": given.sure if given else None, "done": state.is_answered(question),
            "points": points(question.points)}


def _prose(state: AssignmentState, one: Prose) -> dict:
    about = one.words and _("About {words} words are expected.").format(words=one.words)
    return {"id": place(one), "task": one.id, "title": one.title, "prompt": one.prompt, "value": state.texts.get(one.id, ""),
            "about": about or "", "points": points(one.points), "longest": LONGEST}
