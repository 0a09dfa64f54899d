"""What is wrong with a course, for its instructor."""

from ..records import RecordError


class CourseError(RecordError):
    """Something about the course that its instructor has to mend. The message says what and how."""
