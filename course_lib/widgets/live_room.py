"""The part of a workshop's page that starts its room."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class LiveRoomWidget(ActivityWidget):
    """Starts a room, says where it is, and writes its report."""

    _packed = Bytes(packed("live_room")).tag(sync=True)


class LiveResultsWidget(ActivityWidget):
    """What the room has been shown."""

    _packed = Bytes(packed("live_results")).tag(sync=True)
