"""What makes a simulation sound: a model draws it, and its controls and presets stand where that model can be."""

from ...activities.simulation import on_step, span, values_of
from ...models.simulations import FIGURES
from . import schema
from .assets import Assets, Placed
from .distinct import distinct, rises


def simulation_rules(assets: Assets) -> None:
    """Each simulation by itself."""
    for placed in assets.simulations.values():
        simulation = placed.thing
        if simulation.model not in FIGURES:
            placed.problem(f"there is no model {simulation.model!r}; the models are {', '.join(sorted(FIGURES))}", "model")
        distinct(placed, simulation.guess.options, "guess", "options")
        distinct(placed, simulation.controls, "controls")
        distinct(placed, simulation.presets, "presets")
        sound = [_starts(placed, control, "controls", index) for index, control in enumerate(simulation.controls)]
        if all(sound) and len({control.id for control in simulation.controls}) == len(sound):
            _presets(placed, simulation)


def _starts(placed: Placed, control: schema.simulations.Control, *path) -> bool:
    """Whether it has somewhere to go, and starts where it can stand; says what doesn't."""
    if control.options is None:
        rises(placed, control, *path)
        if control.min >= control.max:
            return False
    elif len(control.options) < 2:
        placed.problem("a choice has two options at least; add one, or make it a slider", *path, "options")
        return False
    return _stands(placed, control, control.value, *path, "value")


def _stands(placed: Placed, control: schema.simulations.Control, value: float, *path) -> bool:
    """Whether the control can stand at `value`; says where it can't."""
    low, high, step = span(control)
    if not low <= value <= high:
        placed.problem(f"{control.id} goes from {low:g} to {high:g}, and this is {value:g}", *path)
    elif on_step(control, value) != value:
        placed.problem(f"{control.id} goes in steps of {step:g} from {low:g}, and this is {value:g}; "
                       f"write {on_step(control, value):g}", *path)
    else:
        return True
    return False


def _presets(placed: Placed, simulation: schema.Simulation) -> None:
    """They name controls that are there, at values that these can have, and no two set the same."""
    controls, shown = {control.id: control for control in simulation.controls}, {}
    for index, preset in enumerate(simulation.presets):
        sound = [_set(placed, controls, name, value, "presets", index, "values", name) for name, value in preset.values.items()]
        if not all(sound):
            continue
        values = tuple(values_of(simulation, preset.values).values())
        first = shown.setdefault(values, index)
        if first != index:
            placed.problem(f"sets the same as number {first + 1}; change a value, or take it out", "presets", index, "values")


def _set(placed: Placed, controls: dict, name: str, value: float, *path) -> bool:
    if name in controls:
        return _stands(placed, controls[name], value, *path)
    placed.problem(f"there is no control {name!r} here; the controls are {', '.join(controls)}", *path)
    return False
