"""What makes a guided practice sound: it can be done by every route, invites, brings back, and claims no more than is known."""

import re
from collections.abc import Iterator

from ...activities.practice import length
from ..frozen import freeze
from ..practices import ROUTES, Practice
from . import schema
from .assets import Assets, Placed
from .schema import NONE_FOUND

NEAR = 0.2  # share of the minutes by which the seconds may differ
# What orders somebody about, or asks for what nobody can do at will.
COMMANDS = ("you must", "you have to", "you need to", "you should", "clear your mind", "empty your mind", "let go of all",
            "let go of every", "relax completely", "don't think", "do not think", "stop thinking", "don't move", "do not move",
            "stay perfectly still", "surrender", "you will feel", "you feel calm", "you are calm", "deeper and deeper",
            "forgive them", "forgive yourself")
EYES = re.compile(r"\b(close|closing|shut|shutting) (your|both) eyes\b|\beyes (closed|shut)\b|\blet your eyes (close|fall)", re.IGNORECASE)
BACK = re.compile(r"\b(look|see|room|around|where you are|window|floor|feet|hands|place)\b", re.IGNORECASE)
PROMISES = ("proven", "guarantee", "heals", "cures", "rewires", "will calm", "vagus", "detox")
CITED = re.compile(r"\b((?:19|20)\d\d)\b")


def practice_rules(assets: Assets) -> None:
    """Each practice by itself."""
    for placed in assets.practices.values():
        _evidence(placed, assets)
        _invites(placed)
        if _by_every_route(placed):
            _brings_back(placed)
            _takes_its_time(placed)


def _by_every_route(placed: Placed) -> bool:
    """Whether every step says something on every route; says which doesn't."""
    sound = True
    for path, step in _steps(placed.thing):
        missing = [route for route in ROUTES if step.text is None and route not in step.by]
        if missing:
            sound = False
            placed.problem(f"says nothing on the route {' or '.join(missing)}; write that in by, or add a common text", *path)
        if step.text is not None and set(step.by) == set(ROUTES):
            placed.problem("its text is never said, since by has every route; take one of them out", *path, "text")
    return sound


def _brings_back(placed: Placed) -> None:
    """By every route the ending turns to the place where one is."""
    practice = freeze(Practice, placed.thing.model_dump())
    away = [route for route in ROUTES if not any(BACK.search(step.says(route)) for step in practice.ending)]
    if away:
        placed.problem(f"the ending doesn't bring back on the route {' or '.join(away)}; turn to what is around: the room, the "
                       "window, the floor", "ending")


def _takes_its_time(placed: Placed) -> None:
    """By every route, reading and room come to the minutes that are said."""
    practice = freeze(Practice, placed.thing.model_dump())
    taken = {route: length(practice, route) / 60 for route in ROUTES}
    off = max(ROUTES, key=lambda route: abs(taken[route] - practice.minutes))
    if abs(taken[off] - practice.minutes) > NEAR * practice.minutes:
        placed.problem(f"says {practice.minutes} minutes and takes {taken[off]:.1f} on the route {off}; change the minutes, or the "
                       "seconds after its steps", "minutes")


def _invites(placed: Placed) -> None:
    """Nothing in it orders anybody about, and closed eyes are only ever offered beside open ones."""
    for path, text in _texts(placed.thing):
        found = next((command for command in COMMANDS if command in text.lower()), None)
        if found:
            placed.problem(f"{found!r} gives an order, or asks for what nobody can do at will; invite: you might, if you like", *path)
        if EYES.search(text) and "open" not in text.lower():
            placed.problem("closes the eyes; say in the same breath that they may stay open", *path)


def _evidence(placed: Placed, assets: Assets) -> None:
    """What is claimed has its source, by name and year, and nothing is promised."""
    practice = placed.thing
    named = [name for name in practice.sources if name != NONE_FOUND]
    if not practice.sources:
        placed.problem(f"says what is known; name its sources, or write sources: [{NONE_FOUND}]")
    if practice.evidence.badge == "related" and not named:
        placed.problem("says that something like it was tested; name that source, or make the badge untested", "evidence", "badge")
    years = {str(assets.sources[name].thing.year) for name in named if name in assets.sources}
    said = set(CITED.findall(practice.evidence.says))
    for year in sorted(years - said):
        placed.problem(f"has a source of {year} that its text doesn't name; name it, as in (Name, {year})", "evidence", "says")
    for year in sorted(said - years):
        placed.problem(f"names work of {year} that isn't in its sources; add its id", "evidence", "says")
    for path, text in [*_texts(practice), (("trains",), practice.trains), (("evidence", "says"), practice.evidence.says)]:
        promise = next((promise for promise in PROMISES if promise in text.lower()), None)
        if promise:
            placed.problem(f"{promise!r} promises more than is known; say what one does, not what it brings", *path)


def _steps(practice: schema.Practice) -> Iterator[tuple[tuple, schema.practices.Step]]:
    for key in ("steps", "ending"):
        for index, step in enumerate(getattr(practice, key)):
            yield (key, index), step


def _texts(practice: schema.Practice) -> Iterator[tuple[tuple, str]]:
    """Everything that is said, and where it stands."""
    for path, step in _steps(practice):
        if step.text is not None:
            yield (*path, "text"), step.text
        for route, text in step.by.items():
            yield (*path, "by", route), text
