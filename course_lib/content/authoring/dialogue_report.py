"""For those who write dialogues: what each one's paths come to."""

from collections import Counter

from ...activities.dialogue_paths import Path, line
from ...stimuli.look import look
from .assets import Assets
from .dialogue_rules import by_length
from .dialogue_walk import PLAYERS, Walk, frozen, harmful, leaves, mended


def report(assets: Assets, name: str = "all") -> str:
    """A paragraph for each dialogue that can be walked through (or for `name` alone: its best, worst and typical paths too)."""
    chosen = [placed for key, placed in assets.dialogues.items() if name in ("all", key)]
    if not chosen:
        return f"There is no dialogue {name!r}; there are: {', '.join(assets.dialogues) or 'none'}."
    walks, texts = [], []
    for placed in chosen:
        try:
            walks.append(Walk(frozen(placed.thing)))
            texts.append(_one(walks[-1], paths=name != "all"))
        except (StopIteration, KeyError):
            return f"{placed.thing.id} can't be walked through yet: mend what is reported below first."
    if len(walks) > 1:
        texts += [f"all: the {word} reply is on the best path {by_length(walks, pick)[1]:+.0f} points above chance"
                  for word, pick in (("longest", max), ("shortest", min))]
    return "\n".join(texts)


def _one(walk: Walk, paths: bool) -> str:
    ended = walk.ended
    if not ended:
        return f"{walk.dialogue.id}: no path ends."
    ends = Counter(path.end.id for path in ended)
    lines = [
        f"{walk.dialogue.id}: {len(walk.all)} paths of {min(len(one.steps) for one in ended)} to "
        f"{max(len(one.steps) for one in ended)} replies",
        f"  comes to: best {walk.worth(walk.best):.2f}, worst {walk.worth(ended[-1]):.2f}; "
        + ", ".join(f"{player} {walk.expected(player):.2f}" for player in PLAYERS),
        "  " + ", ".join(f"best {what} {_best(walk, test)}" for what, test in TESTS.items()),
        f"  on the best path, the longest reply is right {by_length([walk], max)[1]:+.0f} points above chance, the shortest "
        f"{by_length([walk], min)[1]:+.0f}",
        "  ends: " + ", ".join(f"{end.id} {ends[end.id]}" for end in walk.dialogue.ends),
    ]
    if paths:
        partner = walk.dialogue.partner
        drawn = look(partner.seed, partner.age)
        lines.append(f"  {partner.name}'s face: {partner.age}, hair {drawn.hair} {drawn.hair_colour}, skin {drawn.skin}"
                     f"{', glasses' if drawn.glasses else ''}; another seed draws another")
        shown = {"the best path": ended[0], "a middling path": ended[len(ended) // 2], "the worst path": ended[-1]}
        shown |= {f"the best path {what}": found[0] for what, test in TESTS.items() if (found := list(filter(test, ended)))}
        shown |= {f"the best path to {end.id}": next(one for one in ended if one.end.id == end.id)
                  for end in walk.dialogue.ends if ends[end.id]}
        seen = set()
        for what, path in shown.items():
            if id(path) not in seen:
                lines += ["", f"  {what}: {walk.worth(path):.2f}", *_steps(walk, path)]
            seen.add(id(path))
    return "\n".join(lines)


TESTS = {
    "without a mended miss": lambda path: not mended(path),
    "with one": mended,
    "with harm": harmful,
    "that ends with leaving": leaves,
}


def _best(walk: Walk, test) -> str:
    found = next(filter(test, walk.ended), None)
    return f"{walk.worth(found):.2f}" if found else "none"


def _steps(walk: Walk, path: Path) -> list[str]:
    """A row a reply: what was heard, what was said, and the mood after it."""
    turns = {turn.id: turn for turn in walk.dialogue.turns}
    start = walk.dialogue.start
    rows = [f"    {'':<44} strongly {start.intensity:.2f}  safe {start.safety:.2f}  understood {start.understood:.2f}"]
    for step in path.steps:
        said = turns[step.turn].lines.index(line(turns[step.turn], step.before)) + 1
        what = f"{step.turn} (line {said}) {step.reply.id}: {step.reply.move} {step.reply.fit}"
        mood = step.after
        rows.append(f"    {what:<44} strongly {mood.intensity:.2f}  safe {mood.safety:.2f}  understood {mood.understood:.2f}")
    return [*rows, f"    -> {path.end.id}"]
