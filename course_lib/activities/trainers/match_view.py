"""What may be seen of a run of Match, in words and pictures."""

from ...models import affect_map, tracking
from ...words import _
from . import pictures
from .match_run import MOVES, SPEEDS, Run
from .runs import TrainerState


def labels() -> dict:
    """The words of the view."""
    return {
        "begin": _("Begin"), "again": _("Another run"), "fresh": _("Leave this run"), "how": _("How to follow"),
        "speed": _("How fast"), "go": _("Start the point"), "pause": _("Pause"), "resume": _("Go on"),
        "count": _("{n} of {all}"),
        "map": _("The map. Arrow keys move your marker."),
        "keys": _("Move your marker with the arrow keys, or drag it with a finger or the mouse. The round point is the feeling, "
                  "the square is you."),
        "pleasant": _("pleasant"), "unpleasant": _("unpleasant"), "energy": _("more energy"), "rest": _("less energy"),
        "movePleasant": _("Your marker, pleasant or unpleasant"), "moveEnergy": _("Your marker, energy"), "move": _("Move"),
        "running": _("The point is moving."), "paused": _("Paused."), "sending": _("That was the run."),
        "inWords": _("In words"),
    }


def shown(state: TrainerState) -> dict:
    """What may be seen now."""
    run = state.run
    if run is None:
        return beginning(state) | (_result(state) if state.runs else {})
    seen = {"title": state.trainer.title, "stage": run.mode, "turn": len(run.marker)}
    if run.mode == "moving":
        return seen | {"path": run.path, "seconds": run.seconds, "speed": run.speed}
    return seen | _turn(state.trainer.who, run)


def beginning(state: TrainerState) -> dict:
    """What a run may be: how to follow, and how fast."""
    trainer = state.trainer
    modes = {
        "moving": _("As it moves, for {seconds} seconds").format(seconds=trainer.seconds),
        "turns": _("Turn by turn, in words: {turns} turns, each as long as you like").format(turns=trainer.turns),
    }
    speeds = {1.0: _("As it comes"), 0.5: _("Half as fast"), 0.25: _("A quarter as fast")}
    return {"title": trainer.title, "intro": trainer.intro, "limits": trainer.limits, "stage": "start",
            "modes": [{"id": one, "text": text} for one, text in modes.items()],
            "speeds": [{"id": one, "text": speeds[one]} for one in SPEEDS]}


# Turn by turn ----------------------------------------------------------------------------------


def _turn(who: str, run: Run) -> dict:
    """Where the point went and is now, where the marker is, and what a move may be. Nothing of the turns to come."""
    turn = len(run.marker)
    here = run.path[turn]
    mine = run.marker[-1] if run.marker else (0, 0)
    says = [_("{who}'s point: {place}.").format(who=who, place=_place(here))]
    if turn:
        before = run.path[turn - 1]
        says.insert(0, _("{who}'s point went {way}.").format(who=who, way=_way(here[0] - before[0], here[1] - before[1])))
    says.append(_("Your marker: {place}.").format(place=_place(mine)))
    return {"n": turn + 1, "all": run.moments, "point": here, "marker": mine, "says": says,
            "pleasant": _moves(_("much more unpleasant"), _("a little more unpleasant"), _("as it is"),
                               _("a little more pleasant"), _("much more pleasant")),
            "energy": _moves(_("much less energy"), _("a little less energy"), _("as it is"), _("a little more energy"),
                             _("much more energy"))}


def _moves(*texts: str) -> list[dict]:
    return [{"id": step, "text": f"{text} ({step:+d})" if step else text} for step, text in zip(MOVES, texts)]


def _place(place: tuple[int, int]) -> str:
    """A place in numbers, with the words that lie near it if any does."""
    x, y = place
    pleasant = _side(x, _("pleasant {n}"), _("unpleasant {n}"), _("neither pleasant nor unpleasant"))
    energy = _side(y, _("energy {n} up"), _("energy {n} down"), _("energy in the middle"))
    near = affect_map.nearest(x / 100, y / 100, 1)[0]
    if affect_map.distance(near, x / 100, y / 100) > 0.6:
        return f"{pleasant}, {energy}"
    return _("{pleasant}, {energy}, towards “{word}”").format(pleasant=pleasant, energy=energy, word=_(near))


