"""What may be seen of a run of Read, in words and pictures."""

from statistics import fmean

from ...words import _, n_
from ..chance import chance
from ..shuffle import shuffled
from . import forecast as scores
from . import person, pictures
from .read_run import STEP, ReadState, Run, Trial


def labels() -> dict:
    """The words of the view."""
    return {
        "begin": _("Begin"), "again": _("Another run"), "next": _("Go on"), "commit": _("That's my forecast"),
        "ask": _("Ask {name}"), "count": _("{n} of {all}"), "hear": _("Play the hum"), "hum": _("The hum"),
        "face": _("The face"),
        "inWords": _("In words"), "sightInWords": _("{what}, in words"),
        "spreadAsk": _("What might {name} be feeling? Spread 100 over these."),
        "left": _("Can't tell: {n}. It's spread evenly over all of them."), "cannot": _("Can't tell: take it all back"),
        "of": _("{feeling}: how many of 100"), "table": _("Your forecast, and the best possible one"),
        "feeling": _("Feeling"), "yours": _("You"), "best": _("Best possible"), "fresh": _("Leave this run and begin another"),
        "noSound": _("The sound couldn't be played here. Its picture and words say the same."),
    }


def feeling_label(feeling: str) -> str:
    """A feeling as learners read it."""
    return {
        "joy": _("joy"), "calm": _("calm"), "tenderness": _("tenderness"), "sadness": _("sadness"), "worry": _("worry"),
        "anger": _("anger"), "surprise": _("surprise"), "shame": _("shame"), "tired": _("tiredness"),
    }[feeling]


def hummed(trial: Trial):
    """The trial's hum: samples, contour and words."""
    scene = trial.scene
    take = int(100 * chance(trial.seed, scene.id, "take"))
    return person.voice_of(trial.voice, trial.intensity, scene.seed, scene.age, take)


def shown(state: ReadState) -> dict:
    """What may be seen now."""
    trainer, trial = state.trainer, state.trial
    seen = {"title": trainer.title, "intro": trainer.intro, "limits": trainer.limits}
    if trial is None:
        finished = [run for run in state.runs if run.finished]
        return seen | {"stage": "result" if finished else "start"} | (_result(state, finished[-1]) if finished else {})
    trials = state.runs[-1].trials
    seen |= {"stage": "look", "n": trials.index(trial) + 1, "all": len(trials), "scene": _scene(trial)}
    if trial.placed is not None:
        seen |= {"stage": "told", "told": _told(trial)}
    return seen


def _scene(trial: Trial) -> dict:
    scene = trial.scene
    drawing = person.face_of(scene.seed, scene.age, person.units_of(trial.face, trial.intensity), f"read-{scene.id}")
    seen = {
        "id": scene.id, "name": scene.name, "story": scene.story, "face": vars(drawing), "voice": None, "step": STEP,
        "question": scene.ask, "answer": _answer(trial),
        # In an order of chance: the likeliest mustn't stand first.
        "feelings": [{"id": felt.id, "label": feeling_label(felt.id)} for felt in shuffled(trial.seed, scene.feelings)],
    }
    if trial.voice:
        seen["voice"] = vars(person.pictured(hummed(trial)))
    return seen


def _answer(trial: Trial) -> str | None:
    if not trial.asked:
        return None
    scene = trial.scene
    return next((felt.answer for felt in scene.feelings if felt.id == trial.answer), scene.vague)


def _told(trial: Trial) -> dict:
    """What the person says afterwards, and how near the forecasts came."""
    truth, best = trial.truth, trial.best
    later = next(felt.later for felt in trial.scene.feelings if felt.id == truth)
    rows = [{"label": feeling_label(felt.id), "was": felt.id == truth, "yours": _hundred(trial.forecast[felt.id]),
             "best": _hundred(best[felt.id])} for felt in shuffled(trial.seed, trial.scene.feelings)]
    says = [_("Afterwards {name} says: “{later}”").format(name=trial.scene.name, later=later)]
    says.append(_("You had {yours} in 100 on {feeling}. The best possible forecast from these clues had {best}.").format(
        yours=_hundred(trial.forecast[truth]), best=_hundred(best[truth]), feeling=feeling_label(truth)))
    likeliest = max(best, key=best.get)
    if likeliest != truth:
        says.append(_("Even the best one leaned towards {feeling}: this time the clues pointed elsewhere.").format(
            feeling=feeling_label(likeliest)))
    says.append(_("Distance, from 0 (nearest) to 200: yours {yours}, the best possible {best}. Spreading evenly gives "
                  "{even}.").format(**_distances([trial])))
    if trial.answer == "vague":
        says.append(_("You asked, and the answer kept the door closed. That happens, and it's allowed."))
    return {"says": says, "rows": rows}


def _hundred(share: float) -> int:
    return round(100 * share)


