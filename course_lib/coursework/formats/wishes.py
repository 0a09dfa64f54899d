"""What an instructor says of questions that come without it: their lesson, use, concepts, level and difficulty."""

from dataclasses import dataclass

from ...content.authoring.schema.shape import ConceptId, Slug
from ...records import RecordError
from ...words import _
from .ids import fits


@dataclass(frozen=True)
class Wishes:
    """What is said of questions that don't say it: their lesson, use, concepts, level and difficulty."""

    lesson: str = "imported"
    use: str = "graded"
    concepts: tuple[str, ...] = ()
    level: str = "understand"
    difficulty: int = 2


def checked(wishes: Wishes) -> Wishes:
    """`wishes`, if each can be had. Raises RecordError."""
    if not fits(Slug, wishes.lesson):
        raise RecordError(_("{name!r} isn't the id of a lesson: lower-case words joined by hyphens.").format(name=wishes.lesson))
    for name in wishes.concepts:
        if not fits(ConceptId, name):
            raise RecordError(_("{name!r} isn't a concept, such as C-DEF-1.").format(name=name))
    if len(wishes.concepts) > 2:
        raise RecordError(_("An item is about one concept or two. Name no more."))
    return wishes
