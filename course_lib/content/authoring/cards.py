"""Evidence as a reader meets it: a card behind a badge, and a line in the lesson's list of sources.

A card's row is its name, what an author wrote, and, where there is any, what the course itself says before it. Names and what
the course says are English here; the page puts them into its reader's language (reader/labextension/static/cards.js).
"""

from ...words import _
from .schema import Source, Term

CHECKED = {
    "checked": "Yes: we read the abstract, page or text.",
    "second-hand": "Only in another work that cites it.",
    "unverified": "Not yet: from general knowledge, so take the numbers as rough.",
}


def card(source: Source) -> dict:
    """What opens behind a badge."""
    return {"title": f"{source.authors}, {source.year}", "rows": [
        ["What was studied", source.studied], ["What it found", source.found], ["How big", source.size],
        ["How sure", "", source.sure.capitalize()], ["What it can't show", source.caveat],
        ["Where to find it", _where(source)], ["Checked by us", source.verified_note or "", CHECKED[source.verified]]]}


def term_card(term: Term) -> dict:
    """What opens behind a word of the glossary."""
    return {"title": term.term, "rows": [["In this course", term.meaning]]}


def _where(source: Source) -> str:
    doi = f" doi:{source.doi}" if source.doi else ""
    return f"{_ended(source.title)} {source.where}.{doi}"


def _ended(title: str) -> str:
    """A title with a full stop behind it, unless it asks or exclaims."""
    return title if title.endswith(("?", "!")) else f"{title}."


def line(source: Source) -> str:
    """One line of the list of sources, in Markdown and in the language that is spoken."""
    link = f" [doi:{source.doi}](https://doi.org/{source.doi})" if source.doi else ""
    unread = _("We haven't read the work itself yet; numbers are rough.")
    checked = "" if source.verified == "checked" else f" *{unread}*"
    return f"- {source.authors} ({source.year}). {_ended(source.title)} *{source.where}*.{link}{checked}"
