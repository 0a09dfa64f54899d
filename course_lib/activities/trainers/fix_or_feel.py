"""Fix or feel: tell advice from acknowledgement, and then, which of them was asked for."""

from ...content.responding_trainers import FixOrFeel, Reply
from ...words import _
from ..mark import BadResponse
from . import moments
from .moments import Played, Rules, Run, Runs
from .share import Share
from .telling_apart import Apart

KIND = "learning"
ADVICE, FEELING = {"fix", "both"}, {"feel", "both"}


def start(trainer: FixOrFeel) -> Runs:
    """A state without a run."""
    return Runs(trainer, rules=RULES)


def _holds() -> dict[str, str]:
    return {"feel": _("It lets them know that the feeling arrived"), "fix": _("It moves to mend or change something"),
            "both": _("It does both")}


def _wishes() -> dict[str, str]:
    return {"heard": _("To be heard"), "helped": _("To be helped"), "unclear": _("It can't be told from here: ask")}


def _steps() -> tuple[tuple[str, str, dict], ...]:
    """A moment's two questions: the field, what is asked, and what can be answered."""
    return (("holds", _("What does the reply do?"), _holds()), ("wish", _("And what was asked for here?"), _wishes()))


def _take(reply: Reply, steps: tuple, response, seed: int) -> str:
    """The id that answers the question whose turn it is."""
    field, _asked, answers = _steps()[len(steps)]
    given = response.get(field) if isinstance(response, dict) and set(response) == {field} else None
    if not isinstance(given, str) or given not in answers:
        raise BadResponse(f"choose one of {', '.join(answers)}")
    return given


def _over(reply: Reply, steps: tuple, seed: int) -> bool:
    return len(steps) == 2


def _missed(reply: Reply, steps: tuple, seed: int) -> bool:
    return steps != (reply.holds, reply.wish)


def _shown(reply: Reply, steps: tuple, seed: int) -> dict:
    """The scene and the reply; what was answered, with why; and the next question."""
    keys = ((reply.holds, reply.why), (reply.wish, reply.because))
    past = [{"asked": asked, "chosen": answers[given], "fits": given == right, "was": answers[right], "why": why}
            for (_field, asked, answers), given, (right, why) in zip(_steps(), steps, keys, strict=False)]
    shown = {"scene": reply.scene, "reply": reply.reply, "past": past, "field": None}
    if len(steps) < 2:
        field, asked, answers = _steps()[len(steps)]
        shown["field"] = {"name": field, "type": "choose", "many": False, "legend": asked,
                          "options": [{"id": name, "text": text} for name, text in answers.items()]}
    return shown


def advice(played: list[Played]) -> Apart:
    """How advice was told from what has none."""
    return _apart(played, ADVICE)


def acknowledgement(played: list[Played]) -> Apart:
    """How acknowledgement was told from what has none."""
    return _apart(played, FEELING)


def _apart(played: list[Played], has: set[str]) -> Apart:
    def heard(cases):
        return Share(sum(one.steps[0] in has for one in cases), len(cases))

    return Apart(heard([one for one in played if one.moment.holds in has]),
                 heard([one for one in played if one.moment.holds not in has]))


def wishes(played: list[Played]) -> Share:
    """How often what was asked for was found."""
    return Share(sum(one.steps[1] == one.moment.wish for one in played), len(played))


def _result(runs: tuple[Run, ...]) -> dict:
    """The last run as counts with their intervals; over all runs, how far the two were told apart; and each run in a line."""
    last, everything = list(runs[-1].played), [one for run in runs for one in run.played]
    fix, feel = advice(last), acknowledgement(last)
    rows = [fix.hits.row(_("Advice in it, and you heard advice")), fix.alarms.row(_("No advice in it, and you heard advice")),
            feel.hits.row(_("Acknowledgement in it, and you heard it")),
            feel.alarms.row(_("No acknowledgement in it, and you heard some")), wishes(last).row(_("What was asked for, found"))]
    return {"rows": rows, "says": [_distance(advice(everything), len(everything))], "earlier": [_line(run) for run in runs[:-1]]}


def _distance(apart: Apart, count: int) -> str:
    low, high = apart.interval()
    says = _("Over all {count} replies so far, advice and no advice were {distance:.1f} apart, where 0 is guessing and 3 is nearly "
             "always right. From so few, it may be anything from {low:.1f} to {high:.1f}.")
    return says.format(count=count, distance=apart.distance, low=low, high=high).replace(" -", " −")


def _line(run: Run) -> str:
    played = list(run.played)
    right = sum(one.steps[0] == one.moment.holds for one in played)
    says = _("{right} of {all} replies told as they were; {wishes} of {all} wishes found")
    return says.format(right=right, wishes=wishes(played).n, all=len(played))


def words() -> dict:
    """The labels of this trainer."""
    return moments.words() | {"reply": _("The reply")}


RULES = Rules(_take, _over, _missed, _shown, _result)
resume, respond, view = moments.resume, moments.respond, moments.view
