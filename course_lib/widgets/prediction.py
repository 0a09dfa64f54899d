"""Predict, then see, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class PredictionWidget(ActivityWidget):
    """Predict, then see."""

    _packed = Bytes(packed("prediction")).tag(sync=True)
