"""Options that an author wrote without ids: each gets one that says nothing about it."""

from zlib import crc32

from ..mark import BadResponse


def name(text: str) -> str:
    """The id of the option with this text. It doesn't change when its neighbours do."""
    return f"{crc32(text.encode()):08x}"


def field(label: str, legend: str, options: tuple, seed: int) -> dict:
    """A field with `options` (each with a `text`), in the order of `seed`."""
    order = sorted(options, key=lambda one: crc32(f"{seed}:{one.text}".encode()))
    return {"name": label, "type": "choose", "many": False, "legend": legend,
            "options": [{"id": name(one.text), "text": one.text} for one in order]}


def chosen(options: tuple, given):
    """The option that `given` is the id of. Raises BadResponse."""
    for one in options:
        if name(one.text) == given:
            return one
    raise BadResponse(f"{str(given)[:40]!r} is not an option here")
