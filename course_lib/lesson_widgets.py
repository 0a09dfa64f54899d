"""The widgets that every lesson shows, so that they can be imported before the first activity asks for one."""

from .widgets.prediction import PredictionWidget
from .widgets.quiz import QuizWidget
from .widgets.reflection import ReflectionWidget

__all__ = ["PredictionWidget", "QuizWidget", "ReflectionWidget"]
