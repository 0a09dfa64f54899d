"""Predict, then see, on the page."""

from .activity import ActivityWidget
from .page import script, style


class PredictionWidget(ActivityWidget):
    """Predict, then see."""

    _esm = script("prediction")
    _css = style("prediction")
