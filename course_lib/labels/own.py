"""The words of the learner's own pages: the check-in and the weekly plan."""

from ..words import _


def check_in() -> dict:
    """For the page "Check-in"."""
    return {
        "title": _("How is it in here, right now?"),
        "forgets": _("Nothing is kept unless you press \"Keep this\". If you leave the page, it's forgotten. Every part may stay empty."),
        "place": _("Where on the map?"),
        "map": _("Map of feeling: unpleasant to pleasant, little energy to much. Arrow keys move the mark."),
        "ways": _("Touch the map, or use the arrow keys on it. Or use the two lines below it: they do the same."),
        "energyHigh": _("much energy"), "energyLow": _("little energy"), "unpleasant": _("unpleasant"), "pleasant": _("pleasant"),
        "pleasantSide": _("Unpleasant to pleasant"), "energySide": _("Little energy to much"),
        "unset": _("not marked"), "noMark": _("No mark yet."), "takeMark": _("Take the mark away"),
        "feelings": _("Words for it, as many as fit"), "ownWords": _("Your own words (with commas between)"),
        "body": _("In the body, if you like"), "bodySkip": _("If looking into the body makes things worse, leave this out and look around the room instead."),
        "where": _("Where?"), "how": _("How is it there?"), "bodyText": _("Or put it your way"), "text": _("A line about it"),
        "keep": _("Keep this"), "clear": _("Forget it"), "cleared": _("Forgotten. Nothing was kept."), "saving": _("Saving …"),
        "story": _("Noor's instead"), "mine": _("Yours instead"), "showStory": _("Show how it was for Noor"),
        "kept": _("What you have kept"), "none": _("Nothing yet. It can stay so."),
        "means": _("These are marks that you made. They aren't a score, and no place on the map is the right one."),
        "before": _("Earlier"), "after": _("Later"), "mapTitle": _("Where your marks were this month"), "inWords": _("The map in words"),
        "entries": _("This month, the newest first"), "empty": _("No check-in in this month."),
        "erase": _("Delete"), "eraseOne": _("Delete the check-in of {when}"), "eraseAsk": _("Delete this check-in? It can't be brought back."),
        "eraseAll": _("Delete all check-ins"), "eraseAllAsk": _("Delete every check-in that you kept? They can't be brought back."),
        "yes": _("Yes, delete"), "no": _("No"), "late": _("Not kept yet. What you entered is still on this page."),
    }


def check_in_says() -> dict:
    """What is said after a check-in is kept, or deleted."""
    return {"kept": _("Kept. You can delete it below at any time."), "erased": _("Deleted."), "allErased": _("All check-ins are deleted.")}


def plan() -> dict:
    """For the page "One practice, one week"."""
    return {
        "title": _("One practice for a week"),
        "story": _("Tomasz's instead"), "mine": _("Yours instead"),
        "choose": _("Which practice?"), "pick": _("Choose one"), "example": _("For example:"),
        "when": _("When? For example: after supper, on two or three days"), "where": _("Where?"),
        "who": _("With whom? Initials are enough: they haven't been asked."),
        "if": _("If … (something that will happen anyway)"), "then": _("… then I (what you'd do, so small that you could on a bad day)"),
        "keep": _("Keep the plan"), "keepChanges": _("Keep the changes"), "changed": _("Changed, and not kept yet."), "saving": _("Saving …"), "saved": _("Kept."),
        "card": _("Your card"), "pdf": _("Make a card to print (PDF)"), "print": _("Print this page's card"), "calendar": _("Make a calendar file"),
        "takeAway": _("To take along"), "first": _("Keep the plan first; then a card and a calendar file can be made of it."),
        "pdfAsk": _("The card holds your own words. It goes where your downloads go, outside the private folder, and nothing here can "
                    "delete it again. Anybody who finds the file or the paper can read it."),
        "icsAsk": _("The file goes where your downloads go, outside the private folder. Once a calendar has it, everybody who sees that "
                    "calendar can read it, on each device and server it's copied to."),
        "pdfYes": _("Make the card"), "icsYes": _("Make the file"), "no": _("No"),
        "forCalendar": _("For a calendar file, if you want one"), "date": _("First day"), "time": _("Time (may stay empty: then it's the whole day)"), "weekly": _("Every week on that day"),
        "ownWords": _("Put your own words in it too (when, where, with whom, if and then)"),
        "needDate": _("Choose a first day."),
        "back": _("Looking back"), "backNow": _("A week has gone by. If you'd like to look back:"),
        "backLater": _("This is here for when a week has gone by, or whenever you like."),
        "went": _("How did it go? \"I forgot\" is an answer too."), "way": _("What got in the way, or helped?"),
        "next": _("And now?"), "goOn": _("Keep going with it"), "change": _("Change it"), "rest": _("Let it rest"),
        "resting": _("It rests. That's a decision, too. It's here if you want it again."), "again": _("Take it up again"),
        "past": _("Earlier weeks"), "forget": _("Delete"), "forgetOne": _("Delete the look back of {when}"),
        "erase": _("Delete the plan and all earlier weeks"),
        "eraseAsk": _("Delete the plan and everything you wrote about it here? It can't be brought back."),
        "forgetAsk": _("Delete this look back? It can't be brought back."), "yes": _("Yes, delete"),
        "conflict": _("This was changed in another window. That version says:"),
        "keepMine": _("Keep what I have here"), "keepTheirs": _("Keep the other one"),
        "late": _("Not kept yet. What you wrote is still on this page."),
    }
