"""What a private document says, passage by passage: of the kinds that the course knows, and of any other."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.objects import Reflection
from ..words import _
from . import check_in as check_ins
from . import plan as plans
from . import reflection as reflections
from .mark import BadResponse
from .own_words import whole_characters

# What we note about a document, not what was said.
OURS = {"v", "revision", "writer", "at", "kind", "lesson", "reflection", "id", "which", "title"}
WRITTEN = {"mine", "twin", "text", "note"}  # the fields that hold free text, which can be changed in the journal


@dataclass(frozen=True)
class Passage:
    """One thing that was said. `field` is where the document holds it if it can be changed in the journal, and else empty."""

    label: str
    text: str
    prompt: str = ""
    field: str = ""


def of_reflection(document: dict, asked: Reflection) -> tuple[Passage, ...]:
    """What was written in answer to `asked`, by oneself or for somebody made up. Raises BadResponse."""
    state = reflections.resume(reflections.start(asked), document)
    told = reflection_texts(asked)
    return _said(
        Passage(told["mine"], state.mine, asked.prompt, "mine"),
        Passage(told["twin"], state.twin, asked.twin.prompt, "twin"),
        Passage(told["feelings"], ", ".join(state.feelings)),
        Passage(told["scale"], "" if state.scale is None else told["onScale"].replace("{n}", f"{state.scale:g}")),
    )


def reflection_texts(asked: Reflection) -> dict[str, str]:
    """What the parts of a reflection are called; `onScale` has a place for the number, and is empty where none is asked for."""
    ends = asked.scale and _("{n}, from 0 ({low}) to 10 ({high})").format(n="{n}", low=asked.scale.low_label, high=asked.scale.high_label)
    return {"mine": _("Yours"), "twin": _("{name} version").format(name=asked.twin.name), "feelings": _("Words for feelings"),
            "scale": asked.scale.label if asked.scale else "", "onScale": ends or ""}


def texts() -> dict:
    """What the parts of the other documents are called."""
    return {"check-in": {"text": _("A line about it"), "feelings": _("Words for feelings"), "map": _("On the map"), "body": _("In the body")},
            "plan": _plan_labels(), "until": _("The week until {day}")}


def of_document(document: dict) -> tuple[Passage, ...]:
    """What any other document says."""
    known = {"check-in": _of_check_in, "plan": _of_plan}.get(words(document.get("kind")), _of_anything)
    try:
        return known(document)
    except BadResponse:
        return _of_anything(document)


def words(given) -> str:
    """`given` if it's text, as it can travel to a page, and else nothing."""
    return whole_characters(given) if isinstance(given, str) else ""


def spoken(name: str) -> str:
    """A name as words: not-yet-known becomes Not yet known."""
    return name.replace("_", " ").replace("-", " ").capitalize()


def _said(*passages: Passage) -> tuple[Passage, ...]:
    return tuple(one for one in passages if one.text.strip())


def _of_check_in(document: dict) -> tuple[Passage, ...]:
    kept = check_ins.resume(document)
    body = "\n".join(filter(None, (", ".join(kept.body.where), ", ".join(kept.body.how), kept.body.text)))
    told = texts()["check-in"]
    return _said(Passage(told["text"], kept.text, field="text"), Passage(told["feelings"], ", ".join(kept.feelings)),
                 Passage(told["map"], check_ins.place_in_words(kept.pleasant, kept.energy)), Passage(told["body"], body))


def _of_plan(document: dict) -> tuple[Passage, ...]:
    state = plans.resume(plans.start((), ""), document)
    now = (Passage(label, getattr(state, name)) for name, label in _plan_labels().items())
    return _said(*now, *(Passage(texts()["until"].format(day=week.until), _week(week)) for week in reversed(state.past)))


def _plan_labels() -> dict[str, str]:
    return {"when": _("When"), "where": _("Where"), "who": _("With whom"), "if_this": _("If"), "then_that": _("Then I"),
            "went": _("How did it go?"), "way": _("What got in the way, or helped?")}


def _week(week: plans.Week) -> str:
    said = [f"{label}: {text}" for name, label in _plan_labels().items() if (text := getattr(week, name)).strip()]
    return "\n".join([week.title, *said])


def _of_anything(document: dict) -> tuple[Passage, ...]:
    """Every text in a document of whatever kind, in its order."""
    return _said(*(Passage(spoken(key), "\n".join(_texts(value)).strip("\n"), field=key if key in WRITTEN and isinstance(value, str) else "")
                   for key, value in document.items() if key not in OURS))


def _texts(value) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield whole_characters(value)
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
