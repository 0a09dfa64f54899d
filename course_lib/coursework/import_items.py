"""Questions of other systems as items of ours: what fits is kept, and what doesn't is said, with what to do.

A question that we wrote comes back as the item that it was. One from elsewhere lacks what our items need, so whoever
imports says its lesson and concepts, and where feedback is missing, plain words stand in until somebody writes better.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache

import yaml
from pydantic import TypeAdapter, ValidationError

from ..content.authoring import schema
from ..content.authoring.problems import Problem
from ..content.authoring.schema.shape import ConceptId, Slug
from ..content.frozen import freeze
from ..content.items import KINDS, Item
from ..records import RecordError
from ..words import N_, _, n_
from . import markup
from .exchange import REASON, Asked, label_text, plain

RIGHT, WRONG = N_("That's right."), N_("That isn't it.")
NO_PLACE = {
    "essay": N_("an answer in one's own words is marked by hand; make it prose in an assignment"),
    "shortanswer": N_("a typed word isn't a kind of item here; turn it into a choice"),
    "cloze": N_("gaps in a text aren't a kind of item here; make a question of each gap"),
    "multianswer": N_("gaps in a text aren't a kind of item here; make a question of each gap"),
    "brace": N_("a brace { or } is missing, or stands without \\ before it"),
    "arrow": N_("one of its answers has no -> with what it belongs to"),
    "description": N_("asks nothing; put the text into the stem of the question that it belongs to"),
}
USES = ("graded", "lesson", "live")


class DoesNotFit(Exception):
    """Why a question can't become an item, and what to do."""


@dataclass(frozen=True)
class Wishes:
    """What is said of questions that don't say it: their lesson, use, concepts, level and difficulty."""

    lesson: str = "imported"
    use: str = "graded"
    concepts: tuple[str, ...] = ()
    level: str = "understand"
    difficulty: int = 2


def checked(wishes: Wishes) -> Wishes:
    """`wishes`, if each can be had. Raises RecordError."""
    if not _fits(Slug, wishes.lesson):
        raise RecordError(_("{name!r} isn't the id of a lesson: lower-case words joined by hyphens.").format(name=wishes.lesson))
    for name in wishes.concepts:
        if not _fits(ConceptId, name):
            raise RecordError(_("{name!r} isn't a concept, such as C-DEF-1.").format(name=name))
    if len(wishes.concepts) > 2:
        raise RecordError(_("An item is about one concept or two. Name no more."))
    return wishes


@dataclass
class Imported:
    """Items in the shape of our files, by lesson and use, and what didn't fit."""

    files: dict[tuple[str, str], list[dict]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def items(self) -> list[Item]:
        """The items as the course uses them."""
        return [freeze(KINDS[item["kind"]], {"version": 1, **item, "lesson": lesson, "use": use})
                for (lesson, use), items in self.files.items() for item in items]

    def texts(self) -> dict[str, str]:
        """The text of each file in the style of `assets/graded`, by its name."""
        return {f"{lesson}.yaml" if use == "graded" else f"{lesson}-{use}.yaml": yaml.safe_dump(
            {"lesson": lesson, "use": use, "items": items}, allow_unicode=True, sort_keys=False, width=110)
            for (lesson, use), items in self.files.items()}


def imported(questions: list[Asked], file: str, wishes: Wishes) -> Imported:
    """`questions`, read from `file`, as items."""
    result = Imported()
    taken: Counter = Counter()
    second = {one.id: one for one in questions if one.id.endswith(REASON)}
    for one in questions:
        if one.id in second and any(other.id + REASON == one.id for other in questions):
            continue
        says = _Report(result.problems, file, one.line, one.name or markup.read(one.stem).text[:40] or one.kind)
        for lost in one.lost:
            says(lost)
        try:
            place, item = _item(one, second.get(one.id + REASON), wishes, says, taken)
            _check(item)
            result.files.setdefault(place, []).append(item)
        except DoesNotFit as error:
            says(_("{why}. Left out").format(why=error))
    return result


@dataclass
class _Report:
    problems: list[Problem]
    file: str
    line: int
    name: str

    def __call__(self, message: str) -> None:
        self.problems.append(Problem(self.file, self.line, f"{self.name}: {message}"))


_SHAPE = TypeAdapter(schema.Item)


def _check(item: dict) -> None:
    """Raises DoesNotFit unless `item` has the shape of an item of ours."""
    try:
        _SHAPE.validate_python(item)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"][1:]))
        raise DoesNotFit(_("{where}: {what}").format(where=where, what=first["msg"])) from error


@cache
def _adapter(shape) -> TypeAdapter:
    return TypeAdapter(shape)


def _fits(shape, value) -> bool:
    try:
        _adapter(shape).validate_python(value, strict=True)
        return True
    except ValidationError:
        return False


def slug(text: str, otherwise: str) -> str:
    """An id made of the words of `text`."""
    plain_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain_text)
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > 40:
            break
        made = longer
    return made or (words[0][:40] if words else otherwise)


