"""A lesson's banner: two lines that behave as its idea does. Drawn from a formula, so always crisp."""

from math import exp, pi, sin

WIDTH, HEIGHT, STEP = 720, 120, 6
WAVE = 2 * pi / 150  # one swing every 150 units
SWING = 24

# Each says, for a place along the banner (0 to 1), how far the second line lags the first (in radians),
# how far apart they run, and how much the second line swings.
BEHAVIOURS = {
    "apart": lambda t: (1.2 + 4 * t, 4 + 26 * t, 1.0),
    "falling-in-step": lambda t: (3.1 * exp(-3.5 * t), 6 + 20 * exp(-4 * t), 1.0),
    "in-step": lambda t: (0.15, 9, 0.85),
    "back-together": lambda t: (3 * sin(pi * t) ** 3, 7 + 24 * sin(pi * t) ** 3, 1.0),
    "one-line": lambda t: (0.0, 22, 0.12),
    "echo": lambda t: (1.3, 8, 0.7),
}


def banner(behaviour: str) -> list[str]:
    """The two lines as SVG paths in a box of 720 by 120."""
    rule = BEHAVIOURS[behaviour]
    first, second = [], []
    for x in range(0, WIDTH + STEP, STEP):
        lag, gap, swing = rule(x / WIDTH)
        first.append((x, HEIGHT / 2 - gap / 2 - SWING * sin(WAVE * x)))
        second.append((x, HEIGHT / 2 + gap / 2 - SWING * swing * sin(WAVE * x - lag)))
    return [_path(first), _path(second)]


def _path(points: list[tuple[float, float]]) -> str:
    """A smooth path through `points`: quadratic curves from midpoint to midpoint."""
    x, y = points[0]
    path = [f"M{x:g} {y:.1f}"]
    for (x, y), (next_x, next_y) in zip(points[1:], points[2:]):
        path.append(f"Q{x:g} {y:.1f} {(x + next_x) / 2:g} {(y + next_y) / 2:.1f}")
    return "".join(path)
