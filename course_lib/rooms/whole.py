"""Whether a room that was read from disk can be led on: its files may have been damaged, or changed by hand."""

import json
from dataclasses import replace
from datetime import date

from ..records.errors import RecordError
from ..words import _
from .report import report
from .report_words import told
from .room import Room
from .room_data import to_data
from .views import facilitator_view, phone_view


def checked(room: Room, content, name: str) -> Room:
    """`room`, which is called `name`, if each of its steps can be drawn for everybody, and a report be made. Raises RecordError
    if not: better now than in front of people."""
    try:
        room.step  # where it is
        for place in range(len(room.workshop.steps)):
            here = replace(room, at=place)
            json.dumps([facilitator_view(here, content, 0), phone_view(here, content, "", 0)])
        votes = [ballots.said for ballots in room.ballots.values()]
        json.dumps([to_data(room, 0), votes, told(report(room, content, date.min))], ensure_ascii=False).encode()  # half a character can't be kept
    except Exception as error:  # whatever follows from something that this course hasn't written
        raise RecordError(_("The files of the room {id} are damaged ({why}). `attune room --delete {id}` deletes it; with --new the plan's next "
                            "room begins anew.").format(id=name, why=repr(error))) from error
    return room
