"""What can be answered at each kind of step, and what an answer looks like once it's taken."""

import unicodedata

from ..activities import dialogue_paths, items
from ..activities.dialogue_paths import Path
from ..activities.dialogue_text import quoted
from ..activities.mark import BadResponse
from ..activities.shuffle import shuffled
from ..content import Bundle
from ..content.dialogues import Turn
from ..labels import rooms as labels
from ..words import _
from .anonymity import Ballots

GRID = 20  # steps of the affect map, -100 to 100, to which a tap is drawn: a spread is seen, and nobody's exact finger
JOINERS = "\u200c\u200d"
MOST_WORDS, LONGEST_WORD = 3, 24
# Where on the affect map hands can be counted, by the sign of pleasant and of energy; 0 is on a line, between two.
REGIONS = {"pleasant-much": (1, 1), "pleasant-little": (1, -1), "unpleasant-much": (-1, 1), "unpleasant-little": (-1, -1), "between": (0, 0)}


def checked(content: Bundle, room, answer):
    """`answer` in the form in which it's kept. Raises BadResponse if the step can't have it."""
    return CHECKS[room.step.kind](content, room, answer)


def _item(content: Bundle, room, answer):
    """As the item has it; a number at the nearest step of its scale, so that no odd one tells whose it is."""
    item = content.item(room.step.item)
    items.check(item, {"answer": answer})
    field = items.fields(item, 0)[0]
    if field["type"] == "slide":
        return field["min"] + round((answer - field["min"]) / field["step"]) * field["step"]
    return answer


def _map(content: Bundle, room, answer):
    """A point, [pleasant, energy], each −100 to 100."""
    point = isinstance(answer, list) and len(answer) == 2
    if not point or not all(type(one) in (int, float) and -100 <= one <= 100 for one in answer):
        raise BadResponse("a point has two numbers from -100 to 100")
    return [GRID * round(one / GRID) for one in answer]


def _pulse(content: Bundle, room, answer):
    if type(answer) is not int or not 0 <= answer < len(room.step.scale):
        raise BadResponse("choose one of the steps")
    return answer


def _dialogue(content: Bundle, room, answer):
    here = turn(content, room)
    if here is None or answer not in [reply.id for reply in here.replies]:
        raise BadResponse("that can't be said at this point")
    return answer


def _words(content: Bundle, room, answer):
    """One to three words, in lower case, each once."""
    if not isinstance(answer, list) or not all(isinstance(one, str) for one in answer):
        raise BadResponse("words are a list")
    words = sorted({cleaned(one.casefold()) for one in answer} - {""})
    if not 1 <= len(words) <= MOST_WORDS or any(len(one) > LONGEST_WORD for one in words):
        raise BadResponse(_("Write up to {many} words, each of at most {long} letters.").format(many=MOST_WORDS, long=LONGEST_WORD))
    return words


def cleaned(text: str) -> str:
    """`text` in one line, without what can't be seen and could change how others' text is read (joiners stay: scripts need them)."""
    seen = (one for one in text if one in JOINERS or one.isspace() or not unicodedata.category(one).startswith("C"))
    return " ".join("".join(seen).split())


CHECKS = {"poll": _item, "twice": _item, "map": _map, "pulse": _pulse, "dialogue": _dialogue, "words": _words}


def turn(content: Bundle, room) -> Turn | None:
    """Where the room's dialogue is; None at its end, or where there is none."""
    return None if room.step.dialogue is None else turn_at(content, room, room.step)


def turn_at(content: Bundle, room, step, replies: int | None = None) -> Turn | None:
    """The turn of a dialogue step to which the room came after so many replies (None: after all so far)."""
    return dialogue_paths.turn_of(content.dialogue(step.dialogue), path(content, room, step, replies))


def replies(here: Turn | None) -> list[tuple[str, str]]:
    """What can be said at a turn, (id, text), in the order in which screen and phones show it; empty after a dialogue's end."""
    return [(reply.id, quoted(reply)) for reply in shuffled(0, here.replies)] if here else []


def path(content: Bundle, room, step, replies: int | None = None) -> Path:
    """The road that the room has taken in a dialogue step, or its first so many replies."""
    dialogue, road = content.dialogue(step.dialogue), Path()
    for name in room.path.get(step.id, ())[:replies]:
        here = dialogue_paths.turn_of(dialogue, road)
        road = dialogue_paths.take(dialogue, road, next(reply for reply in here.replies if reply.id == name))
    return road


def region(pleasant: float, energy: float) -> str:
    """The region of a point on the affect map. A point on a line between two quarters belongs to neither."""
    return next((name for name, (x, y) in REGIONS.items() if pleasant * x > 0 and energy * y > 0), "between")


def choices(content: Bundle, room) -> list[tuple[str, str]]:
    """What hands can be counted for, (id, text): options, replies, places of a scale, regions of the affect map. Empty where
    hands can't tell."""
    step = room.step
    if step.kind == "map":
        return list(labels.regions().items())
    if step.kind == "dialogue":
        return replies(turn(content, room))
    if step.kind == "pulse":
        return [(str(place), text) for place, text in enumerate(step.scale)]
    field = items.fields(content.item(step.item), 0)[0] if step.item else {"type": ""}
    return [(option["id"], option["text"]) for option in field["options"]] if field["type"] == "choose" else []


def most(room, ballot: str) -> str | None:
    """The answer with most votes in what the room has seen (hands included); None where nothing was shown or two are level."""
    counts = dict(room.tallies.get(ballot, {}))
    for answer, number in (room.said(ballot).totals or {}).items():
        name = answer.strip('"')
        counts[name] = counts.get(name, 0) + number
    best = sorted(counts.items(), key=lambda pair: -pair[1])[:2]
    if not best or len(best) == 2 and best[0][1] == best[1][1]:
        return None
    return best[0][0]


def words_of(ballots: Ballots) -> set[str]:
    """Every word that was written."""
    return {word for said in ballots.said.values() for word in said}
