"""Draws contact sheets of what `course_lib/stimuli` makes, for docs/stimuli: `python tools/contact_sheets.py`.

A sheet is a name, how many columns it has, and its cells: a drawing and what stands below it. Add yours to SHEETS.
"""

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from course_lib.stimuli import body, contour, face, feelings, pair, prosody, voice  # noqa: E402
from course_lib.stimuli.look import AGES, look  # noqa: E402

OUT = ROOT / "docs" / "stimuli"
WIDTH, GAP, WORDS = 180, 12, 26  # of a cell; between cells; the height of the line below a cell
# Paper and ink as in the course's tokens; a picture on a page of its own takes the system's theme.
STYLE = (":root{--at-paper:#fbf8f3;--at-ink:#23262b;--at-sunk:#f3eee5;--at-edge:#7d7567;--at-soft:#5a5d63;--at-do:#0d6664;"
         "--at-feel:#a0452a}@media (prefers-color-scheme:dark){:root{--at-paper:#181b1e;--at-ink:#ece7de;--at-sunk:#1d2124;"
         "--at-edge:#8f9499;--at-soft:#b4b1aa;--at-do:#74cbc3;--at-feel:#f2a68a}}"
         ".paper{fill:var(--at-paper)}text{fill:var(--at-ink);font:14px system-ui,sans-serif;text-anchor:middle}")
PEOPLE = (look(5, "young"), look(11, "old"), look(8, "child"))
Cell = tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """`cells` makes pairs of SVG and words. `tall` is a cell's height for a width of 1."""

    name: str
    columns: int
    cells: Callable[[], Iterable[Cell]]
    tall: float = face.HEIGHT / face.WIDTH


def basic() -> Iterable[Cell]:
    """The seven at full intensity, each by three people, with a face at rest first."""
    for who in PEOPLE:
        yield face.draw(who, feelings.REST).svg, "at rest"
        for feeling in feelings.BASIC:
            yield face.draw(who, feelings.units_for(feeling, 1)).svg, feeling


def more() -> Iterable[Cell]:
    """The other feelings, and two at once."""
    for n, feeling in enumerate(one for one in feelings.FEELINGS if one not in feelings.BASIC):
        yield face.draw(look(20 + n, AGES[n % len(AGES)]), feelings.units_for(feeling, 1)).svg, feeling


def people() -> Iterable[Cell]:
    """Eight people at five ages."""
    for age in AGES:
        for seed in range(1, 9):
            yield face.draw(look(seed, age), feelings.REST).svg, f"{seed}, {age}"


def degrees() -> Iterable[Cell]:
    """From little to all of a feeling, from one to another, and the same feeling where somebody feels less safe."""
    who, shares = look(17, "middle"), (0.2, 0.4, 0.6, 0.8, 1)
    for feeling in ("worry", "anger"):
        for share in shares:
            yield face.draw(who, feelings.units_for(feeling, share)).svg, f"{feeling} {share:.0%}"
    hurt, tender = feelings.units_for("hurt", 1), feelings.units_for("tenderness", 1)
    for share in (0, 0.25, 0.5, 0.75, 1):
        yield face.draw(who, feelings.morph(hurt, tender, share)).svg, f"hurt → tenderness {share:.0%}"
    for safety in (1, 0.75, 0.5, 0.25, 0):
        yield face.draw(who, feelings.guarded(hurt, safety)).svg, f"hurt, safety {safety:.0%}"


def voices() -> Iterable[Cell]:
    """The profiles, then what the people in the dialogues feel."""
    for name, profile in prosody.PROFILES.items():
        yield contour.draw(voice.hum(profile, 3).contour).svg, name
    for name in ("anger", *(one for one in prosody.MIXTURES if one not in prosody.PROFILES)):
        yield contour.draw(voice.hum(prosody.for_feeling(name, 0.7), 3).contour).svg, f"{name} 70%"


def seated() -> Iterable[Cell]:
    """Each posture by two people on a stool, and by one in a wheelchair."""
    for seed, aid in ((3, "none"), (6, "none"), (14, "wheelchair")):
        for name in body.POSTURES:
            yield body.draw(body.posture(name), seed, age="middle", aid=aid).svg, name


def standing() -> Iterable[Cell]:
    """Each posture on two feet, and somebody's way from neutral into some of them."""
    for name in body.POSTURES:
        yield body.draw(body.posture(name), 8, seated=False, age="young", aid="none").svg, name
    for name in ("slumped", "open"):
        for amount in (0.25, 0.5, 0.75, 1):
            yield body.draw(body.posture(name, amount), 5, seated=False, age="old", aid="none").svg, f"{name} {amount:.0%}"


def bodies() -> Iterable[Cell]:
    """Who comes with the first seeds."""
    for seed in range(1, 25):
        yield body.draw(body.NEUTRAL, seed, seated=False).svg, f"{seed}"


def pairs() -> Iterable[Cell]:
    """From in step to against each other, and two who lean in, or don't."""
    for lag in (0, 0.125, 0.25, 0.5):
        yield pair.draw(lag, 1, 3).svg, f"{lag:g} of a breath later"
    yield pair.draw(0, 0.4, 9).svg, "together, shallow"
    yield pair.draw(0.05, 0.8, 7, (body.posture("leaning in"), body.posture("leaning in", 0.8))).svg, "leaning in"
    yield pair.draw(0.4, 0.8, 12, (body.posture("leaning in"), body.posture("closed"))).svg, "one leans in"
    yield pair.draw(0.3, 0.6, 14, (body.posture("slumped", 0.8), body.posture("neutral"))).svg, "one slumps"


SHEETS = [
    Sheet("faces-basic", 8, basic),
    Sheet("faces-more", 5, more),
    Sheet("faces-people", 8, people),
    Sheet("faces-degrees", 5, degrees),
    Sheet("voices-contours", 4, voices, contour.HEIGHT / contour.WIDTH),
    Sheet("bodies-seated", 8, seated, body.SEATED / body.WIDTH),
    Sheet("bodies-standing", 8, standing, body.STANDING / body.WIDTH),
    Sheet("bodies-people", 8, bodies, body.STANDING / body.WIDTH),
    Sheet("bodies-pairs", 4, pairs, pair.HEIGHT / pair.WIDTH),
]


def drawn(sheet: Sheet) -> str:
    """The sheet as one SVG."""
    cells, height = list(sheet.cells()), WIDTH * sheet.tall
    rows = -(-len(cells) // sheet.columns)
    wide, high = sheet.columns * (WIDTH + GAP) + GAP, rows * (height + WORDS + GAP) + GAP
    placed = "".join(_placed(svg, words, n, sheet.columns, height) for n, (svg, words) in enumerate(cells))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}"><style>{STYLE}</style>'
            f'<rect class="paper" width="{wide:g}" height="{high:g}"/>{placed}</svg>\n')


def _placed(svg: str, words: str, n: int, columns: int, height: float) -> str:
    x, y = GAP + n % columns * (WIDTH + GAP), GAP + n // columns * (height + WORDS + GAP)
    unseen = re.sub(r'<path [^>]*(?:stroke|fill)-opacity="0"/>', "", svg)
    inner = unseen.replace("<svg ", f'<svg x="{x:g}" y="{y:g}" width="{WIDTH}" height="{height:g}" ', 1)
    return f'{inner}<text x="{x + WIDTH / 2:g}" y="{y + height + 18:g}">{escape(words)}</text>'


def main() -> int:
    OUT.mkdir(parents=True, exist_ok=True)
    for sheet in SHEETS:
        (OUT / f"{sheet.name}.svg").write_text(drawn(sheet), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
