"""The weekly plan as a card to print."""

import json
from pathlib import Path

from ..words import _, language

TEMPLATE = Path(__file__).with_name("plan_card.typ")


def plan_card(card: dict) -> bytes:
    """A PDF (A6, tagged, PDF/UA-1) of `card`, as `activities.plan.card` makes it."""
    import typst

    told = {**card, "name": _("One practice, one week")}
    return typst.compile(TEMPLATE, sys_inputs={"told": json.dumps(told, ensure_ascii=False), "lang": language()[:2]}, pdf_standards=["ua-1"])
