"""Figures of bodies for the lessons: six ways to sit, and two pairs that breathe in step and out of step."""

from ..stimuli import body, pair
from ..words import _, p_

CELL, TALL, WORDS = 240, 204, 40  # of a drawing, in its own units; the line below it
# Each with another person, so that nobody is the one who slumps.
SITTING = (("open", 4), ("closed", 12), ("turned away", 25), ("slumped", 31), ("tense", 9), ("leaning in", 40))


def six_ways_to_sit() -> str:
    """Six people, each sitting in another way, as SVG; below each, what the way of sitting is called."""
    cells = [(body.draw(body.posture(name), seed).svg, _spoken(name)) for name, seed in SITTING]
    return _grid(cells, columns=3, width=CELL, height=TALL)


def two_pairs() -> str:
    """Two pairs with the lines of their breath, in step and out of step, as SVG. They move for a while, and then rest."""
    return _grid([(pair.draw(0.0, seed=2).svg, _("in step")), (pair.draw(0.4, seed=2).svg, _("out of step"))],
                 columns=2, width=360, height=300)


def _spoken(name: str) -> str:
    return {"open": _("open"), "closed": p_("posture", "closed"), "turned away": _("turned away"), "slumped": _("slumped"),
            "tense": _("tense"), "leaning in": _("leaning in")}[name]


def _grid(cells: list[tuple[str, str]], columns: int, width: int, height: int) -> str:
    """Drawings side by side, each with its words below."""
    rows = -(-len(cells) // columns)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * width} {rows * (height + WORDS)}">']
    for n, (svg, words) in enumerate(cells):
        x, y = n % columns * width, n // columns * (height + WORDS)
        out.append(svg.replace("<svg ", f'<svg x="{x}" y="{y}" width="{width}" height="{height}" ', 1))
        out.append(f'<text x="{x + width / 2:g}" y="{y + height + 26}" text-anchor="middle" font-size="24" fill="var(--at-ink, #23262b)" '
                   f'style="font-family: var(--at-sans, sans-serif)">{words}</text>')
    return "\n".join([*out, "</svg>"]) + "\n"
