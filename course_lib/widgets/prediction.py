"""Predict, then see, on the page."""

from .activity import ActivityWidget


class PredictionWidget(ActivityWidget, view="prediction"):
    """Predict, then see."""
