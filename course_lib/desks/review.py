"""The review's desk: what comes back is decided by what happened in the lessons, too."""

from datetime import UTC, datetime, timedelta, tzinfo

from ..activities import review as reviews
from ..content import Bundle
from ..content.items import Item
from ..days import day_of
from ..records import Learning
from .learning import LearningDesk
from .message import now


def bank(content: Bundle) -> tuple[Item, ...]:
    """The items of the lessons' quizzes that are judged at once, in the order of the course's quizzes."""
    names = [name for quiz in content.quizzes() if quiz.feedback == "now" for name in quiz.items]
    return tuple(content.item(name) for name in dict.fromkeys(names))


def fresh(content: Bundle, zone: tzinfo | None = None) -> reviews.ReviewState:
    """A review of `content` in which nothing was met; its days begin at midnight in `zone` (None: where the computer is)."""
    return reviews.start(bank(content), lambda at: day_of(at, zone))


def up_to_now(store: Learning) -> list[dict]:
    """What is in the store, but for what a wrong clock dated into the future: that would put off what is due for years."""
    latest = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="microseconds")
    return [event for event in store.events() if event["at"] <= latest]


def review_state(content: Bundle, store: Learning) -> reviews.ReviewState:
    """The review as it stands."""
    return reviews.resume(fresh(content), up_to_now(store))


def today() -> int:
    """The number of today."""
    return day_of(now())


class ReviewDesk(LearningDesk):
    """A desk whose state is folded from the quizzes of the lessons as well as from the review itself."""

    _folded: tuple[list[dict], reviews.ReviewState] | None = None

    def _state(self):
        """What the events say. Half a year of them takes a tenth of a second, so what was folded before isn't again."""
        events, (known, state) = up_to_now(self.store), self._folded or ([], self.fresh)
        if events[:len(known)] != known:  # another computer's record was brought here, or it was all deleted
            known, state = [], self.fresh
        self._folded = events, self.steps.resume(state, events[len(known):])
        return self._folded[1]
