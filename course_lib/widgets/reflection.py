"""A reflection, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class ReflectionWidget(ActivityWidget):
    """A reflection."""

    _packed = Bytes(packed("reflection")).tag(sync=True)
