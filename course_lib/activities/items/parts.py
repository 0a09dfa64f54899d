"""What the kinds share: fields that a view knows how to draw, and checks on what comes back."""

from ...content.items import Option
from ..mark import BadResponse, Note
from ..shuffle import shuffled


def choose(name: str, options: tuple[Option, ...], seed: int | None, many: bool = False, legend: str = "") -> dict:
    """A field with options, in the order of `seed` (None: as written)."""
    order = options if seed is None else shuffled(seed, options)
    return {"name": name, "type": "choose", "many": many, "legend": legend,
            "options": [{"id": option.id, "text": option.text} for option in order]}


def slide(item) -> dict:
    """A field for a number."""
    return {"name": "answer", "type": "slide", "min": item.min, "max": item.max, "step": item.step,
            "unit": unit(item), "low": item.low_label, "high": item.high_label}


def unit(item) -> str:
    """The unit as it stands after a number: "40%", "40 in 100"."""
    return f" {item.unit}" if item.unit[:1].isalnum() else item.unit


def value(response: dict, name: str = "answer"):
    """What the response says in the field `name`. Raises BadResponse if it says nothing there."""
    if not isinstance(response, dict) or name not in response:
        raise BadResponse(f"an answer for {name!r} is missing")
    return response[name]


def one_of(things, response: dict, name: str = "answer"):
    """The thing whose id the response names. Raises BadResponse if there is none."""
    chosen = value(response, name)
    for thing in things:
        if thing.id == chosen:
            return thing
    raise BadResponse(f"{chosen!r} is not an option of {name!r}")


def some_of(things, response: dict, name: str = "answer") -> list:
    """The things whose ids the response lists, each once, at least one. Raises BadResponse."""
    chosen = value(response, name)
    known = {thing.id: thing for thing in things}
    if not isinstance(chosen, list) or not chosen or len(set(map(str, chosen))) != len(chosen):
        raise BadResponse(f"{name!r} must list one option or more, each once")
    if any(not isinstance(one, str) or one not in known for one in chosen):
        raise BadResponse(f"{name!r} lists an option that isn't there")
    return [known[one] for one in chosen]


def number(item, response: dict) -> float:
    """The number in the response, within the item's scale. Raises BadResponse."""
    given = value(response)
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise BadResponse("the answer must be a number")
    if not item.min <= given <= item.max:  # NaN and an integer too long for a float are outside, too
        raise BadResponse(f"the answer must be from {item.min:g} to {item.max:g}")
    return given


def option_note(option: Option, field: str = "answer") -> Note:
    """The option's own feedback, as right or not yet."""
    return Note(field, option.id, "right" if option.correct else "not-yet", option.feedback)
