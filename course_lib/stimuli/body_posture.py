"""How a body is held: a posture as numbers, so that it can be weaker, stronger, or between two."""

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, kw_only=True)
class Posture:
    """Angles in degrees; shares 0 to 1; hands in lengths of the torso from the hips: outwards, forwards, up.

    All of it TOY: postures as somebody would draw them. None is the sign of a feeling.
    """

    turn: float = 0  # of the whole body, away from the viewer
    bend: float = 2  # of the trunk at the hips, forwards
    curl: float = 8  # of the back, rounding forwards
    sway: float = 0  # of the trunk, to its left
    twist: float = 0  # of the shoulders against the hips, away from the viewer
    shrug: float = 0  # shoulders up
    roll: float = 0  # shoulders forwards; below 0 back
    nod: float = 4  # head down; below 0 up
    look: float = 0  # head turned away from the viewer, against the shoulders
    tilt: float = 0  # head to its left
    crane: float = 0  # head forward of the neck
    elbows: float = 0.35  # how far the elbows point outwards
    left_seated: tuple[float, float, float] = (0.24, 0.52, 0.17)
    right_seated: tuple[float, float, float] = (0.24, 0.52, 0.17)
    left_standing: tuple[float, float, float] = (0.46, 0.08, -0.12)
    right_standing: tuple[float, float, float] = (0.46, 0.08, -0.12)
    knees: float = 0.3  # apart
    feet: float = 0.15  # seated: forwards of the knees; below 0 tucked under
    stance: float = 0.35  # standing: feet apart
    ankles: float = 0  # crossed
    heel: float = 0  # one heel up
    fists: float = 0  # hands closed
    stir: float = 0  # how much moves while one looks


NEUTRAL = Posture()
POSTURES = {
    "neutral": NEUTRAL,
    "open": Posture(bend=-2, curl=-4, roll=-0.5, nod=-3, elbows=0.1, knees=0.55, feet=0.25, stance=0.6, tilt=4,
                    left_seated=(0.86, 0.50, 0.44), right_seated=(1.0, 0.34, 0.40),
                    left_standing=(0.86, 0.40, 0.34), right_standing=(0.98, 0.28, 0.30)),
    "closed": Posture(bend=-6, curl=14, shrug=0.25, roll=0.5, nod=12, knees=0.02, feet=0.0, stance=0.05, ankles=1, elbows=0.75,
                      left_seated=(-0.20, 0.34, 0.60), right_seated=(-0.24, 0.26, 0.66),
                      left_standing=(-0.20, 0.34, 0.60), right_standing=(-0.24, 0.26, 0.66)),
    "turned away": replace(NEUTRAL, turn=95, twist=12, look=18, curl=12),
    "slumped": Posture(bend=14, curl=52, roll=0.9, nod=34, crane=0.4, knees=0.45, feet=0.3, stance=0.25, elbows=0.15,
                       left_seated=(0.08, 0.66, 0.06), right_seated=(0.08, 0.66, 0.06),
                       left_standing=(0.34, 0.38, -0.20), right_standing=(0.34, 0.38, -0.20)),
    "tense": Posture(bend=3, curl=-6, shrug=1, roll=0.2, nod=2, crane=0.1, knees=0.0, feet=-0.25, stance=0.12, fists=1, elbows=0.1,
                     left_seated=(0.16, 0.40, 0.20), right_seated=(0.16, 0.40, 0.20),
                     left_standing=(0.36, 0.10, 0.02), right_standing=(0.36, 0.10, 0.02)),
    "restless": Posture(bend=8, curl=10, sway=5, shrug=0.3, nod=3, look=-14, knees=0.35, feet=-0.1, stance=0.5, heel=1, stir=1,
                        left_seated=(0.02, 0.50, 0.34), right_seated=(0.02, 0.44, 0.38),
                        left_standing=(0.04, 0.42, 0.36), right_standing=(0.04, 0.36, 0.40)),
    "leaning in": Posture(bend=27, curl=10, nod=-6, crane=0.6, tilt=5, knees=0.45, feet=-0.05, stance=0.4, elbows=0.35,
                          left_seated=(0.10, 0.86, 0.34), right_seated=(0.10, 0.86, 0.34),
                          left_standing=(0.20, 0.62, 0.30), right_standing=(0.20, 0.62, 0.30)),
}


def posture(name: str, amount: float = 1.0) -> Posture:
    """The posture `name` at `amount` (0 neutral, 1 as much as it goes). Raises KeyError, and ValueError out of 0 to 1."""
    return blend(NEUTRAL, POSTURES[name], amount)


def blend(one: Posture, other: Posture, share: float) -> Posture:
    """The posture `share` (0 to 1) of the way from `one` to `other`, straight in every number. Raises ValueError."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share is from 0 to 1, not {share}")
    mixed = {}
    for field in fields(Posture):
        a, b = getattr(one, field.name), getattr(other, field.name)
        mixed[field.name] = tuple(_between(x, y, share) for x, y in zip(a, b)) if isinstance(a, tuple) else _between(a, b, share)
    return Posture(**mixed)


def _between(a: float, b: float, share: float) -> float:
    return a * (1 - share) + b * share
