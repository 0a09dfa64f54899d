"""Which words of a thing are text that somebody reads, and the mark by which a translation knows the English that it was made from."""

import hashlib
from collections.abc import Iterator
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo


def texts(thing: BaseModel) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text of a thing, with the way to it: keys, and in a list the id or the number (from 1) of what stands there."""
    for name, about in type(thing).model_fields.items():
        yield from _texts(getattr(thing, name), about, (name,))


def _texts(value, about, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, BaseModel):
        yield from (((*way, *rest), text) for rest, text in texts(value))
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _texts(one, about, (*way, getattr(one, "id", str(number))))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, about, (*way, name))
    elif isinstance(value, str) and value and _says(about):
        yield way, value


def _says(about) -> bool:
    """Whether an annotation is that of text that somebody reads, and no name, word of a list or number."""
    if isinstance(about, FieldInfo):
        if any(isinstance(one, StringConstraints) for one in about.metadata):
            return not any(getattr(one, "pattern", None) for one in about.metadata)
        return about.annotation is str or _says(about.annotation)
    if get_origin(about) is Annotated:
        return any(isinstance(one, StringConstraints) and not one.pattern for one in about.__metadata__)
    return any(map(_says, get_args(about)))


def mark(*english: str) -> str:
    """What a translation is known to be made from."""
    return hashlib.sha256("\n".join(english).encode()).hexdigest()[:8]


def mark_of(thing: BaseModel) -> str:
    """The mark of a thing's texts; an item's `version` counts, too."""
    return mark(str(getattr(thing, "version", "")), *(f"{'/'.join(way)}={text}" for way, text in texts(thing)))


def mark_of_front(front) -> str:
    """The mark of what stands at the top of a lesson."""
    return mark(front.title, front.summary, front.mentions or "")


def put(plain, way: tuple[str, ...], text: str) -> None:
    """`text` in the place of the one at `way` of a thing's plain data."""
    *before, last = way
    for step in before:
        plain = plain[_key(plain, step)]
    plain[_key(plain, last)] = text


def _key(plain, step: str):
    if isinstance(plain, dict):
        return step
    return next((n for n, one in enumerate(plain) if isinstance(one, dict) and one.get("id") == step), None) if not step.isdigit() else int(step) - 1
