"""The shape of every asset file, as pydantic models.

What a shape can't say (ids that exist, options that differ) is in `rules.py` and the modules of rules that it names. The same models write the JSON Schema
files that help an editor complete and check a file as it is typed.
"""

from .activities import Figure, FigureFile, Guess, GuessScale, Prediction, PredictionFile, Reflection, ReflectionFile, Scale5, Twin
from .course import (
    Concept,
    ConceptFile,
    CourseFile,
    GlossaryFile,
    HelpFile,
    HelpRow,
    Misconception,
    MisconceptionFile,
    PeopleFile,
    Person,
    Source,
    SourceFile,
    Term,
)
from .coursework import AssignmentFile, CellTask, Draw, Marked, PoolTask, ProseTask, StepTask, TalkTask
from .dialogues import Dialogue, DialogueFile
from .items import (
    Belief,
    BeliefFeedback,
    Card,
    Group,
    Groups,
    Item,
    Option,
    Order,
    QuestionFile,
    Quiz,
    RangeFeedback,
    Region,
    Scale,
    Several,
    Single,
    Stance,
    Step,
    Tiers,
)
from .lesson import LessonFrontMatter, PassageMetadata
from .plans import WeeklyFile, WeeklyPractice
from .practices import Practice, PracticeFile
from .sessions import SessionFile
from .shape import NONE_FOUND, Shape
from .simulations import Simulation, SimulationFile
from .trainers import Trainer, TrainerFile
from .workshops import Workshop, WorkshopFile, WorkshopPage

FILES: dict[str, type[Shape]] = {
    "course.yaml": CourseFile,
    "concepts.yaml": ConceptFile,
    "misconceptions.yaml": MisconceptionFile,
    "sources.yaml": SourceFile,
    "glossary.yaml": GlossaryFile,
    "help.yaml": HelpFile,
    "people.yaml": PeopleFile,
    "figures.yaml": FigureFile,
    "questions/*.yaml": QuestionFile,
    "graded/*.yaml": QuestionFile,
    "reflections/*.yaml": ReflectionFile,
    "predictions/*.yaml": PredictionFile,
    "dialogues/*.yaml": DialogueFile,
    "simulations/*.yaml": SimulationFile,
    "trainers/*.yaml": TrainerFile,
    "practices/*.yaml": PracticeFile,
    "sessions/*.yaml": SessionFile,
    "plans/*.yaml": WeeklyFile,
    "coursework/*.yaml": AssignmentFile,
    "workshops/*.yaml": WorkshopFile,
}
