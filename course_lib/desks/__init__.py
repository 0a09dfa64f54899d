"""Where an activity, the store that keeps it and the learner meet: a desk takes a message and answers it.

A desk's state is always what its store holds, so windows, processes and restarts agree. Nothing is answered as
saved before it is on disk.
"""

from .learning import LearningDesk
from .private import PrivateDesk

__all__ = ["LearningDesk", "PrivateDesk"]
