"""Reflect back: compose a reflection from four parts, and hear how it lands.

How it lands is the first of these that is so (a rule of this course, made to show what each part does; no study gives it):

1. The speaker isn't safe, and the end doesn't ask about that: **polite**. They thank you, and stay where they are.
2. It opens with your own story, or ends with a tip: **turns**. The talk goes to you, or to the tip.
3. It says their own words again, or names something beside the point: **closes**.
4. It has a feeling word where that's unwanted: **closes**. It has none where one is needed: **polite**.
5. The word is another feeling, or too strong, or too weak: with an end that suits this speaker **corrects**; else, or if it was declared
   as a certainty, **closes** (another feeling, too strong) or **polite** (too weak).
6. It opens as a certainty: **polite**. The end doesn't suit this speaker: **polite**.
7. Else **further**: they go on, or further in.
"""

from dataclasses import dataclass

from ...content.responding_trainers import FeelingWord, ReflectBack, Sense, Speaker
from ...words import _
from ..mark import BadResponse
from . import moments, offer
from .moments import Rules, Run, Runs, was_met
from .share import Share

KIND = "learning"
PARTS = ("opening", "sense", "feeling", "check")
PATTERN = "{opening} {sense}{named}. {check}"


@dataclass(frozen=True)
class Part:
    """An opening or an end, the same for all speakers."""

    id: str
    text: str


@dataclass(frozen=True)
class Reflection:
    """What was composed."""

    opening: Part
    sense: Sense
    feeling: FeelingWord | None
    check: Part

    @property
    def text(self) -> str:
        named = _named_in_it().format(word=self.feeling.text) if self.feeling else ""
        return PATTERN.format(opening=self.opening.text, sense=self.sense.text, named=named, check=self.check.text)


def _named_in_it() -> str:
    return _(", and you feel {word}")


def start(trainer: ReflectBack) -> Runs:
    """A state without a run."""
    return Runs(trainer, rules=RULES)


def openings() -> tuple[Part, ...]:
    """How a reflection may begin: as a guess, plainly, as a certainty, with one's own story."""
    return (Part("guess", _("It sounds as if")), Part("plain", _("So")), Part("certain", _("Clearly,")),
            Part("story", _("That happened to me once, and it's the same with you:")))


def checks(speaker: Speaker) -> tuple[Part, ...]:
    """How it may end: asking yes or no, asking openly, stopping, with a tip, asking whether they're safe."""
    return (Part("yesno", _("Is that it?")), Part("open", _("Or how would you put it?")), Part("stop", _("(Then you stop there.)")),
            Part("tip", speaker.tip), Part("safe", _("Are you safe to talk now, and tonight?")))


def _by_id(parts: tuple[Part, ...], given) -> Part:
    for part in parts:
        if part.id == given:
            return part
    raise BadResponse(f"{str(given)[:40]!r} is not an option here")


def compose(speaker: Speaker, response) -> Reflection:
    """The reflection that a response names. Raises BadResponse."""
    if not isinstance(response, dict) or set(response) != set(PARTS):
        raise BadResponse("a reflection has an opening, what was heard, a feeling or none, and an end")
    feeling = None if response["feeling"] == "none" else offer.chosen(speaker.feelings, response["feeling"])
    return Reflection(_by_id(openings(), response["opening"]), offer.chosen(speaker.senses, response["sense"]), feeling,
                      _by_id(checks(speaker), response["check"]))


def landing(speaker: Speaker, said: Reflection) -> str:
    """How it lands, by the rule above: further, corrects, polite, closes or turns."""
    if "safe" in speaker.checks and said.check.id != "safe":
        return "turns" if said.check.id == "tip" or said.opening.id == "story" else "polite"
    if said.opening.id == "story" or said.check.id == "tip":
        return "turns"
    if said.sense.role != "sense" or (said.feeling and speaker.naming == "unwanted"):
        return "closes"
    if not said.feeling and speaker.naming == "needed":
        return "polite"
    if said.feeling and said.feeling.fit != "fits":
        return _off(speaker, said)
    return "polite" if said.opening.id == "certain" or said.check.id not in speaker.checks else "further"


def _off(speaker: Speaker, said: Reflection) -> str:
    """How a word lands that isn't theirs."""
    if said.check.id in speaker.checks and said.opening.id != "certain":
        return "corrects"
    return "polite" if said.feeling.fit == "weak" else "closes"


def _take(speaker: Speaker, steps: tuple, response, seed: int) -> dict:
    compose(speaker, response)
    return dict(response)


def _over(speaker: Speaker, steps: tuple, seed: int) -> bool:
    return len(steps) == 1


def _missed(speaker: Speaker, steps: tuple, seed: int) -> bool:
    return landing(speaker, compose(speaker, steps[0])) not in ("further", "corrects")


def _shown(speaker: Speaker, steps: tuple, seed: int) -> dict:
    """The speaker and the parts to choose from; once composed, how it landed. The parts stay, to try others."""
    shown = {"scene": speaker.scene, "says": speaker.says, "fields": _fields(speaker, seed), "pattern": PATTERN, "landed": None}
    return shown | ({"landed": landed(speaker, steps[0]), "response": steps[0]} if steps else {})


def _fields(speaker: Speaker, seed: int) -> list[dict]:
    feeling = offer.field("feeling", _("A word for the feeling"), speaker.feelings, seed)
    feeling["options"].append({"id": "none", "text": _("(No feeling word)")})
    return [_plain("opening", _("How you begin"), openings()), offer.field("sense", _("What you heard"), speaker.senses, seed),
            feeling, _plain("check", _("How you end"), checks(speaker))]


def _plain(label: str, legend: str, parts: tuple[Part, ...]) -> dict:
    return {"name": label, "type": "choose", "many": False, "legend": legend,
            "options": [{"id": part.id, "text": part.text} for part in parts]}


