"""The words of a live room's pages: the phone's, the screen's and the facilitator's."""

from ..words import _, n_, p_, plural
from . import fields, own, sessions

MAP = ("map", "ways", "energyHigh", "energyLow", "unpleasant", "pleasant", "pleasantSide", "energySide", "unset", "noMark", "takeMark")


def phone() -> dict:
    """For a participant's page. `sides` and `calm.services` come beside them."""
    return _shared() | {
        "join": _("Come into the room"), "code": _("The code on the screen"), "enter": _("Go on"), "entering": _("One moment …"),
        "noAccount": _("No name and no account. Nothing is installed."),
        "noRoom": _("The room doesn't answer. Are you on the same network as the screen says? Try again."),
        "before": _("Before you come in"), "comeIn": _("Come in"),
        "mayPass": _("You can pass at any time, on anything, without a reason. Send nothing, or press \"Pass\"."),
        "seen": _("Nobody sees who answered. Results show from {n} answers on."),
        "lost": _("No connection right now. It comes back by itself."),
        "lostUnsent": _("No connection right now. Your answer is on this page, and not sent yet."),
        "look": _("Look at the screen, or listen. There is nothing to answer here."),
        "send": _("Send"), "change": _("Send the change"), "sending": _("Sending …"),
        "isIn": _("Your answer is in. You can change it as long as this is open."),
        "notSentYet": _("Changed here, and not sent yet."), "notYet": _("Not sent yet. It's safe on this page, and goes when the connection is back."),
        "notTaken": _("That wasn't taken. Look at what is asked now, and choose again."),
        "locked": _("This is closed now. No more answers are taken."), "lockedIn": _("This is closed now. Your answer counts as you last sent it."),
        "lockedOut": _("This is closed now. What stands here wasn't sent in time, so it doesn't count."),
        "answerFirst": {"poll": _("Choose an answer first, or pass."), "map": _("Put a mark on the map first, or set both lines, or pass."),
                   "words": _("Write a word first, or pass."), "open": _("Write something first, or leave it.")},
        "pass": _("Pass"), "passed": _("You pass on this one. Nobody sees that."),
        "passedAfter": _("You pass from here on. What you sent before still counts, and nobody sees that it's yours."),
        "after_all": _("Join in after all"),
        "letThrough": _("The facilitator reads it and may show it to all, without a name. Nothing about people who can be recognised, please."),
        "textKept": _("The facilitator has it. You can send another."), "wordN": _("Word {n}"), "yourReply": _("What should {you} say?"),
        "resultsHere": _("The room's answers are here."), "roomSaid": _("What the room said"),
        "pairs": {
            "rounds": _("For two or three people. Rounds: {n}, of {time} each. Whoever listens now may be the one to speak next."),
            "ask": _("Would you like to take part? Both answers are fine, and nobody keeps them."),
            "join": _("Take part"), "pass": _("Pass"), "stop": _("Stop here"),
            "consent": _("Ask the other person too: is this all right for you now? Either of you can stop at any moment, without a reason."),
            "passed": _("You pass. You can rest, look out of the window, or go and get some water."),
        },
        "question": {"ask": _("Ask the facilitator quietly"), "says": _("Only the facilitator sees it, without a name."),
                     "send": _("Send the question"), "sent": _("The facilitator has it. It may be answered later, or to all.")},
        "thanks": _("Thank you for being here"),
        "afterRehearsal": [_("This was a rehearsal, and nothing of it is kept.")],
        "after": [_("The room is closed. This phone has forgotten its part in it, and nobody can ask for your answers any more: what is "
                    "kept is how many gave each answer, and texts that were shown to all."),
                  _("If something stays with you, tell somebody you trust. Help, at the top of this page, has services in many countries.")],
        "calm": calm(),
    }


