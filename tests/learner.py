"""A learner with a memory of their own, who studies, reviews, forgets, misses days and has a break."""

import random
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from course_lib.activities import review
from course_lib.content.items import Option, Single
from course_lib.days import day_of

FIRST = datetime(2025, 1, 6, 18, tzinfo=UTC)


def question(number: int, lesson: str) -> Single:
    """A question with one right option and three others."""
    options = tuple(Option(id=id, text=id, feedback=f"On {id}.", correct=id == "right") for id in ("right", "b", "c", "d"))
    return Single(id=f"q-{number}", kind="single", version=1, lesson=lesson, use="lesson", stem=f"Question {number}?",
                  concepts=("C-X-1",), difficulty=1, level="remember", options=options)


@dataclass
class Learner:
    """The true memory follows FSRS with other parameters than the scheduler's, other again for each question."""

    seed: int
    pace: float = 1.0  # how long this memory holds, beside the one that the scheduler takes for granted
    noise: float = 0.25  # how far single parameters and questions differ, as the deviation of a logarithm
    misses: float = 0.15  # the share of days without a review
    lapse: float = 0.0  # the share of answers that don't say what is known: slips, and lucky guesses
    true: dict = field(default_factory=dict)

    def __post_init__(self):
        self.chance = random.Random(self.seed)
        usual = Scheduler(enable_fuzzing=False).parameters
        self.parameters = [w * self.chance.lognormvariate(0, self.noise / 3) for w in usual[:19]] + list(usual[19:])
        self.parameters[:4] = [w * self.pace for w in self.parameters[:4]]
        self.scheduler = Scheduler(_within(self.parameters), learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    def knows(self, name: str, at: datetime) -> bool:
        """Whether it comes back at this moment; asking changes the memory."""
        card = self.true.get(name)
        if card is None:
            known = self.chance.random() < 0.7  # in the lesson, where it has just been read
        else:
            known = self.chance.random() < self.scheduler.get_card_retrievability(card, at)
        rating = Rating.Good if known else Rating.Again
        old = card or Card(card_id=0)
        card, _log = self.scheduler.review_card(old, rating, at)
        if old.stability is None:
            card.stability *= self.chance.lognormvariate(0, self.noise)
        card.state = State.Review
        self.true[name] = card
        return known if self.chance.random() >= self.lapse else not known

    def sure(self, known: bool) -> int | None:
        """How sure they say they are; often they don't."""
        return self.chance.choices((None, 1, 2, 3), (50, 10, 25, 15) if known else (50, 25, 20, 5))[0]


def _within(parameters: list[float]) -> list[float]:
    from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

    return [min(max(w, low), high) for w, low, high in zip(parameters, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS)]


@dataclass
class Story:
    """What happened: for each day its number of reviews, and whether each came back."""

    loads: list[int] = field(default_factory=list)
    recalled: list[bool] = field(default_factory=list)
    state: review.ReviewState | None = None
    events: list[dict] = field(default_factory=list)

    @property
    def retention(self) -> float:
        """The share of reviews that came back."""
        return sum(self.recalled) / len(self.recalled)


def live(learner: Learner, questions: int = 340, lessons: int = 17, a_day: int = 5, days: int = 180, away: range = range(0)) -> Story:
    """`days` days: `a_day` new questions in lessons until they're through, and each day what is due, but for days that
    are missed and a break over the days `away`."""
    bank = tuple(question(number, f"lesson-{number * lessons // questions}") for number in range(questions))
    story, waiting = Story(), list(bank)
    state = review.start(bank, lambda at: day_of(at, UTC))

    def do(message: dict, at: datetime):
        nonlocal state
        state, event = review.respond(state, message, at.isoformat(), f"event-{len(story.events)}")
        story.events.append(event)

    for number in range(days):
        at = FIRST + timedelta(days=number)
        if number in away:
            if number == away.start:
                do({"type": "pause", "days": len(away)}, at)
            story.loads.append(0)
            continue
        for item in waiting[:a_day]:
            event = _in_lesson(learner, item, at, len(story.events))
            story.events.append(event)
            state = review.resume(state, [event])
        del waiting[:a_day]
        today, done = day_of(at.isoformat(), UTC), 0
        while learner.chance.random() >= learner.misses if not done else True:
            due = review.due(state, today)
            if not due:
                break
            item, at = due[0].item, at + timedelta(seconds=30)
            known = learner.knows(item.id, FIRST + timedelta(days=number))
            do({"type": "answer", "item": item.id, "response": {"answer": "right" if known else "b"}, "sure": learner.sure(known)}, at)
            story.recalled.append(known)
            done += 1
        story.loads.append(done)
    story.state = state
    return story


def _in_lesson(learner: Learner, item: Single, at: datetime, number: int) -> dict:
    known = learner.knows(item.id, at)
    return {"id": f"event-{number}", "at": at.isoformat(), "activity": f"quiz/{item.lesson}", "type": "answer", "item": item.id,
            "version": 1, "response": {"answer": "right" if known else "c"}, "sure": learner.sure(known),
            "seed": zlib.crc32(item.id.encode())}
