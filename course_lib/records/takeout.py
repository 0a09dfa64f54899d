"""Everything that a learner did, as one zip to take away, bring back, or delete."""

import io
import json
import re
import shutil
import zipfile
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from . import lock, log
from .errors import NotSaved, RecordError
from .files import replace
from .home import own_folder
from .learning import Learning
from .private import LockChanged, Private, is_document, is_newer, said
from ..words import N_, _

LOG = re.compile(r"learning/([\w-]{1,80}\.jsonl)", re.ASCII)
DOCUMENT = re.compile(r"private/(?=.{1,100}$)([a-z0-9]+(?:-[a-z0-9]+)*)\.json")
FORMAT = "attune-record"
LARGEST = 200_000_000  # bytes, unpacked: thousands of times a whole course
README = N_("""Your record of the course Attune.

learning/   what you answered: one answer a line, in JSON
private/    what you wrote for yourself: one file for each reflection, check-in or plan, in JSON, {private}

To bring it back: open "Your record" in the course and choose "Bring a record back", or run `attune import FILE`.
This file holds what you wrote about your own life. Keep it where only you can read it.
""")
OPEN = N_("readable in any text editor")
LOCKED = N_("""locked:
            the course opens them with your passphrase, on any computer. Without it, nobody can. header.lock says how they were
            locked, and holds no secret; they can't be opened without it, either""")
LOCK = f"private/{lock.HEADER}"


@dataclass
class Report:
    """What an import did."""

    events: int = 0
    documents: int = 0
    known: int = 0  # was here already
    kept_both: list[str] = field(default_factory=list)  # documents that differed, and where the zip's version stands
    problems: list[str] = field(default_factory=list)


def pack(home: Path) -> bytes:
    """The zip, as bytes. Raises RecordError if something in the learner's folder can't be read."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            archive.writestr("about.json", json.dumps({"format": FORMAT, "version": log.VERSION}))
            archive.writestr("README.txt", _(README).format(private=_(LOCKED if (home / LOCK).exists() else OPEN)))
            for path in _files(home):
                archive.write(path, path.relative_to(home).as_posix())
    except OSError as error:
        raise RecordError(_("{filename} can't be read: {strerror}. Nothing was taken away.").format(filename=error.filename, strerror=error.strerror)) from error
    return packed.getvalue()


def _files(home: Path) -> list[Path]:
    return [*sorted(home.glob("learning/*.jsonl")), *sorted(home.glob("learning/set-aside/*.jsonl")),
            *sorted(home.glob("private/*.json")), *sorted(home.glob(LOCK))]


def export(home: Path, target: Path) -> Path:
    """Write the zip to `target`, readable by its owner only. Raises NotSaved."""
    try:
        replace(target, pack(home))
    except OSError as error:
        raise NotSaved.at(target, error) from error
    return target


def unpack(home: Path, content: bytes) -> Report:
    """Add what a zip holds to the learner's folder. Nothing that is there is overwritten: events merge by their
    ids, and a private text that differs is kept beside the one that is there. Doing it again changes nothing.

    A lock comes along where there's none. Where there is another, what the zip has locked is left out, and what it has open
    where a lock is on: the report says what to do.

    Raises RecordError, with nothing changed, if it's no record; and NotSaved if the disk refuses.
    """
    logs, documents, header = _members(content)
    report = Report()
    _take_events(Learning(home / "learning"), logs, report)
    store = Private(home / "private")
    if documents:
        _take_lock(store, documents, header, report)
    left_out = []
    for name, text in documents.items():
        try:
            _take_document(store, name, text, report)
        except LockChanged:
            left_out.append(name)
    if left_out:
        report.problems.append(_left_out(left_out, lock.read(store.folder), header))
    return report


def _left_out(names: list[str], here: dict | None, header: dict | None) -> str:
    """Why private texts stay in the zip, and what to do."""
    which = _("Left out, and still in the zip: {names}.").format(names=", ".join(sorted(names)))
    if here and header:
        return (_("{which} They are locked with another lock than the one here. Turn one of the two off (\"Your "
                  "record\", where the zip was made, and take it away again; or here), then bring the zip back, "
                  "and turn the lock on afterwards.").format(which=which))
    if here:
        return (_("{which} They aren't locked, and here the lock is on. Turn it off (\"Your record\"), bring the "
                  "zip back, and turn it on again.").format(which=which))
    return _("{which} They are locked, and the zip lacks their lock ({lock}).").format(which=which, lock=LOCK)


def _take_lock(store: Private, documents: dict[str, bytes], header: dict | None, report: Report) -> None:
    """Bring the zip's lock where there's none, or where the one that was here is damaged and it's the same."""
    try:
        here = lock.read(store.folder)
    except RecordError:
        ours = {document["lock"] for name in store.names() if lock.is_sealed(document := store.get(name) or {})}
        if not header or ours - {header["id"]}:
            raise
        here = None
        report.problems.append(_("The lock here was damaged; it is mended with the one in that zip."))
    if here and header and here["id"] == header["id"] and here["key"] != header["key"]:
        report.problems.append(_("The passphrase was changed since one of the two was taken away. The one that holds here goes "
                                 "on to hold."))
    sealed = any(lock.is_sealed(_document(text) or {}) for text in documents.values())
    if here or not header or not sealed:
        return
    with store.alone():
        lock.write(store.folder, header | {"turning": "on" if store.names() else header["turning"]})
    report.problems.append(_("The lock on your own words came along: it is on here now. They open with the passphrase that "
                             "they were locked with."))


