"""The part of the course that the browser's Python needs, as one zip: the same bytes from the same course."""

import io
import json
import os
import zipfile
from pathlib import Path

from ..content.bundle import PATH, PREVIEW

PACKAGE = Path(__file__).parents[1]
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
# What has nothing to do in a browser: other doors to the course, commands, and what builds. Folders end with a slash.
LEFT_OUT = (
    "coursework/", "rooms/", "reader/", "site/", "content/authoring/", "documents/commands.py", "documents/handout.py",
    "activities/sessions/encoder.py", "activities/sessions/word_pieces.py", "anki.py", "cli.py", "desks/assignment.py", "desks/hand_in.py", "desks/room.py", "lesson_widgets.py", "study.py", "watch.py",
    "widgets/activity.py", "widgets/page.py",
)
RUNS_THERE = ("site/__init__.py", "site/runtime.py")  # of the folders that are left out
# What Python reads while it runs, besides the bundle.
READ = ("reader/labextension/static/help.json", "widgets/figure.css")
TRANSLATIONS = "locale/*/LC_MESSAGES/*.mo"


def course_zip() -> bytes:
    """The zip: `course_lib/...` as the browser's Python imports it, with the bundle that is being used."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files().items()):
            info = zipfile.ZipInfo(f"course_lib/{name}", LONG_AGO)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(info, content)
    return out.getvalue()


def files() -> dict[str, bytes]:
    """The zip's files, by their name in the package."""
    code = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    left_out = {name for name in code if name.startswith(LEFT_OUT) or name.endswith(("_command.py", "_commands.py"))} - {*RUNS_THERE}
    code = {name: path for name, path in code.items() if name not in left_out}
    data = {name: PACKAGE / name for name in READ}
    data |= {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.glob(TRANSLATIONS)}
    return {name: path.read_bytes() for name, path in (code | data).items()} | {"content/bundle.json": bundle_for_learners()}


def bundle_for_learners() -> bytes:
    """The bundle (the course's own, or an author's) without workshops and the items that only those ask."""
    data = json.loads(Path(os.environ.get(PREVIEW, PATH)).read_text(encoding="utf-8"))
    asked = {item for quiz in data["quizzes"].values() for item in quiz["items"]}

    def kept(sections: dict) -> dict:
        return sections | {"workshops": {}, "items": {name: item for name, item in sections.get("items", {}).items() if name in asked}}

    translations = {language: kept(sections) for language, sections in data.get("translations", {}).items()}
    return json.dumps(kept(data) | {"translations": translations}, ensure_ascii=False, separators=(",", ":")).encode()
