"""What can be seen of a posture, in words: trunk, shoulders, head, arms, legs. Never what anybody feels."""

from ..words import _
from .body_posture import Posture


def describe(held: Posture, seated: bool, aid: str = "none") -> str:
    """A posture in some short sentences."""
    return f"{_where(seated, aid)} {carriage(held, seated, leans=aid == 'cane' and not seated)}"


def carriage(held: Posture, seated: bool, leans: bool = False) -> str:
    """How somebody holds themselves, whoever they are and whatever they sit on; `leans` on a cane, with one hand."""
    parts = (part(held, seated) for part in (_turn, _trunk, _shoulders, _head, _other_arm if leans else _arms, _legs, _stir))
    return " ".join(filter(None, parts))


def _where(seated: bool, aid: str) -> str:
    if aid == "wheelchair":
        return _("Somebody sits in a wheelchair.")
    if seated:
        return _("Somebody sits.")
    return _("Somebody stands, with a cane.") if aid == "cane" else _("Somebody stands.")


def _turn(held: Posture, seated: bool) -> str:
    if held.turn > 60:
        return _("The body is turned away, with the back half towards you.")
    return _("The body is turned a little away.") if held.turn > 20 else ""


def _trunk(held: Posture, seated: bool) -> str:
    if held.curl > 38:
        return _("The back is bent in a deep curve.")
    if held.curl > 22:
        return _("The back is rounded.")
    if held.bend > 18:
        return _("The upper body leans far forward.")
    if held.bend > 9:
        return _("The upper body leans a little forward.")
    return _("The upper body leans slightly back.") if held.bend < -3 else _("The back is upright.")


def _shoulders(held: Posture, seated: bool) -> str:
    if held.shrug > 0.6:
        return _("The shoulders are pulled up towards the ears.")
    if held.shrug > 0.2:
        return _("The shoulders are a little raised.")
    if held.roll > 0.4:
        return _("The shoulders hang forward.")
    return _("The shoulders are wide and low.") if held.roll < -0.25 else _("The shoulders are level.")


def _head(held: Posture, seated: bool) -> str:
    if held.nod > 22:
        return _("The head hangs, and the eyes look down.")
    if held.nod > 9:
        return _("The head is lowered a little.")
    if held.look > 10 and held.turn > 40:
        return _("Of the head, mostly the back can be seen.")
    if abs(held.look) > 8:
        return _("The head is turned aside.")
    return _("The head is up.") if held.crane < 0.3 else _("The head is up and comes forward.")


def _arms(held: Posture, seated: bool) -> str:
    out, forward, up = held.left_seated if seated else held.left_standing
    if out < -0.08:
        return _("The arms are crossed in front of the chest.")
    if held.fists > 0.6:
        return _("The arms are close to the body, and the hands are closed.")
    if out > 0.5 and up > 0.2:
        return _("The arms are apart, and the hands are open.")
    if up > 0.2 and out < 0.15:
        return _("The hands are together in front of the body.")
    if up < 0.1 and out < 0.15:
        return _("The hands hang between the knees.")
    return _("The hands rest on the thighs.") if seated else _("The arms hang down.")


def _other_arm(held: Posture, seated: bool) -> str:
    out, forward, up = held.left_standing
    if out < -0.08:
        return _("One hand is on the cane, and the other arm lies across the chest.")
    if out > 0.5 and up > 0.2:
        return _("One hand is on the cane, and the other is held out, open.")
    if up > 0.2:
        return _("One hand is on the cane, and the other is in front of the body.")
    return _("One hand is on the cane, and the other arm hangs down.")


def _legs(held: Posture, seated: bool) -> str:
    if held.ankles > 0.6:
        return _("The ankles are crossed.")
    if held.heel > 0.6:
        return _("One heel is off the ground.")
    if seated and held.feet < -0.15:
        return _("The knees are together, and the feet are drawn in under the seat.")
    return _("The feet are apart.") if (held.knees if seated else held.stance) > 0.45 else _("The feet are on the ground.")


def _stir(held: Posture, seated: bool) -> str:
    if held.stir > 0.5:
        return _("One leg goes up and down, a hand moves to and fro, and the head moves to the side and back.")
    return _("A leg and the hands move a little.") if held.stir > 0.05 else ""
