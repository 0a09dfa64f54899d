"""Small movements of a figure: for some seconds, then it rests; none where motion is reduced."""

from dataclasses import replace

from .body_figure import Part

TIMES = 10  # there and back, counted apart


def stirring(parts: list[Part], amount: float, name: str) -> tuple[list[Part], str]:
    """The parts with what moves in a group of its own, and the style that moves them for some six seconds.

    One leg goes up and down, a hand rubs the other, the head turns a little. `name` keeps this drawing's rules apart.
    """
    moves = {
        "leg": (f"translateY({-4.5 * amount:.1f}px)", 0.34, 18),
        "near arm": (f"translate({2.6 * amount:.1f}px, {-2.2 * amount:.1f}px)", 0.6, TIMES),
        "head": (f"translateX({3 * amount:.1f}px)", 1.5, 4),
    }
    moved = [replace(part, svg=f'<g class="{name}-{part.name.replace(" ", "-")}">{part.svg}</g>') if part.name in moves else part
             for part in parts]
    rules = "".join(
        f"@keyframes {name}-{part.replace(' ', '-')}{{to{{transform:{to}}}}}"
        f".{name}-{part.replace(' ', '-')}{{animation:{name}-{part.replace(' ', '-')} {seconds}s ease-in-out {times} alternate}}"
        for part, (to, seconds, times) in moves.items())
    return moved, f"<style>@media (prefers-reduced-motion: no-preference){{{rules}}}</style>"
