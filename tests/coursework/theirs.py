"""Files of other systems, read as the import reads them."""

from course_lib.coursework.formats.import_items import imported
from course_lib.coursework.formats.wishes import Wishes
from tests.coursework import odd, small

JUDGED = (small.single(), small.SEVERAL, odd.TIERS, small.ORDER, small.GROUPS, small.SCALE)
WISHES = Wishes(lesson="first", concepts=("C-DEF-1",))


def brought(reader, data, name, wishes=WISHES):
    """What `reader` reads in the file's bytes, as items of ours."""
    return imported(reader.read(data, name), name, wishes)
