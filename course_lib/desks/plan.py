"""The desk behind the weekly plan: it keeps the plan, and makes a card or a calendar file of it when that is asked for."""

from datetime import UTC, date, datetime, time

from ..activities import check_in_view
from ..activities import plan as plans
from ..activities.mark import BadResponse
from ..content import Bundle
from ..documents import can_make_pdf
from ..documents.calendar_file import calendar_file
from ..labels import own, saving
from ..labels.lock import gate
from ..records import Private, RecordError
from .private import PrivateDesk


class PlanPage:
    """The learner's own plan and the one for somebody made up, each at a desk; a message says whose it's about."""

    activity = plans.PlanState.activity

    def __init__(self, content: Bundle, store: Private):
        self.desks = {whose: PlanDesk(plans.start(content.weekly(), whose), own.plan() if can_make_pdf() else _printing(), store, plans) for whose in plans.DOCUMENTS}

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        """The reply to the page's message, and the file that it asked for."""
        whose = message.get("whose")
        return self.desks[whose if whose == "story" else "mine"].answer(message, buffers)

    def owns(self, name: str) -> bool:
        """Whether the document `name` is a plan."""
        return name in plans.DOCUMENTS.values()

    def empty(self) -> dict:
        """For a page that does this desk's work because the lock is on: both plans with nothing said, and how a week is told."""
        views = {whose: desk.empty() for whose, desk in self.desks.items()}
        words = _printing()
        return {"title": words["title"], "words": words, "views": views, "names": plans.DOCUMENTS, "labels": plans.labels(), "decisions": plans.decisions(),
                "between": plans.between(), "onCard": plans.ON_CARD, "saving": saving(), **check_in_view.says()}


def _printing() -> dict:
    """The plan's words where no PDF can be made: the browser prints the card instead."""
    return {word: says for word, says in own.plan().items() if word != "pdf"}


class PlanDesk(PrivateDesk):
    """One plan. `card` and `calendar` answer with a file as a buffer; nothing is written for them."""

    def answer(self, message: dict, buffers: list) -> tuple[dict, list]:
        makes = {"card": self._card, "calendar": self._calendar}.get(str(message.get("type")))
        if not makes:
            return super().answer(message, buffers)
        try:
            state = self._kept()
            if not (state.started and state.practice):
                raise BadResponse(own.plan()["first"])
            name, content = makes(state, message)
        except (BadResponse, RecordError) as error:
            return {"activity": self.fresh.activity, "problem": str(error)}, []
        kind = "application/pdf" if name.endswith(".pdf") else "text/calendar"
        says = saving().format(name=name)
        return {"activity": self.fresh.activity, "file": {"name": name, "type": kind}, "says": says}, [content]

    def empty(self) -> dict:
        """The plan with nothing said."""
        return self._view(self.fresh) | {"who": gate()["who"]}

    def _card(self, state: plans.PlanState, message: dict) -> tuple[str, bytes]:
        from ..documents.plan_card import plan_card

        return "attune-plan.pdf", plan_card(plans.card(state))

    def _calendar(self, state: plans.PlanState, message: dict) -> tuple[str, bytes]:
        """What the message leaves out stays out: without `words`, the file has the practice's name and nothing typed."""
        if not state.date:
            raise BadResponse(own.plan()["needDate"])
        shown = plans.card(state)
        lines = [f"{label}: {text}" for label, text in shown["lines"]] if message.get("words") is True else []
        digits = "".join(filter(str.isalnum, state.started))
        made = calendar_file(uid=f"plan-{state.whose}-{digits}@attune.invalid", summary=shown["title"],
                             description="\n".join([shown["how"], *lines]),
                             day=date.fromisoformat(state.date), at=time.fromisoformat(state.time) if state.time else None,
                             weekly=state.weekly, stamp=datetime.now(UTC))
        return "attune-plan.ics", made

    def _view(self, state: plans.PlanState) -> dict:
        week = date.fromisoformat(state.since).toordinal() + 7 if state.since else None
        return super()._view(state) | {"weekOver": week is not None and datetime.now().date().toordinal() >= week}
