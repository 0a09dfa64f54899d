"""The shapes of trainers, by kind."""

from typing import Annotated

from pydantic import Field

from .perceiving_trainers import Match, Notice, Read
from .responding_trainers import FixOrFeel, ReflectBack, ServeAndReturn, Wait
from .shape import Shape

Trainer = Annotated[Notice | Read | Match | ServeAndReturn | ReflectBack | FixOrFeel | Wait, Field(discriminator="kind")]


class TrainerFile(Shape):
    trainers: Annotated[list[Trainer], Field(min_length=1)]
