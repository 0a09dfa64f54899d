"""How far the learner is: for the first page, the page "Your record", and the terminal."""

from html import escape

from .activities import dialogue as dialogues
from .activities import practice as practices
from .activities import prediction as predictions
from .activities import quiz as quizzes
from .activities import reflection as reflections
from .activities import simulation as simulations
from .activities import trainers
from .activities.mark import BadResponse
from .content import Bundle, UnknownId
from .records import Learning, Private, RecordError
from .records.lock import is_sealed
from .records.progress import LessonProgress, Place, progress, where_next
from .words import _, n_


def all_progress(content: Bundle, learning: Learning, private: Private) -> list[LessonProgress]:
    """Each lesson's progress, in the order of the course."""
    return progress(content.lessons(), done_activities(content, learning, private))


def done_activities(content: Bundle, learning: Learning, private: Private) -> set[str]:
    """The ids of the activities with nothing left to do. What a reflection says isn't read for this."""
    reflected = {f"reflection/{name}" for name in private.names() if _reflection_done(content, private, name)}
    return finished(content, learning.events()) | reflected


def lessons_done(content: Bundle, learning: Learning, private: Private) -> list[str]:
    """The ids of the lessons with nothing left to do, for the list of lessons."""
    return [one.lesson.id for one in all_progress(content, learning, private) if one.finished]


def finished(content: Bundle, events: list[dict]) -> set[str]:
    """The ids of the activities that `events`, oldest first, leave with nothing to do."""
    by_activity: dict[str, list[dict]] = {}
    for event in events:
        by_activity.setdefault(str(event.get("activity")), []).append(event)
    return {name for name, its_events in by_activity.items() if _is_done(content, name, its_events)}


def _is_done(content: Bundle, activity: str, events: list[dict]) -> bool:
    kind, _slash, name = activity.partition("/")
    try:
        if kind == "quiz":
            quiz = content.quiz(name)
            steps, state = quizzes, quizzes.start(quiz, tuple(map(content.item, quiz.items)), 0)
        elif kind == "prediction":
            steps, state = predictions, predictions.start(content.prediction(name))
        elif kind == "dialogue":
            steps, state = dialogues, dialogues.start(content.dialogue(name), 0)
        elif kind == "simulation":
            steps, state = simulations, simulations.start(content.simulation(name))
        elif kind == "trainer":
            steps = trainers.steps(content.trainer(name).kind)
            state = steps.start(content.trainer(name))
        elif kind == "practice":
            steps, state = practices, practices.start(content.practice(name))
        else:
            return False
    except UnknownId:  # an activity that the course no longer has
        return False
    return steps.resume(state, events).done


def _reflection_done(content: Bundle, private: Private, name: str) -> bool:
    try:
        fresh, document = reflections.start(content.reflection(name)), private.get(name)
        return is_sealed(document or {}) or reflections.resume(fresh, document).done  # what is locked counts as written
    except (UnknownId, RecordError, BadResponse):  # gone from the course, or damaged
        return False


def course_map_view(content: Bundle, learning: Learning, private: Private) -> dict:
    """What the first page shows: the lessons, and where to go on."""
    lessons = all_progress(content, learning, private)
    place = where_next(lessons, _latest(lessons, learning))
    notice = " ".join(problem.message for problem in learning.take_problems())
    return {"view": {"lessons": [_row(one) for one in lessons], "on": _go_on(place, lessons)}, "notice": notice}


def _latest(lessons: list[LessonProgress], learning: Learning) -> str | None:
    """The lessons' activity that was touched last; a review or a trainer elsewhere says nothing of where one was."""
    touched = (event.get("activity") for event in reversed(learning.events()))
    return next((name for name in touched if any(one.lesson.holds(name) for one in lessons)), None)


def _row(one: LessonProgress) -> dict:
    lesson = one.lesson
    return {"id": lesson.id, "path": lesson.path, "title": lesson.title, "summary": lesson.summary,
            "length": minutes(lesson.minutes), "share": one.share, "says": says(one)}


def minutes(count: int) -> str:
    """A number of minutes, in words."""
    return n_("{count} minute", "{count} minutes", count).format(count=count)


def says(one: LessonProgress) -> str:
    """A lesson's progress in words."""
    if one.finished:
        return _("done")
    if not one.started:
        return _("not started")
    return _("{done} of {all} done").format(done=len(one.done), all=len(one.lesson.activities))


def _go_on(place: Place | None, lessons: list[LessonProgress]) -> dict:
    if place is None:
        lesson = lessons[0].lesson
        return {"id": lesson.id, "path": lesson.path, "part": None, "says": _("Look at a lesson again"),
                "where": _("You have done everything here.")}
    lesson = place.lesson
    part = next((part.title for part in lesson.parts if part.id == place.part), None)
    begun = any(one.started for one in lessons)
    return {"id": lesson.id, "path": lesson.path, "part": place.part,
            "says": _("Continue where you left off") if begun else _("Begin"),
            "where": f"{lesson.title}: {part}" if part else lesson.title}


def as_text(lessons: list[LessonProgress]) -> str:
    """Progress for the terminal: a line for each lesson."""
    widest = max(len(one.lesson.title) for one in lessons)
    return "\n".join(f"{one.lesson.title:<{widest}}  {'█' * round(20 * one.share):·<20}  {says(one)}" for one in lessons)


class ProgressPage:
    """Progress as a cell's result: for each lesson two lines, drawn as far as one has come, and the same in words."""

    def __init__(self, lessons: list[LessonProgress]):
        self.lessons = lessons

    def __repr__(self) -> str:
        return as_text(self.lessons)

    def _repr_html_(self) -> str:
        rows = "".join(f"<li><span class='aw-of'>{escape(one.lesson.title)}</span>{_line(one.share)}<span>{says(one)}</span></li>"
                       for one in self.lessons)
        return f"<style>{STYLE}</style><ul class='aw-progress-list' aria-label='{_('What you have done')}'>{rows}</ul>"


STYLE = """
.aw-progress-list { list-style: none; margin: 1rem 0; padding: 0; color: var(--at-ink, inherit); font: 1rem/1.4 var(--at-sans, sans-serif); }
.aw-progress-list li { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; padding-block: 0.6rem; border-block-end: 1px solid var(--at-rule, #ddd); }
.aw-progress-list .aw-of { flex: 1 1 12rem; font-weight: 600; }
.aw-progress-list svg { flex: 1 1 10rem; max-inline-size: 16rem; block-size: 1.5rem; }
.aw-progress-list li span:last-child { flex: 0 1 8rem; color: var(--at-soft, inherit); }
"""


def _line(share: float) -> str:
    """Two lines, drawn over faint ones as far as `share`."""
    waves = ("M0 8Q15 0 30 8T60 8T90 8T120 8T150 8T180 8", "M0 14Q15 6 30 14T60 14T90 14T120 14T150 14T180 14")
    faint = "".join(f"<path d='{wave}' stroke='var(--at-rule, #ddd)'/>" for wave in waves)
    drawn = "".join(f"<path d='{wave}' stroke='{colour}' pathLength='100' stroke-dasharray='{100 * share:.0f} 100'/>"
                    for wave, colour in zip(waves, ("var(--at-do, #0d6664)", "var(--at-feel, #a0452a)")) if share)
    return f"<svg viewBox='0 0 180 22' preserveAspectRatio='none' fill='none' stroke-width='2' aria-hidden='true'>{faint}{drawn}</svg>"
