"""A dialogue on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class DialogueWidget(ActivityWidget):
    """A conversation whose course depends on what one says."""

    _packed = Bytes(packed("dialogue")).tag(sync=True)