def _members(content: bytes) -> tuple[dict[str, bytes], dict[str, bytes], dict | None]:
    """The logs and the documents in a zip, by name, and the header of its lock; all of it is read before anything is changed.

    Whatever else it holds is passed over, and only the last part of a name is used, so no path leads elsewhere.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive)
            return _read(archive, LOG), _read(archive, DOCUMENT), _header(archive)
    except RecordError:
        raise
    except Exception as error:  # whatever the format's many readers raise on what isn't a whole zip
        raise RecordError(_("That file isn't a whole zip file ({error}). Nothing was changed. Download it again, or choose "
                            "another.").format(error=error)) from error


def _check(archive: zipfile.ZipFile) -> None:
    if sum(info.file_size for info in archive.infolist()) > LARGEST:
        raise RecordError(_("That zip unpacks to more than a record can be. Nothing was changed."))
    try:
        about = json.loads(_unpacked(archive, archive.getinfo("about.json")))
    except (KeyError, ValueError):
        about = None
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise RecordError(_("That zip isn't a record of this course. Nothing was changed. Choose the file that \"Take it all "
                            "away\" gave you."))


def _read(archive: zipfile.ZipFile, ours: re.Pattern) -> dict[str, bytes]:
    found = ((ours.fullmatch(info.filename), info) for info in archive.infolist())
    return {match[1]: _unpacked(archive, info) for match, info in found if match}


def _header(archive: zipfile.ZipFile) -> dict | None:
    if LOCK not in archive.namelist():
        return None
    try:
        return lock.checked(json.loads(_unpacked(archive, archive.getinfo(LOCK))))
    except (ValueError, RecursionError, RecordError):
        return None


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A file of the zip. No more is unpacked than it says it holds, whatever it holds."""
    with archive.open(info) as file:
        return file.read(info.file_size)


def _take_events(store: Learning, logs: dict[str, bytes], report: Report) -> None:
    known, new = {event["id"] for event in store.events()}, []
    for name, content in sorted(logs.items()):
        lines = log.parse(content)
        if lines.damaged:
            where = f"learning/{name}, {log.numbered(lines.damaged)}"
            report.problems.append(_("{where}, can't be read in that zip; left out.").format(where=where))
        if lines.newer:
            where = f"learning/{name}, {log.numbered(lines.newer)}"
            report.problems.append(_("{where}, in that zip was written by a newer version of this course; left out. Update the "
                                     "course, then bring the zip back again.").format(where=where))
        for event in filter(_can_be_kept, lines.events):
            report.known += event["id"] in known
            new += [] if event["id"] in known else [event]
            known.add(event["id"])
    if new:
        store.add(*new)
    report.events = len(new)


def _can_be_kept(event: dict) -> bool:
    """Whether an event can be written as a line: an infinite number can't, or a list a thousand lists deep."""
    try:
        return bool(log.encoded(event))
    except (ValueError, RecursionError):
        return False


def _take_document(store: Private, name: str, content: bytes, report: Report) -> None:
    document = _document(content)
    if document is None:
        report.problems.append(_("private/{name}.json can't be read in that zip; left out.").format(name=name))
    elif is_newer(document):
        report.problems.append(_("private/{name}.json in that zip was written by a newer version of this course; left out. "
                                 "Update the course, then bring the zip back again.").format(name=name))
    elif _is_there(store, name, document):
        report.known += 1
    elif not store.holds(name):
        store.put(name, document, base=0)
        report.documents += 1
    else:
        _keep_beside(store, name, document, report)


def _document(content: bytes) -> dict | None:
    try:
        document = json.loads(content)
        json.dumps(document, allow_nan=False)
    except (ValueError, RecursionError):
        return None
    return document if is_document(document) else None


def _is_there(store: Private, name: str, document: dict) -> bool:
    try:
        there = store.get(name)
    except RecordError:  # damaged: whatever it says, it isn't this
        return False
    return there is not None and said(there) == said(document)


def _keep_beside(store: Private, name: str, document: dict, report: Report) -> None:
    """Under a name that its content gives, so that bringing it back again finds it there."""
    told = json.dumps(said(document), sort_keys=True)
    beside = f"{name}-brought-{sha256(told.encode()).hexdigest()[:8]}"
    if _is_there(store, beside, document):
        report.known += 1
    else:
        store.put(beside, document, base=0)
        report.kept_both.append(f"{name} ({beside}.json)")


def delete(home: Path) -> None:
    """Remove every record in the learner's folder. Raises NotSaved if something stays."""
    for part in ("learning", "private"):
        folder = home / part
        try:
            if folder.is_dir():
                shutil.rmtree(folder)
        except OSError as error:
            raise NotSaved(_("Not everything was deleted: {folder} can't be removed ({strerror}). Close other windows of the "
                             "course and try again, or delete that folder yourself.").format(folder=folder, strerror=error.strerror)) from error
    own_folder(home)
