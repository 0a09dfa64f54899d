"""What a room said, ready to be drawn: always totals, and only of what it has been shown (`Ballots.totals`, and hands)."""

import json
from collections import Counter

from ..activities import items
from ..content.workshops import Step
from ..labels import rooms as labels
from . import answers

BINS = 10  # columns of a picture of numbers, at the most


def result(room, content, step: Step, ballot: str) -> dict | None:
    """What was said at `step` in one of its ballots; None if nothing may be seen.

    `of`: how many answers are in it (None for words of a room that is over) · `rows`: [{id, text, count, share 0 to 1}] (options,
    replies, places of a scale, columns of numbers), or for an order [{id, text, mean (1 is first), places: [count in each place]}],
    earliest first · `points`: [{pleasant, energy, count}] on the affect map, with `regions`:
    [{id, text, count, hands, pleasant and energy (its middle)}] · `words`: [{word, count}] that were let through. One of the three, by
    `type`: bars, order, map or words. `says`: the same in a sentence or two.
    """
    totals, hands = room.said(ballot).totals, room.tallies.get(ballot)
    if totals is None and not hands:
        return None
    drawn = DRAWN[step.kind](room, content, step, ballot, [(json.loads(one), n) for one, n in (totals or {}).items()], hands or {})
    return drawn | {"says": labels.said(drawn)}


def _item(room, content, step: Step, ballot: str, said: list, hands: dict) -> dict:
    item = content.item(step.item)
    field = items.fields(item, 0)[0]
    if field["type"] == "order":
        return _order(field["options"], said)
    if field["type"] == "slide":
        return _columns(field, said)
    counts = Counter(hands)
    for answer, number in said:
        for one in answer if isinstance(answer, list) else [answer]:
            counts[one] += number
    return _bars(field["options"], counts, _of(said) + (max(hands.values(), default=0) if field["many"] else sum(hands.values())))


def _order(steps: list[dict], said: list) -> dict:
    """Where each step stood; `mean` is the average place."""
    rows = []
    for step in steps:
        places = [sum(number for answer, number in said if answer[place] == step["id"]) for place in range(len(steps))]
        mean = sum((place + 1) * number for place, number in enumerate(places)) / max(1, sum(places))
        rows.append(step | {"places": places, "mean": round(mean, 2)})
    return {"type": "order", "of": _of(said), "rows": sorted(rows, key=lambda row: row["mean"])}


def _columns(field: dict, said: list) -> dict:
    """Numbers in at most BINS columns of the same width, whole steps of the scale each."""
    low, step = field["min"], field["step"]
    steps = round((field["max"] - low) / step) + 1
    wide = -(-steps // BINS)
    counts = Counter()
    for answer, number in said:
        counts[min(round((answer - low) / step), steps - 1) // wide] += number
    rows = []
    for column in range(-(-steps // wide)):
        first, last = low + column * wide * step, low + min((column + 1) * wide - 1, steps - 1) * step
        text = f"{first:g}" if first == last else f"{first:g}–{last:g}"
        rows.append({"id": str(column), "text": text + field["unit"]})
    return _bars(rows, counts, _of(said), int) | {"low": field["low"], "high": field["high"]}


def _map(room, content, step: Step, ballot: str, said: list, hands: dict) -> dict:
    """Points that were tapped; hands say no more than a region, so they're drawn in its middle, as something else."""
    points = [{"pleasant": answer[0], "energy": answer[1], "count": number} for answer, number in sorted(said)]
    counts = Counter(hands)
    for point in points:
        counts[answers.region(point["pleasant"], point["energy"])] += point["count"]
    regions = [{"id": name, "text": text, "count": counts[name], "hands": hands.get(name, 0),
                "pleasant": 50 * answers.REGIONS[name][0], "energy": 50 * answers.REGIONS[name][1]}
               for name, text in labels.regions().items()]
    return {"type": "map", "of": _of(said) + sum(hands.values()), "points": points, "regions": regions}


def _dialogue(room, content, step: Step, ballot: str, said: list, hands: dict) -> dict:
    here = answers.turn_at(content, room, step, int(ballot.rpartition("/")[2]) - 1)
    replies = [{"id": name, "text": text} for name, text in answers.replies(here)]
    return _bars(replies, Counter(hands) + Counter(dict(said)), _of(said) + sum(hands.values()))


def _pulse(room, content, step: Step, ballot: str, said: list, hands: dict) -> dict:
    counts = Counter(hands) + Counter({str(answer): number for answer, number in said})
    rows = [{"id": str(place), "text": text} for place, text in enumerate(step.scale)]
    return _bars(rows, counts, _of(said) + sum(hands.values()))


def _words(room, content, step: Step, ballot: str, said: list, hands: dict) -> dict:
    counts = Counter()
    for answer, number in said:
        counts.update(dict.fromkeys(answer, number))
    through = [{"word": word, "count": counts[word]} for word in room.words.get(ballot, ()) if counts[word]]
    of = None if room.over else _of(said)  # at the end words stay without what stood beside them: answers can't be counted
    return {"type": "words", "of": of, "words": sorted(through, key=lambda one: (-one["count"], one["word"]))}


DRAWN = {"poll": _item, "twice": _item, "map": _map, "dialogue": _dialogue, "pulse": _pulse, "words": _words}


def _of(said: list) -> int:
    return sum(number for _answer, number in said)


def _bars(options: list[dict], counts: Counter, of: int, key=str) -> dict:
    rows = [{"id": one["id"], "text": one["text"], "count": counts[key(one["id"])], "share": counts[key(one["id"])] / max(1, of)}
            for one in options]
    return {"type": "bars", "of": of, "rows": rows}
