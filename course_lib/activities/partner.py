"""How a partner in a dialogue is moved by a reply: one visible rule, the same for everyone. TOY.

A partner's state is a `Mood`: how strongly they feel (intensity), how safe it is between the two (safety), and how
understood they feel (understood), each 0 to 1. The rule is ours, made to show an order of things that therapists
describe (listen first, then the rest); its numbers were chosen and not measured, and it says nothing about any
person who lives.

What a reply does lies between two ends: what it does where nothing is understood yet, and what it does where all is
(`MOVES`; the share between is `understood` itself).

=========================  ==============================================  ============================================
move                       nothing understood yet                          all understood
=========================  ==============================================  ============================================
reflect                    understood rises much; the feeling shows more   understood rises a little; the feeling falls
ask                        understood rises some, safety a little          the same, less
ask, right after asking    safety falls                                    safety falls
validate                   little                                          safety rises, the feeling falls
fix                        understood and safety fall                      the feeling falls, safety rises
explain                    understood and safety fall, the feeling rises   cheap, and something becomes clear
apologise                  safety rises a little                           safety rises much, the feeling falls
apologise, once more       safety falls                                    nearly nothing
counter                    safety and understood fall much                 they fall
wait                       leaves room: safety rises a little              the same
wait, right after waiting  empty: safety and understood fall               they fall a little
leave                      where it fits: the feeling falls, safety rises  the same
=========================  ==============================================  ============================================

- **Once more.** Sorry for the same again wears off. An apology that hits, after another, isn't that: it says what it is
  for, so it counts as a first one.
- **Fit.** A *hit* does all of that. *Near* gains half, and costs the same. A *miss* gains nothing, costs what the
  move costs where nothing is understood, and `MISS` on top.
- **Mending.** A reply that reflects, validates or apologises with a hit, right after a reply that lost safety or
  understood, gives back `MENDED` times what was lost: more than it was.
- **Harm.** A reply that does harm, or tolerates it, gains nothing and costs `HARM`. It isn't mended in the same
  conversation: from then on safety rises by nothing but leaving, and understood rises half as much. Where the task is
  to leave and be safe, it's so from the start.
"""

from dataclasses import dataclass

from ..content.dialogues import Mood, Reply

# By move: (intensity, safety, understood), where nothing is understood and where all is.
MOVES = {
    "reflect": ((0.10, 0.06, 0.32), (-0.20, 0.10, 0.12)),
    "ask": ((0.00, 0.06, 0.14), (-0.06, 0.06, 0.08)),
    "validate": ((0.00, 0.04, 0.04), (-0.24, 0.18, 0.10)),
    "fix": ((0.06, -0.10, -0.12), (-0.24, 0.10, 0.04)),
    "apologise": ((-0.02, 0.06, 0.00), (-0.24, 0.26, 0.06)),
    "explain": ((0.08, -0.12, -0.14), (-0.08, 0.08, 0.10)),
    "counter": ((0.10, -0.20, -0.16), (0.04, -0.12, -0.08)),
    "wait": ((-0.04, 0.06, 0.00), (-0.06, 0.06, 0.02)),
    "leave": ((-0.12, 0.12, 0.00), (-0.12, 0.12, 0.00)),
}
# The same move again: at once (ask, wait), or at any time later (apologise, unless it hits).
AGAIN = {
    "ask": ((0.04, -0.10, 0.00), (0.00, -0.10, 0.00)),
    "wait": ((0.02, -0.10, -0.08), (0.00, -0.06, -0.04)),
    "apologise": ((0.04, -0.14, -0.06), (-0.06, 0.02, 0.00)),
}
MISS = (0.05, -0.08, -0.10)
MENDS = ("reflect", "validate", "apologise")
MENDED = 1.25
HARM = {"does": (0.10, -0.30, -0.10), "tolerates": (0.00, -0.20, 0.00)}
Change = tuple[float, float, float]  # of intensity, safety, understood


@dataclass(frozen=True)
class Step:
    """A reply in a turn (its id), and the partner's mood before and after it."""

    turn: str
    reply: Reply
    before: Mood
    after: Mood

    @property
    def lost(self) -> tuple[float, float]:
        """How much safety and understood fell by it, 0 to 1 each."""
        return max(0.0, self.before.safety - self.after.safety), max(0.0, self.before.understood - self.after.understood)


def after(mood: Mood, reply: Reply, before: tuple[Step, ...] = (), unsafe: bool = False) -> Mood:
    """The mood after `reply`, with what was said `before` it; `unsafe` where the partner did harm before the first word.
    Numbers are 0 to 1, to three places."""
    harmed = unsafe or reply.harm or any(step.reply.harm for step in before)
    intensity, safety, understood = _plain(mood, reply, before)
    if not unsafe and mends(reply, before):
        safe_again, understood_again = before[-1].lost
        safety, understood = safety + MENDED * safe_again, understood + MENDED * understood_again
    if harmed and not (reply.move == "leave" and reply.harm is None):
        safety, understood = min(safety, 0.0), understood / 2 if understood > 0 else understood
    return Mood(feeling=reply.feeling or mood.feeling, intensity=_share(mood.intensity + intensity),
                safety=_share(mood.safety + safety), understood=_share(mood.understood + understood))


def mends(reply: Reply, before: tuple[Step, ...]) -> bool:
    """Whether `reply` mends what the one right before it lost. Harm isn't mended so."""
    if not before or reply.fit != "hit" or reply.move not in MENDS:
        return False
    return sum(before[-1].lost) > 0 and not reply.harm and not any(step.reply.harm for step in before)


def ease(mood: Mood) -> float:
    """How much at ease a partner is, 0 to 1: the mean of safety, understood and calm. For the checks of what is
    written; a learner never sees it, since a conversation has no score."""
    return (mood.safety + mood.understood + 1 - mood.intensity) / 3


def _plain(mood: Mood, reply: Reply, before: tuple[Step, ...]) -> Change:
    """What the reply's move, fit and harm change, mending left aside."""
    low, high = (AGAIN if _again(reply, before) else MOVES)[reply.move]
    if reply.harm:
        return _sum(_costs(low), HARM[reply.harm])
    if reply.fit == "miss":
        return _sum(_costs(low), MISS)
    change = tuple(one + (other - one) * mood.understood for one, other in zip(low, high))
    return change if reply.fit == "hit" else _halved(change)


def _again(reply: Reply, before: tuple[Step, ...]) -> bool:
    if reply.move == "apologise":
        return reply.fit != "hit" and any(step.reply.move == "apologise" for step in before)
    return reply.move in AGAIN and bool(before) and before[-1].reply.move == reply.move


def _costs(change: Change) -> Change:
    """What of a change is a cost: more intensity, less safety, less understood."""
    intensity, safety, understood = change
    return max(0.0, intensity), min(0.0, safety), min(0.0, understood)


def _halved(change: Change) -> Change:
    """The costs of a change, and half of its gains."""
    return tuple(cost + (one - cost) / 2 for one, cost in zip(change, _costs(change)))


def _sum(one: Change, other: Change) -> Change:
    return tuple(a + b for a, b in zip(one, other))


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 3)
