"""A response in words: what the letters stand for."""

from ..words import _
from .assignment import Question


def said(question: Question, response: dict) -> list[str]:
    """What a response to `question` says, a line for each part. What doesn't fit the question is left out."""
    if not isinstance(response, dict):
        return []
    return [line for field in question.fields for line in _field(field, response.get(field["name"]))]


def _field(field: dict, value) -> list[str]:
    texts = {option["id"]: option["text"] for option in field.get("options", ())}
    if field["type"] == "slide":
        return [f"{value:g}{field['unit']}"] if isinstance(value, (int, float)) else []
    if field["type"] == "groups":
        groups = {group["id"]: group["text"] for group in field["groups"]}
        chosen = value if isinstance(value, dict) else {}
        return [_("{card} → {group}").format(card=text, group=groups[chosen[name]]) for name, text in texts.items()
                if isinstance(chosen.get(name), str) and chosen[name] in groups]
    if field["type"] == "order":
        return [f"{place}. {texts[name]}" for place, name in enumerate(_known(value, texts), start=1)]
    return [f"{name.upper()}. {texts[name]}" for name in _known(value if isinstance(value, list) else [value], texts)]


def _known(value, texts: dict) -> list[str]:
    return [name for name in value if isinstance(name, str) and name in texts] if isinstance(value, list) else []
