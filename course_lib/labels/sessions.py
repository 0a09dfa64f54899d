"""The words around a personal session, on the page and in the terminal."""

from ..words import _, n_
from . import guided


def danger() -> tuple[str, str]:
    """Calm words where a description tells of danger."""
    return (_("Thank you for writing that. Some of it may be about danger, to you or to someone else, so there is no session now. "
              "Safety comes before attunement."),
            _("If somebody may be hurt soon, please call the emergency number of the country you're in. If you can, tell someone you "
              "trust, and don't stay alone with it. Use a device that nobody else checks."))


def question() -> str:
    """What everybody is asked before a session about their own life."""
    return _("Before we go on: is anyone being hurt, afraid of somebody, thinking of ending their life, or not safe in some other way? "
             "You, or somebody else.")


def untold() -> str:
    """What becomes of the answer."""
    return _("Your answer is stored nowhere, and nobody is told.")


def told() -> tuple[str, ...]:
    """Calm words for whoever answers yes, or isn't sure."""
    return (_("Thank you for answering. Safety comes before attunement, so there is no session now."), danger()[1],
            _("You don't have to be sure, or know what to call it, before you talk to somebody."))


def only_rules() -> str:
    """What found the danger, and that it can be wrong."""
    return _("A program looked for signs in your words, and it can be wrong.")


def unconfirmed() -> str:
    """What the mark beside a number means."""
    return _("Numbers that nobody has confirmed yet are marked: confirm before you rely on them.")


def no_theme() -> str:
    """Where nothing fits."""
    return _("These rules find no theme in that. It says nothing about what you wrote. You can choose one:")


def led_there() -> str:
    """Above the themes that were found."""
    return _("What the rules found, and the words that led there:")


def way_to_help() -> str:
    """What stands above every session."""
    return _("The rules that look for danger miss much of it. Help, in any country: findahelpline.com, befrienders.org, or the local "
             "emergency number.")


def honest() -> str:
    """What a session is made of, and what nobody knows about it."""
    return _("Written by people, chosen by rules. Nobody has studied whether sessions like this help. It isn't therapy.")


def routes() -> dict[str, str]:
    """The ways of settling."""
    return {"eyes-open": _("With open eyes"), "movement": _("With movement"), "breath": _("With the breath")}


def too_long(most: int) -> str:
    """For a description that is more than a few sentences."""
    return n_("That's more than these rules read. A few sentences are plenty, {count} letter at most.",
              "That's more than these rules read. A few sentences are plenty, {count} letters at most.", most).format(count=most)


def session() -> dict:
    """For the page "A session for today": the player's words, and its own."""
    settling = routes()
    return guided.player() | {
        "title": _("What is hard right now?"),
        "forgets": _("What you write goes from this page to the course, on the computer that runs it, and is used there once. It's kept "
                     "nowhere: not in your record, not in this notebook. Leave the page, and it's gone."),
        "text": _("What is hard between you and somebody? A sentence or two is plenty. No names are needed."),
        "english": _("The rules read English only. In another language, or if you'd rather not write, choose a theme yourself."),
        "find": _("Look for themes"), "choose": _("Choose a theme myself"), "empty": _("Write a sentence first, or choose a theme yourself."),
        "story": _("Somebody made up instead"), "yours": _("Yours instead"),
        "storyTitle": _("What is hard for somebody made up?"),
        "storySays": _("Choose one of them. All that follows is the same as with words of your own."), "pickStory": _("Choose one of them first."),
        "storyLegend": _("Whose words?"),
        "danger": danger(), "onlyRules": only_rules(), "unconfirmed": unconfirmed(), "unconfirmedMark": _("unconfirmed"),
        "questionTitle": _("One question first"), "question": question(), "untold": untold(), "told": told(),
        "everybody": _("Everybody is asked this, whatever they wrote: a program that reads words can miss it."),
        "no": _("No"), "yes": _("Yes, or I'm not sure"),
        "dangerTitle": _("No session now"), "notMeant": _("That isn't what I meant"),
        "anyPlace": _("Wherever you are"), "onePlace": _("Services in one place"), "pickPlace": _("Choose a place"),
        "foundTitle": _("What might it be about?"), "led": led_there(), "none": no_theme(), "words": _("The words: {words}"),
        "pick": _("Choose one:"), "others": _("Another one fits better? All themes"), "pickTheme": _("Choose a theme first."),
        "areas": {"couples": _("Couples"), "parenting": _("Parents and children"), "family": _("Family"), "friends": _("Friends"),
                  "work": _("Work"), "self": _("You yourself")},
        "howLong": _("How long?"), "minutes": _("{n} minutes"),
        "quiet": _("A longer one has more quiet between the lines, and a few more lines."),
        "make": _("Put it together"), "change": _("Back to the words"), "forget": _("Forget it and start anew"),
        "forgotten": _("Forgotten. Nothing was kept."),
        "about": _("{title} · about {n} minutes"), "care": _("Before anything else"), "careAgain": _("Words of care, and the way to help"),
        "help": f"{way_to_help()} {_('The Help button on this page has more.')}", "honest": honest(), "madeOf": _("What this is"),
        "noAI": _("No AI wrote or chose it: the same words give the same session. It doesn't know your situation, or the other person."),
        "route": _("Which way of settling?"),
        "routes": {"eyes-open": settling["eyes-open"], "body": settling["breath"], "movement": settling["movement"]},
        "again": _("Another one"), "theSame": _("The theme and its skill stay the same; other words lead in and out."),
        "otherTheme": _("Another theme or length"), "more": _("Where the course says more:"),
        "settings": _("Settling, pace and picture"),
        "late": _("No answer yet. Your words are still on this page."),
    }
