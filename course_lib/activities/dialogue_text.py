"""A dialogue as one text, to read from top to bottom or to turn about in: numbered turns, and replies that say where to go."""

from ..content.dialogues import Dialogue, Line, Reply
from ..words import _
from . import dialogue_words
from .shuffle import shuffled


def linear(dialogue: Dialogue) -> dict:
    """Plain text in order: `intro` (paragraphs), `turns` (each with its number, lines and replies), `ends` (number and
    paragraphs), and `notes`: by turn, what each reply is and why, kept to the end so that one can choose first."""
    numbers = {one.id: index for index, one in enumerate((*dialogue.turns, *dialogue.ends), start=1)}
    return {
        "title": dialogue.title,
        "intro": [*([near_home()] if dialogue.leave_to_be_safe else []), dialogue.scene, _("Begin at 1. Choose a reply, and go to the number that it names. Where that depends on how "
                                    "{name} is by now, decide by what you have read.").format(name=dialogue.partner.name)],
        "turns": [{"n": numbers[turn.id], "lines": [_line(one, turn.lines, dialogue.partner.name) for one in turn.lines],
                   "replies": [{"text": quoted(reply), "goes": _goes(reply, numbers, dialogue.partner.name)}
                               for reply in _replies(turn)]} for turn in dialogue.turns],
        "ends": [{"n": numbers[end.id], "says": [end.text, end.after]} for end in dialogue.ends],
        "safety": safety() if dialogue.leave_to_be_safe else [],
        "notes": [{"n": numbers[turn.id], "replies": [
            {"text": quoted(reply), "move": dialogue_words.move(reply), "why": reply.why} for reply in _replies(turn)]}
            for turn in dialogue.turns],
    }


def _replies(turn) -> list[Reply]:
    """In an order that says nothing about them, and is the same in the notes."""
    return shuffled(0, turn.replies)


def _line(line: Line, lines: tuple[Line, ...], name: str) -> str:
    says = _('{does} "{text}"').format(does=line.does or f"{name}:", text=line.text)
    if line.when:
        return _("If {condition}: {says}").format(condition=dialogue_words.condition(line.when, name), says=says)
    return _("Otherwise: {says}").format(says=says) if len(lines) > 1 else says


def _goes(reply: Reply, numbers: dict[str, int], name: str) -> str:
    """Where a reply leads."""
    *ifs, last = reply.to
    told = [_("If {condition}, go to {n}.").format(condition=dialogue_words.condition(road.when, name), n=numbers[road.to])
            for road in ifs]
    told.append((_("Otherwise go to {n}.") if ifs else _("Go to {n}.")).format(n=numbers[last.to]))
    return " ".join(told)


def quoted(reply: Reply) -> str:
    """What is said, in quotation marks; what is done without a word, as it is."""
    return reply.text if reply.move in ("wait", "leave") else _('"{text}"').format(text=reply.text)


def near_home() -> str:
    """What comes before such a dialogue."""
    return _("If this is close to your own life, it may be better read another day. The Help button, or the F1 key, lists people "
             "who know about it. You can stop at any point.")


def safety() -> list[str]:
    """What everybody must know after a dialogue in which leaving was the task."""
    return [
        _("Being attuned never means putting up with harm. Listening, staying curious and mending are for people who can disagree "
          "and be safe. If somebody threatens you, hurts you, follows you, controls you or frightens you, or if you change what "
          "you do because you're afraid, then the task is to be safe. You owe them no understanding, no making up and no further "
          "chance."),
        _("Exercises for couples aren't made for this, and can make it more dangerous. So can saying that you're going to leave. "
          "People at a service for abuse or violence can think it through with you, whether you stay or go, before you've decided "
          "anything. Use a phone or computer that the other person can't check. And if you are the one whom others are afraid of, "
          "there are people who will talk with you as well."),
        _("The Help button, or the F1 key, lists services. If you are in danger now, call the emergency number where you are."),
    ]
