"""`attune study`, `review` and `journal`: what opens a page of the course."""

import sys
from pathlib import Path

from .words import _


def add_to(verb) -> None:
    """Put the verbs into the parser: `verb(name, run, says)` adds one."""
    one = verb("study", study, _("Open the course."))
    opens(one)
    one.add_argument("assignment", nargs="?", type=Path, metavar="DIR", help=_("the folder of an assignment, to open that instead"))
    one.add_argument("--watch", metavar="FILE", help=_("for authors: show this lesson (assets/lessons/ID.md) as it's written"))

    one = verb("review", review, _("Go over questions from the lessons that are due."))
    opens(one)
    one.add_argument("--forecast", action="store_true", help=_("print what the next two weeks hold, and open nothing"))

    one = verb("journal", journal, _("Open what you wrote for yourself, or write it to a file that you name. Nothing of it is printed."))
    opens(one)
    one.add_argument("--markdown", type=Path, metavar="FILE", help=_("write all of it to this file, as plain text; it isn't locked"))
    one.add_argument("--pdf", type=Path, metavar="FILE", help=_("write all of it to this file, as a PDF to print; it isn't locked"))


def opens(one) -> None:
    """What every verb takes that opens JupyterLab."""
    one.add_argument("--port", type=int, metavar="N", help=_("where JupyterLab listens (else a free port)"))
    one.add_argument("--no-browser", action="store_true", help=_("don't open a browser"))


def study(options) -> int:
    """Open the course, an assignment, or an author's lesson as it is written. Raises RecordError."""
    if options.watch:
        from .watch import watch

        return watch(Path(options.watch), port=options.port, browser=not options.no_browser)
    from .study import study as open_course

    if options.assignment:
        folder = options.assignment.resolve()
        return open_course(port=options.port, browser=not options.no_browser, folder=folder, page=_notebook_in(folder), of="")
    return open_course(port=options.port, browser=not options.no_browser)


def _notebook_in(folder: Path) -> str:
    """The name of the assignment's notebook in `folder`. Raises RecordError where it isn't there."""
    from .coursework.assignment import FILE, read_assignment
    from .records import RecordError

    if not (folder / FILE).is_file():
        raise RecordError(_("There is no {file} in {folder}. Name the folder of an assignment; if you were given a zip, unpack it first.").format(
            file=FILE, folder=folder))
    name = f"{read_assignment(folder / FILE).id}.ipynb"
    if not (folder / name).is_file():
        raise RecordError(_("There is no {file} in {folder}, which belongs to its {other}. Put both into the same folder.").format(
            file=name, folder=folder, other=FILE))
    return name


def review(options) -> int:
    """Open the page "Review", or print its forecast."""
    from .content import bundle

    if options.forecast:
        from .activities import review_view
        from .stores import learning_store
        from .desks.review import review_state, today

        store = learning_store()
        print(review_view.as_text(review_view.forecast_view(review_state(bundle(), store), today())))
        for problem in store.take_problems():
            print(problem.message, file=sys.stderr)
        return 0
    from .study import study as open_course

    return open_course(port=options.port, browser=not options.no_browser, page=bundle().lesson("review").path)


def journal(options) -> int:
    """Open the page "Journal", or write the journal to files that aren't there yet. Returns the exit code; raises RecordError."""
    from .content import bundle

    wanted = {kind: file for kind, file in (("markdown", options.markdown), ("pdf", options.pdf)) if file}
    for file in wanted.values():
        if file.exists():
            print(_("{file} is there already. Give another name, or move it away first.").format(file=file), file=sys.stderr)
            return 1
    if wanted:
        return write_journal(wanted)
    from .study import study as open_course

    return open_course(port=options.port, browser=not options.no_browser, page=bundle().lesson("journal").path)


def write_journal(wanted: dict[str, Path]) -> int:
    """Write the journal in each kind to its file, readable by its owner only. Returns the exit code; raises NotSaved."""
    from .content import bundle
    from .desks.journal import JournalDesk, made
    from .stores import private_store
    from .records.errors import NotSaved
    from .records.files import replace
    from .records.lock import read

    if read(private_store().folder):
        print(_("What you wrote is locked, so only the course's pages can open it. Run `attune journal`: the "
                "page \"Journal\" opens, and once you've unlocked it there, it makes the Markdown file and prints."), file=sys.stderr)
        return 1
    desk = JournalDesk(bundle(), private_store())
    kept, problems = desk.kept()
    for kind, file in wanted.items():
        content, says = made(kind, kept, desk.lesson_title)
        try:
            replace(file, content)
        except OSError as error:
            raise NotSaved.at(file, error) from error
        print(_("What you wrote is in {file}. The file isn't locked: keep it where only you can read it.").format(file=file), *says, sep="\n")
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0
