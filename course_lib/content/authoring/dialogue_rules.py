"""What makes a dialogue sound: it can be walked through to an end on every road, and listening pays better than any habit."""

from collections import Counter
from collections.abc import Iterator

from ...activities import dialogue_paths
from . import schema
from .assets import Assets, Placed
from .dialogue_walk import LONGEST, MOST, PLAYERS, Walk, frozen, harmful, leaves, mended, named
from .yaml_file import YamlFile

MARGIN = 0.05  # of worth (0 to 1), by which the best path must be above each player and each path with harm
UNEVEN = 2.5  # times the shortest reply of a turn that the longest may have, in characters
SLACK = 30  # characters that replies may always differ by
POOL = 40  # turns on best paths from which on the lengths of their replies say something
MOST_ABOVE = 15.0  # points above chance at which picking by length alone may follow the best paths


def dialogue_rules(assets: Assets) -> None:
    """Each dialogue on its own, and then all of them."""
    sound = []
    for placed in assets.dialogues.values():
        _even(placed)
        if _joined(placed):
            walk = Walk(frozen(placed.thing))
            if _ends(placed, walk):
                _reached(placed, walk)
                _listening_pays(placed, walk)
                _harm_never_pays(placed, walk)
                sound.append((placed, walk))
    _as_a_whole(assets, sound)


# The shape of one --------------------------------------------------------------------------------


def _joined(placed: Placed) -> bool:
    """Whether ids differ and roads lead somewhere, so that it can be walked through; says what doesn't."""
    dialogue, problems = placed.thing, []
    places = [(("turns", index), turn.id) for index, turn in enumerate(dialogue.turns)]
    places += [(("ends", index), end.id) for index, end in enumerate(dialogue.ends)]
    problems += _twice(places)
    for index, turn in enumerate(dialogue.turns):
        problems += _twice([(("turns", index, "replies", number), reply.id) for number, reply in enumerate(turn.replies)])
        problems += _whens(turn.lines, "line", ("turns", index, "lines"))
    known = {name for _, name in places}
    for path, reply in _replies(dialogue):
        problems += _whens(reply.to, "road", (*path, "to"))
        problems += [((*path, "to", number, "to"), f"there is no turn or end {one.to!r} here; check how it's spelled")
                     for number, one in enumerate(reply.to) if one.to not in known]
    for path, message in problems:
        placed.problem(message, *path)
    return not problems


def _replies(dialogue: schema.Dialogue) -> Iterator[tuple[tuple, schema.dialogues.Reply]]:
    for index, turn in enumerate(dialogue.turns):
        for number, reply in enumerate(turn.replies):
            yield ("turns", index, "replies", number), reply


def _twice(places: list[tuple[tuple, str]]) -> list[tuple[tuple, str]]:
    counts = Counter(name for _, name in places)
    return [((*path, "id"), f"the id {name!r} is used twice here; change one") for path, name in places if counts[name] > 1]


def _whens(ones, what: str, path: tuple) -> list[tuple[tuple, str]]:
    """The last has no `when`, so that there's always one; the others have, or nothing after them would be met."""
    found = [((*path, index), f"this {what} has no when, so nothing after it is ever met; give it one, or put it last")
             for index, one in enumerate(ones[:-1]) if one.when is None]
    if ones[-1].when is not None:
        found.append(((*path, len(ones) - 1), f"the last {what} must do without when, so that there's always one; take it out, "
                                              f"or add a {what} without"))
    return found


def _even(placed: Placed) -> None:
    """Replies of a turn are alike in length, so that none stands out by it."""
    for index, turn in enumerate(placed.thing.turns):
        lengths = sorted(len(reply.text) for reply in turn.replies)
        if lengths[-1] > max(UNEVEN * lengths[0], lengths[0] + SLACK):
            placed.problem(f"the replies have {lengths[0]} to {lengths[-1]} characters; make them more alike in length",
                           "turns", index, "replies")


# The paths of one --------------------------------------------------------------------------------


def _ends(placed: Placed, walk: Walk) -> bool:
    """Whether every path ends, neither at once nor after too many replies; says which doesn't."""
    if len(walk.all) > MOST:
        placed.problem(f"has more than {MOST} paths; give it fewer turns, or fewer replies in the long ones", "turns")
        return False
    endless = next((path for path in walk.all if not path.end), None)
    if endless:
        placed.problem(f"goes on after {LONGEST} replies: {named(endless)}; let this road end sooner", "turns")
        return False
    hasty = next((path for path in walk.all if len(path.steps) < 2 and not path.end.safe), None)
    if hasty:
        placed.problem(f"ends after one reply: {named(hasty)}; let the partner answer first", "turns")
    return True


