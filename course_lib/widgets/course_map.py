"""The lessons, with the learner's own progress, on the page."""

from .activity import ActivityWidget


class CourseMapWidget(ActivityWidget, view="course_map"):
    """The lessons, with the learner's own progress."""
