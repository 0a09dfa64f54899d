"""Made-up descriptions, for whoever would rather not write about their own life. They go the same way as one's own."""

from dataclasses import dataclass

from ...words import _


@dataclass(frozen=True)
class Story:
    """Somebody made up, and what is hard for them in their own words."""

    id: str
    name: str
    text: str


def stories() -> tuple[Story, ...]:
    """All of them, from several lives."""
    return (
        Story("ingrid", "Ingrid", _("After every argument we end up in silence. My wife reads, and I wash cups that are clean already. "
                                    "It can go on for two days, and I don't know how to begin again.")),
        Story("bilal", "Bilal", _("My four-year-old screams on the floor whenever we have to put shoes on. I stay calm for ten minutes. "
                                  "On Tuesday I shouted at him, and I keep seeing his face.")),
        Story("tui", "Tui", _("I am always the one who texts first. My best friend tells me all about her week, and hangs up before she "
                              "asks about mine.")),
        Story("marisol", "Marisol", _("My mother has dementia and asks me the same question all morning. I snap at her, and then I feel "
                                      "guilty for the rest of the day.")),
        Story("emeka", "Emeka", _("In meetings my ideas are talked over. Ten minutes later somebody else says the same thing, and "
                                  "everyone nods.")),
        Story("sunniva", "Sunniva", _("I moved here for the job. There are people around me all day, and I still feel lonely. On Sundays "
                                      "I only talk to the till at the shop.")),
        Story("jun", "Jun", _("I say yes to everything. My brother asks me to look after his dog again, I agree, and then I am cross "
                              "with him all weekend.")),
        Story("dara", "Dara", _("My partner likes to talk a row through at once. I go blank and can't find a single word, and then they "
                                "think that I don't care.")),
    )


def made_up(text: str) -> bool:
    """Whether these are the words of one of them."""
    return any(one.text == text for one in stories())
