"""Files and folders written whole, so that whoever reads them meanwhile has the old ones or the new."""

import os
import shutil
from pathlib import Path

from ..records import RecordError
from ..words import _
from .course_error import CourseError


def write_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put `content` where `path` is, at once: who reads it meanwhile has the old file or the new. It can be made again, so
    nothing waits for the disk. Raises CourseError."""
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_EXCL, mode), "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError as error:
        raise CourseError(_("{file} can't be written: {why}.").format(file=path, why=error.strerror)) from error
    finally:
        if os.path.lexists(beside):
            beside.unlink()


def write_new(path: Path, content: bytes, replace: bool = False) -> None:
    """Write a new file, readable for its owner alone: it may hold a key or grades. With `replace`, one that is there gives way.
    Raises RecordError."""
    if replace:
        return write_file(path, content, 0o600)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except FileExistsError as error:
        raise RecordError(_("{file} is there already. Give another name, or move it away first.").format(file=path)) from error
    except OSError as error:
        raise RecordError(_("{file} can't be written: {why}.").format(file=path, why=error.strerror)) from error


def write_folder(target: Path, files: dict[str, bytes]) -> None:
    """Put a folder with `files` in place of `target`, whole. Raises OSError or CourseError."""
    beside = target.with_name(f".{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, content in files.items():
        write_file(beside / name, content)
    beside.mkdir(parents=True, exist_ok=True)
    if target.is_symlink() or target.is_file():
        target.unlink()
    elif target.exists():
        shutil.rmtree(target)
    beside.rename(target)
