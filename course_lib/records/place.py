"""Where the course runs, as far as it matters to whoever wants to know where their record is."""

import os


def on_a_web_page() -> bool:
    """In a browser: what the learner does is kept there."""
    return bool(os.environ.get("ATTUNE_WEB"))


def in_a_frame() -> bool:
    """On a page that another site shows inside its own."""
    return os.environ.get("ATTUNE_WEB") == "framed"
