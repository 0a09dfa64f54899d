"""How long a face, a body, a pair and a hum take to be made, beside a bare matplotlib figure of one line, turn about."""

from statistics import median

from course_lib.stimuli import body, face, feelings, pair, prosody, voice, voice_drawing
from course_lib.stimuli.face_units import Units
from course_lib.stimuli.look import AGES, look
from figures import Row, p95
from redraw import milliseconds, one_line

HEADS = ("made from parameters, each time others", "Attune", "one line", "compared", "target")
ROUNDS = 30
FEELINGS = tuple(feelings.BASIC)
POSTURES = tuple(body.POSTURES)
PROFILES = tuple(prosody.PROFILES)


def _look(n: int):
    return look(n, AGES[n % len(AGES)])


def _units(n: int):
    return feelings.units_for(FEELINGS[n % len(FEELINGS)], 0.8)


def _hum(n: int):
    return voice.hum(prosody.PROFILES[PROFILES[n % len(PROFILES)]], n)


MADE = {
    "a face": (lambda n: face.draw(_look(n), _units(n)), 10),
    "a face that moves": (lambda n: face.arrives_and_passes(_look(n), Units(), _units(n), 4), 10),
    "a body": (lambda n: body.draw(body.posture(POSTURES[n % len(POSTURES)]), n), 10),
    "two bodies that breathe": (lambda n: pair.draw(n % 10 / 10, seed=n), 10),
    "a hum": (_hum, 30),
    "a hum, and its picture": (lambda n: voice_drawing.draw(_hum(n).contour), 30),
}


def measure(rounds: int = ROUNDS) -> list[Row]:
    """One row for each kind of thing that is made."""
    return [row(name, make, most, rounds) for name, (make, most) in MADE.items()]


def row(name: str, make, most: int, rounds: int) -> Row:
    """Milliseconds of ours and of one line. The first turn loads what isn't loaded."""
    ours, peer = [], []
    for turn in range(-1, rounds):
        took = milliseconds(lambda: make(turn + 1)), milliseconds(one_line)
        if turn >= 0:
            ours.append(took[0])
            peer.append(took[1])
    late = p95(ours)
    return Row(name, f"{median(ours):.1f} ms (p95 {late:.1f}, best {min(ours):.1f})", f"{median(peer):.0f} ms",
               f"{median(ours) / median(peer):.2f} ×", f"p95 ≤ {most} ms", late <= most)
