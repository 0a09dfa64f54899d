"""The shapes of the trainers of perceiving: notice, read, match."""

from typing import Literal

from .trainer import TrainerBase


class Notice(TrainerBase):
    """Was there a change?"""

    kind: Literal["notice"]


class Read(TrainerBase):
    """What might this be, and how sure?"""

    kind: Literal["read"]


class Match(TrainerBase):
    """Follow a changing feeling on the affect map."""

    kind: Literal["match"]
