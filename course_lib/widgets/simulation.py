"""A model to play with, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class SimulationWidget(ActivityWidget):
    """A simulation: a guess, and then a figure with controls."""

    _packed = Bytes(packed("simulation")).tag(sync=True)
