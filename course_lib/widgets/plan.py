"""The weekly plan, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class PlanWidget(ActivityWidget):
    """The weekly plan."""

    _packed = Bytes(packed("plan")).tag(sync=True)
