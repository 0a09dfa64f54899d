"""From a description to a session, or to help, or to a choice of themes. Nothing is kept."""

from ...content.sessions import SessionLibrary
from . import danger, themes
from .compose import compose


def session(text: str, minutes: int, seed: int, library: SessionLibrary, theme: str | None = None, go_on: bool = False) -> dict:
    """What comes of `text`, as JSON can hold it.

    `danger` (with `go_on`, the writer has said that it isn't what they meant: it is False), `themes` with `id`, `words`
    and `score`, best first; `parts`, `minutes` and `caveat` of a session on `theme`, or on the best theme. The caveat is
    said with every theme, since the screen misses some danger. In danger, or where nothing fits, there are no parts and
    0 minutes. Raises as `compose.compose` does.
    """
    if not go_on and danger.screen(text, library):
        return {"danger": True, "themes": [], "parts": [], "minutes": 0, "caveat": ""}
    found = themes.match(text, library)
    about = theme or (found[0].id if found else None)
    shown = [{"id": one.id, "words": list(one.words), "score": one.score} for one in found]
    if about is None:
        return {"danger": False, "themes": shown, "parts": [], "minutes": 0, "caveat": ""}
    parts = compose(about, text, minutes, seed, library)
    return {"danger": False, "themes": shown, "theme": about, "parts": [part.plain() for part in parts],
            "minutes": minutes, "caveat": library.caveat}
