"""Ordering and matching of other systems as what is particular to orders and groups: their steps, their cards."""

from ...content.authoring.schema.shape import Slug
from ...words import _, n_
from .fitting import RIGHT, DoesNotFit, Says, misconception, say_general
from .html_text import Read, read
from .ids import Names, fits
from .sheet import LmsQuestion, label_text


def order(one: LmsQuestion, data: dict, says: Says) -> dict:
    """A question that asks for an order. Raises DoesNotFit."""
    names, notes = Names("step"), _Notes(one)
    found = [read(answer.text) for answer in one.answers]
    steps = [notes.part(said, names(said)) for said in found if said.text.strip()]
    notes.report(says)
    if not 3 <= len(steps) <= 8:
        raise DoesNotFit(_("it has {number} steps; an order has three to eight").format(number=len(steps)))
    return {"steps": steps}


def groups(one: LmsQuestion, data: dict, says: Says) -> dict:
    """A question that asks what belongs to what; `data` has our groups, also those without a card. Raises DoesNotFit."""
    named = [(read(pair.text), pair.label) for pair in one.pairs]
    labels = [label for said, label in named if said.text.strip()]
    if any(not said.text.strip() and label not in labels for said, label in named):
        says(_("an answer to which nothing belongs is left out; every group needs a card"))
    known, names, notes = _labels(labels, data), Names("card"), _Notes(one)
    cards = []
    for said, label in named:
        if said.text.strip():
            card = notes.part(said, names(said))
            cards.append({"id": card.pop("id"), "text": card.pop("text"), "group": known[label][0], **card})
    notes.report(says)
    if not 2 <= len(known) <= 5 or not 3 <= len(cards) <= 12:
        raise DoesNotFit(_("it has {cards} parts to match with {groups} answers; sorting has 3 to 12 cards and 2 to 5 groups").format(
            cards=len(cards), groups=len(known)))
    two = {"two_options_because": _("The question came with two groups.")} if len(known) == 2 else {}
    return {"groups": [{"id": name, "label": label} for name, label in known.values()], "cards": cards, **two}


def _labels(labels: list[str], data: dict) -> dict[str, tuple[str, str]]:
    """Each label with its group's id and its label as it is here: ours in our order, then those that came without an id."""
    own = data.get("groups") if isinstance(data.get("groups"), list) else []
    pairs = [pair for pair in own if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)]
    ours, names = {label_text(label): (name, label) for name, label in pairs if fits(Slug, name)}, Names("group")
    in_order = [label for label in ours if label in labels] + [label for label in dict.fromkeys(labels) if label not in ours]
    return {label: ours.get(label) or (names(Read(label)), label) for label in in_order}


class _Notes:
    """The feedback for each step or card, which stands in the feedback for the whole question."""

    def __init__(self, one: LmsQuestion):
        self.one = one
        self.found = {part.name: part for part in read(one.general).parts}
        self.missing = 0

    def part(self, said: Read, name: str) -> dict:
        """A step or a card with its id, text and feedback."""
        note = self.found.get(name)
        there = note is not None and bool(note.text.strip())
        self.missing += not there
        wrong_idea = misconception(note.misconception) if note else None
        made = {"id": name, "text": said.text, "feedback": note.text if there else _(RIGHT)}
        return made | ({"misconception": wrong_idea} if wrong_idea else {})

    def report(self, says: Says) -> None:
        """Say what had no feedback, and what has feedback for the whole."""
        if self.missing:
            says(n_("{number} part has no feedback; “{right}” stands there: say why",
                    "{number} parts have no feedback; “{right}” stands there: say why", self.missing).format(
                        number=self.missing, right=_(RIGHT)))
        if not self.found:
            say_general(self.one, says)
