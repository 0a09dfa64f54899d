"""The page "Your course": where one is, what comes back today, and how an understanding grew."""

from .activities import growth, growth_view, trainers
from .activities import quiz as quizzes
from .activities.review_view import view as review_view
from .content import Bundle, UnknownId
from .overview import all_progress, course_map_view
from .records import Learning, Private
from .records.progress import LessonProgress
from .desks.review import bank, review_state, today
from .words import _


def your_course_view(content: Bundle, learning: Learning, private: Private) -> dict:
    """What the page shows. Nothing that a learner wrote for themselves is in it."""
    course = course_map_view(content, learning, private)
    view = {
        "on": course["view"]["on"], "place": {"title": _("Where you are"), "says": _place(all_progress(content, learning, private))},
        "review": _review(content, learning), "grew": _grew(content, learning),
        "words": {"inWords": _("In words"), "limits": _("What this doesn't say")},
    }
    return {"view": view, "notice": course["notice"]}


def _place(lessons: list[LessonProgress]) -> str:
    finished = sum(one.finished for one in lessons)
    begun = sum(one.started and not one.finished for one in lessons)
    if not finished and not begun:
        return _("You haven't begun yet. Any evening will do.")
    return _("Lessons done: {done} of {all}. Begun: {begun}.").format(done=finished, all=len(lessons), begun=begun)


def _review(content: Bundle, learning: Learning) -> dict:
    """What Review has for today, in its own words, and the way there."""
    state = review_state(content, learning)
    shown = review_view(state, today(), {})
    if not any(card.met is not None for card in state.cards.values()):
        says = [_("Nothing waits. Once you've answered questions in a lesson, some of them come back, a few at a time.")]
    else:
        says = [f"{shown['says'].rstrip('.')}.", shown["rest"]["says"] or _("A few minutes, whenever it suits. What you leave waits.")]
    return {"title": _("Review"), "says": says, "link": _link(content, "review", _("Open Review"))}


def _link(content: Bundle, name: str, says: str) -> dict | None:
    """The way to a page; None if this course hasn't got it."""
    try:
        page = content.lesson(name)
    except UnknownId:
        return None
    return {"lesson": page.id, "path": page.path, "title": says}


def _grew(content: Bundle, learning: Learning) -> dict:
    events = learning.events()
    pieces = [*_beliefs(content, learning), growth_view.calibration(growth.calibration(bank(content), events))]
    runs = [growth_view.trainer(state) for state in _trainers(content, events)]
    return {
        "title": _("How your understanding grew"), "pieces": [piece for piece in pieces if piece],
        "runs": {"title": _("Your runs in the practice room"), "pieces": [piece for piece in runs if piece],
                 "says": _("Each run as its trainer describes it. It's no score, it compares you with nobody, and it isn't about you with people."),
                 "link": _link(content, "practice-room", _("Go to the practice room"))},
        "none": _("There is nothing to draw yet. Pictures come here by themselves: once you've said how sure you are of an answer, once you've "
                  "finished a run with a trainer, and once you've met the beliefs from the start again at the end."),
    }


def _beliefs(content: Bundle, learning: Learning) -> list[dict | None]:
    """For each quiz that asks the beliefs of another again."""
    return [growth_view.beliefs(growth.beliefs(_resumed(content, learning, quiz.id), _resumed(content, learning, quiz.beside)))
            for quiz in content.quizzes() if quiz.beside]


def _resumed(content: Bundle, learning: Learning, name: str) -> quizzes.QuizState:
    quiz = content.quiz(name)
    fresh = quizzes.start(quiz, tuple(map(content.item, quiz.items)), 0)
    return quizzes.resume(fresh, learning.events(fresh.activity))


def _trainers(content: Bundle, events: list[dict]) -> list:
    """The states of the trainers that were used, in the order in which they were first."""
    used: dict[str, list[dict]] = {}
    for event in events:
        kind, _slash, name = str(event.get("activity")).partition("/")
        if kind == "trainer":
            used.setdefault(name, []).append(event)
    states = []
    for name, its_events in used.items():
        try:
            trainer = content.trainer(name)
        except UnknownId:  # one that the course no longer has
            continue
        kind = trainers.steps(trainer.kind)
        states.append(kind.resume(kind.start(trainer), its_events))
    return states
