"""What is kept of a learner's work, where, and who may see it. Knows no widget and no Jupyter.

Three kinds of record, each with a store of its own:

- private: documents, one file each, in the learner's folder (`Private`)
- learning: events in a log, in the learner's folder (`Learning`)
- submitted: events in a log beside a coursework notebook (`Submitted`)
"""

from .errors import NotSaved, RecordError
from .home import home
from .learning import Learning, Submitted
from .private import Conflict, LockChanged, Private

__all__ = ["Conflict", "Learning", "LockChanged", "NotSaved", "Private", "RecordError", "Submitted", "home"]
