"""A guess before the fact: one answer, and the first one stands.

For activities whose state has `asked` (the question, with `options` or a `scale`), `activity`, `guess` and `done`.
"""

from dataclasses import replace

from .items.parts import choose, number, one_of, slide
from .mark import BadResponse
from .replay import replay


def resume(state, events: list[dict]):
    """`state` after `events`; the first guess stands."""
    return replay(state, events, _after)


def respond(state, message: dict, now: str, new_id: str) -> tuple:
    """The state after a guess, and the event to keep. Raises BadResponse."""
    return _after(state, message), {"id": new_id, "at": now, "activity": state.activity, "type": "guess", "response": message["response"]}


def _after(state, message: dict):
    """The state after a message, or the event that was kept of it."""
    if message.get("type") != "guess" or state.done:
        raise BadResponse("one guess, and it stands")
    return replace(state, guess=_guess(state.asked, message))


def view(state) -> dict:
    """What may be seen before the guess and after it: the question, what to fill in, and what was guessed."""
    asked = state.asked
    field = choose("answer", asked.options, None) if asked.options else slide(asked.scale)
    return {"question": asked.question, "field": field, "guess": state.guess, "done": state.done}


def comment(state) -> str:
    """The comment on the option that was guessed."""
    return next(option.comment for option in state.asked.options if option.id == state.guess)


def _guess(asked, message: dict) -> str | float:
    response = message.get("response")
    if not isinstance(response, dict) or set(response) != {"answer"}:
        raise BadResponse("a guess is one answer")
    return one_of(asked.options, response).id if asked.options else number(asked.scale, response)
