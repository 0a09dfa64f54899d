"""What a lesson's cells call: each joins an activity, the store that keeps it, and its widget."""

from pathlib import Path

from . import labels
from .activities import prediction as predictions
from .activities import quiz as quizzes
from .activities import quiz_view, then_and_now
from .activities import reflection as reflections
from .content import Bundle, bundle
from .content.items import Item
from .desks import LearningDesk, PrivateDesk
from .door import seed, show
from .figure import Picture
from .figure import view as figure_view
from .records import home
from .stores import learning_store, lockable, only_on_own_page, private_store


def quiz(name: str):
    """The quiz `name`, as the learner left it."""
    content, store = bundle(), learning_store()
    fresh = empty_quiz(content, name)
    places = {one.item.id: place for one in fresh.states.values() if (place := passage(content, one.item))}

    def view(state, event):
        shown = quiz_view.view(state, places, event)
        if fresh.quiz.beside:
            then = empty_quiz(content, fresh.quiz.beside)
            shown = then_and_now.add(shown, state, quizzes.resume(then, store.events(then.activity)))
        return shown

    return show("quiz", LearningDesk(fresh, quizzes, view, labels.quiz(fresh.quiz.feedback == "later"), store).answer)


def empty_quiz(content: Bundle, name: str) -> quizzes.QuizState:
    """The quiz `name` with nothing answered, its options shuffled anew."""
    asked = content.quiz(name)
    return quizzes.start(asked, tuple(map(content.item, asked.items)), seed=seed(f"quiz/{name}"))


def passage(content: Bundle, item: Item) -> dict | None:
    """Where to read about an item again: in its own lesson if it's taught there."""
    places = content.passages(item.concepts[0])
    place = next((one for one in places if one.lesson == item.lesson), places[0] if places else None)
    return place and {"lesson": place.lesson, "part": place.part, "title": place.title}


def predict(name: str):
    """The prediction `name`: a guess first, then the fact."""
    content = bundle()
    prediction = content.prediction(name)

    def view(state, event):
        picture = figure_view(content.figure(prediction.figure)) if state.done and prediction.figure else None
        return predictions.view(state, picture)

    fresh = predictions.start(prediction)
    return show("prediction", LearningDesk(fresh, predictions, view, labels.prediction(), learning_store()).answer)


def reflect(name: str):
    """The reflection `name`, with what the learner wrote. Private."""

    fresh = reflections.start(bundle().reflection(name))
    return show("reflection", lockable(PrivateDesk(fresh, labels.reflection(), private_store())))


def dialogue(name: str):
    """The dialogue `name`: a conversation whose course depends on what one says."""
    from .activities import dialogue as dialogues
    from .activities import dialogue_view
    from .labels import practice

    fresh = dialogues.start(bundle().dialogue(name), seed=seed(f"dialogue/{name}"))
    return show("dialogue", LearningDesk(fresh, dialogues, dialogue_view.view, practice.dialogue(), learning_store()).answer)


def simulate(name: str):
    """The simulation `name`: a guess first, and then a model's figure to play with."""
    from .activities import simulation as simulations
    from .labels import practice

    fresh = simulations.start(bundle().simulation(name))
    return show("simulation", LearningDesk(fresh, simulations, simulations.view, practice.simulation(), learning_store()).answer)


def train(name: str):
    """The trainer `name`, with what the learner did in it so far."""
    from .activities import trainers
    from .labels import practice

    trainer = bundle().trainer(name)
    steps = trainers.steps(trainer.kind)
    words = practice.trainer() | steps.words()
    desk = LearningDesk(steps.start(trainer), steps, steps.view, words, learning_store())
    return show(trainer.kind, desk.answer)


def practise(name: str):
    """The guided practice `name`: words in time, by a route that the learner picks."""
    from .activities import practice as practices
    from .labels import guided

    store = learning_store()
    fresh = practices.start(bundle().practice(name), discreet=store.kind == "submitted")
    words = guided.practice(fresh.practice.minutes)
    return show("practice", LearningDesk(fresh, practices, practices.view, words, store).answer)


def session():
    """A session for what is hard right now, from what the learner writes or from a theme. Nothing is kept."""
    only_on_own_page()
    from .desks.session import SessionDesk

    return show("session", SessionDesk(bundle()).answer)


