"""What may be seen of a run of Notice, in words, pictures and numbers."""

from statistics import fmean

from ...models import staircase, yes_no
from ...stimuli import feelings, prosody
from ...stimuli.contour import Contour
from ...stimuli.face_units import Units
from ...stimuli.voice import Voice
from ...words import _
from . import person, pictures
from .notice_run import MODES, ROUTES, TRIALS, NoticeState, Run
from .share import Share

PARTS = 3  # of a face, that are told in numbers: those that move most
FINEST = 20  # a number goes from 0 (at rest) to this (as far as it goes)


def labels() -> dict:
    """The words of the view."""
    return {
        "begin": _("Begin"), "again": _("Another run"), "next": _("Next pair"), "fresh": _("Leave this run"),
        "how": _("How to look"), "what": _("What for"), "changed": _("Changed"), "same": _("Not changed, only flicker"),
        "ask": _("Did something change?"),
        "count": _("{n} of {all}"), "before": _("As usual"), "later": _("A little later"), "moment": _("{when}, moment {n}"),
        "hearBefore": _("Play: as usual"), "hearLater": _("Play: a little later"), 
        "part": _("What is measured"), "scale": _("0 is at rest, {n} is as far as it goes.").format(n=FINEST),
        "inWords": _("In words"), "sightInWords": _("{what}, in words"), "unseen": _("Nothing is told until the end of this run."),
        "noSound": _("The sound couldn't be played here. Its picture and numbers say the same."),
    }


def _modes() -> dict[str, str]:
    return {
        "practice": _("Practise: you're told after each pair, and it gets harder as you go. {n} pairs.").format(
            n=TRIALS["practice"]),
        "measure": _("Measure: {n} pairs, and nothing is told until the end. That gives a fairer estimate, since being told "
                     "changes how one answers.").format(n=TRIALS["measure"]),
    }


def _routes() -> dict[str, str]:
    return {
        "pictures": _("Faces, drawn"),
        "numbers": _("The same faces, in numbers: the same changes in the same flicker, for reading or listening"),
        "voices": _("Hums, to hear or as a picture and in numbers"),
    }


def shown(state: NoticeState) -> dict:
    """What may be seen now."""
    run = state.run
    if run is None:
        return beginning(state) | (_result(state, state.runs[-1]) if state.runs else {})
    number = state.number
    seen = {"title": state.trainer.title, "stage": "pair", "pair": number, "n": number + 1, "all": TRIALS[run.mode],
            "measure": run.mode == "measure"}
    seen |= _stimulus(state)
    return seen | ({"stage": "told", "told": _told(state)} if run.telling else {})


def beginning(state: NoticeState) -> dict:
    """What a run may be: how to look, and what for."""
    trainer = state.trainer
    return {"title": trainer.title, "intro": trainer.intro, "limits": trainer.limits, "stage": "start",
            "modes": _choices(_modes(), MODES), "routes": _choices(_routes(), ROUTES)}


def _choices(texts: dict[str, str], order) -> list[dict]:
    return [{"id": one, "text": texts[one]} for one in order]


# A pair ----------------------------------------------------------------------------------------


def _stimulus(state: NoticeState) -> dict:
    sides = zip(("before", "later"), state.run.places(state.number))
    if state.run.route == "voices":
        hums = {when: hummed(state, when) for when, _places in sides}
        return {"hums": {when: vars(person.pictured(one)) for when, one in hums.items()},
                "numbers": [_row(label, ([figure(hums["before"].contour)], [figure(hums["later"].contour)]))
                            for label, figure in _measures()]}
    faces = {when: [_units(state, place) for place in places] for when, places in sides}
    if state.run.route == "numbers":
        return {"numbers": [_row(_unit_labels()[name], tuple([round(FINEST * getattr(one, name)) for one in faces[when]]
                                                             for when in faces)) for name in _moving(state)]}
    seed, age = state.shift.seed, state.shift.age
    return {"faces": {when: [vars(person.face_of(seed, age, one, f"{when}-{state.number}-{index}"))
                             for index, one in enumerate(units)] for when, units in faces.items()}}