def _way(x: int, y: int) -> str:
    ways = [_side(x, _("{n} towards pleasant"), _("{n} towards unpleasant"), ""),
            _side(y, _("{n} up in energy"), _("{n} down in energy"), "")]
    return _(" and ").join(filter(None, ways)) or _("nowhere")


def _side(value: int, above: str, below: str, middle: str) -> str:
    """The words for a number above, below or at 0."""
    return above.format(n=value) if value > 0 else below.format(n=-value) if value else middle


# Afterwards ------------------------------------------------------------------------------------


def _result(state: TrainerState) -> dict:
    run = state.runs[-1]
    finished = [one for one in state.runs if one.finished and one.mode == run.mode]
    figures = [_traces(run)]
    if len(finished) > 1:
        figures.append(_history(finished))
    return {"says": _says(run), "figures": figures}


def _lag(run: Run, found: tracking.Following) -> str:
    if found.lag * (1 if run.mode == "turns" else 1 / run.speed) < 0.15:
        return _("The marker came along with the point, without a lag to speak of.")
    if run.mode == "turns":
        return _("The marker came about {n:.1f} turns behind the point.").format(n=found.lag)
    return _("The marker came about {n:.1f} seconds behind the point.").format(n=found.lag / run.speed)


def _says(run: Run) -> list[str]:
    found = run.following
    width = _("Its moves were {n} in 100 as wide as the point's.").format(n=round(100 * found.gain))
    says = {
        "own way": [_("In this run the marker went largely its own way, so there's no lag and no width to tell."),
                    _("That can be a matter of speed: a slower run, or one in turns, is no lesser one.")],
        "too little": [_("In this run: too little."), _lag(run, found), width,
                       _("It stayed nearer to the middle. Somebody followed so may feel that only half of it arrives.")],
        "in range": [_("In this run: in range."), _lag(run, found), width,
                     _("It went along without going further than the point did.")],
        "too much": [_("In this run: too much."), _lag(run, found), width,
                     _("It went further out than the point did. Somebody followed so may find that their feeling comes back "
                       "larger.")],
    }[found.range]
    bounds = _("Where “too little” ends and “too much” begins was made up for this map ({low} and {high} in 100). It describes "
               "the run.").format(low=round(100 * tracking.NARROW), high=round(100 * tracking.WIDE))
    return [*says, bounds]


def _traces(run: Run) -> dict:
    """Both paths over time: how pleasant above, how much energy below."""
    width, tall, left = pictures.SIDE, 110, 20
    parts = []
    for axis, name in enumerate((_("pleasant"), _("energy"))):
        top = 24 + axis * (tall + 34)
        points = [[(left + index / (run.moments - 1) * (width - left - 10), top + (1 - place[axis] / 100) * tall / 2)
                   for index, place in enumerate(places)] for places in (run.path, run.marker)]
        middle = top + tall / 2
        parts += [pictures.label(left, top - 8, name, "start"),
                  pictures.line(left, middle, width - 10, middle, width=1, dashes="2 6"),
                  pictures.path(points[0], pictures.FEEL, 2, "6 4"), pictures.path(points[1], pictures.DO, 2.5)]
    svg = pictures.sheet(width, 2 * (tall + 34) + 10, parts)
    found = run.following
    alt = " ".join([_lag(run, found) if found.range != "own way" else _("The two lines have little in common."),
                    _("They go together with a correlation of {r:.2f}; the marker's moves were {n} in 100 as wide.").format(
                        r=found.likeness, n=round(100 * found.gain))])
    caption = _("From left to right through the run. Dashed: the point. Full: your marker.")
    return pictures.figure(_("The point and your marker"), svg, caption, alt)


def _history(runs: list[Run]) -> dict:
    each = [run.following for run in runs[-12:]]
    svg = pictures.over_runs([{"value": 100 * one.gain} for one in each], 200, _("width, in 100"))
    alt = " ".join(_("Run {n}: width {gain}, {range}.").format(n=n, gain=round(100 * one.gain), range=_ranges()[one.range])
                   for n, one in enumerate(each, start=len(runs) - len(each) + 1))
    caption = _("How wide your marker's moves were, run by run; 100 is as wide as the point's.")
    return pictures.figure(_("Run by run"), svg, caption, alt)


def _ranges() -> dict[str, str]:
    return {"own way": _("its own way"), "too little": _("too little"), "in range": _("in range"), "too much": _("too much")}
