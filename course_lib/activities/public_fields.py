"""Checks an answer against the fields that a question shows, for where there is no item and no key."""

from math import isfinite

from .mark import BadResponse


def is_whole(fields: tuple[dict, ...], response) -> bool:
    """Whether `response` fills in every field; False for one that is only begun. Raises BadResponse unless it fits.

    `fields` are those that `items.fields` gives. What is whole here passes `items.check`, too.
    """
    if not isinstance(response, dict) or not set(response) <= {field["name"] for field in fields}:
        raise BadResponse("there is more in it than was asked for")
    return all([_is_filled(field, response[field["name"]]) for field in fields if field["name"] in response]) \
        and len(response) == len(fields)


def _is_filled(field: dict, given) -> bool:
    return FILLED[field["type"]](field, given)


def _chosen(field: dict, given) -> bool:
    if not field["many"]:
        _one_of(field["options"], given)
        return True
    _each_once(field["options"], given)
    return bool(given)


def _ordered(field: dict, given) -> bool:
    _each_once(field["options"], given)
    if len(given) != len(field["options"]):
        raise BadResponse("every step must be in the order once")
    return True


def _sorted(field: dict, given) -> bool:
    if not isinstance(given, dict):
        raise BadResponse("cards go into groups")
    for card, group in given.items():
        _one_of(field["options"], card)
        _one_of(field["groups"], group)
    return len(given) == len(field["options"])


def _placed(field: dict, given) -> bool:
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise BadResponse("the answer must be a number")
    if not (field["min"] <= given <= field["max"] and isfinite(given)):
        raise BadResponse(f"the answer must be from {field['min']:g} to {field['max']:g}")
    return True


FILLED = {"choose": _chosen, "order": _ordered, "groups": _sorted, "slide": _placed}


def _one_of(things: list[dict], given) -> None:
    if not isinstance(given, str) or given not in {thing["id"] for thing in things}:
        raise BadResponse(f"{given!r} isn't there to choose")


def _each_once(things: list[dict], given) -> None:
    if not isinstance(given, (list, tuple)) or len(set(map(str, given))) != len(given):
        raise BadResponse("each can be chosen once")
    for one in given:
        _one_of(things, one)
