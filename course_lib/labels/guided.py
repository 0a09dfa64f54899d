"""The words around a guided practice."""

from ..words import _, n_


def practice(minutes: int) -> dict:
    """A guided practice's words, for one of so many minutes."""
    return {
        "kind": n_("A guided practice · about {count} minute", "A guided practice · about {count} minutes", minutes).format(count=minutes),
        "open": _("Open: {title}"), "trains": _("You practise:"), "forWhen": _("For when:"), "whenNot": _("When to leave it"),
        "badge": {"related": _("Evidence: tested nearby, not this"), "untested": _("Evidence: plausible, untested")},
        "kept": _("Your record keeps that you began and ended, the route and the minutes. Nothing else."),
        "again": _("You've done this before. The route is the one from last time."),
        "wasRead": _("I've done it by reading"), "read": _("Noted. It counts the same."),
        "once": _("Back to the start"),
        "late": _("Not saved yet. It's still on this page."),
    } | player()


def player() -> dict:
    """The words of the player, of what is chosen before it, and of its end."""
    return {
        "caution": _("Talk with a doctor or therapist before you try this on your own if any of these is so. It's hard to tell what's real. "
                     "Your mood is racing. You feel far away from yourself or the world. Something terrible happened not long ago, or old "
                     "fear comes flooding back. You have seizures that aren't under control. And don't do it while you drive, or do "
                     "anything else that needs you awake."),
        "freedom": _("Your eyes can stay open all the way. If you don't see, or not well, let \"look\" mean listen or touch. You can stop "
                     "at any moment, and if anything gets worse, stopping is the sensible thing to do."),
        "route": _("Which way in?"),
        "routes": {"eyes-open": _("Looking and listening out, eyes open"), "body": _("Body or breath"), "movement": _("Moving")},
        "mode": _("Who turns the page?"), "timed": _("It goes on by itself, and you can pause it"), "mine": _("I'll go on myself"),
        "picture": _("A picture beside the words"),
        "pictures": {"none": _("None"), "wave": _("Two slow lines"), "breath": _("Two lines at the pace of a breath")},
        "pictureAlt": {"wave": _("Two lines drift slowly past each other."),
                       "breath": _("Two lines move apart as you breathe in, and together as you breathe out.")},
        "in": _("In"), "out": _("Out"),
        "still": {"wave": _("Nothing to follow. Any pace is a good pace."),
                  "breath": _("If a count helps: in for about 4, out for about 6. If it doesn't, leave it.")},
        "begin": _("Begin"), "whole": _("Read all of it instead"),
        "settings": _("Route, pace and picture"),
        "step": _("Step {n} of {all}"), "back": _("Back"), "pause": _("Pause"), "goOn": _("Go on"), "skip": _("Skip"), "next": _("Next"),
        "slower": _("Slower"), "faster": _("Faster"), "finish": _("That's the end"), "stop": _("Stop here"),
        "room": {"0.5": _("Room after each step: half"), "0.75": _("Room after each step: a little less"),
                 "1": _("Room after each step: as written"), "1.5": _("Room after each step: half as much again"),
                 "2": _("Room after each step: twice as much"), "3": _("Room after each step: three times as much")},
        "speak": _("Read aloud"), "hush": _("Stop reading aloud"),
        "noVoice": _("This browser has no voice of its own in English. Others send the text away to be spoken, so they aren't used."),
        "coming": _("Coming back"), "paused": _("Paused."), "hidden": _("Paused while this page was out of sight."),
        "soFar": _("What was said so far"),
        "ended": _("That was it. Whatever it was like is what it was like."),
        "stopped": _("You stopped, and that's a way of doing it. If something got stirred up, somebody's company or the Help button may be "
                     "a good next step."),
    }
