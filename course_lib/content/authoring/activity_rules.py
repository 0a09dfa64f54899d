"""What makes reflections, predictions and figures sound."""

from . import schema
from .assets import Assets, Placed
from .distinct import distinct, rises
from .schema import NONE_FOUND


def reflection_rules(assets: Assets) -> None:
    """The twin is about somebody made up."""
    for placed in assets.reflections.values():
        if placed.thing.prompt.split() == placed.thing.twin.prompt.split():
            placed.problem("the twin says the same as the prompt; write it about somebody made up", "twin", "prompt")


def prediction_rules(assets: Assets) -> None:
    """Guesses differ, and the fact has a source."""
    for placed in assets.predictions.values():
        prediction = placed.thing
        distinct(placed, prediction.options or (), "options")
        if prediction.scale:
            _guess_scale(placed, prediction.scale)
        if prediction.figure and not assets.has(assets.figures, prediction.figure):
            placed.problem(f"there is no figure {prediction.figure!r} in figures.yaml", "figure")
        if not prediction.sources:
            placed.problem(f"tells a fact; name its sources, or write sources: [{NONE_FOUND}]")


def _guess_scale(placed: Placed, scale: schema.GuessScale) -> None:
    rises(placed, scale, "scale")
    if scale.fact is not None and not scale.min <= scale.fact <= scale.max:
        placed.problem(f"the fact {scale.fact:g} isn't within {scale.min:g} to {scale.max:g}", "scale", "fact")


def figure_rules(assets: Assets) -> None:
    """A figure has its drawing, and data have their source."""
    for name, placed in assets.figures.items():
        if not (assets.folder / "figures" / f"{name}.svg").is_file():
            placed.problem(f"there is no drawing figures/{name}.svg; draw it, or run `attune build` if a model draws it")
        if placed.thing.tag == "data" and not placed.thing.sources:
            placed.problem("shows data; name its sources", "tag")
