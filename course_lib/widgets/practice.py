"""A guided practice on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class PracticeWidget(ActivityWidget):
    """A guided practice: words in time."""

    _packed = Bytes(packed("practice")).tag(sync=True)
