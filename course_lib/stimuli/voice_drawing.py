"""The picture of a voice, as an equal to the sound.

Height is pitch, thickness is loudness, a gap is a pause. A breathy voice has a pale edge around the line.
"""

from .contour import Contour, sounding
from .drawn import Drawn
from .voice_words import describe

WIDTH, HEIGHT, MARGIN = 480, 170, 16  # units of the drawing
SECONDS = 5.0  # what the whole width stands for, so that a slow phrase is longer than a quick one
ABOVE, BELOW = 13.0, 8.0  # semitones above and below the voice's middle that fit
LOUDEST, SOFTEST = 15.0, 1.8  # half the thickness of the line, at 10 dB over neutral and at silence


def at(contour: Contour, n: int) -> tuple[float, float]:
    """Where moment `n` lies in the drawing: x and y, in its units."""
    pitch = contour.pitch[n]
    height = 0.0 if pitch is None else max(-BELOW, min(ABOVE, pitch))
    x = MARGIN + n * contour.step / SECONDS * (WIDTH - 2 * MARGIN)
    return x, MARGIN + (ABOVE - height) / (ABOVE + BELOW) * (HEIGHT - 2 * MARGIN)


def draw(contour: Contour) -> Drawn:
    """The picture of `contour`, in the page's colours, and what can be heard in words. The dotted line is the voice's middle."""
    middle = MARGIN + ABOVE / (ABOVE + BELOW) * (HEIGHT - 2 * MARGIN)
    parts = [f'<path d="M{MARGIN} {middle:.1f}H{WIDTH - MARGIN}" fill="none" stroke="var(--at-edge, #7d7567)" '
             'stroke-width="1.2" stroke-dasharray="2 7" stroke-linecap="round"/>']
    ink = "var(--at-feel, #a0452a)"
    for first, last in sounding(contour):
        if contour.breath > 0.1:
            halo = _ribbon(contour, first, last, 1.25, 2.5)
            parts.append(f'<path d="{halo}" fill="none" stroke="{ink}" stroke-width="1.2" stroke-dasharray="1 4" '
                         'stroke-linecap="round"/>')
        parts.append(f'<path d="{_ribbon(contour, first, last)}" fill="{ink}" stroke="{ink}" stroke-width="1" '
                     'stroke-linejoin="round"/>')
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    return Drawn(svg, describe(contour))


def _ribbon(contour: Contour, first: int, last: int, times: float = 1.0, more: float = 0.0) -> str:
    """One stretch as a closed band: there along its upper edge, back along its lower one."""
    points = [(*at(contour, n), _half(contour.level[n]) * times + more) for n in range(first, last)]
    upper = [f"{x:.1f} {y - half:.1f}" for x, y, half in points]
    lower = [f"{x:.1f} {y + half:.1f}" for x, y, half in reversed(points)]
    return f"M{'L'.join(upper + lower)}Z"


def _half(level: float) -> float:
    """Half the thickness: 10 dB more is twice as thick, as it sounds about twice as loud."""
    return max(SOFTEST, min(LOUDEST, LOUDEST / 2 * 2 ** (level / 10)))
