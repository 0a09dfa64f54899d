"""What keeps a room from running."""

from ..records.errors import RecordError


class CannotRun(RecordError):
    """The room can't be started; the message says what to do."""
