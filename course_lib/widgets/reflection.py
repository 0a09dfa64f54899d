"""A reflection, on the page."""

from .activity import ActivityWidget


class ReflectionWidget(ActivityWidget, view="reflection"):
    """A reflection."""
