"""What makes a trainer sound, besides its shape: what a run draws from is told apart by its ids."""

from .assets import Assets
from .distinct import distinct

BANKS = ("moments", "scenes", "shifts", "voices")  # a kind of trainer has one or two of them


def trainer_rules(assets: Assets) -> None:
    """Within a bank each id is used once, since a run keeps what it drew by id."""
    for placed in assets.trainers.values():
        for bank in BANKS:
            distinct(placed, getattr(placed.thing, bank, ()), bank)
