"""The store of private records: what a learner writes about their own life.

Documents, not events: one file each, replaced whole, so saving keeps no earlier draft and deleting
leaves no text behind.
"""

import json
import os
import re
from contextlib import contextmanager
from pathlib import Path

from . import lock
from .errors import NotSaved, RecordError
from .files import locked, open_own, replace, sync_folder
from .home import own_folder
from ..words import _

PLAIN, SEALED = 1, 2  # versions; one of the course that knows no lock leaves a sealed document alone
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Conflict(RecordError):
    """The document was changed elsewhere since the writer last saw it. `theirs` is what is kept now."""

    def __init__(self, theirs: dict):
        super().__init__(_("This was changed in another window in the meantime. Nothing has been overwritten."))
        self.theirs = theirs


class LockChanged(RecordError):
    """The document is sealed and the lock is off, or the other way round."""


class Private:
    """Private documents in `folder`, by name. Each is a dict with a `revision` that counts its saves."""

    kind = "private"

    def __init__(self, folder: Path):
        self.folder = Path(folder)

    def names(self) -> list[str]:
        """The names of all documents; no text is read."""
        return sorted(path.stem for path in self.folder.glob("*.json")) if self.folder.is_dir() else []

    def holds(self, name: str) -> bool:
        """Whether there is such a document, readable or not."""
        return self._path(name).exists()

    def get(self, name: str) -> dict | None:
        """The document, or None where there is none. Raises RecordError if its file can't be read as one."""
        path = self._path(name)
        try:
            document = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise RecordError(_("{path} can't be opened: {strerror}.").format(path=path, strerror=error.strerror)) from error
        except (ValueError, RecursionError):
            document = None
        if not is_document(document):
            raise RecordError(_("{path} is damaged and can't be shown. It has been left as it is; you can open it in a text "
                                "editor to see what it holds.").format(path=path))
        if is_newer(document):
            raise RecordError(_("{path} was written by a newer version of this course. Update the course to see it.").format(path=path))
        if lock.is_sealed(document) and not (self.folder / lock.HEADER).exists():
            raise RecordError(_("{path} is locked, and its lock isn't here any more. It has been left as it is. If you took "
                                "your record away while the lock was on, bring it back: that brings the lock.").format(path=path))
        return document

    def put(self, name: str, content: dict, base: int, writer: str = "") -> dict:
        """Replace the document by `content` and return it with its new revision.

        `base` is the revision that the writer was editing (0 for a new one), `writer` names the window, which may
        save again before it has heard how its last save went. Raises Conflict if another window's text was kept
        since, LockChanged if it's plain and the lock is on (or sealed, and it's off), and NotSaved if the disk refuses; in
        any case what was kept before still is.
        """
        with self.alone():
            self._suits_the_lock(content)
            kept = self.get(name)
            if kept is not None and kept["revision"] != base and said(kept) != said(content):
                if not writer or kept.get("writer") != writer:
                    raise Conflict(kept)
            return self.write(name, {**content, "revision": (kept["revision"] if kept else base) + 1, "writer": writer})

    def _suits_the_lock(self, content: dict) -> None:
        header = lock.read(self.folder)
        if header and not lock.is_sealed(content):
            raise LockChanged(_("The lock on your own words is on, so nothing is saved that anybody could read. Reload this "
                                "page and unlock it."))
        if lock.is_sealed(content) and (not header or content["lock"] != header["id"]):
            raise LockChanged(_("The lock on your own words is off by now, or another one is on. Reload this page."))

    def write(self, name: str, document: dict) -> dict:
        """Put `document`, which has its revision and its writer, in place of what was there, and return it. For those who hold
        `alone` and have looked at what is kept. Raises NotSaved."""
        document = document | {"v": version(document)}
        encoded = json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
        try:
            replace(self._path(name), encoded)
        except OSError as error:
            raise NotSaved.at(self._path(name), error) from error
        return document

    def delete(self, name: str) -> None:
        """Remove the document and anything half-written of it. Raises RecordError if it's still there."""
        path = self._path(name)
        with self.alone():
            try:
                for file in (path, path.with_name(f".{path.name}.new")):
                    file.unlink(missing_ok=True)
                sync_folder(self.folder)
            except OSError as error:
                raise RecordError(_("{path} couldn't be deleted: {strerror}. Delete it yourself, or try again.").format(path=path, strerror=error.strerror)) from error

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise RecordError(f"{name!r} can't name a private record.")
        return self.folder / f"{name}.json"

    @contextmanager
    def alone(self):
        """No other window or process saves while this one does. The lock's file holds nothing."""
        own_folder(self.folder.parent)
        path = own_folder(self.folder) / ".lock"
        try:
            lock = os.fdopen(open_own(path, os.O_CREAT | os.O_RDWR), "r+b")
        except OSError as error:
            raise NotSaved.at(path, error) from error
        with lock, locked(lock):
            yield


def is_document(data) -> bool:
    """Whether `data` is something that the store wrote, in this version of the course or another."""
    return isinstance(data, dict) and all(type(data.get(key)) is int for key in ("v", "revision"))


def version(document: dict) -> int:
    """The version in which this course writes such a document."""
    return SEALED if lock.is_sealed(document) else PLAIN


def is_newer(document: dict) -> bool:
    """Whether a newer version of this course wrote it."""
    return document["v"] > version(document)


def said(document: dict) -> dict:
    """What the learner said in a document, without what we add."""
    return {key: value for key, value in document.items() if key not in ("v", "revision", "at", "writer")}
