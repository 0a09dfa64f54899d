"""A trainer on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class TrainerWidget(ActivityWidget):
    """A trainer of any kind; its view is `<kind>.js`."""

    _packed = Bytes().tag(sync=True)

    def __init__(self, kind: str, answer):
        super().__init__(answer, _packed=packed(kind))
