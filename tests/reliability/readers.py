"""Every reader of files that somebody else may have made. The slowest come first."""

from collections.abc import Callable
from pathlib import Path

from course_lib.content import bundle
from tests.reliability.brought_files import authors_file, coursework, session_text
from tests.reliability.own_files import learning_log, private_documents, taken_away
from tests.reliability.reading import Reader
from tests.reliability.room_files import room_messages, rooms_folder
from tests.rooms.trial import TRIAL

READERS: dict[str, Callable[[Path], Reader]] = {  # each is made with a folder for what it begins with
    "session": lambda folder: session_text(bundle()),
    "room": lambda folder: rooms_folder(TRIAL, folder),
    "gift": lambda folder: coursework("gift"),
    "log": lambda folder: learning_log(bundle()),
    "documents": lambda folder: private_documents(bundle()),
    "submission": lambda folder: coursework("submission"),
    "takeout": taken_away,
    "moodle": lambda folder: coursework("moodle"),
    "authors": lambda folder: authors_file(),
    "pack": lambda folder: coursework("pack"),
    "receipt": lambda folder: coursework("receipt"),
    "messages": lambda folder: room_messages(TRIAL),
}
