"""What a workshop's participants hold in their hands: a page to take home, and a sheet of cue cards."""

import json
import re
from pathlib import Path

from ..content.workshops import Workshop
from ..session_text import ANYWHERE, as_read, help_rows
from ..words import _, language

TEMPLATE = Path(__file__).with_name("handout.typ")
PAPERS = {"a4": "a4", "letter": "us-letter"}  # as we call them, and as typst does
QUOTED = re.compile(r'\\"(.*?)\\"')  # in JSON


def handout(workshop: Workshop, paper: str = "a4") -> bytes:
    """A PDF of two pages (tagged, PDF/UA-1) on `paper`, one of PAPERS: the handout, and the cue cards to cut out.

    Raises typst.TypstError if the plan's text doesn't fit; nothing is ever cut off.
    """
    import typst

    told = QUOTED.sub(r"“\1”", json.dumps(_told(workshop, PAPERS[paper]), ensure_ascii=False))
    return typst.compile(TEMPLATE, sys_inputs={"told": told, "lang": language()[:2]}, pdf_standards=["ua-1"])


def _told(workshop: Workshop, paper: str) -> dict:
    own = workshop.handout
    return {
        "paper": paper,
        "document": _("{title}: to take along").format(title=workshop.title),
        "above": _("Attune · a workshop of {minutes} minutes").format(minutes=workshop.minutes),
        "title": workshop.title,
        "short_title": _("In short"),
        "short": own.short,
        "practice_title": _("To try this week"),
        "practice": own.practice,
        "steps": own.steps,
        "own_title": _("In your words"),
        "own_says": _("For you alone. It can stay empty."),
        "help_title": _("Where help is"),
        "help_says": _("If something weighs on you, or you aren't safe, you needn't wait until it gets worse."),
        "help": [{"service": as_read(row)["service"], "how": row["how"]} for row in help_rows() if row["where"] == ANYWHERE],
        "limits": _("This was education; it isn't therapy. Attuning to someone never means accepting harm."),
        "cards_title": _("Cards to cut out · {title}").format(title=workshop.title),
        "cards": [{"title": card.title, "lines": card.lines} for card in own.cards],
    }


def write(workshop: Workshop, papers: list[str], folder: Path) -> list[Path]:
    """Write the handout on each of `papers` to `folder`, which is made if it isn't there. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for paper in papers:
        made.append(folder / f"{workshop.id}-{paper}.pdf")
        made[-1].write_bytes(handout(workshop, paper))
    return made
