"""A personal session as text for a terminal. Nothing here reads or writes what a learner did."""

import json
import re
from textwrap import fill

from .content.sessions import SessionLibrary
from .labels import sessions as words
from .shared_files import HELP
from .words import N_, _

WIDTH = 76
ANYWHERE = N_("Any country")
KINDS = {"emergency": N_("emergency"), "emotional crisis": N_("emotional crisis"), "abuse or violence": N_("abuse or violence"), "finder": N_("finder")}
# Places, and services that have no name of their own. The others, and how each is reached, stay as somebody wrote them.
LABELS = (
    ANYWHERE, N_("Australia"), N_("Canada"), N_("European Union"), N_("France"), N_("Germany"), N_("Ireland"), N_("Netherlands"),
    N_("New Zealand"), N_("Spain"), N_("UK"), N_("USA"), N_("Emergency services"), N_("Local emergency number"),
)
SITE = re.compile(r"\b((?:[a-z0-9-]+\.)+(?:com|org|ca|uk|net))\b")


def help_rows() -> list[dict]:
    """The rows of the help directory: where, kind, service, how, checked_on."""
    return json.loads(HELP.read_text(encoding="utf-8"))["rows"]


def help_on_a_page() -> list[dict]:
    """The rows as a page draws them: `how` in pieces, of which the sites are links; `confirmed` where somebody has checked the
    row, or where there's nothing to check."""
    return [_on_a_page(row) for row in help_rows()]


def _on_a_page(row: dict) -> dict:
    pieces = [{"text": text, "link": f"https://{text}" if number % 2 else None} for number, text in enumerate(SITE.split(row["how"])) if text]
    plain = len(pieces) == 1 and not re.search(r"\d", row["how"])
    return as_read(row) | {"how": pieces, "confirmed": bool(row["checked_on"]) or plain}


def as_read(row: dict) -> dict:
    """Where a row of the help directory holds, what it's for (`kind`), and the service, as they're read."""
    kind = KINDS[row["kind"]]
    where, service = (_(row[key]) if row[key] in LABELS else row[key] for key in ("where", "service"))
    return {"where": where, "kind": _(kind), "service": service}


def as_text(made: dict, library: SessionLibrary, asked: bool) -> str:
    """What `activities.sessions.session` made, to read in a terminal; with the direct question, where nobody was there to ask it."""
    if made["danger"]:
        return in_danger()
    if not made["parts"]:
        return "\n".join([_wrapped(words.no_theme()), "", choice(library), "", _("Choose with --theme ID.")])
    return "\n\n".join(filter(None, [_about(made, library), _wrapped(made["caveat"]), _help(asked), *map(_part, made["parts"]), _end()]))


def in_danger() -> str:
    """Calm words and every row of help, for a description that tells of danger."""
    go_on = _("If that isn't what you meant, give --go-on, and the session comes.")
    return _help_first(words.danger(), f"{words.only_rules()} {go_on}")


def answered_yes() -> str:
    """The same for whoever answers the question with yes, or isn't sure."""
    return _help_first(words.told(), _("If that isn't what you meant, begin again, and answer no."))


def question() -> str:
    """The direct question, with what can be typed."""
    return "\n".join([_wrapped(words.question()), _wrapped(words.untold()), _("Type no; or yes, also if you aren't sure.")])


def _help_first(says: tuple[str, ...], onwards: str) -> str:
    calm = [line for one in says for line in (_wrapped(one), "")]
    return "\n".join([*calm, *map(_row, help_rows()), "", _wrapped(words.unconfirmed()), _wrapped(onwards)])


def choice(library: SessionLibrary) -> str:
    """A line for each theme: its id and what it's about."""
    return "\n".join(f"  {theme.id:<28} {theme.about}" for theme in library.themes)


def _row(row: dict) -> str:
    mark = "" if row["checked_on"] else _(" (unconfirmed)")
    told = as_read(row)
    return fill(f"{told['where']}, {told['kind']}: {told['service']}. {row['how']}{mark}", WIDTH, initial_indent="  ",
                subsequent_indent="    ")


def _wrapped(text: str) -> str:
    return fill(text, WIDTH)


def _about(made: dict, library: SessionLibrary) -> str:
    titles = {theme.id: theme.title for theme in library.themes}
    head = f"{titles[made['theme']]} · {made['minutes']:g} min"
    found = [f"  {theme['id']}: {', '.join(theme['words'])}" for theme in made["themes"][:3]]
    why = [words.led_there(), *found, _("Another one fits better? Give --theme ID.")]
    return "\n".join([head, "=" * len(head), *(why if found else ())])


def _part(part: dict) -> str:
    lines = [f"{part['title']} · {part['minutes']:g} min", *(_wrapped(line) for line in part["lines"])]
    for route, says in part.get("routes", {}).items():
        lines += [f"  {words.routes()[route]}", *(fill(line, WIDTH, initial_indent="    ", subsequent_indent="    ") for line in says)]
    return "\n".join(lines)


def _help(asked: bool) -> str:
    unasked = _("If so, or if you aren't sure, help comes first, and the session can wait.")
    return "\n\n".join([_wrapped(words.way_to_help()), *([] if asked else [_wrapped(f"{words.question()} {unasked}")])])


def _end() -> str:
    return _wrapped(f"{words.honest()} {_('What you wrote was kept nowhere.')}")
