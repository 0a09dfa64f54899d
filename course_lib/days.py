"""Days as a learner lives them: each has a number, one more than the day before, and begins at midnight where they are."""

from datetime import datetime, tzinfo


def day_of(at: str, zone: tzinfo | None = None) -> int:
    """The number of the day on which the time `at` falls in `zone` (None: where this computer is).

    `at` is ISO 8601 with its offset from UTC. Raises ValueError for anything else.
    """
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError(f"{at} doesn't say which time zone it's in")
    try:
        return moment.astimezone(zone).toordinal()
    except (OverflowError, OSError) as error:
        raise ValueError(f"{at} is on no calendar") from error
