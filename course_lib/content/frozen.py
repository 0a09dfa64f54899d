"""From the bundle's plain JSON to frozen objects."""

from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints


def freeze(kind: type, data: dict):
    """An instance of the dataclass `kind` from `data`; lists become tuples, and keys it doesn't know are left out."""
    hints = _hints(kind)
    return kind(**{field.name: _value(hints[field.name], data[field.name]) for field in fields(kind) if field.name in data})


@cache
def _hints(kind: type) -> dict:
    return get_type_hints(kind)


def _value(hint, value):
    if get_origin(hint) in (Union, UnionType):
        hint = next((part for part in get_args(hint) if part is not type(None)), hint)
    if isinstance(value, list):
        inner = get_args(hint)[0] if get_args(hint) else object
        return tuple(_value(inner, one) for one in value)
    if is_dataclass(hint) and isinstance(value, dict):
        return freeze(hint, value)
    return value
