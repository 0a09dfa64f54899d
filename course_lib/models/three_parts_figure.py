"""A face whose brows, eyes and mouth one sets, and which posed faces it resembles. It's nobody's, so it feels nothing."""

from html import escape

from ..stimuli import face as faces
from ..stimuli.drawn import Drawn
from ..stimuli.look import look
from ..words import N_, _
from .likeness import fitting
from .three_parts import MOUTHS, face, forecast

WHO = look(9, "young")
WIDTH, HEIGHT, FACE = 403, 322, 190  # of the picture, and the width of the face in it
LEFT, TOP, ROW, FULL = 206, 62, 50, 150  # where the bars begin, how far apart they are, and how long 100 in 100 is
SHOWN = 5
NOTABLE = 0.25  # from here on a part has moved enough to speak of
POSED = {
    "at rest": N_("a face at rest"), "joy": N_("joy"), "sadness": N_("sadness"), "fear": N_("fear"), "anger": N_("anger"),
    "surprise": N_("surprise"), "disgust": N_("disgust"), "happily surprised": N_("happy surprise"), "sadly fearful": N_("sad fear"),
    "sadly angry": N_("sad anger"), "happily disgusted": N_("amused disgust"),
}
OTHER_MOUTHS = {
    "up": N_("People smile out of politeness, too."),
    "down": N_("Lips go down and chins go up in thought, too."),
    "open": N_("A mouth falls open in sleep or while listening hard, too."),
    "wide": N_("A mouth goes wide in effort, too."),
}


def draw(values: dict[str, float]) -> Drawn:
    """`brows` and `eyes` from −1 to 1; `mouth` the number of one of MOUTHS."""
    brows, eyes, mouth = values["brows"], values["eyes"], list(MOUTHS)[int(values["mouth"])]
    units = face(brows, eyes, mouth)
    shares = forecast(units)
    drawn = faces.draw(WHO, units, prefix="three-parts-")
    return Drawn(_picture(drawn.svg, shares), " ".join((drawn.says, _resembles(shares), _besides(brows, eyes, mouth))))


def _picture(drawn: str, shares: dict[str, float]) -> str:
    place = f'<svg x="0" y="50" width="{FACE}" height="{FACE * faces.HEIGHT / faces.WIDTH:.0f}" '
    rows = "".join(_row(n, _(POSED[name]), share) for n, (name, share) in enumerate(list(shares.items())[:SHOWN]))
    heading = _text(LEFT, 20, _("posed faces like it,"), "ink") + _text(LEFT, 40, _("chances in 100"), "soft")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{drawn.replace("<svg ", place, 1)}{heading}{rows}</svg>'


def _row(n: int, name: str, share: float) -> str:
    y, long = TOP + n * ROW, max(2, share * FULL)
    bar = f'<rect x="{LEFT}" y="{y + 22}" width="{long:.0f}" height="12" style="fill: var(--at-feel, #a0452a)"/>'
    return _text(LEFT, y + 15, name, "ink") + bar + _text(LEFT + long + 8, y + 33, f"{100 * share:.0f}", "ink")


def _text(x: float, y: float, words: str, colour: str) -> str:
    fallback = {"ink": "#23262b", "soft": "#5a5d63"}[colour]
    return (f'<text x="{x:.0f}" y="{y}" style="font: 15px var(--at-sans, sans-serif); fill: var(--at-{colour}, {fallback})">'
            f"{escape(words)}</text>")


def _resembles(shares: dict[str, float]) -> str:
    names = ", ".join(_(POSED[name]) for name in fitting(shares))
    return _("Beside faces that people posed when asked to, it could pass for: {names}.").format(names=names)


def _besides(brows: float, eyes: float, mouth: str) -> str:
    """That other things move the same parts: the part that has moved most gives the example."""
    if abs(brows) >= max(abs(eyes), NOTABLE):
        other = _("Brows go up for a question, too; in some sign languages that's grammar.") if brows > 0 else \
            _("Bright light and hard thinking draw brows down, too.")
    elif abs(eyes) >= NOTABLE:
        other = _("Eyes go wide in the dark, too.") if eyes > 0 else _("Eyes narrow against wind or small print, too.")
    else:
        other = _(OTHER_MOUTHS.get(mouth, N_("A face at rest may hide a storm, or nothing.")))
    return other + " " + _("Several stories fit, so ask.")
