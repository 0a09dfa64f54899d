"""Where the learner's records are, and what can be done with them, on the page."""

from .activity import ActivityWidget


class RecordsWidget(ActivityWidget, view="records"):
    """Where the learner's records are, and what can be done with them."""