def _row(label: str, sides) -> dict:
    return {"label": label, "before": sides[0], "later": sides[1]}


def _usual(state: NoticeState) -> Units:
    usual = state.shift.usual
    return feelings.REST if usual == "neutral" else feelings.units_for(usual, 0.5)


def _towards(state: NoticeState) -> Units:
    towards = state.shift.towards
    return feelings.REST if towards == "neutral" else feelings.units_for(towards, 1)


def _units(state: NoticeState, place: float) -> Units:
    """The face that lies at `place` on the way from the usual one (0) to the other (1)."""
    return feelings.morph(_usual(state), _towards(state), place)


def _moving(state: NoticeState) -> list[str]:
    """The parts of this face that move most, of those that have a name in `_unit_labels`."""
    usual, towards = _usual(state), _towards(state)
    return sorted(_unit_labels(), key=lambda name: -abs(getattr(towards, name) - getattr(usual, name)))[:PARTS]


def _unit_labels() -> dict[str, str]:
    return {
        "au1": _("inner ends of the brows, up"), "au2": _("outer ends of the brows, up"), "au4": _("brows down and together"),
        "au5": _("upper lids, up"), "au6": _("cheeks, up"), "au7": _("lids, tight"), "au9": _("nose, wrinkled"),
        "au10": _("upper lip, up"), "au12": _("corners of the mouth, up"), "au15": _("corners of the mouth, down"),
        "au17": _("chin, up"), "au20": _("mouth, wide"), "au23": _("lips, pressed"), "au25": _("lips, apart"),
        "au26": _("jaw, dropped"),
    }


def hummed(state: NoticeState, when: str) -> Voice:
    """A hum of the pair that is shown: `when` is "before" or "later"."""
    before, later = state.run.places(state.number)
    shift = state.shift
    ends = [prosody.for_feeling(name.replace("-", " "), 1) for name in (shift.usual, shift.towards)]
    manner = prosody.between(*ends, fmean(before if when == "before" else later))
    return person.hum(manner, shift.seed, shift.age, take=2 * state.number + (when == "later"))


def _measures() -> list[tuple]:
    """What is measured of a hum, each with its label."""
    return [
        (_("height, in semitones from this voice's middle"), lambda one: round(fmean(_heard(one)), 1)),
        (_("range, in semitones"), lambda one: round(max(_heard(one)) - min(_heard(one)), 1)),
        (_("length, in seconds"), lambda one: round(one.seconds, 1)),
        (_("loudness, in decibels from this voice's usual"), _loudness),
    ]


def _heard(contour: Contour) -> list[float]:
    return [one for one in contour.pitch if one is not None]


def _loudness(contour: Contour) -> float:
    return round(fmean(level for level, pitch in zip(contour.level, contour.pitch) if pitch is not None), 1)


# Afterwards ------------------------------------------------------------------------------------


def _told(state: NoticeState) -> dict:
    """Feedback on the pair that was answered; in practice only."""
    answer = state.run.answers[-1]
    right = answer.changed == (answer.size > 0)
    verdict = {
        (True, True): _("Yes, something had changed, and you said so."),
        (True, False): _("Something had changed here."),
        (False, True): _("Nothing had changed here: that was flicker."),
        (False, False): _("No, nothing had changed, and you said so."),
    }[answer.size > 0, answer.changed]
    says = [verdict]
    if answer.size:
        says.append(_("The change was {size} in 100 of the largest.").format(size=_hundred(answer.size)))
        if state.run.route != "voices":
            says.append(_("What moved most: {parts}.").format(parts="; ".join(_moved(state))))
    return {"says": says, "verdict": "right" if right else "not-yet"}


def _moved(state: NoticeState) -> list[str]:
    """The parts that moved most, each with its numbers before and later."""
    before, later = (_units(state, fmean(places)) for places in state.run.places(state.number))
    return [_("{part} (from {before} to {later})").format(
        part=_unit_labels()[name], before=round(FINEST * getattr(before, name)), later=round(FINEST * getattr(later, name)))
        for name in _moving(state)]


