"""Tags that say what is known about an item: `concept:C-DEF-1`, `level:understand`."""

import re


class Tags:
    """What tags say; those without a colon say nothing."""

    def __init__(self, tags):
        self.known = [tag.partition(":")[::2] for tag in tags if isinstance(tag, str) and ":" in tag]

    def all(self, kind: str) -> list[str]:
        """The values of all tags of that kind."""
        return [value.strip() for name, value in self.known if name.strip().lower() == kind]

    def number(self, kind: str, least: int, most: int) -> int | None:
        """The number that the first tag of that kind says, if it's one from `least` to `most`."""
        found = next(iter(self.all(kind)), "")
        return int(found) if re.fullmatch(r"[0-9]{1,7}", found) and least <= int(found) <= most else None
