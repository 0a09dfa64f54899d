"""One set of questions in two forms: a bundle of the course, and what jupyterquiz reads. And how somebody might answer one."""

import json
import random

from course_lib.activities import items
from course_lib.content.bundle import PATH
from course_lib.content.items import Item

OPTIONS = 4


def questions(count: int) -> list[dict]:
    """The course's own questions with one right option of four; past the last one, the same again under new names."""
    kept = json.loads(PATH.read_text(encoding="utf-8"))["items"].values()
    fit = [item for item in kept if item["kind"] == "single" and len(item["options"]) == OPTIONS]
    return [fit[n % len(fit)] | {"id": f"{fit[n % len(fit)]['id']}-{n}"} for n in range(count)]


def bundle(*sizes: int) -> dict:
    """A bundle with one quiz for each size, called `quiz-5` and so on."""
    asked = questions(max(sizes))
    quizzes = {f"quiz-{size}": {"id": f"quiz-{size}", "title": "Questions", "lesson": "questions",
                                "items": [item["id"] for item in asked[:size]]} for size in sizes}
    return {"course": {"title": "Questions", "lessons": []}, "lessons": {}, "items": {item["id"]: item for item in asked},
            "quizzes": quizzes, "reflections": {}, "predictions": {}, "figures": {}, "passages": {}}


def for_jupyterquiz(asked: list[dict]) -> list[dict]:
    return [{"question": item["stem"], "type": "multiple_choice",
             "answers": [{"answer": option["text"], "correct": option["correct"], "feedback": option["feedback"]}
                         for option in item["options"]]} for item in asked]


def response(item: Item, chance: random.Random) -> dict:
    """An answer to `item`, right in seven of ten cases."""
    right, _mark = items.reveal(item)
    return right if chance.random() < 0.7 else _wrong(items.fields(item, 0)[0], right)


def _wrong(field: dict, right: dict) -> dict:
    """Another answer than the right one, of the kind that the field takes."""
    value = right[field["name"]]
    if field["type"] == "choose":
        other = next(one["id"] for one in field["options"] if one["id"] != value and [one["id"]] != value)
        value = [other] if field["many"] else other
    elif field["type"] == "order":
        value = value[::-1]
    elif field["type"] == "groups":
        value = {card: field["groups"][0]["id"] for card in value}
    else:
        value = field["min"]
    return right | {field["name"]: value}
