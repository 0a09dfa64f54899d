"""A personal session as text for a terminal. Nothing here reads or writes what a learner did."""

import json
from pathlib import Path
from textwrap import fill

from .content.sessions import SessionLibrary
from .words import _

HELP = Path(__file__).parent / "reader" / "labextension" / "static" / "help.json"
WIDTH = 76
ROUTES = {"eyes-open": _("With open eyes"), "movement": _("With movement"), "breath": _("With the breath")}


def help_rows() -> list[dict]:
    """The rows of the help directory: where, kind, service, how, checked_on."""
    return json.loads(HELP.read_text(encoding="utf-8"))["rows"]


def as_text(made: dict, library: SessionLibrary) -> str:
    """What `activities.sessions.session` made, to read in a terminal."""
    if made["danger"]:
        return in_danger()
    if not made["parts"]:
        return "\n".join([_wrapped(_("These rules find no theme in that. It says nothing about what you wrote. You can choose one:")),
                          "", choice(library), "", _("Choose with --theme ID.")])
    return "\n\n".join(filter(None, [_about(made, library), _wrapped(made["caveat"]), _help(), *map(_part, made["parts"]), _end()]))


def in_danger() -> str:
    """Calm words and every row of help."""
    rows = [_row(row) for row in help_rows()]
    return "\n".join([
        _wrapped(_("Thank you for writing that. Some of it may be about danger, to you or to someone else, so there is no "
                   "session now. Safety comes before attunement.")), "",
        _wrapped(_("If somebody may be hurt soon, please call the emergency number of the country you're in. If you can, tell "
                   "someone you trust, and don't stay alone with it. Use a device that nobody else checks.")), "",
        *rows, "",
        _wrapped(_("Numbers that nobody has confirmed yet are marked: confirm before you rely on them.")),
        _wrapped(_("These are rules that look for words, and they can be wrong. If that isn't what you meant, give --go-on, "
                   "and the session comes."))])


def choice(library: SessionLibrary) -> str:
    """A line for each theme: its id and what it's about."""
    return "\n".join(f"  {theme.id:<28} {theme.about}" for theme in library.themes)


def _row(row: dict) -> str:
    mark = "" if row["checked_on"] else _(" (unconfirmed)")
    return fill(f"{row['where']}, {row['kind']}: {row['service']}. {row['how']}{mark}", WIDTH, initial_indent="  ",
                subsequent_indent="    ")


def _wrapped(text: str) -> str:
    return fill(text, WIDTH)


def _about(made: dict, library: SessionLibrary) -> str:
    titles = {theme.id: theme.title for theme in library.themes}
    head = f"{titles[made['theme']]} · {made['minutes']:g} min"
    found = [f"  {theme['id']}: {', '.join(theme['words'])}" for theme in made["themes"][:3]]
    why = [_("What the rules found, and the words that led there:"), *found, _("Another one fits better? Give --theme ID.")]
    return "\n".join([head, "=" * len(head), *(why if found else ())])


def _part(part: dict) -> str:
    lines = [f"{part['title']} · {part['minutes']:g} min", *(_wrapped(line) for line in part["lines"])]
    for route, says in part.get("routes", {}).items():
        lines += [f"  {ROUTES[route]}", *(fill(line, WIDTH, initial_indent="    ", subsequent_indent="    ") for line in says)]
    return "\n".join(lines)


def _help() -> str:
    return _wrapped(_("The rules that look for danger miss some of it. Help, in any country: findahelpline.com, befrienders.org, "
                      "or the local emergency number."))


def _end() -> str:
    return _wrapped(_("Written by people, chosen by rules. Nobody has studied whether sessions like this help. It isn't "
                      "therapy. What you wrote was kept nowhere."))
