"""Moments as files name them: in ISO 8601, as the course writes them, and in nbgrader's timestamp.txt."""

import re
from datetime import UTC, datetime

# "… CET", as a course's exchange may be told to write.
_IN_A_ZONE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [A-Za-z/_]{2,40}")


def time(text) -> datetime | None:
    """The moment that an ISO 8601 text names (UTC where it doesn't say); None if it names none."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def handed_in_time(text: str) -> datetime | None:
    """The moment in the text of a timestamp.txt ("2025-02-03 10:00:00.123456 UTC"); None if there is none."""
    moment = time(text.strip().removesuffix("UTC").strip().replace(" ", "T", 1).replace(" ", ""))
    if moment or not _IN_A_ZONE.fullmatch(text.strip()):
        return moment
    from nbgrader.utils import parse_utc

    try:
        return parse_utc(text.strip()).replace(tzinfo=UTC)
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None


def timestamp_text(moment: datetime) -> str:
    """The text of a timestamp.txt, as nbgrader writes it."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
