"""Everything that is made from `assets/`, and whether what is there is up to date."""

import json
from pathlib import Path

from ...reader import digest
from ...shared_files import STATIC
from ...words import SOURCE, speaking
from ...words import translations as languages
from . import assets as assets_module
from . import bank, compile, notebooks, rules, run_sheet, schema
from .assets import Assets
from .problems import Problem

PACKAGE = Path(__file__).parents[2]
REPOSITORY = PACKAGE.parent
ASSETS = REPOSITORY / "assets"


def load(folder: Path = ASSETS) -> Assets:
    """The assets in `folder` with every problem found in them."""
    assets = assets_module.read(folder)
    rules.apply(assets)
    bank.apply(assets)
    return assets


def draw(repository: Path = REPOSITORY) -> None:
    """Draw what a model draws, before the assets that show it are checked."""
    _write(drawings(), repository)


def products(assets: Assets) -> dict[Path, str]:
    """Every file that is made from the assets, relative to the repository, and its text."""
    books = notebooks.notebooks(assets)
    sheets = {f"{name}.ipynb": run_sheet.run_sheet(assets, name) for name in assets.run_sheets}
    made = {Path("notebooks") / folder / name: notebooks.encoded(book)
            for folder, those in (("lessons", books), ("workshops", sheets)) for name, book in those.items()}
    made[Path("course_lib/content/bundle.json")] = compile.encoded(compile.bundle(assets))
    static = STATIC.relative_to(REPOSITORY)
    made[static / "lessons.json"] = compile.encoded({"digests": {
        book["metadata"]["attune"]["id"]: digest.digest(book["cells"]) for book in (*books.values(), *sheets.values())}})
    made[static / "help.json"] = compile.encoded({"rows": [row.model_dump() for row in assets.help]})
    return made | schemas() | drawings()


def schemas() -> dict[Path, str]:
    """JSON Schema files, for editors."""
    made = {}
    for pattern, shape in schema.FILES.items():
        name = pattern.removesuffix("/*.yaml").removesuffix(".yaml")
        made[Path(f"assets/schemas/{name}.json")] = json.dumps(shape.model_json_schema(), indent=1) + "\n"
    return made


def drawings() -> dict[Path, str]:
    """The figures that a model draws, in each language of the interface."""
    from ...models.figures import DRAWN

    made = {}
    for language in (SOURCE, *languages()):
        ending = "svg" if language == SOURCE else f"{language}.svg"
        with speaking(language):
            made |= {Path(f"assets/figures/{name}.{ending}"): draw() for name, draw in DRAWN.items()}
    return made


def build(assets: Assets, repository: Path = REPOSITORY) -> list[Path]:
    """Write what differs, and remove notebooks that are no longer made. Returns what was changed."""
    made = products(assets)
    changed = _write(made, repository)
    for path in _left_over(made, repository):
        (repository / path).unlink()
        changed.append(path)
    return changed


def _write(made: dict[Path, str], repository: Path) -> list[Path]:
    """Write the files whose text differs. Returns which."""
    changed = []
    for path, text in made.items():
        target = repository / path
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def _left_over(made: dict[Path, str], repository: Path) -> list[Path]:
    found = [path.relative_to(repository) for folder in ("lessons", "workshops")
             for path in (repository / "notebooks" / folder).glob("*.ipynb")]
    return [path for path in found if path not in made]


def stale(assets: Assets, repository: Path = REPOSITORY) -> list[Problem]:
    """What was made from other assets than these."""
    made = products(assets)
    problems = []
    for path, text in made.items():
        target = repository / path
        if not target.is_file():
            problems.append(Problem(path.as_posix(), 1, "is missing; run `attune build`"))
        elif target.read_text(encoding="utf-8") != text:
            line = _first_difference(target.read_text(encoding="utf-8"), text)
            problems.append(Problem(path.as_posix(), line, "isn't what assets/ says; run `attune build`"))
    problems += [Problem(path.as_posix(), 1, "is made from nothing in assets/; run `attune build` to remove it")
                 for path in _left_over(made, repository)]
    return problems


def _first_difference(old: str, new: str) -> int:
    for number, (before, after) in enumerate(zip(old.splitlines(), new.splitlines()), start=1):
        if before != after:
            return number
    return min(old.count("\n"), new.count("\n")) + 1
