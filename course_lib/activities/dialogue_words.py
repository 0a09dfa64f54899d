"""The plain names of what happens in a dialogue."""

from ..content.dialogues import Mood, Reply, When, Within
from ..words import _


def move(reply: Reply) -> str:
    """What a reply does, in a word or two."""
    names = {
        "reflect": _("Reflecting"), "ask": _("Asking"), "validate": _("Saying that it makes sense"), "fix": _("Offering a solution"),
        "apologise": _("Saying sorry"), "explain": _("Explaining"), "counter": _("Objecting"), "wait": _("Waiting"),
        "leave": _("Leaving"),
    }
    harm = {"does": _("It does harm."), "tolerates": _("It gives way, to keep things calm.")}
    return " ".join(filter(None, [f"{names[reply.move]}.", harm.get(reply.harm)]))


def feeling(mood: Mood) -> str:
    """What a partner felt, and how strongly."""
    names = {
        "joy": _("joy"), "sadness": _("sadness"), "fear": _("fear"), "anger": _("anger"), "surprise": _("surprise"),
        "disgust": _("disgust"), "contempt": _("contempt"), "tenderness": _("tenderness"), "calm": _("calm"),
        "shame": _("shame"), "worry": _("worry"), "hurt": _("hurt"),
    }
    strength = (_("a little"), _("clearly"), _("strongly"))[min(2, int(mood.intensity * 3))]
    return _("{feeling}, {strength}").format(feeling=names[mood.feeling], strength=strength)


def change(before: Mood, after: Mood) -> str:
    """What a reply did to a partner's mood."""
    parts = [
        _by(after.understood - before.understood, _("{much} more understood"), _("{much} less understood")),
        _by(after.safety - before.safety, _("{much} safer"), _("{much} less safe")),
        _by(after.intensity - before.intensity, _("the feeling is {much} stronger"), _("the feeling is {much} weaker")),
    ]
    return _sentence("; ".join(filter(None, parts))) or _("Nothing moved.")


def safer(before: Mood, after: Mood) -> str:
    """What a reply did where being safe is the task."""
    return _sentence(_by(after.safety - before.safety, _("{much} safer"), _("{much} less safe"))) or _("No safer.")


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _by(by: float, more: str, less: str) -> str:
    if abs(by) < 0.02:
        return ""
    size = _("a little") if abs(by) < 0.12 else _("clearly") if abs(by) < 0.25 else _("much")
    return (more if by > 0 else less).format(much=size)


def condition(when: When, name: str) -> str:
    """What must hold for a line or a road, as the rest of a sentence with "if"."""
    parts = [
        _within(when.understood, _("{name} feels {much} understood"), name),
        _within(when.safety, _("it feels {much} safe to {name}"), name),
        _within(when.intensity, _("what {name} feels is {much} strong"), name),
    ]
    return _(" and ").join(filter(None, parts))


def _within(within: Within | None, says: str, name: str) -> str:
    if within is None:
        return ""
    bounds = []
    if within.from_ is not None:
        bounds.append(_degree(within.from_))
    if within.below is not None:
        bounds.append(_("less than {degree}").format(degree=_degree(within.below)))
    return says.format(name=name, much=_(" but ").join(bounds))


def _degree(value: float) -> str:
    return (_("a little"), _("halfway"), _("mostly"), _("very"))[(value >= 0.3) + (value >= 0.55) + (value >= 0.75)]
