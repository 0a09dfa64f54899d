"""The shapes of the trainers of responding: serve and return, reflect back, fix or feel, wait."""

from typing import Literal

from .trainer import TrainerBase


class ServeAndReturn(TrainerBase):
    """Somebody offers something; what comes back?"""

    kind: Literal["serve-and-return"]


class ReflectBack(TrainerBase):
    """Compose a reflection from parts, and hear how it lands."""

    kind: Literal["reflect-back"]


class FixOrFeel(TrainerBase):
    """Tell advice from acknowledgement."""

    kind: Literal["fix-or-feel"]


class Wait(TrainerBase):
    """The pause before replying."""

    kind: Literal["wait"]
