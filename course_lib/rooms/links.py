"""How one gets into a room: its links, and the picture that phones scan."""

import io
from functools import cache

import segno

from .keys import Keys


def links(base: str, here: str, keys: Keys) -> dict[str, str]:
    """What to open: `join` for participants, `facilitator` and `screen` on this computer; keys stand behind a #, which no
    browser sends."""
    return {"base": base, "code": keys.code, "join": f"{base}#{keys.join}", "facilitator": f"{here}facilitator#{keys.facilitator}",
            "screen": f"{here}screen#{keys.screen}"}


def join(base: str, keys: Keys, here: str) -> dict[str, str | None]:
    """How to get in, for the screen: the address, the code, and the picture of both, unless only this computer gets in (`here`)."""
    return {"address": base, "code": keys.code, "qr": None if base == here else drawn(f"{base}#{keys.join}")}


@cache
def drawn(link: str) -> str:
    """A link as a QR code, in SVG."""
    picture = io.BytesIO()
    segno.make(link, micro=False).save(picture, kind="svg", xmldecl=False, svgns=True, nl=False, omitsize=True, border=2)
    return picture.getvalue().decode()


def print_code(link: str) -> None:
    """Print a link as a QR code that a phone can scan from a terminal."""
    segno.make(link, micro=False).terminal(compact=True)
