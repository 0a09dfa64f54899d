"""Whose a file is that an LMS gave out: by the number or the name that the LMS put before it, or by the name that the
student gave."""

import re
import unicodedata
from dataclasses import dataclass

from .draw import known_as
from .pack import ENDING

# Canvas: "okaforada_LATE_4711_99_quiz--ada.attune.zip": name, perhaps LATE, the user's number, the attempt's, the file.
CANVAS = re.compile(r"(?:^|/)[^/_]*_(?P<late>LATE_)?(?P<user>\d+)_\d+_[^/]*$")
# Moodle: "Ada Okafor_4711_assignsubmission_file_/quiz--ada.attune.zip": full name, the attempt's number.
MOODLE = re.compile(r"(?:^|/)(?P<name>[^/_]+)_\d+_assignsubmission_(?:file|onlinetext)_?(?:/|_|$)")
PACKED = re.compile(rf"--(?P<name>[^/]+?)(?:-\d+)?{re.escape(ENDING)}$")  # Canvas adds -1, -2 … to what is sent again


@dataclass(frozen=True)
class Person:
    """A student, as the gradebook knows them."""

    id: str
    first: str = ""
    last: str = ""
    lms: str = ""
    email: str = ""


@dataclass(frozen=True)
class Match:
    """Whose it is (None: nobody's that is known), what says so, and whether the LMS says that it came late."""

    student: str | None
    by: str
    late: bool = False


class Roster:
    """The students of a course."""

    def __init__(self, people: list[Person]):
        self.people = people

    def match(self, place: str, said: str | None) -> Match:
        """Whose file lies at `place`; `said` is the name in it. What the LMS says comes first: a name can be typed by anybody."""
        if found := CANVAS.search(place):
            late = bool(found["late"])
            return Match(self._one(person for person in self.people if person.lms == found["user"]), f"Canvas {found['user']}", late)
        if found := MOODLE.search(place):
            wanted = _letters(found["name"])
            named = (person for person in self.people
                     if wanted in (_letters(person.first + person.last), _letters(person.last + person.first)))
            return Match(self._one(named), f"Moodle {found['name']}")
        found = PACKED.search(place)
        names = [name for name in (found and found["name"], said) if name]
        return Match(next(filter(None, map(self._called, names)), None), names[0] if names else place)

    def _called(self, name: str) -> str | None:
        """The student of that name: one who is known; anyone, as long as nobody is."""
        if not self.people:
            return name if re.fullmatch(r"\w[\w.@+-]*", name) else None
        return self._one(person for person in self.people
                         if known_as(name) in (known_as(person.id), known_as(person.email or person.id)))

    @staticmethod
    def _one(people) -> str | None:
        """The id of the only one; None of none, or where two fit."""
        found = [person.id for person in people]
        return found[0] if len(found) == 1 else None


def _letters(name: str) -> str:
    """A name without accents, capitals, spaces and signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in plain if one.isalnum())
