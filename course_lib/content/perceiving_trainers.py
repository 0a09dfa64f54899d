"""The trainers of perceiving: notice, read, match."""

from dataclasses import dataclass

from .trainer import Trainer


@dataclass(frozen=True, kw_only=True)
class Notice(Trainer):
    """Was there a change?"""


@dataclass(frozen=True, kw_only=True)
class Read(Trainer):
    """What might this be, and how sure?"""


@dataclass(frozen=True, kw_only=True)
class Match(Trainer):
    """Follow a changing feeling on the affect map."""


KINDS = {"notice": Notice, "read": Read, "match": Match}
