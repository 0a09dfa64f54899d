"""The course's Python on its own web page: it runs a notebook's cells, and answers what their views say.

It runs in the browser beside the page, which keeps every file of the learner's folder before it shows an answer as saved.
"""

import ast
import errno
import json
import os
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from .. import door, overview
from ..content import bundle
from ..door import Answer
from ..records import Learning, Private, RecordError, files, takeout
from ..words import _


@dataclass(frozen=True)
class Opened:
    """A cell's result that the page draws by the view `view`."""

    view: str
    answer: Answer


class Page:
    """One page after another; `home` is the learner's folder. As a door (see door.py) it hands activities to the page.

    With `framed`, another site shows the page in a frame: then nothing private can be opened, and nothing taken along.
    """

    def __init__(self, home: Path, framed: bool = False):
        os.environ["ATTUNE_HOME"], os.environ["ATTUNE_WEB"] = str(home), "framed" if framed else "page"
        self.home, self.framed = home, framed
        self._names: dict = {}
        self._open: dict[str, Opened] = {}
        door.use(self)

    # As a door --------------------------------------------------------------------------------------

    def show(self, view: str, answer: Answer) -> Opened:
        """An activity as a cell's result."""
        return Opened(view, answer)

    def seed(self, activity: str) -> int:
        """Always the same, so that what the page shows before Python is there is what it shows afterwards."""
        return crc32(activity.encode())

    # For the page -----------------------------------------------------------------------------------

    def turn(self) -> None:
        """Another notebook is opened: what the last one had open is closed."""
        self._names.clear()
        self._open.clear()

    def run(self, cell: str, source: str) -> str:
        """Run a cell. The result as JSON: {view} for an activity, {html} for what is only shown, {failed: why} or, if Python
        lacks a package, {needs: its name}."""
        return _told(self._run, cell, source)

    def answer(self, cell: str, message: str, buffers: list, keeps: bool = True) -> tuple[str, list]:
        """The reply to what a cell's view says (JSON), and its buffers. Where `keeps` is false the browser couldn't keep what
        came of it, and the reply is what a full disk would bring."""
        sent: list = []

        def replied() -> dict:
            with files.refusing(None if keeps else OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))):
                reply, out = self._open[cell].answer(json.loads(message), buffers)
            sent.extend(out)
            return {"reply": reply}

        return _told(replied), sent

    def lessons_done(self) -> str:
        """The ids of the lessons with nothing left to do, as JSON; in a frame none, since nothing private is read there."""
        if self.framed:
            return "[]"
        return json.dumps(overview.lessons_done(bundle(), Learning(self.home / "learning"), Private(self.home / "private")))

    def takeout(self) -> bytes:
        """The learner's record as a zip. Raises RecordError, also in a frame."""
        if self.framed:
            raise RecordError(_("Open the course itself to take your record along."))
        return takeout.pack(self.home)

    def _run(self, cell: str, source: str) -> dict:
        *before, last = ast.parse(source).body
        if "course_lib" not in self._names:
            exec("import course_lib\nfrom course_lib import *", self._names)
        exec(compile(ast.Module(before, []), cell, "exec"), self._names)
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), cell, "exec"), self._names)
            return {}
        result = eval(compile(ast.Expression(last.value), cell, "eval"), self._names)
        if isinstance(result, Opened):
            self._open[cell] = result
            return {"view": result.view}
        return {"html": result._repr_html_()} if hasattr(result, "_repr_html_") else {}


def _told(act, *given) -> str:
    """What `act` returns, or why it couldn't, as JSON. Sorted, so that equal answers are equal texts."""
    try:
        told = act(*given)
    except ModuleNotFoundError as error:
        told = {"needs": (error.name or "").partition(".")[0]}
    except Exception as error:  # whatever it is, it's this cell's alone
        told = {"failed": str(error) or type(error).__name__}
    return json.dumps(told, sort_keys=True)
