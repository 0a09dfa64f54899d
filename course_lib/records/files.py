"""Writing files so that a crash at any moment leaves the old content or the new, never a mixture."""

import os
from contextlib import contextmanager
from pathlib import Path

try:
    from fcntl import LOCK_EX, LOCK_UN, flock
except ImportError:  # Windows, and a browser's Python, where each file has one process anyway
    flock = None


@contextmanager
def locked(file):
    """Hold `file` (open) for ourselves; the system lets go when the process ends, however it ends."""
    if flock:
        flock(file, LOCK_EX)
    try:
        yield file
    finally:
        if flock:
            flock(file, LOCK_UN)


_refusal: OSError | None = None


@contextmanager
def refusing(error: OSError | None):
    """Every write fails with `error` meanwhile: a browser, say, couldn't keep what was written here a moment ago."""
    global _refusal
    _refusal = error
    try:
        yield
    finally:
        _refusal = None


def open_own(path: Path, flags: int) -> int:
    """A file descriptor for `path`, to write to it, made readable by its owner only. Raises OSError."""
    if _refusal:
        raise _refusal
    return os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)


def replace(path: Path, content: bytes) -> None:
    """Put `content` in place of what `path` held, at once and for good.

    The new content is first written beside it; if that fails (a full disk, say), the old file stands
    and the half-written one is removed. Raises OSError.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        with os.fdopen(open_own(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:  # an interrupted kernel, too: what was half-written may be private
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the folder's own entries (a new name, a removal) survive a power cut, where that can be asked."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
