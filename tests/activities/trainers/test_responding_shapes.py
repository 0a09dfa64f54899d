"""What an author may write in a bank of moments, and what is refused with its reason."""

import pytest
from pydantic import ValidationError

from course_lib.content.authoring.schema import responding_trainers as shapes

BACK = {"text": "a", "move": "away", "lands": "l", "why": "w"}


def returns(*changed):
    return {"offer": "o", "returns": [BACK | {"text": str(index)} | one for index, one in enumerate(changed)]}


@pytest.mark.parametrize("data, says", [
    (returns({}, {}, {}), "at least one return must meet"),
    (returns({"meets": True}, {"meets": True}, {"meets": True}), "at least one must not"),
    (returns({"meets": True}, {"text": "same"}, {"text": "same"}), "make them different"),
    (returns({"meets": True, "move": "toward"}, {}, {}), "in which style"),
    (returns({"meets": True, "style": "warm"}, {}, {}), "in which style"),
    (returns({"meets": True}, {}), "at least 3"),
], ids=lambda one: one if isinstance(one, str) else "")
def test_an_offer_can_be_met_and_missed(data, says):
    """Otherwise there's nothing to choose."""
    with pytest.raises(ValidationError, match=says):
        shapes.Serve.model_validate(data)


def test_a_pause_with_more_says_what_comes():
    """And one without needn't."""
    pause = {"id": "p", "scene": "s", "says": "s", "reply": "r", "until": 1, "empty": "e", "enough": "n", "why": "w"}
    shapes.Pause.model_validate(pause | {"more": 0.0})
    with pytest.raises(ValidationError, match="give goes_on and early"):
        shapes.Pause.model_validate(pause | {"more": 0.2})


def test_a_speaker_can_be_met_and_says_how_a_word_is_put_right():
    """Where words for feelings are unwanted, nobody puts one right."""
    speaker = {"id": "s", "scene": "s", "says": "s", "senses": [{"text": t, "role": r} for t, r in zip("abc", ("sense", "echo", "beside"), strict=True)],
               "feelings": [{"text": t, "fit": f} for t, f in zip("abc", ("fits", "weak", "other"), strict=True)], "tip": "t", "naming": "welcome",
               "checks": ["stop"], "further": "f", "corrects": "c", "polite": "p", "closes": "c", "turns": "t", "why": "w"}  # fmt: skip
    shapes.Speaker.model_validate(speaker)
    for changed, says in (({"naming": "unwanted"}, "put right"), ({"corrects": None}, "put right"), ({"senses": speaker["senses"][1:] * 2}, "must be the sense"),
                          ({"feelings": [*speaker["feelings"], {"text": "a", "fit": "strong"}]}, "make them different")):  # fmt: skip
        with pytest.raises(ValidationError, match=says):
            shapes.Speaker.model_validate(speaker | changed)
