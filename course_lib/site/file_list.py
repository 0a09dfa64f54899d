"""The list of a site's files, by which a folder is known as a site of this course."""

import json
from pathlib import Path

from .problem import SiteProblem

LIST = "site.json"


def file_list(site: Path) -> dict:
    """What the site's list says: `build`, the version's name, and `files`, by path {sha256, size in bytes}. Raises SiteProblem for
    a folder that no build made."""
    try:
        listed = json.loads((site / LIST).read_text(encoding="utf-8"))
        if not isinstance(listed["build"], str) or "index.html" not in listed["files"]:
            raise ValueError("no site without a first page")
        return {"build": listed["build"], "files": listed["files"]}
    except (OSError, ValueError, TypeError, KeyError):
        raise SiteProblem(f"{site} isn't a site: it has no {LIST} of ours. `attune site build --out {site.name or 'DIR'}` builds one.") from None
