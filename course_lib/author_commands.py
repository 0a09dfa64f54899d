"""`attune build`, `check`, `items`, `coverage` and `translate`: what an author types in a checkout of the course."""

import json
import sys

from .extras import in_checkout, needs_checkout
from .words import _


def add_to(verb) -> None:
    """Put the verbs into the parser: `verb(name, run, says)` adds one."""
    verb("build", build, _("For authors: make the lessons and the bundle from assets/."))
    one = verb("check", check, _("For authors: report everything that is wrong with the content."))
    one.add_argument("--craft", action="store_true", help=_("show what can be guessed from how items are written"))
    one.add_argument("--unverified", action="store_true", help=_("list the sources that nobody has read for us yet"))
    one.add_argument("--dialogues", nargs="?", const="all", metavar="ID", help=_("show what each dialogue's paths come to"))
    one = verb("translate", translate, _("For authors: count what is translated, or write down what of a file isn't yet."))
    one.add_argument("file", nargs="?", help=_("a file of assets/, such as questions/perceiving.yaml"))
    one.add_argument("language", nargs="?", help=_("such as es"))
    for name, run, says in (("items", items, _("For authors: list every item.")),
                            ("coverage", coverage, _("For authors: show where each concept is taught, practised and assessed."))):
        verb(name, run, says).add_argument("--json", action="store_true", help=_("as JSON"))


def _assets():
    """The assets of this checkout, with their problems."""
    from .content.authoring import build

    _in_checkout()
    return build.load()


def _in_checkout() -> None:
    if not in_checkout():
        raise SystemExit(needs_checkout())


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

    _in_checkout()
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
    for note in assets.translations.notes:
        print(f"note: {note}")
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


def translate(options) -> None:
    """Print how much is translated; or what of one file isn't, in English, to be translated and put beside it."""
    from .content.authoring import translating

    assets = _sound_assets()
    if not options.file:
        for language, sections in translating.counts(assets).items():
            print(f"{language}: {', '.join(f'{name} {done} of {of}' for name, (done, of) in sections.items() if of)}")
        return
    if not options.language:
        raise SystemExit("Say into which language, too: attune translate questions/perceiving.yaml es")
    try:
        print(translating.missing(assets, options.file, options.language) or "Nothing is missing.")
    except KeyError:
        raise SystemExit(f"There is no {options.file} in assets/ with texts that can be translated.") from None


def coverage(options) -> None:
    """Print where each concept is taught, practised and assessed."""
    from .content.authoring.coverage import coverage as cover

    covered = cover(_sound_assets())
    if options.json:
        print(json.dumps(covered, ensure_ascii=False, indent=1))
    else:
        for concept, columns in covered.items():
            print(f"{concept:<12} {'  '.join(f'{name} {len(places)}' for name, places in columns.items())}")