def screen() -> dict:
    """For the projector's page."""
    return _shared() | {
        "screen": _("Screen"), "joinHere": _("Time and the way in"), "code": _("Code:"),
        "qr": _("A picture to scan with a phone's camera. It leads to {address}"),
        "onlyHere": _("Only on this computer"), "hidden": _("One moment"), "thanks": _("Thank you"), "locked": _("Closed."), "lost": _("No connection"),
        "noKey": _("Open this page from the facilitator's page."), "yourReply": _("What should {you} say?"),
        "rounds": _("Rounds: {n}, of {time} each."), "mayPass": _("Passing is always fine."), "theme": _("Light or dark"),
    }


def facilitator() -> dict:
    """For the facilitator's page."""
    return _shared() | {
        "title": _("Facilitator"), "openScreen": _("Open the screen"), "plan": _("Plan"), "now": _("Now"), "controls": _("Controls"),
        "phones": plural(lambda n: n_("{n} phone", "{n} phones", n)), "joinAt": _("To join: {address} · {code}"),
        "joinHere": _("Only on this computer: {address} · {code}"), "theme": _("Light or dark"), "back": _("Back to the room"),
        "commands": {
            "back": _("Back"), "next": _("Next"), "begin": _("Count the time from now"), "reveal": _("Reveal"), "hide": _("Hide"), "lock": _("Close answers"), "timer": _("Start the timer"),
            "pause": _("Pause the timer"), "goOn": _("Let the timer go on"), "extend": _("One minute more"), "stop": _("Take the timer away"), "again": _("Second vote"),
            "choose": _("Say what most chose"), "key": _("Show what fits"), "close": _("Close the room"),
        },
        "turned": {"hide": _("Show"), "lock": _("Open answers"), "key": _("Hide what fits")},
        "keyOf": {"back": "←", "next": "→", "reveal": _("space"), "hide": "H", "lock": "L", "timer": "T", "again": "A", "choose": "C"},
        "ariaKey": {"back": "ArrowLeft PageUp", "next": "ArrowRight PageDown", "reveal": "Space"},
        "cannot": {
            "any": _("That isn't possible at this step."), "next": _("This is the last step. To end, close the room: the button is at the top."),
            "back": _("This is the first step."), "hide": _("Nothing has been shown yet, so there is nothing to hide."),
            "lock": _("Nothing is asked at this step."),
        },
        "notDone": _("That didn't arrive: no connection. Nothing has changed; try again."),
        "lost": _("No connection to the room. It comes back by itself, and nothing is lost."),
        "minutes": _("Minutes"), "seconds": _("Seconds"), "revealed": _("The results are shown."), "newQuestion": _("A new question."),
        "flags": {"hidden": _("The screen shows nothing of this now"), "visible": _("The screen shows it again"),
                  "locked": _("Answers are closed"), "unlocked": _("Answers are open")},
        "notes": {"title": _("For you"), "first": _("Say first"), "say": _("Say or do"), "come": _("What may come up"), "split": _("If the room splits")},
        "next": _("Next:"), "last": _("This is the last step. To end, close the room: the button is at the top."), "took": _("{spent} of {minutes} min"),
        "pace": {"of": _("of {all} min"), "step": _("this step {spent} of {minutes} min"), "behind": _("{n} min behind the plan"),
                 "ahead": _("{n} min ahead of the plan"), "onPlan": _("as planned")},
        "texts": {"title": _("Texts"), "none": _("Nothing has come yet."), "on": _("Let it through"), "off": _("Take it away"), "away": _("Put it aside")},
        "words": {"title": _("Words"), "none": _("No word has come yet."), "on": _("Let it through"), "off": _("Take it away")},
        "questions": {"title": _("Quiet questions"), "none": _("None."), "on": _("Dealt with"),
                      "wait": plural(lambda n: n_("{n} question waits", "{n} questions wait", n))},
        "isShown": _("Shown:"), "chooseOne": _("Choose the reply yourself"),
        "hands": {"title": _("Count hands"), "says": _("For those who answer with a hand. At the reveal the numbers are added to the phones' answers, "
                                                                 "if there are at least {n} of those."),
                  "take": _("Take these numbers"), "taken": _("Counted by hand: {n}")},
        "keys": _("Keys and clicker"), "keysShort": _("Keys"), "keysWork": _("Single keys work"),
        "clicker": _("A clicker's forward and back are Page down and Page up. The keys also work on the screen's page in this browser."),
        "keyList": [["→ / Page down", _("Next step")], ["← / Page up", _("Step back")], [_("Space"), _("Reveal")], [_("H, B or full stop"), _("Hide or show")],
                    ["L", _("Close or open answers")], ["T", _("Start, pause or continue the timer")], ["A", _("Second vote")],
                    ["C", _("Say what most chose")], ["?", _("This list")]],
        "closeTitle": _("Close the room?"),
        "closeRehearsal": _("The phones say thank you. Nothing of a rehearsal is kept, and it can't be opened again."),
        "closeSays": _("The phones say thank you and forget their part. Totals stay, and texts that were shown. It can't be opened again."),
        "closeYes": _("Yes, close it"), "over": _("The room is closed"),
        "overRehearsal": _("This was a rehearsal, and nothing of it is kept."),
        "overSays": [_("Totals are kept, and texts that were shown, for 30 days, or until you delete them."),
                     _("The report: \"Report as PDF\" in the run sheet, or the command that stands now where you started the room."),
                     _("A room full of people has just trusted you with something. Have a glass of water before you pack up.")],
        "noKey": _("This page needs its link"), "noKeySays": _("Open it with the link that was shown when the room was started."),
    }


