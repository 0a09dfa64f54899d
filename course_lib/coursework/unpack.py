"""Reads a folder or a zip of files that students sent, as an LMS gives them out, without unpacking anything onto the disk."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..words import _
from . import receipt
from .answers_file import FILE
from .course_error import CourseError
from .problems import Problem
from .safe_file import read_file

LARGEST = 10_000_000  # bytes of one file
MOST = 50_000  # files in all
IN_A_PACK = 50  # files in what one student sends
BESIDE = {"assignment.json", ".DS_Store"}  # what lies beside the answers in a student's own folder, and is nobody's answers
BELOW = {".ipynb_checkpoints", "__MACOSX"}


@dataclass(frozen=True)
class Sent:
    """What somebody sent: where it lay (an LMS says there whose it is), and its files by their names."""

    place: str
    files: dict[str, bytes] = field(default_factory=dict)


class NotRead(ValueError):
    """A file that wasn't read. The message says why."""


def read(path: Path, assignment: str) -> tuple[list[Sent], list[tuple[str, str]]]:
    """What was sent for `assignment`, and pairs of a place and why what lay there wasn't read. Raises CourseError if
    there is neither a folder nor a zip at `path`."""
    if path.is_dir():
        found = _in_folder(path)
    elif zipfile.is_zipfile(path):
        found = _in_zip(path)
    else:
        raise CourseError(_("{path} is neither a folder nor a zip.").format(path=path))
    sent, unread, loose = [], [], {}
    for place, content in _whole(found, path):
        try:
            if _beside(place):
                continue
            if isinstance(content, NotRead):
                raise content
            if zipfile.is_zipfile(io.BytesIO(content)):
                sent.append(Sent(place, _pack(content, assignment)))
            else:
                beside, name = _loose(place, assignment)
                loose.setdefault(beside, {})[name] = content
        except NotRead as error:
            unread.append((place, str(error)))
    for place, files in loose.items():
        if FILE in files:
            sent.append(Sent(place or FILE, {name if name != ".ipynb" else f"{assignment}.ipynb": content for name, content in files.items()}))
        else:
            unread.append((place, _("there are no answers in it")))
    return sent, unread


def _beside(place: str) -> bool:
    """Whether it comes with a student's own folder, and says nothing."""
    path = PurePosixPath(place)
    return path.name in BESIDE or not BELOW.isdisjoint(path.parts)


def _loose(place: str, assignment: str) -> tuple[str, str]:
    """What the files of one student that aren't packed have in common, and which of the known files lies at `place` (an ending
    for a notebook of another name). Raises NotRead."""
    name = PurePosixPath(place).name
    for known in (FILE, receipt.FILE, f"{assignment}.ipynb"):
        if name.endswith(known):  # Canvas puts whose it is before a name
            return place.removesuffix(known), known
    if name.endswith(".ipynb"):
        return place.removesuffix(name) or place.removesuffix(".ipynb"), ".ipynb"
    if name.endswith(".zip"):
        raise NotRead(_("the zip isn't whole. Ask whoever sent it to send it again"))
    raise NotRead(_("it is no file of an assignment"))


def _whole(found: Iterator, path: Path) -> Iterator:
    """The same, or CourseError where a zip's list of files turns out to be damaged."""
    try:
        yield from found
    except CourseError:
        raise
    except Exception as error:  # whatever the format's many readers raise on what isn't a whole zip
        raise CourseError(_("{path} is a damaged zip ({why}). Download it again.").format(path=path, why=error)) from error


def _in_folder(folder: Path) -> Iterator[tuple[str, bytes | NotRead]]:
    """The files below `folder`, by their path from there. No link is followed."""
    for number, path in enumerate(sorted(folder.rglob("*"))):
        if number > MOST:
            raise CourseError(_("There are more than {n} files in {folder}.").format(n=MOST, folder=folder))
        if path.is_dir() and not path.is_symlink():
            continue
        content = read_file(path, LARGEST)
        yield path.relative_to(folder).as_posix(), NotRead(content.says) if isinstance(content, Problem) else content


def _in_zip(path: Path) -> Iterator[tuple[str, bytes | NotRead]]:
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST:
            raise CourseError(_("There are more than {n} files in {folder}.").format(n=MOST, folder=path))
        for entry in entries:
            try:
                yield entry.filename, _entry(archive, entry)
            except NotRead as error:
                yield entry.filename, error


def _pack(content: bytes, assignment: str) -> dict[str, bytes]:
    """The known files in what one student sent. Raises NotRead if it isn't what the course packs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > IN_A_PACK:
                raise NotRead(_("there are too many files in it"))
            known, within = {FILE, receipt.FILE, f"{assignment}.ipynb"}, _within(entries)
            inside = {entry.filename.removeprefix(within): entry for entry in entries if entry.filename.startswith(within)}
            files = {name: _entry(archive, entry) for name, entry in inside.items() if name in known}
            if len({entry.filename for entry in entries}) != len(entries):
                raise NotRead(_("two files in it have the same name"))
    except NotRead:
        raise
    except Exception as error:  # as above
        raise NotRead(_("the zip is damaged")) from error
    if FILE not in files:
        raise NotRead(_("there are no answers in it"))
    return files


def _within(entries: list[zipfile.ZipInfo]) -> str:
    """The folder in which the answers lie: none, or the student's own, zipped as a whole. Raises NotRead."""
    found = {entry.filename.removesuffix(FILE) for entry in entries
             if PurePosixPath(entry.filename).name == FILE and not _beside(entry.filename)}
    if "" in found or not found:
        return ""
    if len(found) > 1:
        raise NotRead(_("it has more than one folder with answers"))
    return found.pop()


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a file in a zip, whatever size it claims. Raises NotRead."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and ":" in path.parts[0]):
        raise NotRead(_("its name leads out of the folder"))
    mode = entry.external_attr >> 16
    if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
        raise NotRead(_("it is a link, or something else that is no file"))
    if entry.file_size > LARGEST:
        raise NotRead(_("it is too large"))
    try:
        with archive.open(entry) as file:
            content = file.read(LARGEST + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, zlib.error) as error:
        raise NotRead(_("it is damaged or locked ({why})").format(why=error)) from error
    if len(content) > LARGEST:
        raise NotRead(_("it is too large"))
    return content
