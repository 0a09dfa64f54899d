"""Which questions a student gets: of each pool, always the same ones, worked out anywhere from two names."""

import hashlib
import unicodedata

from .assignment import Assignment, Question


def known_as(student: str) -> str:
    """A student's name as draws take it: capitals, spaces around it, and how an accent was typed make no difference."""
    return unicodedata.normalize("NFC", student.strip().casefold())


def drawn(assignment: Assignment, student: str) -> tuple[Question, ...]:
    """The questions of `assignment` that `student` gets, in the assignment's order.

    From each pool come those with the smallest SHA-256 of assignment, student and item. So nothing needs to be stored,
    no version of Python deals other cards, and what one student gets says nothing about another's.
    """
    chosen = {name for pool in assignment.pools for name in _draw(assignment, pool.id, pool.draw, known_as(student))}
    return tuple(one for one in assignment.questions if one.pool is None or one.id in chosen)


def _draw(assignment: Assignment, pool: str, number: int, student: str) -> list[str]:
    names = [question.id for question in assignment.questions if question.pool == pool]
    return sorted(names, key=lambda item: lot(assignment.id, student, item))[:number]


def lot(*names: str) -> str:
    """A number, in hexadecimal, that the names decide and nobody can foresee."""
    return hashlib.sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest()
