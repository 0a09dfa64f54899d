"""What makes a workshop's run sheet whole: a plan of its name, and each of the made passages once."""

from .assets import Assets
from .lesson_rules import cell_rules
from .run_sheet import MADE


def run_sheet_rules(assets: Assets) -> None:
    """Each run sheet beside its plan, and each plan with a run sheet."""
    for name, page in assets.run_sheets.items():
        if not assets.has(assets.workshops, name):
            page.problem(1, f"there is no plan workshops/{name}.yaml with the id {name!r}; write it, or take this out")
        if page.front and page.front.id != name:
            page.problem(2, f"has the id {page.front.id!r}; it must be the file's name, {name!r}")
        for mark in MADE:
            count = sum(cell.source.strip() == mark for cell in page.cells)
            if count != 1:
                page.problem(1, f"has {count} cells that say {mark} and nothing else; it must have one")
        for cell in page.cells:
            cell_rules(cell, page, assets)
            if cell.type == "code":
                page.problem(cell.line, "a run sheet's code is made from the plan; take the cell out")
    for name, placed in assets.workshops.items():
        if name not in assets.run_sheets:
            placed.problem(f"has no run sheet; write workshops/{name}.md", "id")
        if name in assets.order:
            placed.problem(f"the id {name!r} is a lesson's; choose another", "id")
