"""The check-in, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class CheckInWidget(ActivityWidget):
    """A check-in, and those that were kept."""

    _packed = Bytes(packed("check_in")).tag(sync=True)
