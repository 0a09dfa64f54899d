"""The lock on private records: what Python knows of it, which is never the passphrase, a key, or what is under the lock.

The page makes a random key and seals each document with it (AES-GCM, 256 bits). That key is itself sealed with one that the
page derives from the passphrase, and rests so in the lock's header, beside the documents: `header.lock`, which holds no secret.
While the header is there, the store takes sealed documents alone.
"""

import base64
import binascii
import json
import re
from pathlib import Path

from .errors import NotSaved, RecordError
from .files import replace
from ..words import _

HEADER = "header.lock"
KDF = "PBKDF2-HMAC-SHA-256"
FEWEST, MOST = 600_000, 10_000_000  # iterations; more would only keep the learner waiting
SIZES = {"salt": 16, "iv": 12, "key": 48}  # bytes; the key is 32, and 16 say whether it was opened rightly
LARGEST = 20_000_000  # characters of a sealed document
TURNING = ("on", "off", None)  # which way it's being turned, until every document has been


def checked(header) -> dict:
    """`header` with what a lock's header has and nothing else. Raises RecordError if it isn't one."""
    if not isinstance(header, dict) or header.get("v") != 1 or header.get("kdf") != KDF:
        raise RecordError(_("That isn't the header of a lock that this version of the course knows."))
    rounds, name = header.get("iterations"), header.get("id")
    sound = (type(rounds) is int and FEWEST <= rounds <= MOST and isinstance(name, str) and re.fullmatch(r"[0-9a-f]{32}", name)
             and all(_bytes(header.get(part)) == size for part, size in SIZES.items()) and header.get("turning") in TURNING)
    if not sound:
        raise RecordError(_("The header of that lock isn't whole."))
    return {key: header.get(key) for key in ("v", "id", "kdf", "iterations", *SIZES, "turning")}


def _bytes(text) -> int | None:
    """How many bytes are in `text`, base64; None if it isn't that."""
    try:
        return len(base64.b64decode(text, validate=True))
    except (TypeError, ValueError, binascii.Error):
        return None


def is_sealed(document: dict) -> bool:
    """Whether a document is sealed: it says by which lock, and holds nothing that was said."""
    return isinstance(document.get("sealed"), str) and isinstance(document.get("lock"), str)


def only_sealed(document) -> dict:
    """The sealed part of what a page wants kept, and nothing that may have come along. Raises RecordError."""
    if not isinstance(document, dict) or not is_sealed(document) or _bytes(document["sealed"]) is None:
        raise RecordError(_("That isn't sealed, so it wasn't kept."))
    if len(document["sealed"]) > LARGEST:
        raise RecordError(_("That is more than fits in one text. It hasn't been saved; what was saved before is safe."))
    return {"lock": document["lock"], "sealed": document["sealed"]}


def read(folder: Path) -> dict | None:
    """The header in the private folder; None where there's no lock. Raises RecordError if it can't be read: that is never
    taken for no lock."""
    path = folder / HEADER
    try:
        return checked(json.loads(path.read_bytes()))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError, RecordError) as error:
        raise RecordError(_("{path} can't be read, and without it nobody can open what you locked. Nothing was changed. "
                            "Bring back a record that you took away after you turned the lock on: that mends it.").format(path=path)) from error


def write(folder: Path, header: dict) -> None:
    """Put `header` in place of the one that was there. Raises NotSaved."""
    path = folder / HEADER
    try:
        replace(path, json.dumps(checked(header), indent=1).encode())
    except OSError as error:
        raise NotSaved.at(path, error) from error


class Lock:
    """The lock on a private `store`: turned on, changed and turned off, document by document.

    Python can't seal and open; the page does, and hands each document back. A crash leaves every document as it was or as it's
    to be, and the header says which way to go on.
    """

    def __init__(self, store):
        self.store, self.folder = store, store.folder

    def header(self) -> dict | None:
        """The header, or None where there's no lock. Raises RecordError."""
        return read(self.folder)

    def turn_on(self, header: dict) -> None:
        """From now on the store takes sealed documents alone. What a crash left half-written is removed: it may be text."""
        with self.store.alone():
            if self.header():
                raise RecordError(_("A lock is on already: it was turned on in another window."))
            write(self.folder, checked(header) | {"turning": "on"})
            for half in self.folder.glob(".*.json.new"):
                half.unlink(missing_ok=True)

    def turn(self, which: str) -> None:
        """Say which way every document is to be turned: `on` (sealed) or `off` (opened)."""
        with self.store.alone():
            if header := self.header():
                write(self.folder, header | {"turning": which})

    def change(self, header: dict, was: str) -> None:
        """Put the key under another passphrase. `was` is the key as the page found it sealed, so two windows can't both do it."""
        with self.store.alone():
            here = self.header()
            if not here or here["key"] != was or header.get("id") != here["id"]:
                raise RecordError(_("The lock was changed in another window in the meantime. Nothing was changed here."))
            write(self.folder, checked(header) | {"turning": here["turning"]})

    def left(self) -> tuple[list[str], list[str]]:
        """While it's being turned: the names of documents that still have to be, and what is wrong with those that can't be read."""
        header = self.header()
        left, problems = [], []
        for name in self.store.names() if header and header["turning"] else []:
            try:
                document = self.store.get(name)
            except RecordError as error:
                problems.append(str(error))
                continue
            if document and is_sealed(document) == (header["turning"] == "off"):
                left.append(name)
        return left, problems

    def exchange(self, name: str, document: dict, revision: int) -> bool:
        """Put the document, sealed or opened, in place of itself. It keeps its revision and its writer: it says the same.

        False if it was changed in the meantime, or the lock is being turned the other way; nothing is changed then.
        """
        with self.store.alone():
            header, kept = self.header(), self.store.get(name)
            wanted = header and header["turning"] == ("on" if is_sealed(document) else "off")
            if not wanted or not kept or kept["revision"] != revision or is_sealed(kept) == is_sealed(document):
                return False
            said = only_sealed(document) if is_sealed(document) else document
            self.store.write(name, {**said, "revision": kept["revision"], "writer": kept.get("writer", "")})
            return True

    def finish(self, leave: list[str]) -> None:
        """Nothing is left to turn but what the page couldn't open (`leave`): the lock is on as a whole, or gone."""
        with self.store.alone():
            header = self.header()
            if not header or set(self.left()[0]) - set(leave):
                return
            if header["turning"] == "off":
                (self.folder / HEADER).unlink(missing_ok=True)
            else:
                write(self.folder, header | {"turning": None})
