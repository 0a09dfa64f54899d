"""Questions as a deck that Anki opens, with the same ids in every export, so that a newer deck updates an older one."""

import zlib
from collections.abc import Iterable
from html import escape
from pathlib import Path

from .activities import items
from .content.items import Item, Scale
from .words import _

MODEL = 1_702_517_933  # any number, as long as it stays
STYLE = """
.card { max-width: 40rem; margin: 1rem auto; padding: 0 1rem; font: 1.1rem/1.5 Georgia, serif; text-align: start; }
.stem { white-space: pre-line; } ul, ol { padding-inline-start: 1.4rem; } li { margin-block: 0.5rem; }
.why { display: block; } .from { font: 0.85rem/1.4 sans-serif; opacity: 0.8; }
"""
FRONT = '<div class="stem">{{Question}}</div>{{Options}}'
BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<p class="from">Attune: {{Lesson}}</p>'


def write(path: Path, chosen: Iterable[Item], titles: dict[str, str]) -> None:
    """Write `chosen` as a deck for each lesson; `titles` gives a lesson's title by its id. Raises OSError."""
    import genanki

    model = genanki.Model(MODEL, "Attune", css=STYLE, templates=[{"name": "Question", "qfmt": FRONT, "afmt": BACK}],
                          fields=[{"name": name} for name in ("Question", "Options", "Answer", "Lesson", "Id")])
    decks = {}
    for item in chosen:
        title = titles.get(item.lesson, item.lesson)
        if item.lesson not in decks:
            decks[item.lesson] = genanki.Deck(_number(f"attune/{item.lesson}"), f"Attune::{title}")
        decks[item.lesson].add_note(genanki.Note(
            model=model, guid=genanki.guid_for("attune", item.id), tags=["attune", item.lesson],
            fields=[escape(item.stem), options(item), answer(item), escape(title), item.id]))
    genanki.Package(list(decks.values())).write_to_file(str(path))


def _number(name: str) -> int:
    """An id for a deck: the same for the same name, and never below a billion, where Anki has its own."""
    return 2**30 + zlib.crc32(name.encode()) % 2**30


def options(item: Item) -> str:
    """What there is to choose from, in an order that tells nothing and is the same in every export."""
    return "".join(_legend(field) + _offer(field) for field in _fields(item))


def answer(item: Item) -> str:
    """What is right, and why, and what there is to say about everything else."""
    response, mark = items.reveal(item)
    notes = {(note.field, note.id): escape(note.text) for note in mark.notes}
    return "".join(_legend(field) + _solved(item, field, response[field["name"]], notes) for field in _fields(item))


def _fields(item: Item) -> list[dict]:
    return items.fields(item, zlib.crc32(item.id.encode()))


def _legend(field: dict) -> str:
    return f"<p>{escape(field['legend'])}</p>" if field.get("legend") else ""


def _offer(field: dict) -> str:
    if field["type"] == "slide":
        ends = _("From {low} ({low_says}) to {high} ({high_says})").format(
            low=_amount(field, field["min"]), low_says=field["low"], high=_amount(field, field["max"]), high_says=field["high"])
        return f"<p>{escape(ends)}</p>"
    groups = [group["text"] for group in field.get("groups", ())]
    named = f"<p>{escape(' · '.join(groups))}</p>" if groups else ""
    return named + _list(escape(option["text"]) for option in field["options"])


def _solved(item: Item, field: dict, right, notes: dict) -> str:
    name = field["name"]
    if isinstance(item, Scale):
        low, high = (_amount(field, number) for number in item.answer)
        says = _("From {low} to {high}").format(low=low, high=high)
        return f"<p><b>{escape(says)}</b></p><p>{notes[name, '']}</p>"
    texts = {option["id"]: escape(option["text"]) for option in field["options"]}
    why = {one: f' <span class="why">{notes[name, one]}</span>' if notes.get((name, one)) else "" for one in texts}
    if field["type"] == "order":
        return _list((texts[one] + why[one] for one in right), "ol")
    if field["type"] == "groups":
        labels = {group["id"]: escape(group["text"]) for group in field["groups"]}
        return _list(f"{texts[card]}: <b>{labels[group]}</b>{why[card]}" for card, group in right.items())
    chosen = right if isinstance(right, list) else [right]
    first = sorted(texts, key=lambda one: one not in chosen)  # what is right stands first
    return _list((f"<b>✓ {texts[one]}</b>" if one in chosen else f"○ {texts[one]}") + why[one] for one in first)


def _amount(field: dict, number: float) -> str:
    return f"{number:g}{field['unit']}"


def _list(lines: Iterable[str], tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>"
