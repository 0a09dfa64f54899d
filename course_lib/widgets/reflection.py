"""A reflection, on the page."""

from .activity import ActivityWidget
from .page import script, style


class ReflectionWidget(ActivityWidget):
    """A reflection."""

    _esm = script("reflection")
    _css = style("reflection")
