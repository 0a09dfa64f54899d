"""What can go wrong with a record, said so that a learner knows what to do next."""

import errno

from ..words import N_, _
from .place import on_a_web_page

IN_THE_WAY = N_("There is a file where a folder should be. Move it away, or set ATTUNE_HOME to another folder.")
REMEDY = {
    errno.ENOSPC: N_("The disk is full. Free some space, then try again."),
    errno.EDQUOT: N_("Your disk quota is used up. Free some space, then try again."),
    errno.EROFS: N_("That place can only be read. Set ATTUNE_HOME to a folder that you can write to."),
    errno.EACCES: N_("You may not write there. Set ATTUNE_HOME to a folder that you can write to."),
    errno.EPERM: N_("You may not write there. Set ATTUNE_HOME to a folder that you can write to."),
    errno.ENOTDIR: IN_THE_WAY,
    errno.EEXIST: IN_THE_WAY,
}


class RecordError(Exception):
    """A record can't be read or written; the message says which and what to do."""


class NotSaved(RecordError):
    """Nothing was written, and what was there before is untouched."""

    @classmethod
    def at(cls, path, error: OSError) -> "NotSaved":
        """The error for a write to `path` that the system refused with `error`."""
        if on_a_web_page():
            return cls(_("This browser couldn't keep that: it may have no room left for this page. Take your record along as a file, free "
                         "some space on this device, then try again."))
        remedy = _(REMEDY[error.errno]) if error.errno in REMEDY else _("The system says: {what}.").format(what=error.strerror or error)
        return cls(_("Not saved in {path}. {remedy}").format(path=path, remedy=remedy))
