"""What is asked of the bank as a whole, besides the rules for each thing in it: that it reads easily, and can't be guessed."""

from collections import Counter
from typing import get_args

from . import craft, prose, schema
from .assets import Assets
from .yaml_file import YamlFile

POOL = 60  # decisions from which on a strategy's score says something
MOST_ABOVE = 8.0  # points above chance that a strategy may score


def apply(assets: Assets) -> None:
    """Every rule for the whole."""
    reading_level(assets)
    not_guessable(assets)
    many_people(assets)


def reading_level(assets: Assets) -> None:
    """Nobody needs more than school to read a lesson."""
    for lesson in assets.lessons.values():
        if lesson.cells and (hardness := prose.grade(lesson)) > prose.HARDEST:
            lesson.problem(1, f"reads at grade {hardness:.1f}, above {prose.HARDEST:g}; use shorter sentences and plainer words")


def pools(assets: Assets) -> dict[str, list[craft.Choice]]:
    """Every decision with one right option: in the whole bank, and in each use of it."""
    found = {"the whole bank": craft.choices(placed.thing for placed in assets.items.values())}
    for use in ("lesson", "live", "graded"):
        found[f"{use} items"] = craft.choices(placed.thing for placed in assets.items.values() if placed.use == use)
    return found


def not_guessable(assets: Assets) -> None:
    """Someone who knows nothing does no better than chance by how the options are written."""
    file = YamlFile("questions")
    for name, decisions in pools(assets).items():
        for measure in craft.measures(decisions) if len(decisions) >= POOL else ():
            if measure.above > MOST_ABOVE:
                file.problem((), f"over {name}, picking the {measure.strategy} option is right {measure.above:.0f} points "
                                 "above chance; `attune check --craft` lists the items to rewrite")
    assets.files.append(file)


ENOUGH = 40  # people from which on shares say something
LARGEST_SHARE, SMALLEST_SHARE = 0.4, 0.04


def many_people(assets: Assets) -> None:
    """The people of the course come from many places and are of all ages, and each is in the lesson that is named."""
    file = YamlFile("people.yaml")
    talking = {(placed.lesson, name) for placed in assets.dialogues.values()
               for name in (placed.thing.you, placed.thing.partner.name)}
    for person in assets.people:
        lesson = assets.lessons.get(person.lesson)
        if lesson is None or person.name not in prose.prose(lesson) and (person.lesson, person.name) not in talking:
            file.problem((), f"{person.name} isn't in the lesson {person.lesson!r}; correct the name or the lesson")
    for what in ("where", "age") if len(assets.people) >= ENOUGH else ():
        counts = Counter(getattr(person, what) for person in assets.people)
        for value in get_args(schema.Person.model_fields[what].annotation):
            share = counts[value] / len(assets.people)
            if not SMALLEST_SHARE <= share <= LARGEST_SHARE:
                file.problem((), f"{share:.0%} of the course's people have {what} {value!r}; "
                                 f"keep each between {SMALLEST_SHARE:.0%} and {LARGEST_SHARE:.0%}")
    assets.files.append(file)


def craft_report(assets: Assets) -> str:
    """For each pool and each lesson, how every strategy does, with the 95 % interval that its size allows."""
    lessons = {f"lesson {name}": craft.choices(placed.thing for placed in assets.items.values() if placed.lesson == name)
               for name in assets.order}
    lines = []
    for name, decisions in (pools(assets) | lessons).items():
        if decisions:
            lines.append(f"{name}: {len(decisions)} decisions")
            lines += [f"  {one.strategy:<18} {one.above:+6.1f} points, ±{one.interval:.0f}" for one in craft.measures(decisions)]
    return "\n".join(lines)


def unverified(assets: Assets) -> list[str]:
    """Each source that nobody has read for us yet, with the lessons that cite it, for a person to confirm."""
    cited: dict[str, list[str]] = {}
    for name, lesson in assets.lessons.items():
        for source in {source for cell in lesson.cells for source in (*cell.metadata.sources, *cell.badges)}:
            cited.setdefault(source, []).append(name)
    return [f"{name}: {placed.thing.authors} ({placed.thing.year}), {placed.thing.verified}. {placed.thing.verified_note or ''} "
            f"Cited in: {', '.join(sorted(cited.get(name, []))) or 'items only'}"
            for name, placed in sorted(assets.sources.items()) if placed.thing.verified != "checked"]
