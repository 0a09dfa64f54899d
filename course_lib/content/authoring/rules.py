"""The teaching rules: what makes content sound besides its shape. Each rule adds its problems where they stand."""

from .activity_rules import figure_rules, prediction_rules, reflection_rules
from .assets import Assets
from .assignment_rules import assignment_rules
from .dialogue_rules import dialogue_rules
from .item_rules import item_rules
from .lesson_rules import lesson_frame, lesson_rules
from .practice_rules import practice_rules
from .reference_rules import course_order, everything_is_used, graded_apart, references
from .run_sheet_rules import run_sheet_rules
from .session_rules import session_rules
from .simulation_rules import simulation_rules
from .trainer_rules import trainer_rules
from .workshop_rules import workshop_rules


def apply(assets: Assets) -> None:
    """Every rule, on everything."""
    for rule in (course_order, references, graded_apart, item_rules, reflection_rules, prediction_rules, figure_rules,
                 lesson_rules, lesson_frame, dialogue_rules, session_rules, simulation_rules, trainer_rules, practice_rules,
                 assignment_rules, workshop_rules, run_sheet_rules, everything_is_used):
        rule(assets)
