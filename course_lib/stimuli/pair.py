"""Two people whose breathing and posture are in step or out of it, and below them a line for the breath of each.

The course's motif: two lines that move. Breath b(t) = (1 − cos(2πt/T))/2 with T = 4 s; the second person's is b(t − lag·T),
and both rock forwards and back once in two breaths, the second later by the same share. TOY: lag is a knob, not a measure.
"""

from dataclasses import replace
from hashlib import blake2b
from math import cos, pi

from ..words import _
from .body_build import Build, build
from .body_figure import Part, figure
from .body_lines import curve
from .body_posture import NEUTRAL, Posture
from .body_words import carriage
from .drawn import Drawn

WIDTH, HEIGHT = 360, 300
FIRST, SECOND, GROUND = 104, 256, 196  # where they sit
BREATH, BREATHS = 4.0, 4  # seconds, and how many are shown
LEFT, RIGHT, TOP, BOTTOM, DEEP = 30, 330, 236, 274, 22  # the lines: from, to, their lower edges, how high a full breath is
DO, FEEL = "var(--at-do, #0d6664)", "var(--at-feel, #a0452a)"
TOPS = ("#7fa8a3", "#c98a6b")  # what they wear, as their lines
RISE, ROCK = 0.05, 4.0  # of a full breath: the share of its height that the trunk gains; degrees of rocking
EASE = "cubic-bezier(.37,0,.63,1)"  # half a wave


def draw(lag: float, amount: float = 1.0, seed: int | str = 0, held: tuple[Posture, Posture] = (NEUTRAL, NEUTRAL)) -> Drawn:
    """Two people who sit facing each other, and in words how their breath goes together.

    `lag` is how much later the second breathes, in breaths: 0 together, .5 one in while the other is out, up to 1.
    `amount` (0 to 1) is how deep. They move for four breaths, then rest; where motion is reduced the lines alone show it.
    Raises ValueError out of range.
    """
    if not (0 <= lag <= 1 and 0 <= amount <= 1):
        raise ValueError(f"lag and amount are from 0 to 1, not {lag} and {amount}")
    name = "pair-" + blake2b(repr((lag, amount, seed, held)).encode(), digest_size=6).hexdigest()
    lag %= 1
    people = [replace(build(f"{seed}/{n}", age, "none"), top=top) for n, age, top in zip((1, 2), _ages(seed), TOPS)]
    drawing = []
    for n, (who, pose, x, way) in enumerate(zip(people, held, (FIRST, SECOND), (1, -1))):
        drawing.append(f'<g transform="translate({x} {GROUND}) scale({way} 1)">{_breathing(who, pose, f"{name}-{n}")}</g>')
    lines = [_line(TOP, 0, amount, DO, ""), _line(BOTTOM, lag, amount, FEEL, "7 5")]
    dots = [_dot(f"{name}-{n}", floor, colour, n) for n, (floor, colour) in enumerate(((TOP, DO), (BOTTOM, FEEL)))]
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{_style(name, lag, amount, people)}'
           f'{"".join([*drawing, *lines, *dots])}</svg>')
    return Drawn(svg, " ".join([describe(lag, amount), *_postures(held)]))


def describe(lag: float, amount: float) -> str:
    """How the two breathe, in words; the same for the picture that moves and the one that doesn't."""
    said = [_("Two people sit facing each other. Below them, a line for the breath of each.")]
    if amount < 0.05:
        return " ".join([*said, _("Both are still, and both lines are flat.")])
    lag %= 1
    later = _("the one on the right") if lag <= 0.5 else _("the one on the left")
    apart = min(lag, 1 - lag)
    if apart < 0.06:
        said.append(_("Their shoulders rise at the same time and fall at the same time, and the waves lie one above the other."))
    elif apart < 0.18:
        said.append(_("Their shoulders rise almost together: {later} comes a moment after the other.").format(later=later))
    elif apart < 0.38:
        said.append(_("One pair of shoulders rises a beat after the other: {later} is later.").format(later=later))
    else:
        said.append(_("When one pair of shoulders rises, the other falls, and the waves mirror each other."))
    said.append(_("Both also rock forward and back, together.") if apart < 0.06 else
                _("Both also rock forward and back, one after the other."))
    said.append(_("They breathe deeply.") if amount > 0.7 else _("The movement is small.") if amount < 0.35 else "")
    return " ".join(filter(None, said))


