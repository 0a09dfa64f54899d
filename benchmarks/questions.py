"""One set of questions in two forms: a bundle of the course, and what jupyterquiz reads."""

import json
from pathlib import Path

from course_lib.content.bundle import PATH

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
