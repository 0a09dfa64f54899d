"""What a phone, the screen and the facilitator see of a room. Nobody sees who said what; only the facilitator sees notes,
texts that wait and questions, and nobody the right answer before the facilitator asks for it.
"""

from dataclasses import asdict

from ..activities import dialogue_view, items
from ..activities.dialogue import DialogueState
from ..content.workshops import Step
from ..labels.rooms import changed, lasts
from . import answers
from .facilitator import COMMANDS, allowed, covered
from .results import result
from .room import LONGEST_TEXT, VOTED, Room, Timer, in_no_order, spent


def phone_view(room: Room, content, voter: str | None, now: float) -> dict:
    """What everybody may see, and `yours`: this voter's own answer to the present ballot, or None.

    The number of answers isn't in it: a vote changes nothing on the other phones.
    """
    return shared_view(room, content, now) | {"yours": yours(room, voter)}


def yours(room: Room, voter: str | None):
    """A voter's own answer to the present ballot; None if there is none."""
    return room.said(room.ballot).said.get(voter)


def shared_view(room: Room, content, now: float) -> dict:
    """A phone's view without what is its own.

    `n` of `all` steps · `step`: {id, kind, title, prompt, note (or None)} and what its kind asks (see ASKED) · `ballot`: sent
    back with each answer · `open`: answers are taken · `vote`: 1 or 2 at a step that votes twice · `timer`: {left (seconds),
    running} or None · `result`: None, or {rounds, key} or {texts} (see `_result`) · `fewest`: answers, to be shown.
    """
    step = room.step
    return {
        "workshop": room.workshop.title, "note": room.workshop.content_note, "over": room.over, "rehearsal": room.rehearsal,
        "n": room.at + 1, "all": len(room.workshop.steps), "step": _step(room, content, step),
        "ballot": room.ballot, "open": is_open(room, content), "locked": room.locked, "hidden": room.hidden,
        "vote": room.votes.get(step.id, 1) if step.kind == "twice" else None, "fewest": room.fewest,
        "timer": _timer(room.timer, now), "result": None if room.hidden else _result(room, content),
    }


def screen_view(room: Room, content, now: float) -> dict:
    """What the projector shows: as on a phone, with how many have answered."""
    return shared_view(room, content, now) | {"count": room.said(room.ballot).count}


def facilitator_view(room: Room, content, now: float) -> dict:
    """The screen's, also while it's hidden, with notes, time against plan, what waits, and what can be done now."""
    step, after = room.step, room.workshop.steps[room.at + 1: room.at + 2]
    took = spent(room, now)
    words = room.words.get(room.ballot, ())
    return screen_view(room, content, now) | {
        "result": _result(room, content),
        "notes": {"say": step.say, "come": step.may_come_up, "split": step.when_split},
        "steps": [{"id": one.id, "title": one.title, "kind": one.kind, "minutes": one.minutes, "seconds": one.seconds,
                   "spent": round(took.get(one.id, 0))} for one in room.workshop.steps],
        "next": after[0].title if after else None, "running": room.since is not None,
        "texts": in_no_order(room.texts.get(room.ballot, ())), "questions": in_no_order(room.questions),
        "words": [{"word": word, "shown": word in words} for word in sorted(answers.words_of(room.said(room.ballot)))]
        if step.kind == "words" else [],
        "hands": _hands(room, content), "can": [name for name in COMMANDS if allowed(room, content, name)],
        "covered": covered(room),
    }


def is_open(room: Room, content) -> bool:
    """Whether the phones can answer now."""
    if room.over or room.locked:
        return False
    if room.step.kind == "dialogue":
        return answers.turn(content, room) is not None
    return room.step.kind in (*VOTED, "open")


def _step(room: Room, content, step: Step) -> dict:
    """What is asked, without notes and without what fits."""
    shown = {"id": step.id, "kind": step.kind, "title": step.title, "prompt": step.prompt, "note": step.content_note}
    return shown | ASKED.get(step.kind, lambda *_: {})(room, content, step)


def _item(room: Room, content, step: Step) -> dict:
    item = content.item(step.item)
    return {"stem": item.stem, "kind_of_item": item.kind, "fields": items.fields(item, 0)}


def _dialogue(room: Room, content, step: Step) -> dict:
    """The conversation so far, as a learner sees it; replies are in the same order everywhere."""
    state = DialogueState(content.dialogue(step.dialogue), 0, answers.path(content, room, step))
    shown = dialogue_view.view(state)
    after = shown["after"] and {name: shown["after"][name] for name in ("end", "about", "safety")}
    return {"dialogue": {name: shown[name] for name in ("title", "you", "name", "mentions", "scene", "aim", "help", "said", "now")}
            | {"after": after}}


ASKED = {
    "poll": _item, "twice": _item, "dialogue": _dialogue,
    "map": lambda room, content, step: {"grid": answers.GRID},
    "words": lambda room, content, step: {"most": answers.MOST_WORDS, "longest": answers.LONGEST_WORD},
    "open": lambda room, content, step: {"longest": LONGEST_TEXT},
    "pulse": lambda room, content, step: {"scale": list(step.scale)},
    "pair": lambda room, content, step: {"roles": [asdict(role) for role in step.roles], "rounds": step.rounds, "lasts": lasts(step.seconds)},
}


def _timer(timer: Timer | None, now: float) -> dict | None:
    """The seconds left, and whether they run."""
    return None if timer is None else {"left": round(timer.at(now)), "running": timer.since is not None}


def _result(room: Room, content) -> dict | None:
    """What the room said, once it was revealed: `rounds`, one or two as `results.result` gives them, `change` between two in a
    sentence, and `key` if asked for. At a step with texts, those that were let through."""
    step = room.step
    if step.kind == "open":
        shown = [one for one in in_no_order(room.texts.get(room.ballot, ())) if one["state"] == "shown"]
        return {"texts": shown} if shown else None
    if step.kind not in VOTED or room.ballot not in room.revealed:
        return None
    rounds = [result(room, content, step, one) for one in room.ballots_here]
    return {"rounds": rounds, "change": changed(*rounds) if len(rounds) == 2 else None,
            "key": _key(content, step) if step.id in room.keyed else None}


def _key(content, step: Step) -> dict:
    """What fits, and what is said of each option."""
    answer, mark = items.reveal(content.item(step.item))
    return {"answer": answer.get("answer"), "says": mark.says, "notes": [asdict(note) for note in mark.notes]}


def _hands(room: Room, content) -> list[dict]:
    """What hands can be counted for, with the last count."""
    counted = room.tallies.get(room.ballot, {})
    return [{"id": name, "text": text, "count": counted.get(name)} for name, text in answers.choices(content, room)]