def _postures(held: tuple[Posture, Posture]) -> list[str]:
    """A sentence or some for each who doesn't sit as people usually do."""
    sides = (_("On the left:"), _("On the right:"))
    return [f"{side} {carriage(pose, True)}" for side, pose in zip(sides, held) if pose != NEUTRAL]


def breath(seconds: float, lag: float = 0) -> float:
    """How full a breath is at that moment, 0 to 1, with the formula above; `lag` in breaths."""
    return (1 - cos(2 * pi * (seconds / BREATH - lag))) / 2


def _ages(seed: int | str) -> tuple[str, str]:
    """Two grown-ups, so that their shoulders are about as high."""
    options = ("young", "middle", "old")
    first = blake2b(str(seed).encode(), digest_size=2).digest()
    return options[first[0] % 3], options[first[1] % 3]


def _breathing(who: Build, held: Posture, name: str) -> str:
    """A seated figure: what is above the hips rocks, and within that the trunk widens upwards and lifts the rest."""
    parts = figure(who, held, True)
    still = [part for part in parts if not part.upper]
    upper = [part for part in parts if part.upper]
    lifted = "".join(_moving(part, name) for part in upper)
    return "".join(part.svg for part in still) + f'<g class="{name}-rock">{lifted}</g>'


def _moving(part: Part, name: str) -> str:
    return f'<g class="{name}-{"chest" if part.name == "trunk" else "lift"}">{part.svg}</g>'


def _line(floor: float, lag: float, amount: float, colour: str, dashes: str) -> str:
    count = 12 * BREATHS
    spots = [(LEFT + (RIGHT - LEFT) * share, floor - DEEP * amount * breath(BREATH * BREATHS * share, lag))
             for share in (n / count for n in range(count + 1))]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{curve(spots)}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-linecap="round"{dashed}/>'


def _dot(name: str, floor: float, colour: str, which: int) -> str:
    """Where the breath is now, a disc for the first and a ring for the second; it's there only while it moves."""
    inside = colour if which == 0 else "var(--at-paper, #fbf8f3)"
    return (f'<g class="{name}-go" opacity="0"><circle class="{name}-bob" cx="{LEFT}" cy="{floor}" r="5" fill="{inside}" '
            f'stroke="{colour}" stroke-width="2.5"/></g>')


def _style(name: str, lag: float, amount: float, people: list[Build]) -> str:
    """The rules that move both. A wave starts within its breath by a negative delay, so that one rule serves every lag."""
    rules = []
    for n, (who, late) in enumerate(zip(people, (0.0, lag))):
        ahead = (1 - late) % 1
        mine, hips, grow = f"{name}-{n}", -(who.shin + 5), RISE * amount
        half = f"{BREATH / 2}s {EASE} {-ahead * BREATH:.2f}s {2 * (BREATHS + ahead):.2f} alternate both"
        whole = f"{BREATH}s {EASE} {-ahead * 2 * BREATH:.2f}s {BREATHS + 2 * ahead:.2f} alternate both"
        rules += [
            f"@keyframes {mine}-chest{{to{{transform:scale({1 + grow / 2:.3f},{1 + grow:.3f})}}}}",
            f"@keyframes {mine}-lift{{to{{transform:translateY({-grow * who.torso:.1f}px)}}}}",
            f"@keyframes {mine}-rock{{to{{transform:rotate({ROCK * amount:.1f}deg)}}}}",
            f"@keyframes {mine}-bob{{to{{transform:translateY({-DEEP * amount:.1f}px)}}}}",
            f"@keyframes {mine}-go{{0%{{opacity:1}}99%{{opacity:1}}to{{opacity:0;transform:translateX({RIGHT - LEFT}px)}}}}",
            f".{mine}-chest{{transform-origin:0 {hips:.1f}px;animation:{mine}-chest {half}}}",
            f".{mine}-lift{{animation:{mine}-lift {half}}}",
            f".{mine}-rock{{transform-origin:0 {hips:.1f}px;animation:{mine}-rock {whole}}}",
            f".{mine}-bob{{animation:{mine}-bob {half}}}",
            f".{mine}-go{{animation:{mine}-go {BREATH * BREATHS}s linear both}}",
        ]
    return f"<style>@media (prefers-reduced-motion: no-preference){{{''.join(rules)}}}</style>"
