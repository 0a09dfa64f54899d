"""The page "Your course", on the page."""

from traitlets import Bytes

from .activity import ActivityWidget
from .page import packed


class YourCourseWidget(ActivityWidget):
    """Where the learner is, what comes back today, and how their understanding grew."""

    _packed = Bytes(packed("your_course")).tag(sync=True)
