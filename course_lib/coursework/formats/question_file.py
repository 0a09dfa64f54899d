"""A file of questions from another system, in whichever of the formats that are read here."""

from pathlib import Path

from ...words import _
from . import gift_reader, moodle_reader
from .bad_file import BadFile, refuse_large
from .import_items import imported
from .imported import Imported
from .safe_xml import LARGEST
from .wishes import Wishes

XML = (b"<?xml", b"<quiz", b"<!", b"<questestinterop")


def read(path: Path, wishes: Wishes) -> Imported:
    """The questions in the file at `path`: Moodle XML if it looks like XML, else GIFT. Raises BadFile."""
    try:
        refuse_large(path.stat().st_size, LARGEST, str(path))
        data = path.read_bytes()
    except OSError as error:
        raise BadFile(_("{file} can't be opened: {why}.").format(file=path, why=error.strerror)) from error
    if data[:2] == b"PK":
        raise BadFile(_("{file} is a zip. Import GIFT or Moodle XML: Canvas' packages can only be written here.").format(file=path))
    begins = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    reader = moodle_reader if begins.startswith(XML) else gift_reader
    return imported(reader.read(data, str(path)), str(path), wishes)
