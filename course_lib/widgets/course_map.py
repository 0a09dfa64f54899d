"""The lessons, with the learner's own progress, on the page."""

from .activity import ActivityWidget
from .page import script, style


class CourseMapWidget(ActivityWidget):
    """The lessons, with the learner's own progress."""

    _esm = script("course_map")
    _css = style("course_map")
