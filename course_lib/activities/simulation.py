"""A model to play with: the learner commits to a guess, and then a figure answers to a few controls."""

from dataclasses import asdict, dataclass

from ..content.simulations import Control, FirstGuess, Simulation
from ..models.toy import toy_line
from ..models.simulations import draw
from . import first_guess
from .first_guess import respond, resume
from .items.parts import unit
from .mark import BadResponse

__all__ = ["ASKS", "KIND", "SimulationState", "on_step", "respond", "resume", "span", "start", "start_values", "values_of", "view"]

KIND = "learning"


@dataclass(frozen=True)
class SimulationState:
    """A simulation and the learner's guess, an option's id; None before it's made. Where the controls stand is kept nowhere."""

    simulation: Simulation
    guess: str | None = None

    @property
    def activity(self) -> str:
        return f"simulation/{self.simulation.id}"

    @property
    def asked(self) -> FirstGuess:
        return self.simulation.guess

    @property
    def done(self) -> bool:
        return self.guess is not None


def start(simulation: Simulation) -> SimulationState:
    """A state without a guess."""
    return SimulationState(simulation)


def view(state: SimulationState, event: dict | None = None) -> dict:
    """What may be seen: what it's about and the question; once there's a guess, the figure and all that goes with it."""
    simulation = state.simulation
    shown = first_guess.view(state) | {"title": simulation.title, "intro": simulation.intro}
    if state.done:
        shown |= {
            "comment": first_guess.comment(state), "reveal": simulation.guess.reveal,
            "controls": [_control(control) for control in simulation.controls],
            "presets": [{"id": preset.id, "label": preset.label, "says": preset.says,
                         "values": values_of(simulation, preset.values)} for preset in simulation.presets],
            "to_try": simulation.to_try, "limits": simulation.limits, "toy": toy_line(),
            "figure": _figure(simulation, start_values(simulation)),
        }
    return shown


def _control(control: Control) -> dict:
    return asdict(control) | {"unit": unit(control), "digits": _digits(control.step)}


def _digits(step: float) -> int:
    """How many digits after the point a value needs, so that the numbers of a slider are alike."""
    return len(f"{step:.6f}".rstrip("0").split(".")[1])


def start_values(simulation: Simulation) -> dict[str, float]:
    """By control, where it stands at first."""
    return {control.id: control.value for control in simulation.controls}


def values_of(simulation: Simulation, given) -> dict[str, float]:
    """All controls' values, each on its step: those in `given`, and where it says nothing those at the start.

    Raises BadResponse for what isn't a control, isn't a number, or is out of range.
    """
    controls = {control.id: control for control in simulation.controls}
    if not isinstance(given, dict) or not set(given) <= set(controls):
        raise BadResponse("values are numbers by control")
    return start_values(simulation) | {name: _at(controls[name], value) for name, value in given.items()}


def _at(control: Control, value) -> float:
    low, high, _step = span(control)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise BadResponse(f"{control.id} is a number from {low:g} to {high:g}")
    return on_step(control, value)


def span(control: Control) -> tuple[float, float, float]:
    """From where to where it goes, and in which steps."""
    return (0, len(control.options) - 1, 1) if control.options else (control.min, control.max, control.step)


def on_step(control: Control, value: float) -> float:
    """The place nearest to `value`, which is in range, where the control can stand."""
    low, high, step = span(control)
    return min(high, round(low + round((value - low) / step) * step, 9))


def _drawn(state: SimulationState, message: dict) -> tuple[dict, list]:
    """The figure at the values that the message names."""
    if not state.done:
        raise BadResponse("the guess comes first")
    return {"figure": _figure(state.simulation, values_of(state.simulation, message.get("values")))}, []


def _figure(simulation: Simulation, values: dict[str, float]) -> dict:
    drawn = draw(simulation.model, values)
    return {"svg": drawn.svg, "says": drawn.says}


ASKS = {"draw": _drawn}
