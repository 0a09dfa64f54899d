"""What every lesson shows, made ready before the first activity asks for it."""

from .widgets.activity import ActivityWidget
from .widgets.page import packed

for view in ("prediction", "quiz", "reflection"):
    packed(view)

__all__ = ["ActivityWidget"]
