"""The trainers of responding: serve and return, reflect back, fix or feel, wait."""

from dataclasses import dataclass

from .trainer import Trainer


@dataclass(frozen=True, kw_only=True)
class ServeAndReturn(Trainer):
    """Somebody offers something; what comes back?"""


@dataclass(frozen=True, kw_only=True)
class ReflectBack(Trainer):
    """Compose a reflection from parts, and hear how it lands."""


@dataclass(frozen=True, kw_only=True)
class FixOrFeel(Trainer):
    """Tell advice from acknowledgement."""


@dataclass(frozen=True, kw_only=True)
class Wait(Trainer):
    """The pause before replying."""


KINDS = {"serve-and-return": ServeAndReturn, "reflect-back": ReflectBack, "fix-or-feel": FixOrFeel, "wait": Wait}
