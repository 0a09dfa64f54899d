"""An author's lesson, shown as it's written: each time something in assets/ is saved, the lesson is made again."""

import os
import sys
import tempfile
import threading
from pathlib import Path

from .content.authoring import build, notebooks
from .content.authoring.compile import bundle, encoded, path_of
from .content.authoring.problems import Problem
from .study import study

EVERY = 0.5  # seconds between looks at the files


def watch(lesson: Path, port: int | None = None, browser: bool = True) -> int:
    """Open `lesson` (a file in assets/lessons) in a preview folder, and keep it up to date until JupyterLab ends.

    What an author answers while trying it is kept apart from their own record, and gone at the end.
    """
    if lesson.suffix != ".md" or not lesson.is_file():
        print(f"{lesson} isn't a lesson. Give a file in assets/lessons, such as assets/lessons/start-here.md.",
              file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="attune-preview-") as folder:
        preview = Path(folder)
        os.environ["ATTUNE_BUNDLE"] = str(preview / "bundle.json")
        os.environ["ATTUNE_HOME"] = str(preview / "record")
        if not refresh(preview, lesson.stem):
            print("The preview opens once this is mended.", file=sys.stderr)
        ended = threading.Event()
        threading.Thread(target=_keep_fresh, args=(preview, lesson.stem, ended), daemon=True).start()
        try:
            return study(port=port, browser=browser, folder=preview, first=_first(lesson.stem)) or 0
        finally:
            ended.set()


def _first(name: str) -> str:
    assets = build.load()
    return path_of(assets, name) if name in assets.order else ""


def refresh(preview: Path, name: str) -> bool:
    """Make the preview's lessons from what assets/ says now; report what is wrong. True if it could be made.

    What is wrong elsewhere doesn't keep a lesson from showing.
    """
    assets = build.load()
    for problem in assets.problems:
        print(problem, flush=True)
    try:
        books = notebooks.notebooks(assets)
        (preview / "lessons").mkdir(exist_ok=True)
        (preview / "bundle.json").write_text(encoded(bundle(assets)), encoding="utf-8")
    except (AttributeError, KeyError, OSError) as error:  # what is reported above is also in the way of making it
        print(Problem(f"lessons/{name}.md", 1, f"can't be shown yet ({error!r}); mend what is listed above"), flush=True)
        return False
    for file, book in books.items():
        book["metadata"]["attune"]["preview"] = True
        text = notebooks.encoded(book)
        target = preview / "lessons" / file
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
    return True


def _keep_fresh(preview: Path, name: str, ended: threading.Event) -> None:
    seen = _saved()
    while not ended.wait(EVERY):
        now = _saved()
        if now != seen:
            seen = now
            if refresh(preview, name):
                print("Made again.", flush=True)


def _saved() -> dict[Path, float]:
    """When each file in assets/ was last saved."""
    return {path: path.stat().st_mtime for path in build.ASSETS.rglob("*") if path.is_file()}
