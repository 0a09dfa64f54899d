"""The journal: everything that a learner wrote for themselves in the course, in one place. Private.

An entry is one private document; `passages` knows what each kind says.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from ..content import Bundle
from ..content.bundle import UnknownId
from ..content.objects import Reflection
from ..words import _
from . import reflection as reflections
from .mark import BadResponse
from .own_words import own_text
from .passages import WRITTEN, Passage, of_document, of_reflection, spoken, words

KIND = "private"


@dataclass(frozen=True)
class Entry:
    """One document. `at` is when it was last saved, and `lesson` the id of its lesson or empty."""

    name: str
    kind: str
    title: str
    at: str
    lesson: str
    revision: int
    passages: tuple[Passage, ...]


def entries(documents: dict[str, dict], content: Bundle) -> tuple[Entry, ...]:
    """Every document that says something, newest first."""
    found = [entry for name, document in documents.items() if (entry := entry_of(name, document, content)).passages]
    return tuple(sorted(found, key=lambda one: (one.at, one.name), reverse=True))


def entry_of(name: str, document: dict, content: Bundle) -> Entry:
    """A document as an entry; one that says nothing has no passages."""
    asked = _asked(document, content)
    kind = "reflection" if "reflection" in document else words(document.get("kind")) or kinds()["entry"]
    passages = of_reflection(document, asked) if asked else of_document(document)
    return Entry(name, kind, asked.title if asked else _title(kind, document), words(document.get("at")),
                 asked.lesson if asked else words(document.get("lesson")), document["revision"], passages)


def changed(document: dict, said: dict, content: Bundle, now: str) -> dict:
    """`document` with the texts in `said` (by field) in place of its own, to be kept. Raises BadResponse."""
    if not isinstance(said, dict) or not set(said) <= {key for key in WRITTEN if isinstance(document.get(key), str)}:
        raise BadResponse(kinds()["fixed"])
    texts = {field: own_text(text) for field, text in said.items()}
    asked = _asked(document, content)
    if asked:
        state = reflections.resume(reflections.start(asked), document)
        return reflections.respond(state, texts | {"skipped": False}, now)[1]
    return {**document, **texts}


def found(kept: tuple[Entry, ...], search: str, lesson_title: Callable[[str], str]) -> tuple[Entry, ...]:
    """The entries that hold every word of `search`, whatever its case and accents."""
    wanted = plain(search).split()
    return tuple(entry for entry in kept if all(word in _everything(entry, lesson_title) for word in wanted))


def plain(text: str) -> str:
    """`text` without case and accents, to compare."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


def _everything(entry: Entry, lesson_title: Callable[[str], str]) -> str:
    said = (text for passage in entry.passages for text in (passage.text, passage.label))
    return plain("\n".join((entry.title, entry.kind, lesson_title(entry.lesson), *said)))


def _asked(document: dict, content: Bundle) -> Reflection | None:
    """The reflection that a document answers, if the course still has it and can read what was kept."""
    try:
        asked = content.reflection(words(document.get("reflection")))
        reflections.resume(reflections.start(asked), document)
    except (UnknownId, BadResponse):
        return None
    return asked


def titles() -> dict[str, str]:
    """What documents are called that have no title of their own, by their kind."""
    return {"check-in": _("Check-in"), "plan": _("A plan for a week")}


def kinds() -> dict[str, str]:
    """What a document is, where it doesn't say so, and what the journal says where it can't be changed."""
    return {"entry": _("entry"), "fixed": _("this can't be changed in the journal")}


def _title(kind: str, document: dict) -> str:
    return words(document.get("title")) or titles().get(kind) or spoken(words(document.get("reflection")) or kind)
