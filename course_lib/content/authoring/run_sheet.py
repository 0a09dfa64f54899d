"""A workshop's run sheet as a notebook: what a person wrote, and the passages that are made from the plan."""

from ...activities import items
from . import notebooks
from .assets import Assets
from .banner import banner
from .lesson_file import Cell
from .schema import NONE_FOUND, Workshop

KINDS = {
    "say": "A slide", "poll": "One vote", "twice": "Vote, talk, vote again", "map": "A tap on the map", "words": "Words",
    "dialogue": "A talk, chosen by vote", "open": "A sentence each", "pulse": "Where are we", "pair": "In pairs",
}
OPEN = "from course_lib import results, room"


def run_sheet(assets: Assets, name: str) -> dict:
    """The notebook of the workshop `name`."""
    page, plan = assets.run_sheets[name], assets.workshops[name].thing
    cells = [notebooks.markdown(f"# {plan.title}", {"frame": "title"})]
    for cell in page.cells:
        make = MADE.get(cell.source.strip())
        cells += make(assets, plan) if make else [notebooks.cell(cell)]
    sources = list(dict.fromkeys([*plan.sources, *_badges(page.cells)]))
    cited = [source for source in sources if source != NONE_FOUND]
    return notebooks.made(cells, name, assets, cited, page.cells, _metadata(plan, page, cells))


def _badges(cells: list[Cell]) -> list[str]:
    return [name for cell in cells for name in (*cell.metadata.sources, *cell.badges)]


def _metadata(plan: Workshop, page, cells: list[dict]) -> dict:
    """What the reader view needs to know. A run sheet stands beside the other run sheets, and not in the row of lessons."""
    parts = [cell for cell in cells if cell["metadata"].get("attune", {}).get("part")]
    return {"id": plan.id, "kind": "workshop", "title": plan.title, "minutes": plan.minutes, "summary": page.front.summary,
            "banner": banner(page.front.banner), "previous": None, "next": None, "home": None, "record": None, "lessons": [],
            "parts": [{"id": cell["metadata"]["attune"]["part"], "title": _heading(cell), "minutes": 0, "activities": [],
                       "optional": False} for cell in parts]}


def _heading(cell: dict) -> str:
    return cell["source"].split("\n", 1)[0].lstrip("#").strip()


def _glance(assets: Assets, plan: Workshop) -> list[dict]:
    """Aims, people, materials, content note and the timing table."""
    fewest, most = plan.people
    rows, start = [], 0.0
    for number, step in enumerate(plan.steps, start=1):
        rows.append(f"| {_clock(start)} | {number}. {step.title} | {KINDS[step.kind]} | {step.minutes:g} |")
        start += step.minutes
    text = [f"## At a glance\n\n{plan.minutes} minutes · {fewest} to {most} people",
            "**By the end, people can**\n\n" + _list(plan.aims),
            "**You need**\n\n" + _list(plan.materials),
            f"`attune workshop handouts {plan.id}` writes the handout and the cards as a PDF.",
            f"**Say this beforehand, in the invitation too.** {plan.content_note}",
            "| From | Step | The room | Min |\n|---|---|---|---|\n" + "\n".join(rows)]
    return [notebooks.markdown("\n\n".join(text), {"part": "glance"})]


def _clock(minutes: float) -> str:
    return f"{int(minutes // 60)}:{int(minutes % 60):02}"


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _room(assets: Assets, plan: Workshop) -> list[dict]:
    return [notebooks.code(OPEN), notebooks.code(f'room("{plan.id}")')]


def _results(assets: Assets, plan: Workshop) -> list[dict]:
    return [notebooks.code(f'results("{plan.id}")')]


def _steps(assets: Assets, plan: Workshop) -> list[dict]:
    """One cell a step: what the screen shows, what to say, what may come up."""
    cells = [notebooks.markdown("## Step by step\n\nThe same words stand in your own view of the room while it runs, so "
                                "you needn't hold this sheet. They're a suggestion. Say it your way.", {"part": "steps"})]
    for number, step in enumerate(plan.steps, start=1):
        text = [f"### {number}. {step.title}", f"*{KINDS[step.kind]} · {step.minutes:g} {'minute' if step.minutes == 1 else 'minutes'}*"]
        if step.content_note:
            text.append(f"**Say first:** {step.content_note}")
        text += [f"**On the screen.** {shown}" for shown in [_shown(assets, step)] if shown]
        text += [_list(options) for options in [_options(assets, step)] if options]
        if step.roles:
            text.append(_list([f"**{role.name}:** {role.does}" for role in step.roles]))
            text.append(f"{_times(step.rounds)} {_length(step.seconds)}.")
        text.append(f"**You.** {step.say.strip()}")
        if step.when_split:
            text.append(f"**If the room splits.** {step.when_split.strip()}")
        if step.may_come_up:
            text.append(f"**What may come up.** {step.may_come_up.strip()}")
        cells.append(notebooks.markdown("\n\n".join(text), {"part": f"step-{step.id}"}))
    return cells


def _shown(assets: Assets, step) -> str:
    if step.item:
        return assets.items[step.item].thing.stem.strip()
    if step.dialogue:
        dialogue = assets.dialogues[step.dialogue].thing
        return f"The talk “{dialogue.title}”. {dialogue.scene.strip()}"
    return (step.prompt or "").strip() + (f" ({' · '.join(step.scale)})" if step.scale else "")


def _options(assets: Assets, step) -> list[str]:
    """What people choose from, in a room's order, for whoever has the sheet alone; what fits is said in the room, once it's asked for."""
    fields = items.fields(assets.items[step.item].thing, 0) if step.item else []
    return [option["text"] for field in fields for option in field.get("options", ())]


def _times(rounds: int) -> str:
    return ("One round of", "Two rounds of", "Three rounds of", "Four rounds of")[rounds - 1]


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return " ".join(([f"{minutes} min"] if minutes else []) + ([f"{rest} s"] if rest else []))


MADE = {"{glance}": _glance, "{room}": _room, "{steps}": _steps, "{results}": _results}
