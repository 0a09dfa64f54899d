"""Ids for what comes without them, made of its words, each once."""

import re
import unicodedata
from collections import Counter
from functools import cache

from pydantic import TypeAdapter, ValidationError

from ...content.authoring.schema.shape import Slug
from .html_text import Read


@cache
def _adapter(shape) -> TypeAdapter:
    return TypeAdapter(shape)


def fits(shape, value) -> bool:
    """Whether `value` has a shape of the schema: `Slug`, `ConceptId`."""
    try:
        _adapter(shape).validate_python(value, strict=True)
        return True
    except ValidationError:
        return False


def slug(text: str, otherwise: str) -> str:
    """An id made of the words of `text`."""
    plain_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain_text)
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > 40:
            break
        made = longer
    return made or (words[0][:40] if words else otherwise)


def unique(name: str, taken: Counter) -> str:
    """`name`, or with a number behind it where it's `taken`; it is taken then."""
    taken[name] += 1
    if taken[name] == 1:
        return name
    return unique(f"{name[:56]}-{taken[name]}", taken)


class Names:
    """Ids for options, steps and cards: their own where they have one, else made from their words."""

    def __init__(self, otherwise: str):
        self.taken: Counter = Counter()
        self.otherwise = otherwise

    def __call__(self, said: Read) -> str:
        own = said.name if said.name and fits(Slug, said.name) else slug(said.text, self.otherwise)
        return unique(own, self.taken)
