"""The journal: everything that a learner wrote for themselves in the course, in one place. Private.

An entry is one private document. What a reflection holds is known; of any other kind the texts are shown as they are.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..content import Bundle
from ..content.bundle import UnknownId
from ..content.objects import Reflection
from ..words import _
from . import reflection as reflections
from .mark import BadResponse
from .own_words import own_text, whole_characters

KIND = "private"
# What we note about a document, not what was said.
OURS = {"v", "revision", "writer", "at", "kind", "lesson", "reflection", "id", "which", "title"}
WRITTEN = {"mine", "twin", "text", "note"}  # the fields that hold free text, which can be changed here


@dataclass(frozen=True)
class Passage:
    """One thing that was said. `field` is where the document holds it if it can be changed here, and else empty."""

    label: str
    text: str
    prompt: str = ""
    field: str = ""


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
    kind = "reflection" if "reflection" in document else _word(document.get("kind")) or _("entry")
    if asked:
        passages = _of_reflection(document, asked)
    else:
        passages = tuple(_of_anything(document))
    return Entry(name, kind, asked.title if asked else _title(kind, document), _word(document.get("at")),
                 asked.lesson if asked else _word(document.get("lesson")), document["revision"], passages)


def changed(document: dict, said: dict, content: Bundle, now: str) -> dict:
    """`document` with the texts in `said` (by field) in place of its own, to be kept. Raises BadResponse."""
    if not isinstance(said, dict) or not set(said) <= {key for key in WRITTEN if isinstance(document.get(key), str)}:
        raise BadResponse(_("this can't be changed in the journal"))
    texts = {field: own_text(text) for field, text in said.items()}
    asked = _asked(document, content)
    if asked:
        state = reflections.resume(reflections.start(asked), document)
        return reflections.respond(state, texts | {"skipped": False}, now)[1]
    return {**document, **texts}


def found(kept: tuple[Entry, ...], search: str, lesson_title: Callable[[str], str]) -> tuple[Entry, ...]:
    """The entries that hold every word of `search`, whatever its case and accents."""
    words = plain(search).split()
    return tuple(entry for entry in kept if all(word in _everything(entry, lesson_title) for word in words))


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
        asked = content.reflection(_word(document.get("reflection")))
        reflections.resume(reflections.start(asked), document)
    except (UnknownId, BadResponse):
        return None
    return asked


def _of_reflection(document: dict, asked: Reflection) -> tuple[Passage, ...]:
    state = reflections.resume(reflections.start(asked), document)
    passages = (
        Passage(_("Yours"), state.mine, asked.prompt, "mine"),
        Passage(_("About {name}").format(name=asked.twin.name), state.twin, asked.twin.prompt, "twin"),
        Passage(_("Words for feelings"), ", ".join(state.feelings)),
        Passage(asked.scale.label if asked.scale else "", _on_scale(state.scale, asked)),
    )
    return tuple(one for one in passages if one.text.strip())


def _on_scale(given: float | None, asked: Reflection) -> str:
    if given is None or asked.scale is None:
        return ""
    return _("{n}, from 0 ({low}) to 10 ({high})").format(n=f"{given:g}", low=asked.scale.low_label, high=asked.scale.high_label)


def _of_anything(document: dict) -> Iterator[Passage]:
    """Every text in a document of whatever kind, in its order."""
    for key, value in document.items():
        if key in OURS:
            continue
        editable = key if key in WRITTEN and isinstance(value, str) else ""
        if text := "\n".join(_texts(value)).strip("\n"):
            yield Passage(_spoken(key), text, field=editable)


def _texts(value) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield whole_characters(value)
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _title(kind: str, document: dict) -> str:
    return _word(document.get("title")) or _spoken(_word(document.get("reflection")) or kind)


def _spoken(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()


def _word(given) -> str:
    return whole_characters(given) if isinstance(given, str) else ""
