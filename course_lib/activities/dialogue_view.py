"""What a learner may see of a dialogue: before an end what can be heard and seen, and after it what lay behind."""

from ..content.dialogues import Mood, Reply
from ..models.toy import toy_line
from ..stimuli import face, feelings, look
from ..words import _
from . import dialogue_picture, dialogue_words
from .dialogue import DialogueState
from .dialogue_paths import line
from .dialogue_text import near_home, quoted, safety
from .partner import Step


def view(state: DialogueState, event: dict | None = None) -> dict:
    """The public view. Before an end: no move, fit, why or state, and no turn that hasn't been met."""
    dialogue = state.dialogue
    shown = {
        "title": dialogue.title, "you": dialogue.you, "name": dialogue.partner.name, "mentions": dialogue.mentions,
        "scene": dialogue.scene, "aim": dialogue.aim, "read": state.read,
        "help": near_home() if dialogue.leave_to_be_safe else "",
        "said": [_said(state, step, number) for number, step in enumerate(state.path.steps, start=1)],
        "now": None if state.path.end else _now(state), "after": _afterwards(state) if state.path.end else None,
    }
    if state.outdated:
        shown["notice"] = _("This conversation has changed since you were in it. Your earlier road is kept in your record.")
    return shown


def _said(state: DialogueState, step: Step, number: int) -> dict:
    """One exchange: the partner's line, and what was replied."""
    turn = next(one for one in state.dialogue.turns if one.id == step.turn)
    heard = line(turn, step.before)
    return {"n": number, "line": heard.text, "does": heard.does, "reply": quoted(step.reply)}


def _now(state: DialogueState) -> dict:
    """The turn that waits for a reply."""
    heard, number = line(state.turn, state.mood), len(state.path.steps) + 1
    return {
        "n": number, "line": heard.text, "does": heard.does, "face": _face(state, state.mood, number),
        "replies": [{"id": reply.id, "text": quoted(reply)} for reply in state.replies],
    }


def _face(state: DialogueState, mood: Mood, number: int) -> dict:
    """The partner's face, which shows less where they feel less safe."""
    partner = state.dialogue.partner
    units = feelings.guarded(feelings.units_for(mood.feeling, mood.intensity), mood.safety)
    drawn = face.draw(look.look(partner.seed, partner.age), units, f"{state.dialogue.id}-{number}-")
    return {"svg": drawn.svg, "says": drawn.says}


def _afterwards(state: DialogueState) -> dict:
    dialogue, path = state.dialogue, state.path
    return {
        "end": path.end.text, "about": path.end.after, "safety": safety() if dialogue.leave_to_be_safe else [],
        "picture": _picture(state), "toy": toy_line(),
        "steps": [_behind(state, step, number) for number, step in enumerate(path.steps, start=1)],
        "ends": _ends(state),
    }


def _picture(state: DialogueState) -> dict:
    """The partner's state over the road; where being safe was the task, how safe it was, and nothing else."""
    dialogue = state.dialogue
    if dialogue.leave_to_be_safe:
        title, felt, shown = _("How safe it was"), "", ("safety",)
    else:
        title = _("What your replies did to {name}").format(name=dialogue.partner.name)
        felt = _("At the start, unseen: {feeling}. At the end: {then}.").format(
            feeling=dialogue_words.feeling(dialogue.start), then=dialogue_words.feeling(state.mood))
        shown = tuple(dialogue_picture.COLOURS)
    drawn = dialogue_picture.draw(state.path, dialogue.partner.name, shown)
    return {"svg": drawn.svg, "says": drawn.says, "title": title, "felt": felt}


def _behind(state: DialogueState, step: Step, number: int) -> dict:
    """One exchange with what lay behind it: the reply's move and why, what it did, and what else could have been said."""
    turn = next(one for one in state.dialogue.turns if one.id == step.turn)
    others = [_note(reply) for reply in turn.replies if reply.id != step.reply.id]
    did = dialogue_words.safer if state.dialogue.leave_to_be_safe else dialogue_words.change
    return _said(state, step, number) | _note(step.reply) | {"did": did(step.before, step.after), "others": others}


def _note(reply: Reply) -> dict:
    return {"text": quoted(reply), "move": dialogue_words.move(reply), "why": reply.why}


def _ends(state: DialogueState) -> str:
    """How many of the ends were seen, without saying which is better."""
    seen, there = len(state.ends_seen), len(state.dialogue.ends)
    if seen == there:
        return _("You have seen all {there} ends.").format(there=there)
    return _("You have seen {seen} of {there} ends.").format(seen=seen, there=there)