def _reached(placed: Placed, walk: Walk) -> None:
    """Every turn, line, reply's road and end is met on some path: nothing is written for nobody."""
    dialogue = walk.dialogue
    turns = {turn.id: turn for turn in dialogue.turns}
    met = {path.end.id for path in walk.all}
    for path in walk.all:
        for step in path.steps:
            spoken = dialogue_paths.line(turns[step.turn], step.before)
            met |= {step.turn, (step.turn, turns[step.turn].lines.index(spoken)),
                    (step.turn, step.reply.id, dialogue_paths.road(step.reply, step.after))}
    why = "no path comes here; lead a road to it, change a when, or take it out"
    for index, turn in enumerate(dialogue.turns):
        if turn.id not in met:
            placed.problem(why, "turns", index)
            continue
        for number in range(len(turn.lines)):
            if (turn.id, number) not in met:
                placed.problem("never said: no path comes here with such a mood; change its when, or take it out",
                               "turns", index, "lines", number)
        for number, reply in enumerate(turn.replies):
            for place, road in enumerate(reply.to):
                if (turn.id, reply.id, road.to) not in met:
                    placed.problem("never taken: no path leaves here with such a mood; change its when, or take it out",
                                   "turns", index, "replies", number, "to", place)
    for index, end in enumerate(dialogue.ends):
        if end.id not in met:
            placed.problem(why, "ends", index)


def _listening_pays(placed: Placed, walk: Walk) -> None:
    """No habit comes out best, nor does chance, and a miss can be mended."""
    best = walk.worth(walk.best)
    for player in PLAYERS:
        if (theirs := walk.expected(player)) > best - MARGIN:
            placed.problem(f"the player who is {player!r} comes to {theirs:.2f}, and the best path to {best:.2f}; "
                           f"make the replies differ more (`attune check --dialogues {placed.thing.id}` shows the paths)", "turns")
    if not walk.dialogue.leave_to_be_safe and not any(map(mended, walk.all)):
        placed.problem("no miss can be mended; after a reply that costs, offer one that reflects, validates or apologises "
                       "with fit: hit", "turns")


def _harm_never_pays(placed: Placed, walk: Walk) -> None:
    """Harm, done or let pass, never ends as well as a path without; and where leaving is the task, leaving ends best."""
    dialogue = walk.dialogue
    without = [path for path in walk.ended if not harmful(path)]
    harmed = next(filter(harmful, walk.ended), None)
    if harmed and (not without or walk.worth(harmed) > walk.worth(without[0]) - MARGIN):
        placed.problem(f"a path with harm ends as well as any without: {named(harmed)}; let it end sooner, or give the others "
                       "more room", "turns")
    for index, end in enumerate(dialogue.ends):
        stayed = next((path for path in walk.ended if path.end is end and not leaves(path)), None)
        if end.safe and (stayed or not dialogue.leave_to_be_safe):
            placed.problem("safe is for those who leave, in a dialogue with leave_to_be_safe; the last reply before it "
                           "must be a leave", "ends", index, "safe")
    if dialogue.leave_to_be_safe:
        _leaving_is_best(placed, walk)


def _leaving_is_best(placed: Placed, walk: Walk) -> None:
    left = [path for path in walk.ended if leaves(path)]
    stayed = [path for path in walk.ended if not leaves(path)]
    unsafe = next((path for path in left if not path.end.safe), None)
    if unsafe:
        placed.problem(f"ends with leaving, and isn't safe: {named(unsafe)}; let it lead to an end with safe: true", "turns")
    if not left or stayed and walk.worth(stayed[0]) > walk.worth(left[0]) - MARGIN:
        best = named(stayed[0]) if stayed else "there is no other"
        placed.problem(f"staying ends as well as leaving: {best}; mark what puts up with harm as harm: tolerates, or let "
                       "leaving come sooner", "turns")
    for index, turn in enumerate(placed.thing.turns[1:], start=1):
        if all(reply.move != "leave" for reply in turn.replies):
            placed.problem("has no leave; where the task is to be safe, leaving is open at every turn after the first",
                           "turns", index, "replies")


# All of them -------------------------------------------------------------------------------------


def _as_a_whole(assets: Assets, sound: list[tuple[Placed, Walk]]) -> None:
    """Somewhere the best path mends a miss; and nobody finds the best paths by the length of replies."""
    if not sound:
        return
    file = YamlFile("dialogues")
    if not any(mended(walk.best) for _, walk in sound):
        file.problem((), "in no dialogue does the best path mend a miss; let one miss open a road that repair takes further")
    for name, pick in (("longest", max), ("shortest", min)):
        n, above = by_length([walk for _, walk in sound], pick)
        if n >= POOL and above > MOST_ABOVE:
            file.problem((), f"picking the {name} reply follows the best paths {above:.0f} points above chance; make the replies "
                             "of a turn more alike in length")
    assets.files.append(file)


def by_length(walks: list[Walk], pick) -> tuple[int, float]:
    """Over the turns on all best paths, how many there are, and by how many points (-100 to 100) above chance `pick`
    (max or min of the texts' lengths) finds the best path's reply."""
    hits, chances = 0.0, 0.0
    turns = [(turn, step.reply) for walk in walks for step in walk.best.steps
             for turn in walk.dialogue.turns if turn.id == step.turn]
    for turn, reply in turns:
        length = pick(len(one.text) for one in turn.replies)
        picked = [one for one in turn.replies if len(one.text) == length]
        hits += any(one is reply for one in picked) / len(picked)
        chances += 1 / len(turn.replies)
    return len(turns), 100 * (hits - chances) / len(turns) if turns else 0.0
