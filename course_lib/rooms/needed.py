"""What of the course a room needs: the items and dialogues of its workshop, read once. It knows no other content."""

from dataclasses import dataclass

from ..content import Bundle
from ..content.dialogues import Dialogue
from ..content.items import Item
from ..content.workshops import Workshop


@dataclass(frozen=True)
class Needed:
    """`item` and `dialogue` by id, as a bundle has them; KeyError for one that the workshop doesn't name."""

    items: dict[str, Item]
    dialogues: dict[str, Dialogue]

    def item(self, name: str) -> Item:
        """The item with that id."""
        return self.items[name]

    def dialogue(self, name: str) -> Dialogue:
        """The dialogue with that id."""
        return self.dialogues[name]


def needed(content: Bundle, workshop: Workshop) -> Needed:
    """What `workshop` asks. Raises UnknownId if the course lacks some of it."""
    return Needed({step.item: content.item(step.item) for step in workshop.steps if step.item},
                  {step.dialogue: content.dialogue(step.dialogue) for step in workshop.steps if step.dialogue})
