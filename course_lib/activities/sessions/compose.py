"""A session from authored parts: the same text, theme, minutes, seed and library always give the same one."""

from dataclasses import dataclass
from zlib import crc32

from ...content.sessions import Piece, SessionLibrary, Theme
from ...words import _

SHORTEST, LONGEST = 4, 15  # minutes
ROOMY = 8  # minutes from which the longer lines have room
ROUTES = ("eyes-open", "movement", "breath")
SHARES = {"arrival": 2, "settling": 4, "skill": 6, "rehearsal": 8, "suggestion": 2, "return": 2, "step": 2}


@dataclass(frozen=True)
class Part:
    """One part: its kind, its title, its minutes in quarters, and its lines; of a settling, lines for each route."""

    kind: str
    title: str
    minutes: float
    lines: tuple[str, ...]
    routes: dict[str, tuple[str, ...]] | None = None

    def plain(self) -> dict:
        """The part as JSON can hold it."""
        shown = {"kind": self.kind, "title": self.title, "minutes": self.minutes, "lines": list(self.lines)}
        return shown | ({"routes": {name: list(lines) for name, lines in self.routes.items()}} if self.routes else {})


def compose(theme: str, text: str, minutes: int, seed: int, library: SessionLibrary) -> list[Part]:
    """The parts of a session on `theme`, `minutes` long in all.

    `text` only chooses among authored parts; nothing of it is quoted. Raises KeyError for a theme that isn't there, and
    ValueError for a length that isn't between SHORTEST and LONGEST.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise ValueError(f"a session takes {SHORTEST} to {LONGEST} minutes, not {minutes}")
    about = {one.id: one for one in library.themes}[theme]
    roomy = minutes >= ROOMY

    def chosen(slot: str, among):
        return among[crc32(f"{slot}|{seed}|{theme}|{text}".encode(errors="surrogatepass")) % len(among)]

    routes = {route: _lines(chosen(route, [one for one in library.settlings if one.route == route]), roomy) for route in ROUTES}
    lines = {
        "arrival": _lines(chosen("arrival", library.arrivals), roomy), "settling": (),
        "skill": _lines(about.skill, roomy), "rehearsal": _lines(about.rehearsal, roomy),
        "suggestion": (chosen("suggestion", about.suggestions),),
        "return": _lines(chosen("return", library.returns), roomy), "step": (chosen("step", about.steps),),
    }
    lengths = _lengths(minutes)
    return [Part(kind, _title(kind, about), lengths[kind], lines[kind], routes if kind == "settling" else None) for kind in SHARES]


def _lines(piece: Piece, roomy: bool) -> tuple[str, ...]:
    return piece.lines + (piece.longer if roomy else ())


def _lengths(minutes: int) -> dict[str, float]:
    """Each part's minutes, in quarters; those that lose most by rounding down get what is left over."""
    quarters, whole = minutes * 4, sum(SHARES.values())
    exact = {kind: quarters * share / whole for kind, share in SHARES.items()}
    lengths = {kind: int(length) for kind, length in exact.items()}
    most = sorted(SHARES, key=lambda kind: lengths[kind] - exact[kind])
    for kind in most[:quarters - sum(lengths.values())]:
        lengths[kind] += 1
    return {kind: length / 4 for kind, length in lengths.items()}


def _title(kind: str, theme: Theme) -> str:
    titles = {"arrival": _("Arriving"), "settling": _("Settling"), "skill": theme.skill.title, "rehearsal": _("Rehearsing"),
              "suggestion": _("What you may notice"), "return": _("Coming back"), "step": _("One small step")}
    return titles[kind]
