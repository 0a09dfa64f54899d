"""The lessons, with the learner's own progress, on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class CourseMapWidget(ActivityWidget):
    """The lessons, with the learner's own progress."""

    _packed = Bytes(packed("course_map")).tag(sync=True)