def calm() -> dict:
    """Help and the pause, on a participant's page."""
    says = sessions.session()
    return {
        "help": _("Help"), "helpSays": _("If something here is too much, you can leave the room, and you can talk to somebody."),
        "pause": _("Pause"), "pauseSays": _("Nothing here is waiting for you. Take any of these, or none."), "seeHelp": _("See where help is"),
        "back": _("Back"),
        "ways": [
            [_("Look around"), _("Keep your eyes open. Let them land on something, and say to yourself what it is: a cup, a corner, a shadow. "
                                 "Find something blue. Find something far away. Go on for as long as you like.")],
            [_("Floor, chair, movement"), _("Feel where the floor holds your feet, or where the chair holds you. If keeping still is no help, "
                                            "get up: stretch, carry something to another room, walk to a window.")],
            [_("A longer breath out"), _("Breathe in as you do anyway. Let the breath out take its time, as if you were cooling soup. For some "
                                         "people, attending to breath makes things worse. If you're one of them, leave this one and look "
                                         "around instead.")],
        ],
        "directory": {name: says[name] for name in ("unconfirmed", "unconfirmedMark", "anyPlace", "onePlace", "pickPlace")},
    }


def _shared() -> dict:
    """What more than one of the pages says."""
    marks = own.check_in()
    on_map = {name: marks[name] for name in MAP} | {"place": _("Where on the map?")}
    votes = {"firstVote": _("First vote"), "secondVote": _("Second vote, after talking")}
    return votes | {
        "room": _("A live room"), "where": _("Step {n} of {all}"), "rehearsal": _("Rehearsal: made-up participants. Nothing is kept."),
        "fields": fields() | {"answer": _("Your answer")}, "map": on_map,
        "results": votes | {
            "map": on_map, "answers": plural(lambda n: n_("{n} answer", "{n} answers", n)), "bar": _("{n} · {share} %"),
            "onPhones": plural(lambda n: n_("{n} answer on phones", "{n} answers on phones", n)),
            "before": p_("vote", "first"), "after": p_("vote", "then"),
            "mean": _("on average at place {n}"), "rightPlace": _("It belongs at place {n}."), "fits": _("Fits:"),
            "tooFew": _("Too few answers to show them."), "noWords": _("The words appear here one by one."),
        },
        "dialogue": {"roomSays": _("You, {you}:"), "mentions": _("Mentions:"), "aim": _("To find out:"), "soFar": _("The conversation so far")},
        "timer": {"timeRuns": "", "timePaused": _("Paused"), "lastMinute": _("About a minute left"),
                  "timeOver": _("Time to come to an end, without hurry")},
    }
