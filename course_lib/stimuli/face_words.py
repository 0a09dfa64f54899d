"""A face in words: what is visible of brows, eyes, nose, mouth, chin and head, never what anybody feels."""

from ..words import _, p_
from .face_units import Units

LEAST = 0.05  # below this nothing can be seen


def seen(units: Units) -> str:
    """What can be seen, part by part, and how much of it: `Brows: clearly raised, slightly drawn together. Mouth: …`."""
    parts = [
        _("{part}: {what}.").format(part=name(), what=", ".join(found))
        for name, _rest, tell in PARTS
        if (found := tell(units))
    ]
    return " ".join(parts) or _("A face at rest: brows level, eyes open and looking ahead, mouth closed.")


def changed(before: Units, after: Units) -> str:
    """What is different between two faces, part by part: `Brows: from level to clearly raised.`"""
    found = []
    for name, rest, tell in PARTS:
        was, now = (", ".join(tell(units)) or rest() for units in (before, after))
        if was != now:
            found.append(_("{part}: from {before} to {after}.").format(part=name(), before=was, after=now))
    return " ".join(found) or _("Nothing changes that could be seen.")


def _much(value: float, what: str) -> list[str]:
    """One thing with its degree; nothing where there is too little to see."""
    if value < LEAST:
        return []
    words = ((0.2, _("barely")), (0.45, _("slightly")), (0.68, _("clearly")), (2, _("strongly")))
    return [_("{how} {what}").format(how=next(how for limit, how in words if value < limit), what=what)]


def _brows(u: Units) -> list[str]:
    both, inner, outer = min(u.au1, u.au2), u.au1 - u.au2, u.au2 - u.au1
    if both < LEAST:
        up = _much(u.au1, _("raised at the inner ends")) + _much(u.au2, _("raised at the outer ends"))
    else:
        up = _much(both, _("raised"))
        up += [_("higher at the inner ends")] if inner > 0.15 else [_("higher at the outer ends")] if outer > 0.15 else []
    return up + _much(u.au4, _("drawn together") if u.au1 >= LEAST else _("drawn down and together"))


def _eyes(u: Units) -> list[str]:
    lids = (
        [p_("eyes", "closed")]
        if u.au43 > 0.85
        else _much(u.au5, _("widened, upper lids up")) + _much(u.au43, _("lowered at the upper lids"))
    )
    across = _("turned to the right of the picture") if u.gaze_across > 0 else _("turned to the left of the picture")
    down = _("turned down") if u.gaze_down > 0 else _("turned up")
    return (
        lids
        + _much(u.au6, _("narrowed from below by raised cheeks"))
        + _much(u.au7, _("tightened at the lids"))
        + _much(abs(u.gaze_down), down)
        + _much(abs(u.gaze_across), across)
    )


def _nose(u: Units) -> list[str]:
    return _much(u.au9, _("wrinkled"))


def _mouth(u: Units) -> list[str]:
    opened = _much(u.au26, _("opened by a dropped jaw")) or _much(u.au25, _("opened"))
    parted = [_("lips apart")] if u.au26 >= LEAST and u.au25 >= LEAST else []
    return (
        opened
        + parted
        + _much(u.au12, _("turned up at both corners"))
        + _much(u.au12_one, _("turned up at one corner"))
        + _much(u.au14_one, _("tucked in at one corner, with a dimple"))
        + _much(u.au15, _("turned down at the corners"))
        + _much(u.au20, _("stretched sideways"))
        + _much(u.au10, _("raised at the upper lip"))
        + _much(u.au23, _("pressed tight"))
    )


def _chin(u: Units) -> list[str]:
    return _much(u.au17, _("pushed up"))


def _head(u: Units) -> list[str]:
    tilted = _("tilted to the right of the picture") if u.tilt > 0 else _("tilted to the left of the picture")
    return _much(u.bow, _("bowed")) + _much(abs(u.tilt), tilted)


# The name of each part, how it is at rest, and what tells the rest. Called late, so that the words are those of the learner.
PARTS = (
    (lambda: _("Brows"), lambda: _("level"), _brows), (lambda: _("Eyes"), lambda: _("open and looking ahead"), _eyes),
    (lambda: _("Nose"), lambda: _("smooth"), _nose), (lambda: _("Mouth"), lambda: p_("mouth", "closed"), _mouth),
    (lambda: _("Chin"), lambda: _("at rest"), _chin), (lambda: _("Head"), lambda: _("upright"), _head),
)
