"""Small pictures of a learner's own results, as SVG in the page's colours, each with the same in words beside it."""

from html import escape

from ...words import _

DO, FEEL, INK, EDGE = "var(--at-do, #0d6664)", "var(--at-feel, #a0452a)", "var(--at-ink, #23262b)", "var(--at-edge, #7d7567)"
SIDE, ROOM = 320, 46  # of a picture, and what its labels need


def figure(title: str, svg: str, caption: str, alt: str, toy: str = "") -> dict:
    """A picture as views draw it: `caption` says what to see, `alt` the same in words."""
    return {"title": title, "svg": svg, "caption": caption, "alt": alt, "toy": toy}


def sheet(width: float, height: float, parts: list[str]) -> str:
    """An SVG of these parts; text is 14 of its units high."""
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
            f'font-family="system-ui, sans-serif" font-size="14" fill="{INK}">{"".join(parts)}</svg>')


def label(x: float, y: float, text: str, anchor: str = "middle") -> str:
    """Text at a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, colour: str = EDGE, width: float = 1.5, dashes: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{width}"{dashed}/>')


def dot(x: float, y: float, colour: str = DO, full: bool = True, radius: float = 5) -> str:
    """A full or an empty circle."""
    inside = colour if full else "none"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{inside}" stroke="{colour}" stroke-width="2"/>'


def path(points: list[tuple[float, float]], colour: str, width: float = 2, dashes: str = "") -> str:
    """A line through `points`."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    through = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{through}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def said_and_was(bins) -> str:
    """What was said (0 to 100, to the right) against how often it was so (upwards), with intervals; the dashed line is where
    they agree. `bins`: a list of `forecast.Bin`."""
    inner = SIDE - ROOM - 14

    def at(said: float, was: float) -> tuple[float, float]:
        return ROOM + said * inner, 14 + (1 - was) * inner

    parts = [line(*at(0, 0), *at(1, 0)), line(*at(0, 0), *at(0, 1)), line(*at(0, 0), *at(1, 1), dashes="3 6")]
    for tick in (0, 0.5, 1):
        x, y = at(tick, tick)
        parts += [label(x, SIDE - ROOM + 18, f"{100 * tick:g}"), label(ROOM - 8, y + 5, f"{100 * tick:g}", "end")]
    parts += [label(ROOM + inner / 2, SIDE - 6, _("you said, in 100")), _upright(14, 14 + inner / 2, _("it was so, in 100"))]
    for one in bins:
        x, y = at(one.said, one.was.value)
        parts += [line(x, at(0, one.was.low)[1], x, at(0, one.was.high)[1], DO, 3), dot(x, y)]
    return sheet(SIDE, SIDE, parts)


def over_runs(series: list[dict], top: float, says: str, low: float = 0) -> str:
    """One value for each run, from left to right, oldest first: each of `series` has `value`, maybe `low` and `high` (its
    interval) and `beside` (another value, an empty circle). `low` to `top` is the height; `says` names it."""
    width, height = SIDE, 200
    inner, tall = width - ROOM - 16, height - ROOM - 14

    def at(index: int, value: float) -> tuple[float, float]:
        return ROOM + (index + 0.5) / len(series) * inner, 14 + (1 - (min(max(value, low), top) - low) / (top - low)) * tall

    parts = [line(ROOM, 14 + tall, ROOM + inner, 14 + tall), line(ROOM, 14, ROOM, 14 + tall)]
    parts += [label(ROOM - 6, 19, f"{top:g}", "end"), label(ROOM - 6, 19 + tall, f"{low:g}", "end"),
              label(ROOM + inner / 2, height - 8, _("your runs, the latest on the right")), _upright(14, 14 + tall / 2, says)]
    for index, one in enumerate(series):
        x, y = at(index, one["value"])
        if "low" in one:
            parts.append(line(x, at(index, one["low"])[1], x, at(index, one["high"])[1], DO, 3))
        if "beside" in one:
            parts.append(dot(*at(index, one["beside"]), FEEL, full=False))
        parts.append(dot(x, y))
    return sheet(width, height, parts)


def _upright(x: float, y: float, text: str) -> str:
    return f'<text transform="translate({x:.1f} {y:.1f}) rotate(-90)" text-anchor="middle">{escape(text)}</text>'
