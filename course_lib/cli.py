"""The `attune` command: thin, one function for each verb."""

import argparse
import json
import os
import sys
from pathlib import Path

from .coursework.commands import add_to as add_coursework
from .documents.commands import add_to as add_workshop
from .records import RecordError
from .rooms.commands import add_to as add_room


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the result is its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter still gets the rest
    options = parser().parse_args(arguments)
    try:
        code = options.run(options) or 0
        sys.stdout.flush()  # here, where a reader that has gone is no error
        return code
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """What can be typed after `attune`."""
    main_parser = argparse.ArgumentParser(prog="attune", description="The course Attune.")
    verbs = main_parser.add_subparsers(required=True, metavar="VERB")

    def verb(name, run, says):
        added = verbs.add_parser(name, help=says, description=says)
        added.set_defaults(run=run)
        return added

    one = verb("study", study, "Open the course.")
    one.add_argument("--port", type=int, metavar="N", help="where JupyterLab listens (else a free port)")
    one.add_argument("--no-browser", action="store_true", help="don't open a browser")
    one.add_argument("--watch", metavar="FILE", help="for authors: show this lesson (assets/lessons/ID.md) as it's written")

    one = verb("review", review, "Go over questions from the lessons that are due.")
    one.add_argument("--port", type=int, metavar="N", help="where JupyterLab listens (else a free port)")
    one.add_argument("--no-browser", action="store_true", help="don't open a browser")
    one.add_argument("--forecast", action="store_true", help="print what the next two weeks hold, and open nothing")

    one = verb("journal", journal, "Open what you wrote for yourself, or write it to a file that you name. Nothing of it is printed.")
    one.add_argument("--port", type=int, metavar="N", help="where JupyterLab listens (else a free port)")
    one.add_argument("--no-browser", action="store_true", help="don't open a browser")
    one.add_argument("--markdown", type=Path, metavar="FILE", help="write all of it to this file, as plain text; it isn't locked")
    one.add_argument("--pdf", type=Path, metavar="FILE", help="write all of it to this file, as a PDF to print; it isn't locked")

    verb("progress", show_progress, "Show how far you are.")
    one = verb("export", export, "Take everything that you did away, as one zip; or the questions that you met, for Anki.")
    one.add_argument("file", type=Path, help="the file to write")
    one.add_argument("--anki", action="store_true", help="write a deck for Anki (.apkg) with the questions that you met")
    one.add_argument("--all", action="store_true", help="with --anki: those that you haven't met, too")
    one = verb("import", import_, "Bring back what you took away.")
    one.add_argument("file", type=Path, help="a zip that `attune export` wrote")
    one = verb("delete", delete, "Delete everything that you did and wrote.")
    one.add_argument("--yes", action="store_true", help="don't ask")

    one = verb("session", session, "Make a short session from what you describe. It is kept nowhere.")
    one.add_argument("text", nargs="?", metavar="TEXT",
                     help="what it's about; a shell keeps what is typed here in its history, so leave it out to be asked; "
                          "- reads one description a line and prints one JSON object a line")
    one.add_argument("--minutes", type=int, default=8, metavar="N", help="4 to 15 (else 8)")
    one.add_argument("--seed", type=int, default=0, metavar="N", help="another number may give other words")
    one.add_argument("--theme", metavar="ID", help="the theme, where you know better than the rules")
    one.add_argument("--go-on", action="store_true", help="it was taken for danger, and that isn't what you meant")
    one.add_argument("--json", action="store_true", help="as JSON")

    add_coursework(verbs)
    add_workshop(verbs)
    add_room(verbs)
    for name, run, says in (
        ("build", build, "For authors: make the lessons and the bundle from assets/."),
        ("check", check, "For authors: report everything that is wrong with the content."),
        ("items", items, "For authors: list every item."),
        ("coverage", coverage, "For authors: show where each concept is taught, practised and assessed."),
    ):
        one = verb(name, run, says)
        if name in ("items", "coverage"):
            one.add_argument("--json", action="store_true", help="as JSON")
        if name == "check":
            one.add_argument("--craft", action="store_true", help="show what can be guessed from how items are written")
            one.add_argument("--unverified", action="store_true", help="list the sources that nobody has read for us yet")
            one.add_argument("--dialogues", nargs="?", const="all", metavar="ID", help="show what each dialogue's paths come to")
    return main_parser


# For learners ----------------------------------------------------------------------------------


def study(options) -> int:
    """Open the course, or an author's lesson as it is written."""
    if options.watch:
        from .watch import watch

        return watch(Path(options.watch), port=options.port, browser=not options.no_browser)
    from .study import study as open_course

    return open_course(port=options.port, browser=not options.no_browser)


