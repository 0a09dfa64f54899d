"""Items that came from another system, in the shape of our files, and what didn't fit."""

from dataclasses import dataclass, field

import yaml

from ...content.authoring.problems import Problem
from ...content.frozen import freeze
from ...content.items import KINDS, Item


@dataclass
class Imported:
    """Items in the shape of our files, by lesson and use, and what didn't fit."""

    files: dict[tuple[str, str], list[dict]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def items(self) -> list[Item]:
        """The items as the course uses them."""
        return [freeze(KINDS[item["kind"]], {"version": 1, **item, "lesson": lesson, "use": use})
                for (lesson, use), items in self.files.items() for item in items]

    def texts(self) -> dict[str, str]:
        """The text of each file in the style of `assets/graded`, by its name."""
        return {f"{lesson}.yaml" if use == "graded" else f"{lesson}-{use}.yaml": yaml.safe_dump(
            {"lesson": lesson, "use": use, "items": items}, allow_unicode=True, sort_keys=False, width=110)
            for (lesson, use), items in self.files.items()}
