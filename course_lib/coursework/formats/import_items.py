"""Questions of other systems as items of ours: what fits is kept, and what doesn't is said, with what to do.

A question that we wrote comes back as the item that it was. One from elsewhere lacks what our items need, so whoever
imports says its lesson and concepts, and where feedback is missing, plain words stand in until somebody writes better.
"""

from collections import Counter
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from ...content.authoring import schema
from ...content.authoring.problems import Problem
from ...content.authoring.schema.shape import ConceptId, Slug
from ...words import N_, _, n_
from .choice_bodies import several, single, tiers
from .export_items import REASON
from .fitting import DoesNotFit, Says, kept_data
from .html_text import Read, read
from .ids import fits, slug, unique
from .imported import Imported
from .part_bodies import groups, order
from .scale_bodies import scale
from .sheet import OURS, USES, LmsQuestion
from .tags import Tags
from .wishes import Wishes

NO_PLACE = {
    "essay": N_("an answer in one's own words is marked by hand; make it prose in an assignment"),
    "shortanswer": N_("a typed word isn't a kind of item here; turn it into a choice"),
    "cloze": N_("gaps in a text aren't a kind of item here; make a question of each gap"),
    "multianswer": N_("gaps in a text aren't a kind of item here; make a question of each gap"),
    "brace": N_("a brace { or } is missing, or stands without \\ before it"),
    "arrow": N_("one of its answers has no -> with what it belongs to"),
    "description": N_("asks nothing; put the text into the stem of the question that it belongs to"),
}
LEVELS = ("remember", "understand", "apply", "analyse")


def imported(questions: list[LmsQuestion], file: str, wishes: Wishes) -> Imported:
    """`questions`, read from `file`, as items."""
    result = Imported()
    taken: Counter = Counter()
    firsts, reasons = {one.id for one in questions}, {one.id: one for one in questions if one.id.endswith(REASON)}
    for one in questions:
        if one.id in reasons and one.id.removesuffix(REASON) in firsts:
            continue
        says = _Report(result.problems, file, one.line, one.name or read(one.stem).text[:40] or one.kind)
        for lost in one.lost:
            says(lost)
        try:
            item = _item(one, reasons.get(one.id + REASON), wishes, says, taken)
            _check(item)
            result.files.setdefault(_place(one.path, wishes), []).append(item)
        except DoesNotFit as error:
            says(_("{why}. Left out").format(why=error))
    return result


@dataclass
class _Report:
    """Puts lines about one question into the problems of its file."""

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


def _item(one: LmsQuestion, reason: LmsQuestion | None, wishes: Wishes, says: Says, taken: Counter) -> dict:
    """The item in the shape of our files. `reason`: the second of two linked questions."""
    stem = read(one.stem)
    data = kept_data(stem)
    _fits_here(one, stem, says)
    about = _about(one, data, wishes)
    hint = _hint(one, data, says)
    kind, body = _body(one, reason, data, says)
    name = one.id if fits(Slug, one.id) else slug(one.name or stem.text, "question")
    item = {"id": unique(name, taken), "kind": kind, **about, "stem": stem.text, "hint": hint, **body}
    return {key: value for key, value in item.items() if value not in (None, [], "")}


def _fits_here(one: LmsQuestion, stem: Read, says: Says) -> None:
    """Raises DoesNotFit for a type that no item has, and for what asks nothing."""
    if one.kind not in _BODIES:
        unknown = _("the type {kind!r} isn't a kind of item here").format(kind=one.kind[:30])
        raise DoesNotFit(_(NO_PLACE[one.kind]) if one.kind in NO_PLACE else unknown)
    if stem.pictures:
        says(n_("{number} picture is left out of the stem; say in words what it shows",
                "{number} pictures are left out of the stem; say in words what they show", stem.pictures).format(number=stem.pictures))
    if not stem.text.strip():
        raise DoesNotFit(_("it has no text; write the question"))


def _about(one: LmsQuestion, data: dict, wishes: Wishes) -> dict:
    """What its tags say about it, else what was wished for. Raises DoesNotFit where neither names a concept."""
    tags = Tags((*one.tags, *(data.get("tags") if isinstance(data.get("tags"), list) else ())))
    concepts = [name for name in tags.all("concept") if fits(ConceptId, name)][:2] or list(wishes.concepts)[:2]
    if not concepts:
        raise DoesNotFit(_("nothing says which concept it's about; name one or two with --concept"))
    version = tags.number("version", 2, 10**6)  # the first isn't said
    return {"version": version, "concepts": concepts, "difficulty": tags.number("difficulty", 1, 3) or wishes.difficulty,
            "level": next((level for level in tags.all("level") if level in LEVELS), wishes.level),
            "sources": [source for source in tags.all("source") if fits(Slug, source)]}


def _hint(one: LmsQuestion, data: dict, says: Says) -> str | None:
    hint = read(one.hints[0]).text if one.hints else data.get("hint")
    if len(one.hints) > 1:
        says(_("an item has one hint; the first is kept"))
    return hint if isinstance(hint, str) and hint.strip() else None


def _body(one: LmsQuestion, reason: LmsQuestion | None, data: dict, says: Says) -> tuple[str, dict]:
    """The kind of item that it becomes, and what is particular to that kind."""
    if one.kind == "one" and reason is not None and data.get("kind") == "tiers":
        return "tiers", tiers(one, reason, data, says)
    kind, body = _BODIES[one.kind]
    return kind, body(one, data, says)


def _place(path: tuple[str, ...], wishes: Wishes) -> tuple[str, str]:
    """The lesson and use that a category of ours names, else those that were wished for."""
    if len(path) >= 3 and path[-3] == OURS and path[-2] in USES and fits(Slug, path[-1]):
        return path[-1], path[-2]
    return wishes.lesson, wishes.use


_BODIES = {"one": ("single", single), "many": ("several", several), "order": ("order", order), "match": ("groups", groups),
           "number": ("scale", scale)}
