"""What a threat sets off in one relationship, what help does to it, and what of it shows.

A toy after Mikulincer & Shaver's account (2007): worry about being left turns the alarm up, help that is there turns it
down, and keeping distance hides it without lowering it. The order of the steps is LIT (an account, not one measurement);
the formulas and all numbers are TOY.

    A₀ = θ·(1 + k_a·worry) / (1 + k_a)        A ← A − λ·u·A, moment by moment        shown = A / (1 + k_v·distance)

θ: threat, 0 to 1. u: how much help is felt to be there, 0 to 1. worry, distance: the plane's 1 to 7, brought to 0 to 1.
"""

from .attachment_plane import HIGH, LOW, Point

BY_WORRY, BY_DISTANCE, EASES, MOMENTS = 1.0, 3.0, 0.3, 4  # k_a, k_v, λ, and for how many moments help works


def inside(point: Point, threat: float, help_there: float, moments: int = MOMENTS) -> float:
    """The alarm inside after `moments` of help, 0 to 1."""
    alarm = threat * (1 + BY_WORRY * _part(point.worry)) / (1 + BY_WORRY)
    for _ in range(moments):
        alarm -= EASES * help_there * alarm
    return alarm


def shown(point: Point, alarm: float) -> float:
    """What of an alarm (0 to 1) can be seen from outside: never more than there is."""
    return alarm / (1 + BY_DISTANCE * _part(point.distance))


def _part(value: float) -> float:
    return (value - LOW) / (HIGH - LOW)