def _unique(name: str, taken: Counter) -> str:
    taken[name] += 1
    if taken[name] == 1:
        return name
    return _unique(f"{name[:56]}-{taken[name]}", taken)


class _Names:
    """Ids for options, steps and cards: their own where they have one, else made from their words."""

    def __init__(self, otherwise: str):
        self.taken: Counter = Counter()
        self.otherwise = otherwise

    def __call__(self, read: markup.Read) -> str:
        own = read.name if read.name and _fits(Slug, read.name) else slug(read.text, self.otherwise)
        return _unique(own, self.taken)


def _data(stem: markup.Read) -> dict:
    """What we wrote beside a stem, if it's ours and whole."""
    try:
        data = json.loads(stem.name or "")
        return data if isinstance(data, dict) else {}
    except (ValueError, RecursionError):
        return {}


def _item(one: Asked, second: Asked | None, wishes: Wishes, says: Callable, taken: Counter) -> tuple[tuple[str, str], dict]:
    """Where the item belongs, and the item."""
    stem = markup.read(one.stem)
    data = _data(stem)
    if one.kind not in _MADE:
        unknown = _("the type {kind!r} isn't a kind of item here").format(kind=one.kind[:30])
        raise DoesNotFit(_(NO_PLACE[one.kind]) if one.kind in NO_PLACE else unknown)
    if stem.pictures:
        says(n_("{number} picture is left out of the stem; say in words what it shows",
                "{number} pictures are left out of the stem; say in words what they show", stem.pictures).format(number=stem.pictures))
    if not stem.text.strip():
        raise DoesNotFit(_("it has no text; write the question"))
    tags = _Tags((*one.tags, *(data.get("tags") if isinstance(data.get("tags"), list) else ())))
    concepts = [name for name in tags.all("concept") if _fits(ConceptId, name)][:2] or list(wishes.concepts)[:2]
    if not concepts:
        raise DoesNotFit(_("nothing says which concept it's about; name one or two with --concept"))
    name = one.id if _fits(Slug, one.id) else slug(one.name or stem.text, "question")
    hint = markup.read(one.hints[0]).text if one.hints else data.get("hint")
    if len(one.hints) > 1:
        says(_("an item has one hint; the first is kept"))
    kind, body = _MADE[one.kind](one, second, data, says)
    item = {"id": _unique(name, taken), "kind": kind, "version": tags.number("version", 1, 10**6) or 1, "concepts": concepts,
            "difficulty": tags.number("difficulty", 1, 3) or wishes.difficulty,
            "level": next((level for level in tags.all("level") if level in ("remember", "understand", "apply", "analyse")), wishes.level),
            "sources": [source for source in tags.all("source") if _fits(Slug, source)],
            "stem": stem.text, "hint": hint if isinstance(hint, str) and hint.strip() else None, **body}
    if item["version"] == 1:
        del item["version"]
    return _place(one.path, wishes), {key: value for key, value in item.items() if value not in (None, [], "")}


def _place(path: tuple[str, ...], wishes: Wishes) -> tuple[str, str]:
    """The lesson and use that a category of ours names, else those that were wished for."""
    if len(path) >= 3 and path[-3] == "Attune" and path[-2] in USES and _fits(Slug, path[-1]):
        return path[-1], path[-2]
    return wishes.lesson, wishes.use


class _Tags:
    def __init__(self, tags):
        self.known = [tag.partition(":")[::2] for tag in tags if isinstance(tag, str) and ":" in tag]

    def all(self, kind: str) -> list[str]:
        return [value.strip() for name, value in self.known if name.strip().lower() == kind]

    def number(self, kind: str, least: int, most: int) -> int | None:
        found = next(iter(self.all(kind)), "")
        return int(found) if re.fullmatch(r"[0-9]{1,7}", found) and least <= int(found) <= most else None


def _feedback(source: str, otherwise: str) -> tuple[str, str | None, bool]:
    """What the feedback says, its misconception, and whether it was there."""
    read = markup.read(source)
    misconception = read.name if read.name and re.fullmatch(r"X-[0-9]+", read.name) else None
    return read.text if read.text.strip() else otherwise, misconception, bool(read.text.strip())


