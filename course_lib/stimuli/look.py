"""Who somebody is to look at: head, skin, hair and features, from a seed and an age."""

from dataclasses import dataclass
from hashlib import blake2b

AGES = ("child", "teenager", "young", "middle", "old")
SKINS = ("#f7dfcb", "#f2cba8", "#e3b48c", "#d2a077", "#bd8a60", "#a87550", "#936242", "#855a43")
DARK, BROWN, FAIR, RED, GREY, WHITE = "#332a28", "#6a4835", "#cda468", "#a65f36", "#a39e99", "#dcd7cf"
HAIR = ("crop", "swept", "curls", "bob", "knot", "long", "tousled", "coils", "locs")
CLOTHES = ("#7fa8a3", "#c98a6b", "#d9b85f", "#8c97b5", "#a3ad7d", "#b58a9a")
EYES = ("#3b2a20", "#4a3526", "#5b4a2c", "#4d6152", "#4f6a80")

COLLARS = ("round", "wide", "pointed")

# By age: half the head's width, its crown, the chin, the eyes' height and size, the nose's length, the mouth's height
# and half its width, how strong brows and lines are.
SHAPES = {
    "child": (76, 45, 230, 155, 1.27, 24, 201, 20.5, 0.68, 0.0),
    "teenager": (70, 38, 232, 142, 1.17, 32, 196, 25, 0.85, 0.0),
    "young": (69, 36, 236, 136, 1.1, 38, 196, 28, 0.95, 0.05),
    "middle": (71, 36, 239, 135, 1.06, 41, 199, 29, 1.0, 0.4),
    "old": (69, 38, 238, 136, 0.99, 44, 201, 28, 0.9, 0.85),
}
# By age: half the neck's width in half widths of the head, the height of the collar, half the shoulders' width.
BUILDS = {
    "child": (0.31, 251, 76), "teenager": (0.38, 256, 90), "young": (0.45, 257, 98), "middle": (0.48, 257, 99),
    "old": (0.43, 256, 94),
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
    collar: str  # one of COLLARS
    collar_at: float
    neck: float  # half its width
    shoulders: float  # half their width
    cheeks: float  # 0 hollow to 1 round
    nose_bridge: float  # 0 low to 1 high
    nose_tip: float  # 0 fine to 1 round
    eye_slant: float  # −1 outer corners low to 1 high
    eye_round: float  # how high an open eye is
    lid: float  # how clear the crease above it
    lip_bow: float  # 0 a level upper lip to 1 a peaked one
    mouth_curve: float  # −1 to 1: how the closed mouth bends at rest
    askew: float  # −1 to 1: how, and how much, left and right differ
    wave: float  # of the hair: 0 straight to 1


def look(seed: int | str, age: str) -> Look:
    """Somebody of this age. The same seed gives the same person, at every age. Raises ValueError for an age not in AGES."""
    if age not in AGES:
        raise ValueError(f"{age!r} is no age; there are {', '.join(AGES)}.")
    chance = _Chance(str(seed))
    half_width, crown, chin, eyes_at, eye_size, nose_length, mouth_at, mouth_width, brows, lines = SHAPES[age]
    neck, collar_at, shoulders = BUILDS[age]
    child, head = age == "child", half_width + chance.around("head width", 5)
    tone = int(chance("skin") * len(SKINS))
    hair, colour = _hair(chance, tone, age)
    return Look(
        seed=str(seed),
        age=age,
        half_width=head,
        crown=crown + chance.around("crown", 3),
        chin=chin + chance.around("chin", 5),
        jaw=chance("jaw") * (0.45 if child else 1),
        skin=SKINS[tone],
        hair=hair,
        hair_colour=colour,
        eyes_at=eyes_at + chance.around("eyes", 2),
        eye_gap=33 + chance.around("eye gap", 2.6),
        eye_size=eye_size * (1 + chance.around("eye size", 0.07)),
        eye_colour=EYES[int(chance("eye colour") * (2 if tone > 3 else len(EYES)))],
        brows=brows * (1 + chance.around("brows", 0.28)),
        brow_arch=chance("brow arch"),
        nose_length=nose_length * (1 + chance.around("nose length", 0.14)),
        nose_width=(9 if child else 11.5) * (1 + chance.around("nose width", 0.26)),
        nose_side=1 if chance("nose side") > 0.5 else -1,
        mouth_at=mouth_at + chance.around("mouth", 2.2),
        mouth_width=mouth_width * (1 + chance.around("mouth width", 0.15)),
        lips=(0.75 if age == "old" else 1) * (0.6 + 0.65 * chance("lips") + 0.04 * tone),
        ears=(1.12 if age == "old" else 1) + chance.around("ears", 0.15),
        lines=lines,
        freckles=age != "old" and tone < 5 and chance("freckles") < 0.3,
        glasses=chance("glasses") < (0.45 if age in ("middle", "old") else 0.2),
        clothes=CLOTHES[int(chance("clothes") * len(CLOTHES))],
        collar=COLLARS[int(chance("collar") * len(COLLARS))],
        collar_at=collar_at + chance.around("neck", 3),
        neck=head * neck * (1 + chance.around("neck width", 0.1)),
        shoulders=shoulders + chance.around("shoulders", 6),
        cheeks=min(chance("cheeks") * 0.8 + (0.5 if child else 0), 1),
        nose_bridge=chance("nose bridge") * (0.3 if child else 1),
        nose_tip=chance("nose tip"),
        eye_slant=chance.around("eye slant", 1) - 0.5 * lines,
        eye_round=1 + chance.around("eye shape", 0.13) + (0.06 if child else 0),
        lid=chance("lid"),
        lip_bow=chance("lip bow"),
        mouth_curve=chance.around("mouth curve", 0.8) + 0.15,
        askew=chance.around("askew", 1),
        wave=chance("wave"),
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