def _hundred(share: float) -> int:
    return round(100 * share)


def _result(state: NoticeState, run: Run) -> dict:
    """What the run that was finished last is worth knowing for."""
    says = _practised(run) if run.mode == "practice" else _measured(run)
    measured = [one for one in state.runs if one.finished and one.mode == "measure" and one.route == run.route]
    figures = [_history(measured)] if run.mode == "measure" and len(measured) > 1 else []
    return {"says": [*says, _leaning(run)], "figures": figures}


def _practised(run: Run) -> list[str]:
    stairs = staircase.Staircase()
    caught = [answer for answer in run.answers if answer.size and answer.changed]
    changes = [answer for answer in run.answers if answer.size]
    smallest = min((answer.size for answer in caught), default=None)
    says = [_("You noticed {n} of {all} changes.").format(n=len(caught), all=len(changes))]
    if smallest is not None:
        says.append(_("The smallest one that you noticed was {size} in 100 of the largest.").format(size=_hundred(smallest)))
    says.append(_("This was practice: the pairs got harder as you caught them and easier as you missed them, so about {share} "
                  "in 100 noticed is where it settles for everybody. For an estimate, measure.").format(
        share=_hundred(staircase.target(stairs.down))))
    return says


def _measured(run: Run) -> list[str]:
    found = yes_no.estimate(run.pairs)
    if found.open:
        return [_("From this run no size can be told: your answers fit anything from {low} to {high} in 100 of the largest "
                  "change.").format(low=_hundred(found.low), high=_hundred(min(1, found.high)))]
    if found.ceiling:
        says = _("In this run a change had to be {low} in 100 of the largest or more for you to tell it from flicker; how much "
                 "more can't be said.").format(low=_hundred(found.low))
    else:
        says = _("In this run you noticed changes of about {size} in 100 of the largest; anything from {low} to {high} would "
                 "fit your answers.").format(size=_hundred(found.size), low=_hundred(found.low), high=_hundred(found.high))
    return [says, _("That's the size at which you'd pick the changed one of two pairs about three times in four. The span "
                    "holds the true size in about nine of ten such runs. Screen, light and a bad night all move it.")]


def _leaning(run: Run) -> str:
    """How readily "changed" was said where nothing was: apart from how small a change was noticed."""
    unchanged = [answer for answer in run.answers if not answer.size]
    if not unchanged:
        return _("There was no pair without a change in this run, so it can't tell how readily you say “changed”.")
    alarms = Share(sum(answer.changed for answer in unchanged), len(unchanged))
    leaning = _("That is neither quick nor slow to say so, as far as so few can tell.")
    if alarms.low > 0.25:
        leaning = _("In this run you were quick to say so: flicker passed for change.")
    elif alarms.n == 0:
        leaning = _("In this run you were careful to say so; being careful can also mean letting small changes pass.")
    counted = _("Pairs without a change: {all}. Of these you called changed: {n}.").format(n=alarms.n, all=alarms.of)
    return f"{counted} {leaning} " + _("This is about readiness, not about sharpness; the two are reckoned apart.")


def _history(runs: list[Run]) -> dict:
    each = [yes_no.estimate(run.pairs) for run in runs[-12:]]
    svg = pictures.over_runs([{"value": 100 * one.size, "low": 100 * one.low, "high": 100 * one.high} for one in each], 100,
                             _("size noticed"))
    alt = " ".join(_("Run {n}: about {size}, from {low} to {high}.").format(
        n=n, size=_hundred(one.size), low=_hundred(one.low), high=_hundred(one.high))
        for n, one in enumerate(each, start=len(runs) - len(each) + 1))
    caption = _("Measured runs of this kind. Lower is smaller changes; where the bars overlap, the runs may be the same.")
    return pictures.figure(_("Run by run"), svg, caption, alt)
