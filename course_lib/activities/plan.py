"""The weekly plan: one practice, when, where and with whom, and a look back. Private, never judged, and free to rest."""

import re
from dataclasses import asdict, dataclass, replace

from ..content.plans import WeeklyPractice
from ..words import _
from .check_in import is_day
from .check_in_view import day_name
from .mark import BadResponse
from .own_words import own_text

KIND = "private"
DOCUMENTS = {"mine": "weekly-plan", "story": "weekly-plan-story"}  # a learner's own, and the one for somebody made up
TEXTS = ("when", "where", "who", "if_this", "then_that", "went", "way")
PLANNED = TEXTS[:5]
ON_CARD = 600  # letters of a text that fit on a card
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Week:
    """A week that was looked back on. `next` is what was decided then: keep, change or rest."""

    title: str
    when: str = ""
    where: str = ""
    who: str = ""
    if_this: str = ""
    then_that: str = ""
    went: str = ""
    way: str = ""
    next: str = "keep"
    since: str = ""  # days, as 2026-11-22
    until: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanState:
    """What is planned so far. `whose`: mine or story. `started` (UTC) and `since` (the learner's day) say when this week began."""

    whose: str
    practices: tuple[WeeklyPractice, ...]
    practice: str = ""
    when: str = ""
    where: str = ""
    who: str = ""
    if_this: str = ""
    then_that: str = ""
    date: str = ""
    time: str = ""
    weekly: bool = False
    went: str = ""
    way: str = ""
    resting: bool = False
    started: str = ""
    since: str = ""
    past: tuple[Week, ...] = ()
    revision: int = 0
    activity: str = "plan"

    @property
    def document(self) -> str:
        """What the document that keeps it is called."""
        return DOCUMENTS[self.whose]

    @property
    def chosen(self) -> WeeklyPractice | None:
        """The practice that is planned, if the course (still) has it."""
        return next((one for one in self.practices if one.id == self.practice), None)

    @property
    def title(self) -> str:
        """What the planned practice is called."""
        return self.chosen.title if self.chosen else self.practice

    @property
    def done(self) -> bool:
        """Whether there's a plan. Letting it rest is as good."""
        return bool(self.started and self.practice) or self.resting


def start(practices: tuple[WeeklyPractice, ...], whose: str) -> PlanState:
    """An empty plan."""
    return PlanState(whose=whose, practices=practices)


def resume(state: PlanState, document: dict | None) -> PlanState:
    """`state` with what was kept of it. Raises BadResponse if that isn't what a plan keeps."""
    if document is None:
        return state
    past = document.get("past", [])
    if not isinstance(past, (list, tuple)):
        raise BadResponse("earlier weeks are a list")
    return replace(_filled(state, document), resting=document.get("resting") is True, started=own_text(document.get("started", "")),
                   since=_day(document.get("since", "")), past=tuple(map(_week, past)), revision=document["revision"])


def respond(state: PlanState, said: dict, now: str) -> tuple[PlanState, dict]:
    """The state after the learner did something, and the document to keep. Raises BadResponse.

    `said` has the fields, `today` (the learner's day) and `do`: save; keep, change or rest (all three look back on the week
    that was); again (after a rest); forget (an earlier week, by its number in `week`).
    """
    if not isinstance(said, dict) or not said.get("today"):
        raise BadResponse("what is said of a plan is a dict, with the day")
    today, do = _day(said["today"]), said.get("do")
    after = _filled(state, said)
    if do in ("keep", "change", "rest"):
        after = _looked_back(after, do, today, now)
    elif do == "again":
        after = replace(after, resting=False, started=now, since=today)
    elif do == "forget":
        after = _without(after, said.get("week"))
    elif do != "save":
        raise BadResponse("a plan is saved, looked back on, taken up again, or forgotten")
    if after.practice and not after.started:
        after = replace(after, started=now, since=today)
    return after, document(after, now)


def document(state: PlanState, now: str) -> dict:
    """What is kept of a plan; `now` is when it was saved, UTC."""
    left_out = ("practices", "revision", "activity")
    kept = {key: value for key, value in asdict(replace(state, practices=())).items() if key not in left_out}
    return {"kind": "plan", "title": state.title, **kept, "at": now}


