"""The words of a workshop's notebook: starting a room, its report, and what it said."""

from ..words import _


def room() -> dict:
    """For the part that starts a room."""
    return {
        "who": _("Who can join?"), "here": _("This computer alone (to try it, to share this screen, or to count hands)"),
        "network": _("Phones in this network. Everybody in it who has the code can join."),
        "start": _("Start the room"), "again": _("Pick the room up again"), "starting": _("Starting …"),
        "leftOpen": _("A room of this plan was left open. Nothing is lost: it goes on where it was."),
        "rehearse": _("Rehearse it first"), "rehearseSays": _("Made-up participants answer by chance, so you can try every step alone. "
                                                              "Nothing of a rehearsal is kept."),
        "people": _("How many?"), "rehearseStart": _("Start a rehearsal"),
        "rehearsal": _("Rehearsal: made-up participants. Nothing is kept."), "runs": _("The room is open"),
        "facilitator": _("Open your page"), "screen": _("Open the screen for the projector"),
        "secret": _("Your page runs the room, so keep its link to yourself. The screen shows participants how to join."),
        "join": _("Participants open {address} and type {code}."), "joinSelf": _("Only this computer can open it: {address}, code {code}. To let phones in, stop it, "
                                                                             "choose \"Phones in this network\", and start again."),
        "joinHub": _("The screen shows where to join, and the code: {code}."),
        "qr": _("QR code for participants, with the address {address}"),
        "stop": _("Stop the process"), "stopSays": _("The room stays as it is, and can be picked up again. To end it, close it on your page."),
        "stopRehearsal": _("End the rehearsal"), "stopped": _("Stopped. Nothing is lost."), "gone": _("The rehearsal is over, and nothing of it was kept."),
        "closed": _("Closed rooms of this plan"), "goes": _("Closed on {day}. It deletes itself on {goes}."),
        "keep": _("What may stay in the report? Nothing is ticked, since people know their own words."), "none": _("No text and no word was let through."),
        "pdf": _("Report as PDF"), "markdown": _("Report as Markdown"),
        "remove": _("Delete this room"), "removeAsk": _("Delete all that is left of this room? It can't be brought back."),
        "removeYes": _("Yes, delete"), "no": _("No"), "removed": _("The room is deleted."),
    }


def results() -> dict:
    """For what the room said."""
    return {
        "title": _("What the room said"),
        "rehearsal": _("Rehearsal: made-up participants. Nothing is kept."), "new": _("Something new has been shown."),
        "votes": [_("First vote"), _("Second vote, after talking")], "few": _("Too few answers to show them."), "inWords": _("In words"),
    }


def which_room(name: str, day: str, plan: str | None) -> str:
    """Which room's results these are; without a plan, those of all plans were looked at."""
    says = _("The newest room of this plan, {id}, last used on {day}.") if plan else _("The newest room of any plan, {id}, last used on {day}.")
    return says.format(id=name, day=day)


def nothing_shown(plan: str | None, name: str | None = None) -> str:
    """Why no results are there: nothing has been shown to the room `name`, or there is no room (of that plan)."""
    if name:
        return _("Nothing has been shown to this room yet. What you reveal there appears here by itself.")
    if plan:
        return _("No room of this plan is kept here. What you reveal in one appears here by itself.")
    return _("Nothing has been shown to a room yet. What you reveal there appears here by itself.")