def _options(answers, says: Callable) -> list[dict]:
    """Answers as options; a fraction above 0 is right."""
    names, made, missing = _Names("option"), [], 0
    for answer in answers:
        read = markup.read(answer.text)
        if not read.text.strip():
            says(_("an answer without text is left out"))
            continue
        if read.pictures:
            says(_("a picture is left out of an answer; say in words what it shows"))
        right = answer.fraction > 0
        feedback, misconception, there = _feedback(answer.feedback, _(RIGHT if right else WRONG))
        missing += not there
        option = {"id": names(read), "text": read.text, "feedback": feedback}
        made.append(option | ({"correct": True} if right else {}) | ({"misconception": misconception} if misconception else {}))
    if missing:
        says(n_("{number} answer has no feedback; “{right}” or “{wrong}” stands there: say why",
                "{number} answers have no feedback; “{right}” or “{wrong}” stands there: say why", missing).format(
                    number=missing, right=_(RIGHT), wrong=_(WRONG)))
    return made


def _unshuffled(one: Asked, data: dict) -> dict:
    return {} if one.shuffle and data.get("shuffle") is not False else {"shuffle": False}


def _one(one: Asked, second: Asked | None, data: dict, says: Callable) -> tuple[str, dict]:
    if second is not None and data.get("kind") == "tiers":
        return _tiers(one, second, data, says)
    whole = [answer for answer in one.answers if answer.fraction >= 99.99]
    if len(whole) != 1:
        raise DoesNotFit(n_("{number} answer earns all the points; exactly one must",
                            "{number} answers earn all the points; exactly one must", len(whole)).format(number=len(whole)))
    if any(0 < answer.fraction < 99.99 for answer in one.answers):
        says(_("answers that earn part of the points earn none here; check whether they should be right"))
    options = _options([answer if answer in whole else replace(answer, fraction=0) for answer in one.answers], says)
    _note_general(one, says)
    two = {"two_options_because": _("The question came with two options.")} if len(options) == 2 else {}
    return "single", {"options": options, **two, **_unshuffled(one, data)}


def _tiers(one: Asked, second: Asked, data: dict, says: Callable) -> tuple[str, dict]:
    because = _data(markup.read(second.stem)).get("because")
    body = {"options": _options(one.answers, says), "because": because if isinstance(because, str) else _("Because:"),
            "reasons": _options(second.answers, says)}
    for key in ("options", "reasons"):
        if sum(option.get("correct", False) for option in body[key]) != 1:
            raise DoesNotFit(_("its {which} need exactly one that is right").format(which=key))
    return "tiers", body | _unshuffled(one, data)


def _many(one: Asked, second: Asked | None, data: dict, says: Callable) -> tuple[str, dict]:
    right = [answer for answer in one.answers if answer.fraction > 0]
    if not right or len(right) == len(one.answers):
        raise DoesNotFit(_("{right} of {all} answers are right; some must be and some not").format(
            right=len(right), all=len(one.answers)))
    share = 100 / len(right)
    if any(abs(abs(answer.fraction) - share) > 0.01 for answer in one.answers):
        says(_("its marks differ: here each right answer adds {share:.0f}% and each wrong one takes as much").format(share=share))
    _note_general(one, says)
    return "several", {"options": _options(one.answers, says), **_unshuffled(one, data)}


def _note_general(one: Asked, says: Callable) -> None:
    if markup.read(one.general).text.strip():
        says(_("feedback for the whole question has no place here; put it into the feedback of its answers"))


def _notes(one: Asked) -> dict[str, markup.Part]:
    return {part.name: part for part in markup.read(one.general).parts}


def _with_feedback(read: markup.Read, name: str, notes: dict, says: list) -> dict:
    """A step or a card with its id, text and feedback."""
    part = notes.get(name)
    if part is None or not part.text.strip():
        says.append(name)
    made = {"id": name, "text": read.text, "feedback": part.text if part and part.text.strip() else _(RIGHT)}
    known = part is not None and re.fullmatch(r"X-[0-9]+", part.misconception or "")
    return made | ({"misconception": part.misconception} if known else {})


def _order(one: Asked, second: Asked | None, data: dict, says: Callable) -> tuple[str, dict]:
    names, notes, missing = _Names("step"), _notes(one), []
    reads = [markup.read(answer.text) for answer in one.answers]
    steps = [_with_feedback(read, names(read), notes, missing) for read in reads if read.text.strip()]
    _say_missing(one, notes, missing, says)
    if not 3 <= len(steps) <= 8:
        raise DoesNotFit(_("it has {number} steps; an order has three to eight").format(number=len(steps)))
    return "order", {"steps": steps}


def _say_missing(one: Asked, notes: dict, missing: list, says: Callable) -> None:
    if missing:
        says(n_("{number} part has no feedback; “{right}” stands there: say why",
                "{number} parts have no feedback; “{right}” stands there: say why", len(missing)).format(number=len(missing), right=_(RIGHT)))
    if not notes:
        _note_general(one, says)


