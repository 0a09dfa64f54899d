"""Whether a description tells of danger. It misses things: the way to help is shown beside every session."""

from dataclasses import dataclass

from ...content.sessions import SessionLibrary
from . import pattern, words
from .words import Description


@dataclass(frozen=True)
class Danger:
    """A kind of danger, and the words that tell of it."""

    kind: str
    words: tuple[str, ...]


def screen(text: str, library: SessionLibrary) -> Danger | None:
    """The first kind of danger that `text` tells of, or None."""
    description = words.read(text, library)
    for danger in library.dangers:
        alike = [place for one in danger.alike for place in pattern.find(one, description, library.groups)]
        for sign in danger.signs:
            places = pattern.find(sign, description, library.groups)
            told = [place for place in places if not any(_touches(place, other) for other in alike)]
            if told and (told == places or " + " not in sign):
                return Danger(danger.kind, _written(description, told))
    return None


def _touches(place: pattern.Match, other: pattern.Match) -> bool:
    return place.first <= other.last and other.first <= place.last


def _written(description: Description, places: list[pattern.Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(description.written(place.first, place.last) for place in places))
