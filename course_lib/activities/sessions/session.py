"""From a description to a session, or to help, or to a choice of themes. Nothing is kept."""

from ...content.sessions import SessionLibrary
from . import danger, themes
from .compose import compose


def look(text: str, library: SessionLibrary, go_on: bool = False) -> dict:
    """What is found in `text`: `danger` (with `go_on`, the writer has said that it isn't what they meant: it is False), and
    `themes` with `id`, `words` and `score`, best first; in danger there are none."""
    if not go_on and danger.screen(text, library):
        return {"danger": True, "themes": []}
    found = themes.match(text, library)
    return {"danger": False, "themes": [{"id": one.id, "words": list(one.words), "score": one.score} for one in found]}


def session(text: str, minutes: int, seed: int, library: SessionLibrary, theme: str | None = None, go_on: bool = False) -> dict:
    """What comes of `text`, as JSON can hold it.

    What `look` finds; `parts`, `minutes` and `caveat` of a session on `theme`, or on the best theme. The caveat is said with
    every theme, since the screen misses some danger. In danger, or where nothing fits, there are no parts and 0 minutes.
    Raises as `compose.compose` does.
    """
    found = look(text, library, go_on)
    if found["danger"]:
        return no_session()
    about = theme or (found["themes"][0]["id"] if found["themes"] else None)
    if about is None:
        return found | {"parts": [], "minutes": 0, "caveat": ""}
    parts = compose(about, text, minutes, seed, library)
    return found | {"theme": about, "parts": [part.plain() for part in parts], "minutes": minutes, "caveat": library.caveat}


def no_session() -> dict:
    """What `session` gives in danger."""
    return {"danger": True, "themes": [], "parts": [], "minutes": 0, "caveat": ""}
