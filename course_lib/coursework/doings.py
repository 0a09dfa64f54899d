"""What earns points by being done: steps, and talks that nobody marks."""

from ..activities import dialogue, practice, trainers
from ..content import Bundle, bundle
from ..words import _
from .answers import Answers
from .assignment import Assignment, Step, Talk
from .problems import HOLD, Problem
from .result import Doing


def doings_of(assignment: Assignment, answers: Answers, content: Bundle | None) -> tuple[tuple[Doing, ...], list[Problem]]:
    """What steps and unmarked talks earned, and which of them can't be followed."""
    doings, problems = [], []
    for one in (*assignment.steps, *(talk for talk in assignment.talks if not talk.marked)):
        name = one.id if isinstance(one, Step) else f"dialogue/{one.dialogue}"
        try:
            done = one.id in answers.ticks if isinstance(one, Step) and one.opens is None else followed(one, answers, content).done
        except Exception as error:  # whatever a forged event does to a fold, it's one submission's
            done = False
            problems.append(Problem("unfollowed", HOLD, _("{what} can't be followed ({why}).").format(
                what=one.title, why=type(error).__name__), _("Look at the file, and put the points in by hand.")))
        doings.append(Doing(name, one.title, one.points if done else 0.0, one.points, bool(done)))
    return tuple(doings), problems


def followed(one: Step | Talk, answers: Answers, content: Bundle | None = None):
    """The state that a talk, or what a step opens, was left in."""
    content = content or bundle()
    kind, name = ("dialogue", one.dialogue) if isinstance(one, Talk) else one.opens.split("/", 1)
    events = [event for event in answers.others if event["activity"] == f"{kind}/{name}"]
    if kind == "dialogue":
        return dialogue.resume(dialogue.start(content.dialogue(name), 0), events)
    if kind == "trainer":
        trainer = content.trainer(name)
        steps = trainers.steps(trainer.kind)
        return steps.resume(steps.start(trainer), events)
    return practice.resume(practice.start(content.practice(name)), events)
