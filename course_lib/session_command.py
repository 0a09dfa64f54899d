"""`attune session`: a short session from what somebody describes. It is kept nowhere."""

import json
import sys

from .words import _


def add_to(verb) -> None:
    """Put the verb into the parser: `verb(name, run, says)` adds one."""
    one = verb("session", session, _("Make a short session from what you describe. It is kept nowhere."))
    one.add_argument("text", nargs="?", metavar="TEXT",
                     help=_("what it's about; a shell keeps what is typed here in its history, so leave it out to be asked; "
                          "- reads one description a line and prints one JSON object a line"))
    one.add_argument("--minutes", type=int, default=8, metavar="N", help=_("4 to 15 (else 8)"))
    one.add_argument("--seed", type=int, default=0, metavar="N", help=_("another number may give other words"))
    one.add_argument("--theme", metavar="ID", help=_("the theme, where you know better than the rules"))
    one.add_argument("--go-on", action="store_true", help=_("it was taken for danger, and that isn't what you meant"))
    one.add_argument("--json", action="store_true", help=_("as JSON"))


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
        print(_("A session takes {shortest} to {longest} minutes.").format(shortest=SHORTEST, longest=LONGEST), file=sys.stderr)
        return 2
    if options.theme and options.theme not in {theme.id for theme in library.themes}:
        print(_("There is no theme {theme!r}. There are:").format(theme=options.theme), choice(library), sep="\n", file=sys.stderr)
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
            print(_("What is it about? A sentence or two. It stays in memory until this ends, and is kept nowhere."), file=sys.stderr)
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