def landed(speaker: Speaker, response: dict) -> dict:
    """What was said, what the speaker answers, and what each part did."""
    said = compose(speaker, response)
    how = landing(speaker, said)
    return {"text": said.text, "how": _hows()[how], "answers": getattr(speaker, how), "parts": _parts(speaker, said), "why": speaker.why}


def _hows() -> dict[str, str]:
    return {"further": _("They go on."), "corrects": _("They put you right, and that is a good answer too."),
            "polite": _("They're polite about it."), "closes": _("It closes a little."), "turns": _("The talk goes somewhere else.")}


def _parts(speaker: Speaker, said: Reflection) -> list[dict]:
    """Each part of the reflection, and what it did with this speaker."""
    return [{"text": said.opening.text, "did": _OPENED[said.opening.id]()}, {"text": said.sense.text, "did": _SENSED[said.sense.role]()},
            {"text": said.feeling.text if said.feeling else _("(No feeling word)"), "did": _named(speaker, said.feeling)},
            {"text": said.check.text, "did": _ended(speaker, said.check)}]


_OPENED = {
    "guess": lambda: _("Offers what follows as a guess, so it's easy to put right."),
    "plain": lambda: _("Plain. Whether it's a guess shows at the end."),
    "certain": lambda: _("Declares it. If it's right, there's little to add; if it's wrong, they have to argue."),
    "story": lambda: _("Company, perhaps. It also puts your story where theirs was, and says that the two are alike."),
}
_SENSED = {
    "sense": lambda: _("Says in other words what they meant. They can tell that it arrived, and add to it."),
    "echo": lambda: _("Their own words again. It shows that you have ears, and gives them nothing new to say yes or no to."),
    "beside": lambda: _("They did say so, more or less. It isn't what they were telling you about."),
}


def _named(speaker: Speaker, feeling: FeelingWord | None) -> str:
    """What the feeling word did, or its absence."""
    if feeling is None:
        return {"needed": _("Without a word for it, the heart of this stayed unsaid."),
                "welcome": _("It does without. A word would have been welcome, and isn't missed."),
                "unwanted": _("It names no feeling, and that suits this speaker here.")}[speaker.naming]
    if speaker.naming == "unwanted":
        return _("Right or wrong, a feeling word is more than they want said out loud here.")
    return {"fits": _("About the right word, at about the right strength."),
            "strong": _("The right direction, and too much of it. They may feel that they've alarmed you, or have to calm you."),
            "weak": _("The right direction, and too little of it. It can sound as if you heard half."),
            "other": _("Another feeling. As a question it costs little; as a statement it leaves them alone with theirs.")}[feeling.fit]


def _ended(speaker: Speaker, check: Part) -> str:
    """What the end did."""
    if check.id == "tip":
        return _("A tip, before they have finished. It tells them that the listening is over.")
    if check.id == "safe" and "safe" in speaker.checks:
        return _("Somebody frightens them. Safety comes first, and everything else after it.")
    if "safe" in speaker.checks:
        return _("Good for another day. Somebody frightens them, and whether they're safe hasn't been asked.")
    if check.id in speaker.checks:
        return {"yesno": _("Easy to answer, and easy to say no to."), "open": _("Leaves all the room for their own way to put it."),
                "stop": _("Leaves them the quiet to go on by themselves.")}[check.id]
    return {"yesno": _("One more question to answer, for somebody who would rather not have had one."),
            "open": _("It asks for more words than this speaker has to spare."),
            "stop": _("It isn't offered for correction, and this speaker won't put you right unasked."),
            "safe": _("Never wrong to ask where you worry. Here nothing pointed to danger, and it leads away from what they said.")}[check.id]


def _result(runs: tuple[Run, ...]) -> dict:
    """How the reflections of the last run landed, and each earlier run in a line."""
    hows = _landings(runs[-1])
    met = Share(sum(how in ("further", "corrects") for how in hows), len(hows))
    rows = [met.row(_("They went on, or put you right"))]
    says = [_("Of these, {n} put you right. That is how a guess becomes knowledge.").format(n=hows.count("corrects"))]
    says += [moments.counted(text, hows.count(how)) for how, text in _hows().items() if how not in ("further", "corrects") and how in hows]
    return {"rows": rows, "says": says, "earlier": [_line(run) for run in runs[:-1]]}


def _landings(run: Run) -> list[str]:
    return [landing(one.moment, compose(one.moment, one.steps[0])) for one in run.played]


def _line(run: Run) -> str:
    hows = _landings(run)
    says = _("{further} went on, {corrects} put you right, of {all}")
    return says.format(further=hows.count("further"), corrects=hows.count("corrects"), all=len(hows))


def _try(state: Runs, message: dict) -> tuple[dict, list]:
    """How another reflection would land with a speaker who was met. Nothing of it is kept. Raises BadResponse."""
    name = message.get("item")
    speaker = state.moment(name)
    if not was_met(state, name):
        raise BadResponse("compose one first")
    return {"told": landed(speaker, message.get("response"))}, []


def words() -> dict:
    """The labels of this trainer."""
    return moments.words() | {
        "answer": _("Say it"), "choose": _("Choose each part first; one of them may be that you say none."),
        "preview": _("Your reflection so far:"), "said": _("You say"), "answers": _("And then"), "parts": _("What each part did"),
        "tryOther": _("Try another with the same speaker"), "tryHint": _("What you try here is kept nowhere."), "tried": _("Tried:"),
        "about": _("About this speaker"), "named": _named_in_it(),
    }


RULES = Rules(_take, _over, _missed, _shown, _result)
ASKS = {"try": _try}
resume, respond, view = moments.resume, moments.respond, moments.view