def _filled(state: PlanState, said: dict) -> PlanState:
    texts = {name: own_text(said.get(name, getattr(state, name))) for name in TEXTS}
    time = own_text(said.get("time", state.time))
    if time and not TIME.fullmatch(time):
        raise BadResponse("a time is hours and minutes")
    return replace(state, practice=own_text(said.get("practice", state.practice)), date=_day(said.get("date", state.date)), time=time,
                   weekly=said.get("weekly", state.weekly) is True, **texts)


def _looked_back(state: PlanState, decision: str, today: str, now: str) -> PlanState:
    """The week that was becomes an earlier one, and the next begins, or doesn't."""
    was = Week(title=state.title, next=decision, since=state.since, until=today, **{name: getattr(state, name) for name in TEXTS})
    after = replace(state, went="", way="", started=now, since=today, past=(*state.past, was), resting=decision == "rest")
    if decision != "change":
        return after
    return replace(after, practice="", started="", since="", date="", time="", weekly=False, **dict.fromkeys(PLANNED, ""))


def _without(state: PlanState, number) -> PlanState:
    if type(number) is not int or not 0 <= number < len(state.past):
        raise BadResponse("there is no such week")
    return replace(state, past=(*state.past[:number], *state.past[number + 1:]))


def _week(kept) -> Week:
    if not isinstance(kept, dict):
        raise BadResponse("an earlier week is a dict")
    return Week(**{name: own_text(kept.get(name, "")) for name in Week.__dataclass_fields__})


def _day(given) -> str:
    if given != "" and not is_day(given):
        raise BadResponse("a day is written as 2026-11-22")
    return given


def view(state: PlanState) -> dict:
    """Everything: it is the learner's own."""
    return {
        "whose": state.whose, "story": story() if state.whose == "story" else "",
        "practices": [{"id": one.id, "title": one.title, "how": one.how, "example": one.example} for one in state.practices],
        "said": {name: getattr(state, name) for name in ("practice", "date", "time", "weekly", *TEXTS)},
        "resting": state.resting, "started": bool(state.started), "card": card(state) if state.started and state.practice else None,
        "past": [_told(number, week) for number, week in enumerate(state.past)][::-1],
        "revision": state.revision, "done": state.done,
    }


def story() -> str:
    """The same for somebody made up."""
    return _("Tomasz means to \"be a better listener by Easter\". One can't tap on that. He starts at six, and his sister rings on "
             "Thursdays. Rhodri eats his sandwiches beside him and has a boy who won't speak. Make Tomasz a plan that he can keep.")


def labels() -> dict[str, str]:
    """What each planned text is called."""
    return {"when": _("When"), "where": _("Where"), "who": _("With whom"), "if_this": _("If"), "then_that": _("then I")}


def decisions() -> dict[str, str]:
    """What was decided at the end of a week."""
    return {"keep": _("Kept going."), "change": _("Changed it."), "rest": _("Let it rest.")}


def between() -> str:
    """What stands between a week's first day and its last."""
    return _(" to ")


def card(state: PlanState) -> dict:
    """What stands on the card: the practice's title, how it's done, and the filled-in lines, each [what, text]."""
    lines = [[label, _short(getattr(state, name))] for name, label in labels().items() if getattr(state, name).strip()]
    return {"title": state.title, "how": state.chosen.how if state.chosen else "", "lines": lines}


def _short(text: str) -> str:
    return text if len(text) <= ON_CARD else f"{text[:ON_CARD - 1]}…"


def _told(number: int, week: Week) -> dict:
    """An earlier week as it's read."""
    decided = decisions().get(week.next, "")
    planned = [f"{label}: {getattr(week, name)}" for name, label in labels().items() if getattr(week, name).strip()]
    days = [day_name(day) for day in dict.fromkeys((week.since, week.until)) if day]
    lines = [week.title, *planned, week.went, week.way, decided]
    return {"number": number, "when": between().join(days), "lines": [line for line in lines if line.strip()]}