def review(options) -> int:
    """Open the page "Review", or print its forecast."""
    from .content import bundle

    if options.forecast:
        from .activities import review_view
        from .notebook import learning_store
        from .review_desk import review_state, today

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
            print(f"{file} is there already. Give another name, or move it away first.", file=sys.stderr)
            return 1
    if wanted:
        return write_journal(wanted)
    from .study import study as open_course

    return open_course(port=options.port, browser=not options.no_browser, page=bundle().lesson("journal").path)


def write_journal(wanted: dict[str, Path]) -> int:
    """Write the journal in each kind to its file, readable by its owner only. Returns the exit code; raises NotSaved."""
    from .content import bundle
    from .journal_desk import JournalDesk, made
    from .notebook import private_store
    from .records.errors import NotSaved
    from .records.files import replace
    from .records.lock import read

    if read(private_store().folder):
        print("What you wrote is locked, so only the course's pages can open it. Run `attune journal`: the page \"Journal\" opens, "
              "and once you've unlocked it there, it makes the Markdown file and prints.", file=sys.stderr)
        return 1
    desk = JournalDesk(bundle(), private_store())
    kept, problems = desk.kept()
    for kind, file in wanted.items():
        content, says = made(kind, kept, desk.lesson_title)
        try:
            replace(file, content)
        except OSError as error:
            raise NotSaved.at(file, error) from error
        print(f"What you wrote is in {file}. The file isn't locked: keep it where only you can read it.", *says, sep="\n")
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


def show_progress(options) -> None:
    """Print a line for each lesson, and what was found wrong with the record."""
    from .content import bundle
    from .notebook import learning_store, private_store
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
        print(f"{options.file} is there already. Give another name, or move it away first.", file=sys.stderr)
        return 1
    if options.anki:
        return export_deck(options)
    if options.all:
        print("--all says which questions are in a deck; it goes with --anki.", file=sys.stderr)
        return 1
    takeout.export(home(), options.file)
    if read(home() / "private"):
        print(f"Everything is in {options.file}. What you wrote for yourself is locked in it and opens with your passphrase; "
              "your answers aren't locked.")
    else:
        print(f"Everything is in {options.file}, what you wrote for yourself too, and the file isn't locked. "
              "Keep it where only you can read it.")
    return 0


def export_deck(options) -> int:
    """Write the questions that were met in the lessons as a deck for Anki. Returns the exit code."""
    from . import anki
    from .content import bundle
    from .notebook import learning_store
    from .review_desk import review_state

    content = bundle()
    chosen = list(review_state(content, learning_store()).cards.values())
    asked = [card.item for card in chosen if options.all or card.met is not None and not card.off]
    if not asked:
        print("There is no question to write yet: a deck holds those that you've answered in a lesson. "
              "--all takes every one.", file=sys.stderr)
        return 1
    try:
        anki.write(options.file, asked, {lesson.id: lesson.title for lesson in content.lessons()})
    except OSError as error:
        print(f"Not saved in {options.file}: {error.strerror}.", file=sys.stderr)
        return 1
    print(f"{len(asked)} {'question is' if len(asked) == 1 else 'questions are'} in {options.file}, for Anki to open.")
    return 0


def import_(options) -> int:
    """Bring back a zip. Returns the exit code; raises RecordError."""
    from .records import home, takeout
    from .records_desk import told

    try:
        content = options.file.read_bytes()
    except OSError as error:
        print(f"{options.file} can't be opened: {error.strerror}.", file=sys.stderr)
        return 1
    print("\n".join(told(takeout.unpack(home(), content))))
    return 0


def delete(options) -> int:
    """Delete everything, after asking. Returns the exit code: 1 if nothing was deleted. Raises RecordError."""
    from .records import home, takeout

    folder = home()
    if not options.yes:
        try:
            answer = input(f"Delete every answer and everything you wrote, in {folder}? It can't be brought back. [y/N] ")
        except EOFError:
            answer = ""
        if answer.strip().lower() not in ("y", "yes"):
            print("Nothing was deleted.")
            return 1
    takeout.delete(folder)
    print("Everything is deleted.")
    return 0