def _distances(trials) -> dict[str, int]:
    """Mean distances in 100ths: the learner's, the best possible, and of an even spread."""
    return {
        "yours": _hundred(fmean(scores.distance(one.forecast, one.truth) for one in trials)),
        "best": _hundred(fmean(scores.distance(one.best, one.truth) for one in trials)),
        "even": _hundred(fmean(1 - 1 / len(one.scene.feelings) for one in trials)),
    }


# After a run -----------------------------------------------------------------------------------


def _result(state: ReadState, run: Run) -> dict:
    figures = [_calibration(state)]
    finished = [one for one in state.runs if one.finished]
    if len(finished) > 1:
        figures.append(_history(finished))
    cards = _cards(run) if run.trials[0].scene.cards else {}
    return {"says": [*_near(run), *_sure(state), *_asking(state)], "figures": figures} | cards


def _near(run: Run) -> list[str]:
    means = _distances(run.trials)
    return [
        _("In this run your forecasts were {yours} away from what people said, on average.").format(**means),
        _("0 is all of it on what it was, 200 all of it on something else. The best possible forecasts from the same clues "
          "were {best} away; spreading evenly each time would have been {even}.").format(**means),
        _("{n} scenes are few: luck moves this number a lot from run to run.").format(n=len(run.trials)),
    ]


def _sure(state: ReadState) -> list[str]:
    """Whether sureness kept pace with being right, over all runs."""
    found = scores.sureness([(trial.forecast, trial.truth) for trial in state.told])
    if found is None:
        return []
    says = _("Over all your runs: on the feeling you leaned to most you put {said} in 100 on average. It was that one in "
             "{hits} of {count} scenes; so few leave room for anything from {low} to {high} in 100.").format(
        said=_hundred(found.said), hits=found.was.n, count=found.was.of,
        low=_hundred(found.was.low), high=_hundred(found.was.high))
    verdict = {
        "over": _("In these scenes the forecasts were surer than they turned out right. Asking more, or spreading wider, "
                  "would have brought them nearer."),
        "under": _("In these scenes the forecasts were more careful than they needed to be."),
        "open": _("That fits how sure the forecasts were, as far as so few can tell."),
    }[found.verdict]
    return [says, verdict]


def _asking(state: ReadState) -> list[str]:
    """Scenes where the learner asked against those where they only looked, over all runs."""
    asked = [trial for trial in state.told if trial.asked]
    looked = [trial for trial in state.told if not trial.asked]
    if not asked:
        return [_("You didn't ask anyone yet. You may, in each scene, before you forecast.")]
    if not looked:
        return [_("You asked every time so far. To see what asking is worth, forecast a scene or two without.")]
    return [
        n_("In the one scene where you asked first, the distance was {yours} (best possible {best}).",
           "In the {n} scenes where you asked first, the distance was {yours} (best possible {best}).",
           len(asked)).format(n=len(asked), **_distances(asked)),
        n_("In the one where you only looked and listened, it was {yours} (best possible {best}).",
           "In the {n} where you only looked and listened, it was {yours} (best possible {best}).",
           len(looked)).format(n=len(looked), **_distances(looked)),
        _("Here, as in life, an answer usually tells more than a face, and it can still be vague or beside the point."),
    ]


def _calibration(state: ReadState) -> dict:
    bins = scores.calibration([(trial.forecast, trial.truth) for trial in state.told])
    alt = " ".join(
        _("About {said} in 100: it was so {hits} of {count} times, which allows from {low} to {high} in 100.").format(
            said=_hundred(one.said), hits=one.was.n, count=one.was.of, low=_hundred(one.was.low),
            high=_hundred(one.was.high)) for one in bins)
    caption = _("Each dot: when you said about so many in 100, how often it was so, over all runs. The bar is what so few "
                "allow. On the dashed line sureness and outcome agree.")
    return pictures.figure(_("What you said, and how often it was so"), pictures.said_and_was(bins), caption, alt)


def _history(runs: list[Run]) -> dict:
    each = [_distances(run.trials) for run in runs[-12:]]
    svg = pictures.over_runs([{"value": one["yours"], "beside": one["best"]} for one in each], 200, _("distance"))
    alt = " ".join(_("Run {n}: yours {yours}, best possible {best}.").format(n=n, **one)
                   for n, one in enumerate(each, start=len(runs) - len(each) + 1))
    caption = _("Full dots are yours, empty ones the best possible forecast of the same run. Lower is nearer.")
    return pictures.figure(_("Run by run"), svg, caption, alt)


def _cards(run: Run) -> dict:
    """One face, and its stories side by side."""
    first = run.trials[0]
    units = person.units_of(first.face, first.intensity)
    face = person.face_of(first.scene.seed, first.scene.age, units, f"cards-{first.scene.id}")
    stories = [_("{story} What it was: {feeling}.").format(story=trial.scene.story, feeling=feeling_label(trial.truth))
               for trial in run.trials]
    says = _("It was the same face each time. A face is a clue, and a clue is a reason to ask.")
    return {"cards": {"face": vars(face), "stories": stories, "says": says}}
