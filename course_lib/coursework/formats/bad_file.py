"""A question file that can't be read."""

from ...records import RecordError
from ...words import _


class BadFile(RecordError):
    """A file that can't be read. The message names the file, the line and what to do."""


def refuse_large(size: int, most: int, name: str) -> None:
    """Raises BadFile if the file `name` has a `size` of more than `most` bytes."""
    if size > most:
        raise BadFile(_("{file} is larger than {most} MB. Export fewer questions at a time.").format(file=name, most=most // 1_000_000))
