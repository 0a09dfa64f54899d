"""The words of the lock on what a learner wrote for themselves."""

from ..words import _


def gate() -> dict:
    """For each private activity while the lock is on: the question for the passphrase, and what can go wrong."""
    return {
        "title": _("This is locked."),
        "says": _("Type your passphrase to open what you wrote, on this page only. The key stays in this page's memory until you reload "
                  "the page, leave it, or press \"Lock now\"."),
        "since": _("The lock was turned on in another window. Type your passphrase, and what you write here is saved as before."),
        "turning": _("Not every text has been locked or opened yet. The page \"Your record\" goes on with it."),
        "passphrase": _("Passphrase"), "show": _("Show what I type"), "unlock": _("Unlock"), "unlocking": _("Unlocking …"),
        "wrong": _("That isn't the passphrase. Nothing has changed, and you can try as often as you like. Small and capital letters "
                   "and spaces count."),
        "waiting": _("Something that you wrote here isn't saved yet. It will be when you unlock."),
        "insecure": _("What you wrote is locked, and it can't be opened over this connection: the browser encrypts only on https, or on the "
                      "computer on which the course runs. Open the course there. Nothing is lost."),
        "open": _("Unlocked on this page."), "lockNow": _("Lock now"),
        "lockNowSays": _("\"Lock now\" forgets what isn't kept yet."),
        "damaged": _("{file} can't be opened: it is damaged, or it was locked with another passphrase. It has been left as it is."),
        "notShown": _("{file} can't be shown. It has been left as it is."),
        "tooLong": _("That is more than fits in one text (2 million characters). It hasn't been saved; what was saved before is safe. "
                     "Shorten it, and it will be."),
        "stays": _("Your words are still on this page."),
        "who": _("Locked: only somebody who has your passphrase can read this. Never marked. Skip freely."),
    }


def settings() -> dict:
    """For the page "Your record": the lock itself."""
    return {
        "title": _("A lock on your own words"),
        "what": _("A passphrase can lock what you write for yourself: reflections, check-ins and plans. Your browser encrypts it on this "
                  "page, before it goes anywhere. Somebody who opens the folder, or who runs the computer, then can't read it."),
        "lost": _("If you lose the passphrase, nobody can open what you wrote. We can't, and you can't. So write it down on paper, and keep "
                  "the paper where you keep what matters to you."),
        "stays": _("What can still be seen: how many texts there are, the name of each file (for example, which reflection it is, or the "
                   "day of a check-in), about how long it is, and when it was changed. Your answers to questions aren't locked."),
        "copies": _("Copies from before stay as they are: a file that you took away, a backup of this computer. And the lock can't help "
                    "against somebody who watches what you type, or who runs the computer and changes the course on it."),
        "less": _("With the lock on, a PDF is made by your browser's own printing, and the command \"attune journal\" can't write your journal to a file."),
        "good": _("Four or more words that don't belong together make a good one. Take at least {n} characters."),
        "new": _("A new passphrase"), "again": _("The same once more"), "old": _("The passphrase as it is now"),
        "show": _("Show what I type"), "written": _("I wrote it down, or I'm sure that I'll know it"),
        "turnOn": _("Turn the lock on"), "turnOff": _("Turn the lock off"), "change": _("Change the passphrase"), "lockNow": _("Lock now"),
        "unlock": _("Unlock"), "passphrase": _("Passphrase"), "cancel": _("Cancel"),
        "short": _("That is too short: take at least {n} characters. A few words together are easy to remember."),
        "differ": _("The two aren't the same."), "notWritten": _("First write it down, and tick the box."),
        "wrong": gate()["wrong"],
        "isOff": _("The lock is off."), "isOn": _("The lock is on."), "isOpen": _("The lock is on, and unlocked on this page."),
        "working": _("Working: {done} of {all} …"), "starting": _("A moment: the key is being made …"),
        "on": _("The lock is on. Everything that you wrote for yourself is locked."),
        "off": _("The lock is off. What you wrote can be read in the folder again."),
        "changed": _("The passphrase is changed. Copies that you took away before still open with the old one."),
        "locked": _("It's locked on this page."),
        "halfOn": _("Locking isn't finished: {n} of your texts can still be read. It goes on when you unlock."),
        "halfOff": _("Turning the lock off isn't finished: {n} of your texts are still locked. It goes on when you unlock."),
        "stuck": _("This couldn't be finished: {why} What is done stays done. Reload the page and unlock to go on."),
        "left": _("Left as it is, because it can't be read:"),
        "noAnswer": _("The course doesn't answer. Reload the page and unlock to go on."),
        "insecure": _("The lock isn't available here. The browser encrypts only on https, or on the computer on which the course runs, and this "
                      "page came over plain http. You can choose the made-up versions instead of your own."),
        "offAsk": _("Open everything that is locked and turn the lock off? Then whoever can open the folder can read it again."),
        "offYes": _("Yes, turn it off"), "no": _("No"),
    }
