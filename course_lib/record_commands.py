"""`attune progress`, `export`, `import` and `delete`: what a learner can do with their record."""

import sys
from pathlib import Path

from .words import _, n_


def add_to(verb) -> None:
    """Put the verbs into the parser: `verb(name, run, says)` adds one."""
    verb("progress", show_progress, _("Show how far you are."))
    one = verb("export", export, _("Take everything that you did away, as one zip; or the questions that you met, for Anki."))
    one.add_argument("file", type=Path, help=_("the file to write"))
    one.add_argument("--anki", action="store_true", help=_("write a deck for Anki (.apkg) with the questions that you met"))
    one.add_argument("--all", action="store_true", help=_("with --anki: those that you haven't met, too"))
    one = verb("import", import_, _("Bring back what you took away."))
    one.add_argument("file", type=Path, help=_("a zip that `attune export` wrote"))
    one = verb("delete", delete, _("Delete everything that you did and wrote."))
    one.add_argument("--yes", action="store_true", help=_("don't ask"))


def show_progress(options) -> None:
    """Print a line for each lesson, and what was found wrong with the record."""
    from .content import bundle
    from .stores import learning_store, private_store
    from .overview import all_progress, as_text

    store = learning_store()
    print(as_text(all_progress(bundle(), store, private_store())))
    for problem in store.take_problems():
        print(problem.message, file=sys.stderr)


def export(options) -> int:
    """Write everything to one zip, or a deck for Anki, never over a file that is there. Returns the exit code; raises
    RecordError."""
    from .records import home, takeout
    from .records.lock import read

    if options.file.exists():
        print(_("{file} is there already. Give another name, or move it away first.").format(file=options.file), file=sys.stderr)
        return 1
    if options.anki:
        return export_deck(options)
    if options.all:
        print(_("--all says which questions are in a deck; it goes with --anki."), file=sys.stderr)
        return 1
    takeout.export(home(), options.file)
    if read(home() / "private"):
        print(_("Everything is in {file}. What you wrote for yourself is locked in it and opens with your "
                "passphrase; your answers aren't locked.").format(file=options.file))
    else:
        print(_("Everything is in {file}, what you wrote for yourself too, and the file isn't locked. Keep it "
                "where only you can read it.").format(file=options.file))
    return 0


def export_deck(options) -> int:
    """Write the questions that were met in the lessons as a deck for Anki. Returns the exit code."""
    from . import anki
    from .content import bundle
    from .stores import learning_store
    from .desks.review import review_state

    content = bundle()
    chosen = list(review_state(content, learning_store()).cards.values())
    asked = [card.item for card in chosen if options.all or card.met is not None and not card.off]
    if not asked:
        print(_("There is no question to write yet: a deck holds those that you've answered in a lesson. --all "
                "takes every one."), file=sys.stderr)
        return 1
    try:
        anki.write(options.file, asked, {lesson.id: lesson.title for lesson in content.lessons()})
    except OSError as error:
        print(_("Not saved in {file}: {strerror}.").format(file=options.file, strerror=error.strerror), file=sys.stderr)
        return 1
    print(n_("{n} question is in {file}, for Anki to open.", "{n} questions are in {file}, for Anki to open.", len(asked)).format(
        n=len(asked), file=options.file))
    return 0


def import_(options) -> int:
    """Bring back a zip. Returns the exit code; raises RecordError."""
    from .records import home, takeout
    from .desks.records import told

    try:
        content = options.file.read_bytes()
    except OSError as error:
        print(_("{file} can't be opened: {strerror}.").format(file=options.file, strerror=error.strerror), file=sys.stderr)
        return 1
    print("\n".join(told(takeout.unpack(home(), content))))
    return 0


def delete(options) -> int:
    """Delete everything, after asking. Returns the exit code: 1 if nothing was deleted. Raises RecordError."""
    from .records import home, takeout

    folder = home()
    if not options.yes:
        try:
            answer = input(_("Delete every answer and everything you wrote, in {folder}? It can't be brought back. [y/N] ").format(folder=folder))
        except EOFError:
            answer = ""
        if answer.strip().lower() not in ("y", "yes"):
            print(_("Nothing was deleted."))
            return 1
    takeout.delete(folder)
    print(_("Everything is deleted."))
    return 0
