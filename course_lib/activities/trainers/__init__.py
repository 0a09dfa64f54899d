"""What each kind of trainer does, as plain Python.

A module for each kind has KIND (of record), `start(trainer)`, `resume(state, events)`, `respond(state, message, now,
new_id)`, `view(state, event)` and `words()`; a state has `activity` and `done` (one run was finished).
"""

from importlib import import_module
from types import ModuleType

MODULES = {
    "notice": "notice", "read": "read", "match": "match", "serve-and-return": "serve_and_return",
    "reflect-back": "reflect_back", "fix-or-feel": "fix_or_feel", "wait": "wait",
}


def steps(kind: str) -> ModuleType:
    """The module for trainers of this kind."""
    return import_module(f".{MODULES[kind]}", __package__)
