"""The course's colours, for what can't read its style sheet: a manifest, and a browser's own furniture."""

import re

from ..shared_files import TOKENS


def colour(name: str, theme: str = "light") -> str:
    """The colour of that name, as #rrggbb, in the theme "light" or "dark". Raises LookupError if there is none."""
    found = re.findall(rf"--at-{name}: (#\w{{6}});", TOKENS.read_text(encoding="utf-8"))  # the light one stands first
    if len(found) != 2:
        raise LookupError(f"{TOKENS} has no colour --at-{name} for each theme")
    return found[theme == "dark"]
