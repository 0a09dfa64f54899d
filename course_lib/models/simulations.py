"""The models that a learner can play with, by name: each has a module with `draw(values) -> Drawn`."""

import gc
from importlib import import_module

from ..stimuli.drawn import Drawn

# A model's name, and the module that draws it.
FIGURES: dict[str, str] = {
    "affect-map": "affect_map_figure",
    "bids": "bids_figure",
    "correction": "correction_figure",
    "decision": "decision_figure",
    "detection": "detection_figure",
    "first-hurt": "first_hurt_figure",
    "flagging": "flagging_figure",
    "following": "following_figure",
    "in-step": "in_step_figure",
    "mending": "mending_figure",
    "one-up-two-down": "staircase_figure",
    "overfitting": "overfitting_figure",
    "several-people-several-points": "several_points_figure",
    "there-and-back": "there_and_back_figure",
    "three-cues": "three_cues_figure",
    "three-parts": "three_parts_figure",
    "two-moods": "two_moods_figure",
    "two-slopes": "two_slopes_figure",
    "usual": "usual_figure",
    "when-to-review": "review_figure",
    "who-follows": "who_follows_figure",
}


def draw(model: str, values: dict[str, float]) -> Drawn:
    """The figure of `model` at `values` (by control). Raises KeyError for a model that isn't there.

    A figure is thousands of objects that point at each other. Left to itself, the collector lets many figures gather and
    then takes longer than a drawing to clear them, in the middle of one; so each figure's are cleared when it's drawn.
    """
    figure = import_module(f".{FIGURES[model]}", __package__)
    gc.disable()
    try:
        return figure.draw(values)
    finally:
        gc.enable()
        gc.collect(0)