def session(options) -> int:
    """Print a session, help, or the themes to choose from. Nothing is stored. Returns the exit code.

    Somebody at a terminal is asked whether anybody is in danger, and only a "no" brings a session; JSON says in `asked` whether
    that was so.
    """
    from .activities.sessions.compose import LONGEST, SHORTEST
    from .activities.sessions.session import no_session
    from .activities.sessions.session import session as make
    from .content import bundle
    from .session_text import answered_yes, as_text, choice

    library = bundle().sessions()
    if not SHORTEST <= options.minutes <= LONGEST:
        print(f"A session takes {SHORTEST} to {LONGEST} minutes.", file=sys.stderr)
        return 2
    if options.theme and options.theme not in {theme.id for theme in library.themes}:
        print(f"There is no theme {options.theme!r}. There are:", choice(library), sep="\n", file=sys.stderr)
        return 2

    def made(text):
        return make(text, options.minutes, options.seed, library, options.theme, options.go_on)

    def as_json(made, **more):
        return json.dumps(made | {"asked": asked}, ensure_ascii=False, **more)

    asked = options.text is None and sys.stdin.isatty()
    if options.text == "-":
        for line in sys.stdin:
            print(as_json(made(line.rstrip("\n"))), flush=True)
        return 0
    text = options.text
    if text is None:
        try:
            print("What is it about? A sentence or two. It stays in memory until this ends, and is kept nowhere.", file=sys.stderr)
            text = input()
        except EOFError:
            text = ""
    if asked and not _nobody_in_danger():
        print(as_json(no_session(), indent=1) if options.json else answered_yes())
    else:
        print(as_json(made(text), indent=1) if options.json else as_text(made(text), library, asked))
    return 0


def _nobody_in_danger() -> bool:
    """Ask until it's answered; whether the answer is no. Where no answer comes, it isn't."""
    from .session_text import question

    answer = ""
    try:
        while answer not in ("no", "n", "yes", "y"):
            print("", question(), sep="\n", file=sys.stderr)
            answer = input().strip().lower()
    except EOFError:
        pass
    return answer in ("no", "n")


# For authors -----------------------------------------------------------------------------------


def _assets():
    """The assets of this checkout, with their problems."""
    try:
        from .content.authoring import build
    except ImportError as error:
        raise SystemExit(f"This needs what authors use ({error.name} is missing): run `python3 start.py test` once, "
                         "or install the extra: pip install 'attune-course[authoring]'.") from error
    if not build.ASSETS.is_dir():
        raise SystemExit(f"There is no {build.ASSETS}: authors work in a checkout of the course.")
    return build.load()


def _sound_assets():
    """The assets, if nothing is wrong with them: what is half right can't be listed."""
    assets = _assets()
    if assets.problems:
        print("First mend:", *assets.problems, sep="\n", file=sys.stderr)
        raise SystemExit(1)
    return assets


def _report(problems) -> int:
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def build(options) -> int:
    """Make lessons and bundle, unless something is wrong with the content. Returns the exit code."""
    from .content.authoring.build import REPOSITORY, draw
    from .content.authoring.build import build as make
    from .coursework import ready

    draw()
    assets = _assets()
    if assets.problems:
        print("Nothing was built; first mend:", file=sys.stderr)
        return _report(assets.problems)
    changed = make(assets) + ready.make(assets, REPOSITORY)
    print("\n".join(map(str, changed)) or "Everything was up to date.")
    return 0


def check(options) -> int:
    """Print everything that is wrong. Returns the exit code: 1 if anything is."""
    assets = _assets()
    from .content.authoring import bank, dialogue_report
    from .content.authoring.build import REPOSITORY, stale
    from .coursework import ready

    if options.craft:
        print(bank.craft_report(assets))
    if options.unverified:
        print("\n".join(bank.unverified(assets)))
    if options.dialogues:
        print(dialogue_report.report(assets, options.dialogues))
    problems = assets.problems or stale(assets) + ready.stale(assets, REPOSITORY)
    if not problems:
        print(f"{len(assets.items)} items, {len(assets.lessons)} lessons and pages: nothing is wrong.")
    return _report(problems)


def items(options) -> None:
    """Print every item."""
    from .content.authoring import listing

    listed = listing.items(_sound_assets())
    if options.json:
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    else:
        for item in listed:
            print(f"{item['id']:<40} {item['kind']:<8} {item['use']:<7} {item['lesson']:<22} {' '.join(item['concepts'])}")


def coverage(options) -> None:
    """Print where each concept is taught, practised and assessed."""
    from .content.authoring.coverage import coverage as cover

    covered = cover(_sound_assets())
    if options.json:
        print(json.dumps(covered, ensure_ascii=False, indent=1))
    else:
        for concept, columns in covered.items():
            print(f"{concept:<12} {'  '.join(f'{name} {len(places)}' for name, places in columns.items())}")


if __name__ == "__main__":
    sys.exit(main())
