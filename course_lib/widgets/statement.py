"""The statement of completion, on the page."""

from .activity import ActivityWidget
from .page import script, style


class StatementWidget(ActivityWidget):
    """The statement of completion."""

    _esm = script("statement")
    _css = style("statement")
