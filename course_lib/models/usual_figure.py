"""A face as it usually is, and what comes over it. The same last look is another change from another usual."""

from ..stimuli import face
from ..stimuli.drawn import Drawn
from ..stimuli.face_units import Units
from ..stimuli.face_words import seen
from ..stimuli.look import look
from ..words import _

WHO = look(11, "middle")
LOOKS = (Units(), Units(au6=0.25, au12=0.5), Units(au4=0.45, au15=0.4, au17=0.15))  # level, a smile, a frown (TOY)
QUICK, SLOW = 1.5, 4.5  # seconds
WIDTH = 560  # of the picture; the moving face stands in its middle


def draw(values: dict[str, float]) -> Drawn:
    """`usual` and `comes`: numbers of LOOKS; `way`: 0 quickly, 1 slowly, 2 quickly and it passes, 3 slowly and it passes."""
    usual, comes = LOOKS[int(values["usual"])], LOOKS[int(values["comes"])]
    passes, slow = divmod(int(values["way"]), 2)
    moved = (face.arrives_and_passes if passes else face.baseline_and_shift)(WHO, usual, comes, SLOW if slow else QUICK, "usual-")
    return Drawn(_in_the_middle(moved.svg), " ".join((moved.says, _("A snapshot in between would show this. {seen}").format(seen=seen(comes)))))


def _in_the_middle(svg: str) -> str:
    inner = svg.replace("<svg ", f'<svg x="{(WIDTH - face.WIDE) // 2}" y="0" width="{face.WIDE}" height="{face.HEIGHT}" ', 1)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {face.HEIGHT}">{inner}</svg>'
