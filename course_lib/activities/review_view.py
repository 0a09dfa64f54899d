"""What a learner may see of their review: the question that is asked, when it comes again, and what the next days hold."""

from textwrap import shorten

from ..words import _, n_
from .quiz_view import item_view
from .review import SITTING, Card, ReviewState, done_today, due, forecast

SHORT = 110  # letters of a question in a list


def view(state: ReviewState, day: int, passages: dict[str, dict], event: dict | None = None) -> dict:
    """The public view on `day`, without any key or feedback that hasn't been earned.

    `passages` says, for an item's id, where its concept is taught: `{lesson, part, title}`. After an `event` about an
    item, what came of it is `current`; `next` is the question after it, still open.
    """
    waiting, current = due(state, day), _changed(state, event)
    coming = [card for card in waiting if card is not current]
    return {
        "title": _("Review"), "asksSure": True,
        "says": _says(state, day, len(waiting)),
        "current": _on_page(current, day, passages) if current else None,
        "next": item_view(coming[0].on(day), later=False) if coming else None,
        "rest": _rest(state, day, len(coming)),
        "pause": _pause(state, day),
        "forecast": forecast_view(state, day),
        "off": [{"id": card.item.id, "stem": _short(card)} for card in state.cards.values() if card.off],
    }


def _changed(state: ReviewState, event: dict | None) -> Card | None:
    """The card that is on the page after `event`."""
    if event is None or event["type"] not in ("answer", "hint", "why"):
        return None
    return state.cards[event["item"]]


def _on_page(card: Card, day: int, passages: dict[str, dict]) -> dict:
    face = card.on(day)
    if not face.attempts:
        return {"item": item_view(face, later=False), "comes": "", "passage": None}
    return {"item": item_view(face, later=False), "comes": comes(card.due - day), "passage": passages.get(card.item.id)}


def comes(days: int) -> str:
    """When a question comes again, in words. From a fortnight on a few days more or less are no matter."""
    if days <= 1:
        return _("It comes again tomorrow.")
    if days < 14:
        return n_("It comes again in {days} day.", "It comes again in {days} days.", days).format(days=days)
    if days < 60:
        weeks = round(days / 7)
        return n_("It comes again in about {weeks} week.", "It comes again in about {weeks} weeks.", weeks).format(weeks=weeks)
    months = round(days / 30.4)
    return n_("It comes again in about {months} month.", "It comes again in about {months} months.", months).format(months=months)


def _says(state: ReviewState, day: int, waiting: int) -> str:
    if state.pause and state.pause.holds(day):
        return _("You're having a break.")
    now = min(waiting, SITTING - done_today(state, day) % SITTING)
    if waiting > now:
        return _("{n} questions now, {more} more today if you like").format(n=now, more=waiting - now)
    if waiting:
        return n_("{n} question for today", "{n} questions for today", waiting).format(n=waiting)
    return _("Nothing for today")


def _rest(state: ReviewState, day: int, coming: int) -> dict:
    """What to say where no question follows at once: `go` is the label of the way on, if there is one."""
    done = done_today(state, day)
    if state.pause and state.pause.holds(day):
        return {"says": _("Nothing is asked while the break lasts, and nothing is lost."), "go": ""}
    if not any(card.met is not None for card in state.cards.values()):
        return {"says": _("There is nothing to review yet. Once you've answered questions in a lesson, they come back here."),
                "go": ""}
    if coming and done and done % SITTING == 0:
        return {"says": n_("That's a good place to stop. There is {n} more for today, if you like; it can wait.",
                           "That's a good place to stop. There are {n} more for today, if you like; they can wait.",
                           coming).format(n=coming), "go": _("A few more")}
    if coming:
        return {"says": "", "go": ""}
    if done:
        return {"says": _("That's all for today."), "go": ""}
    return {"says": _("What you have met comes back on about the day when you'd begin to forget it."), "go": ""}


def _pause(state: ReviewState, day: int) -> dict:
    """Whether there's a break, until when, and what happens after it."""
    if not (state.pause and state.pause.holds(day)):
        return {"on": False, "says": _("While you're away nothing is asked. Afterwards the questions come a few at a "
                                       "time, over the following days.")}
    if state.pause.days is None:
        return {"on": True, "says": _("The break lasts until you end it.")}
    left = state.pause.first + state.pause.days - day
    return {"on": True, "says": n_("The break lasts {days} more day, today included.",
                                   "The break lasts {days} more days, today included.", left).format(days=left)}


def forecast_view(state: ReviewState, day: int) -> dict:
    """The next 14 days: a sentence, and for each day its name, its weekday's short name and its number of questions."""
    counts = forecast(state, day)
    return {"says": _forecast_says(state, counts),
            "days": [{"name": name(later), "short": weekday(day + later), "count": count} for later, count in enumerate(counts)]}


def _forecast_says(state: ReviewState, counts: list[int]) -> str:
    total, most = sum(counts), max(counts)
    if not total:
        return _("As things stand, nothing comes in the next {days} days.").format(days=len(counts))
    return n_("As things stand, {total} question comes in the next {days} days, at most {most} on one day.",
              "As things stand, {total} questions come in the next {days} days, at most {most} on one day.",
              total).format(total=total, days=len(counts), most=most)


def name(later: int) -> str:
    """A day's name, seen from today."""
    return (_("Today"), _("Tomorrow"))[later] if later < 2 else _("In {days} days").format(days=later)


def weekday(day: int) -> str:
    """The short name of the weekday of a day's number."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[(day - 1) % 7]


def as_text(shown: dict) -> str:
    """A forecast for the terminal: a line for each day, and a sentence."""
    widest = max(len(one["name"]) for one in shown["days"])
    lines = [f"{one['short']}  {one['name']:<{widest}}  {one['count']:>3}  {'█' * one['count']}".rstrip() for one in shown["days"]]
    return "\n".join([*lines, shown["says"]])


def _short(card: Card) -> str:
    return shorten(card.item.stem, SHORT, placeholder=" …")
