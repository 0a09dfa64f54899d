"""Where the learner's records are, and what can be done with them, on the page."""

from .activity import ActivityWidget
from .page import script, style


class RecordsWidget(ActivityWidget):
    """Where the learner's records are, and what can be done with them."""

    _esm = script("records")
    _css = style("records")