def _match(one: Asked, second: Asked | None, data: dict, says: Callable) -> tuple[str, dict]:
    own = data.get("groups") if isinstance(data.get("groups"), list) else []
    own = [pair for pair in own if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)]
    known = {label_text(label): (name, label) for name, label in own if _fits(Slug, name)}
    names, cards_names, notes, missing = _Names("group"), _Names("card"), _notes(one), []
    labels = [pair.label for pair in one.pairs if markup.read(pair.text).text.strip()]
    if any(not markup.read(pair.text).text.strip() and pair.label not in labels for pair in one.pairs):
        says(_("an answer to which nothing belongs is left out; every group needs a card"))
    in_order = [label for label in known if label in labels] + [label for label in dict.fromkeys(labels) if label not in known]
    groups = {label: known.get(label) or (names(markup.Read(label)), label) for label in in_order}
    cards = []
    for pair in one.pairs:
        read = markup.read(pair.text)
        if read.text.strip():
            card = _with_feedback(read, cards_names(read), notes, missing)
            cards.append({"id": card.pop("id"), "text": card.pop("text"), "group": groups[pair.label][0], **card})
    _say_missing(one, notes, missing, says)
    if not 2 <= len(groups) <= 5 or not 3 <= len(cards) <= 12:
        raise DoesNotFit(_("it has {cards} parts to match with {groups} answers; sorting has 3 to 12 cards and 2 to 5 groups").format(
            cards=len(cards), groups=len(groups)))
    two = {"two_options_because": _("The question came with two groups.")} if len(groups) == 2 else {}
    return "groups", {"groups": [{"id": name, "label": label} for name, label in groups.values()], "cards": cards, **two}


def _number(one: Asked, second: Asked | None, data: dict, says: Callable) -> tuple[str, dict]:
    right = [part for part in one.ranges if part.fraction >= 99.99]
    if len(right) != 1:
        raise DoesNotFit(n_("{number} answer earns all the points; exactly one range must",
                            "{number} answers earn all the points; exactly one range must", len(right)).format(number=len(right)))
    if any(0 < part.fraction < 99.99 for part in one.ranges):
        says(_("answers that earn part of the points earn none here"))
    low, high = right[0].low, right[0].high
    ends = _ends(data) or _made_up(low, high, says)
    wrong = [part for part in one.ranges if part.fraction <= 0]
    below = next((part for part in wrong if part.high <= low), None)
    above = next((part for part in wrong if part.low >= high and part is not below), None)
    given = {"below": below.feedback if below else "", "within": right[0].feedback, "above": above.feedback if above else ""}
    otherwise = {"below": _("That's too low."), "within": _(RIGHT), "above": _("That's too high.")}
    feedback = {key: _feedback(text, otherwise[key])[0] for key, text in given.items()}
    if not all(markup.read(text).text.strip() for text in given.values()):
        says(_("feedback is missing below, within or above the answer; plain words stand there: say why"))
    _note_general(one, says)
    return "scale", {**ends, "answer": [float(low), float(high)], "feedback": feedback}


def _ends(data: dict) -> dict | None:
    """The scale that we wrote beside the stem, if it's whole."""
    numbers = [data.get(key) for key in ("min", "max", "step")]
    words = [data.get(key) for key in ("low", "high", "unit")]
    if all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in numbers) and all(isinstance(one, str) for one in words):
        try:
            low, high, step = map(float, numbers)
        except OverflowError:  # a whole number past all that a computer reckons with
            return None
        return {"min": low, "max": high, "step": step, "unit": data["unit"], "low_label": data["low"], "high_label": data["high"]}
    return None


def _made_up(low: Decimal, high: Decimal, says: Callable) -> dict:
    """A scale for a range that came without one: the smallest block of 10, 100, 1000 … that holds the range and more."""
    width = high - low
    ten = Decimal(10)
    size = ten ** ((width * 20).adjusted() + 1 if width else low.normalize().as_tuple().exponent + 2)
    while not (low // size == high // size or low < 0 < high <= size and low >= -size):
        size *= 10
    start = -size if low < 0 < high else (low / size).to_integral_value(ROUND_FLOOR) * size
    end = start + size * (2 if low < 0 < high else 1)
    for part in (100, 200):
        step = (end - start) / part
        if start + ((low - start) / step).to_integral_value(ROUND_CEILING) * step <= high:
            says(_("a scale has ends, and it came without: {start} to {end} in steps of {step} is a guess").format(
                start=plain(start), end=plain(end), step=plain(step)))
            return {"min": float(start), "max": float(end), "step": float(step), "low_label": plain(start), "high_label": plain(end)}
    raise DoesNotFit(_("the answer {low} to {high} is too narrow for a scale; widen it").format(low=plain(low), high=plain(high)))


_MADE = {"one": _one, "many": _many, "order": _order, "match": _match, "number": _number}
