"""A state is what events fold to: the loop that all activities share whose events are kept."""

from .mark import BadResponse


def replay(state, events: list[dict], after):
    """`state` after `events`, oldest first, by `after(state, event)`. Events that don't fit any more change nothing."""
    for event in events:
        try:
            state = after(state, event)
        except (BadResponse, KeyError, TypeError):
            continue
    return state
