"""Who somebody is to look at: head, skin, hair and features, from a seed and an age."""

from dataclasses import dataclass
from hashlib import blake2b

AGES = ("child", "teenager", "young", "middle", "old")
SKINS = ("#f7dfcb", "#f2cba8", "#e3b48c", "#d2a077", "#bd8a60", "#a87550", "#936242", "#855a43")
DARK, BROWN, FAIR, RED, GREY, WHITE = "#332a28", "#6a4835", "#cda468", "#a65f36", "#a39e99", "#dcd7cf"
HAIR = ("crop", "swept", "curls", "bob", "knot", "long", "tousled", "coils", "locs")
CLOTHES = ("#7fa8a3", "#c98a6b", "#d9b85f", "#8c97b5", "#a3ad7d", "#b58a9a")
EYES = ("#3b2a20", "#4a3526", "#5b4a2c", "#4d6152", "#4f6a80")

# By age: half the head's width, its crown, the chin, the eyes' height and size, the nose's length, the mouth's height
# and half its width, how strong brows and lines are.
SHAPES = {
    "child": (74, 44, 225, 147, 1.3, 27, 193, 23, 0.78, 0.0),
    "teenager": (69, 37, 232, 139, 1.2, 34, 194, 26, 0.95, 0.0),
    "young": (69, 36, 236, 135, 1.14, 38, 195, 28, 1.05, 0.05),
    "middle": (71, 36, 239, 134, 1.1, 40, 198, 29, 1.1, 0.4),
    "old": (69, 37, 238, 134, 1.06, 43, 199, 28, 1.05, 0.85),
}


@dataclass(frozen=True)
class Look:
    """Lengths are in a picture of 240 by 280; shares go from 0 to 1; colours are hexadecimal."""

    seed: str
    age: str
    half_width: float
    crown: float
    chin: float
    jaw: float  # 0 pointed to 1 square
    skin: str
    hair: str  # one of HAIR, or "bald", "scarf"
    hair_colour: str
    eyes_at: float
    eye_gap: float  # from the middle of the face to the middle of an eye
    eye_size: float
    eye_colour: str
    brows: float  # how heavy
    brow_arch: float
    nose_length: float
    nose_width: float
    nose_side: int  # on which side its line runs: −1 or 1
    mouth_at: float
    mouth_width: float
    lips: float  # how full
    ears: float
    lines: float  # how deep the years have drawn
    freckles: bool
    glasses: bool
    clothes: str


def look(seed: int | str, age: str) -> Look:
    """Somebody of this age. The same seed gives the same person, at every age. Raises ValueError for an age not in AGES."""
    if age not in AGES:
        raise ValueError(f"{age!r} is no age; there are {', '.join(AGES)}.")
    chance = _Chance(str(seed))
    half_width, crown, chin, eyes_at, eye_size, nose_length, mouth_at, mouth_width, brows, lines = SHAPES[age]
    tone = int(chance("skin") * len(SKINS))
    hair, colour = _hair(chance, tone, age)
    return Look(
        seed=str(seed),
        age=age,
        half_width=half_width + chance.around("head width", 5),
        crown=crown + chance.around("crown", 3),
        chin=chin + chance.around("chin", 5),
        jaw=chance("jaw") * (0.45 if age == "child" else 1),
        skin=SKINS[tone],
        hair=hair,
        hair_colour=colour,
        eyes_at=eyes_at + chance.around("eyes", 2),
        eye_gap=33.5 + chance.around("eye gap", 3),
        eye_size=eye_size * (1 + chance.around("eye size", 0.07)),
        eye_colour=EYES[int(chance("eye colour") * (2 if tone > 3 else len(EYES)))],
        brows=brows * (1 + chance.around("brows", 0.28)),
        brow_arch=chance("brow arch"),
        nose_length=nose_length * (1 + chance.around("nose length", 0.1)),
        nose_width=(9.5 if age == "child" else 11.5) * (1 + chance.around("nose width", 0.2)),
        nose_side=1 if chance("nose side") > 0.5 else -1,
        mouth_at=mouth_at + chance.around("mouth", 1.5),
        mouth_width=mouth_width * (1 + chance.around("mouth width", 0.1)),
        lips=(0.75 if age == "old" else 1) * (0.75 + 0.5 * chance("lips") + 0.04 * tone),
        ears=(1.12 if age == "old" else 1) + chance.around("ears", 0.15),
        lines=lines,
        freckles=age != "old" and tone < 5 and chance("freckles") < 0.3,
        glasses=chance("glasses") < (0.45 if age in ("middle", "old") else 0.2),
        clothes=CLOTHES[int(chance("clothes") * len(CLOTHES))],
    )


class _Chance:
    """Numbers that depend on the seed and on what they're for, so that one more feature leaves the others as they are."""

    def __init__(self, seed: str):
        self.seed = seed

    def __call__(self, what: str) -> float:
        """From 0 up to, and without, 1."""
        return int.from_bytes(blake2b(f"{what}/{self.seed}".encode(), digest_size=4).digest()) / 2**32

    def around(self, what: str, reach: float) -> float:
        """From −reach to reach."""
        return (2 * self(what) - 1) * reach


def _hair(chance: _Chance, tone: int, age: str) -> tuple[str, str]:
    """Style and colour. Coils and locs come with dark hair, lighter colours with lighter skins, grey and white with age."""
    colours = (DARK, BROWN, FAIR, RED) if tone < 2 else (DARK, BROWN, BROWN) if tone < 4 else (DARK,)
    colour = colours[int(chance("hair colour") * len(colours))]
    style = HAIR[int(chance("head of hair") * (len(HAIR) if colour == DARK else HAIR.index("coils")))]
    if chance("scarf") < 0.1 and age != "child":
        style = "scarf"
    elif age in ("middle", "old") and chance("bald") < (0.3 if age == "old" else 0.15):
        style = "bald"
    if age == "old":
        colour = WHITE if chance("white") < 0.5 else GREY
    elif age == "middle" and chance("white") < 0.3:
        colour = GREY
    return style, colour
