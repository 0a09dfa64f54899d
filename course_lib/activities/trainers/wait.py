"""Wait: the pause before replying, and what comes out in it.

When a speaker pauses, there is more to come with the probability `more` of that moment. If so, it comes in the breath G: G breaths is
the next whole number above a log-normal time with the moment's `median` (in breaths) and `spread` (standard deviation of the logarithm),

    P(G <= k) = Phi((ln k - ln median) / spread).

From the breath `until` on, a pause in which nothing came feels empty, and the speaker closes it. TOY: every number; they were chosen so that
people and places differ. We found no study that says how long one should wait, and so no number here is a target.
"""

from hashlib import sha256
from math import ceil, exp, log
from statistics import NormalDist, fmean

from ...content.responding_trainers import Pause, Wait
from ...words import _, n_
from ..mark import BadResponse
from . import moments
from .moments import Played, Rules, Run, Runs
from .share import Share

KIND = "learning"
BREATHS = {"breath": 1, "longer": 2, "speak": 0}
_normal = NormalDist()


def start(trainer: Wait) -> Runs:
    """A state without a run."""
    return Runs(trainer, rules=RULES)


def within(pause: Pause, breaths: int) -> float:
    """The probability, 0 to 1, that there is more and it has come after so many breaths."""
    return pause.more * _normal.cdf((log(breaths) - log(pause.median)) / pause.spread) if breaths else 0.0


def goes_on(pause: Pause, seed: int) -> int | None:
    """The breath, from 1 to `until`, in which this speaker goes on in the run with this seed; None if nothing comes until then."""
    chance = (int.from_bytes(sha256(f"{seed}:{pause.id}".encode()).digest()[:7]) + 0.5) / 2**56
    if chance >= within(pause, pause.until):
        return None
    return max(1, ceil(exp(log(pause.median) + pause.spread * _normal.inv_cdf(chance / pause.more)) - 1e-9))


def waited(steps: tuple, pause: Pause, seed: int) -> int:
    """How many breaths the pause lasted: until one spoke, until more came, or until it was empty."""
    return min(sum(BREATHS[step] for step in steps), goes_on(pause, seed) or pause.until)


def ending(pause: Pause, steps: tuple, seed: int) -> str | None:
    """How the pause ended: came, empty, early (one spoke, and something stayed unsaid), enough (one spoke; nothing was to come), or None."""
    breaths, comes = sum(BREATHS[step] for step in steps), goes_on(pause, seed)
    if comes and breaths >= comes:
        return "came"
    if breaths >= pause.until:
        return "empty"
    if "speak" not in steps:
        return None
    return "early" if comes else "enough"


def _take(pause: Pause, steps: tuple, response, seed: int) -> str:
    given = response.get("do") if isinstance(response, dict) and set(response) == {"do"} else None
    if not isinstance(given, str) or given not in BREATHS:
        raise BadResponse(f"choose one of {', '.join(BREATHS)}")
    return given


def _over(pause: Pause, steps: tuple, seed: int) -> bool:
    return ending(pause, steps, seed) is not None


def _missed(pause: Pause, steps: tuple, seed: int) -> bool:
    return ending(pause, steps, seed) in ("early", "empty")


def _shown(pause: Pause, steps: tuple, seed: int) -> dict:
    """The speaker, what one would say, and the breaths so far; once the pause is over, what came of it and what might have."""
    breaths, end = waited(steps, pause, seed), ending(pause, steps, seed)
    shown = {"scene": pause.scene, "says": pause.says, "reply": pause.reply, "breaths": breaths, "waited": _breaths(breaths, bool(end)), "end": None}
    if not end:
        return shown
    came = {"came": pause.goes_on, "empty": pause.empty, "early": pause.early, "enough": pause.enough}[end]
    return shown | {"end": {"how": _ends()[end], "spoke": end in ("early", "enough"), "heard": end in ("came", "enough"), "comes": came,
                            "why": pause.why, "chances": _chances(pause)}}


def _ends() -> dict[str, str]:
    return {"came": _("You left room, and more came."), "empty": _("The pause grew empty."), "early": _("You spoke before it came."),
            "enough": _("You spoke, and nothing more was waiting.")}


def _breaths(count: int, ended: bool) -> str:
    says = n_("A pause of {n} breath", "A pause of {n} breaths", count) if ended else n_("{n} breath so far", "{n} breaths so far", count)
    return says.format(n=count)


def _chances(pause: Pause) -> str:
    """Of 100 pauses like this one, how many go on, and by when."""
    if not pause.more:
        return _("In a pause like this one, nothing more would have come, however long you waited.")
    ends = sorted({1, min(2, pause.until), pause.until})
    by = "; ".join(n_("{n} within {breaths} breath", "{n} within {breaths} breaths", end).format(n=round(100 * within(pause, end)), breaths=end)
                   for end in ends)
    text = _("Of 100 pauses like this one, so many go on: {by}. From {until} on it begins to feel empty. That's how this speaker was made, "
             "and no rule for people.")
    return text.format(by=by, until=n_("{n} breath", "{n} breaths", pause.until).format(n=pause.until))


def heard(played) -> Share:
    """Of the pauses in which more was to come, those in which it was heard."""
    ends = [ending(one.moment, one.steps, one.seed) for one in played if goes_on(one.moment, one.seed)]
    return Share(ends.count("came"), len(ends))


def lengths(played) -> list[int]:
    """How many breaths each pause lasted."""
    return [waited(one.steps, one.moment, one.seed) for one in played]


def _result(runs: tuple[Run, ...]) -> dict:
    """What came out in the last run's pauses, and how they spread; and each earlier run in a line. No number is a target."""
    played: tuple[Played, ...] = runs[-1].played
    ends = [ending(one.moment, one.steps, one.seed) for one in played]
    rows = [heard(played).row(_("More was to come, and you heard it"))]
    says = [moments.counted(text, ends.count(end)) for end, text in _ends().items() if end in ends]
    long = lengths(played)
    spread = _("Your pauses ran from {low} to {high} breaths, on average {mean:.1f}. They were for different people, so there's no length to "
               "aim for.")
    return {"rows": rows, "says": [spread.format(low=min(long), high=max(long), mean=fmean(long)), *says],
            "counts": [_count(breaths, long.count(breaths)) for breaths in range(max(long) + 1)], "earlier": [_line(run) for run in runs[:-1]]}


def _count(breaths: int, count: int) -> dict:
    says = n_("{breaths} breath: {count}", "{breaths} breaths: {count}", breaths).format(breaths=breaths, count=count)
    return {"says": says, "count": count}


def _line(run: Run) -> str:
    share, long = heard(run.played), lengths(run.played)
    says = _("more was heard in {n} of {all}; pauses from {low} to {high} breaths")
    return says.format(n=share.n, all=share.of, low=min(long), high=max(long))


def words() -> dict:
    """The labels of this trainer."""
    return moments.words() | {
        "would": _("When you speak, you say:"), "breath": _("Wait a breath"), "longer": _("Wait longer"), "speak": _("Speak"),
        "begins": _("Let the pause begin"), "route": _("How would you like to wait?"), "line": _("With a line that moves at the pace of a breath"),
        "steps": _("Step by step, without a clock"), "youSay": _("You say:"), "spread": _("How long your pauses were"),
        "goesOn": _("The line goes on until you speak, or they do. There is no hurry."),
    }


RULES = Rules(_take, _over, _missed, _shown, _result)
resume, respond, view = moments.resume, moments.respond, moments.view