def figure(name: str) -> Picture:
    """The figure `name`, with what to look for and the same in words."""
    return Picture(bundle().figure(name))


def course_map():
    """The lessons, how far the learner is, and where to go on."""
    only_on_own_page()
    from .overview import course_map_view

    def answer(message, buffers):
        return course_map_view(bundle(), learning_store(), private_store()), []

    return show("course_map", answer)


def lessons_done() -> list[str]:
    """The ids of the lessons with nothing left to do: what the reader view asks for its list. Raises NotInCoursework or NotInAFrame."""
    from . import overview

    return overview.lessons_done(bundle(), learning_store(), private_store())


def your_course():
    """Where the learner is, what comes back today, and how their understanding grew."""
    only_on_own_page()
    from .course_page import your_course_view

    def answer(message, buffers):
        return your_course_view(bundle(), learning_store(), private_store()), []

    return show("your_course", answer)


def progress():
    """What the learner has done, as a picture with words."""
    from .overview import ProgressPage, all_progress

    return ProgressPage(all_progress(bundle(), learning_store(), private_store()))


def review():
    """The questions from the lessons that come back today, and what the next days hold."""
    only_on_own_page()
    from .activities import review as reviews
    from .activities.review_view import view as review_view
    from .desks.review import ReviewDesk, fresh, today
    from .labels.review import review as words

    content = bundle()

    def view(state, event):
        named = event and event.get("item")
        place = passage(content, state.cards[named].item) if named else None
        return review_view(state, today(), {named: place} if place else {}, event)

    return show("review", ReviewDesk(fresh(content), reviews, view, words(), learning_store()).answer)


def journal():
    """Everything that the learner wrote for themselves, in one place. Private."""
    from .desks.journal import JournalDesk

    return show("journal", lockable(JournalDesk(bundle(), private_store())))


def records():
    """Where the learner's records are, and what can be done with them."""
    only_on_own_page()
    from .desks.records import RecordsDesk

    return show("records", RecordsDesk(home()).answer)


def statement():
    """A PDF that says which lessons were finished, made from the learner's record."""
    from .desks.statement import StatementDesk

    return show("statement", StatementDesk(bundle(), learning_store(), private_store()).answer)


def check_in():
    """A check-in with oneself, and those that were kept. Private."""
    from .desks.check_in import CheckInDesk

    return show("check_in", lockable(CheckInDesk(private_store())))


def plan():
    """The weekly plan: one practice, when, where and with whom. Private."""
    from .desks.plan import PlanPage

    return show("plan", lockable(PlanPage(bundle(), private_store())))


def assignment():
    """The assignment that lies in this folder: its questions, texts and steps, with what the student gave so far."""
    from .desks.assignment import AssignmentDesk
    from .labels import coursework

    fresh, store = _assignment(), learning_store()
    return show("assignment", AssignmentDesk(fresh, coursework.assignment(), store, _finished).answer)


def hand_in():
    """Handing in the assignment that lies in this folder, and the receipt for it."""
    from .desks.hand_in import HandInDesk
    from .labels import coursework

    fresh, store = _assignment(), learning_store()
    return show("hand-in", HandInDesk(fresh, coursework.hand_in(), store, _finished, Path.cwd()).answer)


def _assignment():
    """The assignment of this folder with nothing done, for the student as the course's server knows them."""
    from .activities import assignment as assignments
    from .coursework.assignment import FILE, read_assignment
    from .coursework.draw import drawn
    from .coursework.handing_in import known_student

    asked, folder = read_assignment(Path(FILE)), Path.cwd()
    return assignments.start(asked, known_student(asked, folder), drawn)


def _finished(events: list[dict]) -> set[str]:
    from .overview import finished

    return finished(bundle(), events)


def room(name: str):
    """The live room of the workshop `name`: a button that starts it, and its report. Running the cell starts nothing."""
    only_on_own_page()
    from .desks.room import RoomDesk, process

    return show("live_room", RoomDesk(bundle().workshop(name), process()).answer)


def results(name: str | None = None):
    """What the newest room of the workshop `name` has been shown, as pictures with text; without a name, of any workshop."""
    only_on_own_page()
    from .desks.room import ResultsDesk

    return show("live_results", ResultsDesk(bundle(), bundle().workshop(name) if name else None).answer)
