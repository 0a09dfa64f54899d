"""The digest by which the reader view knows one of the course's own lessons."""

import json
from hashlib import sha256


def digest(cells: list[dict]) -> str:
    """SHA-256, in hex, of what the cells of a notebook say: their types and sources, in order.

    The reader view computes the same in the browser from `JSON.stringify`, so the form is fixed.
    """
    told = [[cell["cell_type"], cell["source"]] for cell in cells]
    return sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8")).hexdigest()
