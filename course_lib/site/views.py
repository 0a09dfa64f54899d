"""The activities' views as a plain web page loads them: for each a module that exports `mount`, and its style."""

import re
from pathlib import Path

from ..widgets import page

MOUNT = re.compile(r"^export (?:async )?(?:function|const) mount\b", re.MULTILINE)
ELSEWHERE = {"assignment", "hand-in", "live_results", "live_room"}  # coursework and rooms: no lesson opens them
EXPORT = "export { mount };\n"


def names() -> list[str]:
    """The views that a lesson's cell can open."""
    found = {path.stem for path in Path(page.FOLDER).glob("*.js") if MOUNT.search(path.read_text(encoding="utf-8"))}
    return sorted(name for name in found - ELSEWHERE if (page.FOLDER / f"{name}.css").exists())


def files() -> dict[str, bytes]:
    """`<name>.js` and `<name>.css` of every view."""
    made = {}
    for name in names():
        made[f"{name}.js"] = (page.joined(name) + EXPORT).encode()
        made[f"{name}.css"] = page.style(name).encode()
    return made
