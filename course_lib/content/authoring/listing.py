"""Every item as plain data, for `attune items --json` and whoever reads it."""

from . import schema
from .assets import Assets, Placed

COMMON = ("id", "version", "kind", "stem", "concepts", "difficulty", "level", "sources")


def items(assets: Assets) -> list[dict]:
    """All items, graded ones too, each with its options and, where it has other answers than options, `answer`."""
    return [_item(placed) for placed in assets.items.values()]


def _item(placed: Placed) -> dict:
    item = placed.thing
    listed = {key: getattr(item, key) for key in COMMON}
    listed |= {"lesson": placed.lesson, "use": placed.use, "hint": item.hint,
               "options": [_option(option) for option in getattr(item, "options", ())]}
    return listed | _ANSWERS.get(type(item), lambda _: {})(item)


def _option(option: schema.Option) -> dict:
    return {"id": option.id, "text": option.text, "correct": option.correct, "feedback": option.feedback,
            "misconception": option.misconception}


def _right(options) -> str:
    return next(option.id for option in options if option.correct)


def _tiers(item: schema.Tiers) -> dict:
    return {"reasons": [_option(reason) for reason in item.reasons], "because": item.because,
            "answer": {"tiers": [_right(item.options), _right(item.reasons)]}}


def _order(item: schema.Order) -> dict:
    return {"steps": [step.model_dump() for step in item.steps], "answer": {"order": [step.id for step in item.steps]}}


def _groups(item: schema.Groups) -> dict:
    return {"groups": [group.model_dump() for group in item.groups], "cards": [card.model_dump() for card in item.cards],
            "answer": {"groups": {card.id: card.group for card in item.cards}}}


def _scale(item: schema.Scale) -> dict:
    return {"range": _ends(item), "feedback": item.feedback.model_dump(), "answer": {"range": item.answer}}


def _stance(item: schema.Stance) -> dict:
    return {"range": _ends(item), "regions": [region.model_dump() for region in item.regions], "answer": None}


def _belief(item: schema.Belief) -> dict:
    return {"misconception": item.misconception, "feedback": item.feedback.model_dump(), "answer": None}


def _ends(item) -> dict:
    return {"min": item.min, "max": item.max, "step": item.step, "low_label": item.low_label, "high_label": item.high_label}


_ANSWERS = {schema.Tiers: _tiers, schema.Order: _order, schema.Groups: _groups,
            schema.Scale: _scale, schema.Stance: _stance, schema.Belief: _belief}
