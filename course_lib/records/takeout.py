"""Everything that a learner did, as one zip to take away, bring back, or delete."""

import io
import json
import shutil
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from . import log
from .errors import NotSaved, RecordError
from .files import replace
from .home import own_folder
from .private import NAME, Conflict, Private

FORMAT = "attune-record"
LARGEST = 200_000_000  # bytes, unpacked: thousands of times a whole course
README = """Your record of the course Attune.

learning/   what you answered: one answer a line, in JSON
private/    what you wrote for yourself: one file for each reflection, in JSON, readable in any text editor

To bring it back: open "Your record" in the course and choose "Bring a record back", or run `attune import FILE`.
This file holds what you wrote about your own life. Keep it where only you can read it.
"""


@dataclass
class Report:
    """What an import did."""

    events: int = 0
    documents: int = 0
    known: int = 0  # was here already
    kept_both: list[str] = field(default_factory=list)  # documents that differed; the zip's version stands beside
    problems: list[str] = field(default_factory=list)


def pack(home: Path) -> bytes:
    """The zip, as bytes. Raises RecordError."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.json", json.dumps({"format": FORMAT, "version": log.VERSION}))
        archive.writestr("README.txt", README)
        for path in _files(home):
            archive.write(path, path.relative_to(home).as_posix())
    return packed.getvalue()


def _files(home: Path) -> list[Path]:
    return [*sorted(home.glob("learning/*.jsonl")), *sorted(home.glob("learning/set-aside/*.jsonl")),
            *sorted(home.glob("private/*.json"))]


def export(home: Path, target: Path) -> Path:
    """Write the zip to `target`, readable by its owner only. Raises NotSaved."""
    try:
        replace(target, pack(home))
    except OSError as error:
        raise NotSaved.at(target, error) from error
    return target


def unpack(home: Path, content: bytes) -> Report:
    """Add what a zip holds to the learner's folder. Nothing that is there is overwritten: events merge by their
    ids, and a private text that differs is kept beside the one that is there. Raises RecordError if it's no record.
    """
    report = Report()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive)
            for name in sorted(archive.namelist()):
                _take(home, name, archive, report)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise RecordError(f"That file isn't a whole zip file ({error}). Nothing was changed. "
                          "Download it again, or choose another.") from error
    return report


def _check(archive: zipfile.ZipFile) -> None:
    try:
        about = json.loads(archive.read("about.json"))
    except (KeyError, ValueError):
        about = None
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise RecordError("That zip isn't a record of this course. Nothing was changed. "
                          "Choose the file that \"Take it all away\" gave you.")
    if sum(info.file_size for info in archive.infolist()) > LARGEST:
        raise RecordError("That zip unpacks to more than a record can be. Nothing was changed.")


def _take(home: Path, name: str, archive: zipfile.ZipFile, report: Report) -> None:
    """Take one file of the zip, if it is one of ours. Only its last name is used, so no path leads elsewhere."""
    path = Path(name)
    if name.startswith("learning/") and path.suffix == ".jsonl" and len(path.parts) == 2 and NAME.fullmatch(path.stem.lower()):
        _take_log(home, path.name, archive.read(name), report)
    elif name.startswith("private/") and path.suffix == ".json" and len(path.parts) == 2 and NAME.fullmatch(path.stem):
        _take_document(home, path.stem, archive.read(name), report)


def _take_log(home: Path, name: str, content: bytes, report: Report) -> None:
    from .learning import Learning

    store = Learning(home / "learning")
    known = {event["id"] for event in store.events()}
    events, problems, _ = log.parse(content, Path(name))
    report.problems += [problem.message for problem in problems]
    for event in events:
        if event["id"] in known:
            report.known += 1
        else:
            store.add({key: value for key, value in event.items() if key != "v"})
            report.events += 1


def _take_document(home: Path, name: str, content: bytes, report: Report) -> None:
    try:
        document = json.loads(content)
        if not isinstance(document, dict):
            raise ValueError
    except (ValueError, RecursionError):
        report.problems.append(f"private/{name}.json in that zip is damaged, so it was left out.")
        return
    store = Private(home / "private")
    there = store.get(name)
    said = {key: value for key, value in document.items() if key not in ("v", "revision")}
    if there is not None and {k: v for k, v in there.items() if k not in ("v", "revision")} == said:
        report.known += 1
        return
    try:
        store.put(name, said, base=0)
        report.documents += 1
    except Conflict:
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        store.put(f"{name}-brought-{stamp}", said, base=0)
        report.kept_both.append(name)


def delete(home: Path) -> None:
    """Remove every record in the learner's folder. Raises NotSaved if something stays."""
    for part in ("learning", "private"):
        folder = home / part
        try:
            if folder.is_dir():
                shutil.rmtree(folder)
        except OSError as error:
            raise NotSaved(f"Not everything was deleted: {folder} can't be removed ({error.strerror}). "
                           "Close other windows of the course and try again, or delete that folder yourself.") from error
    own_folder(home)
